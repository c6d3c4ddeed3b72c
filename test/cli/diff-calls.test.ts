import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commit, folderWith, git, repositoryWith, write } from '../unit/workspace/tree.ts';
import { run } from './run.ts';

/** The words that `taslint diff` takes, and what it says when it cannot compare. */

const cf = (domain: string): string => `product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: { value: ${domain} }\n`;
const CONFIG = 'foundations:\n  prod: { products: { cf: { config: cf.yml } } }\n  lab: { products: { cf: { config: lab.yml } } }\n';

/** A repository whose domain was `one`, then `two`, and is `three` on disk. */
function threeTimes(): string {
  const root = repositoryWith({ 'cf.yml': cf('one'), 'lab.yml': cf('lab'), 'taslint.yml': CONFIG }, { 'cf.yml': cf('two') });
  write(root, { 'cf.yml': cf('three') });
  return root;
}

/** The values that are told, `before → after`, else the first line on standard error; with the exit code. */
async function told(cwd: string, ...argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(['diff', ...argv], { cwd });
  const values = [...stdout.matchAll(/: (\S+ → \S+)$/gm)].map(([, value]) => value);
  return `${values.length > 0 ? values.join(', ') : stderr.split('\n')[0]!.replaceAll(/[0-9a-f]{10}/g, 'COMMIT')} [${code}]`;
}

describe('what is compared', () => {
  test.each([
    ['the last commit with the files on disk', [], 'two → three [1]'],
    ['a revision with the files on disk', ['HEAD~1'], 'one → three [1]'],
    ['two revisions', ['HEAD~1..HEAD'], 'one → two [1]'],
    ['two revisions as two words', ['HEAD~1', 'main'], 'one → two [1]'],
    ['with HEAD, where a side is left out', ['HEAD~1..'], 'one → two [1]'],
    ['with HEAD as the earlier side', ['..HEAD~1'], 'two → one [1]'],
    [
      'a revision and paths',
      ['HEAD~1', '--', 'lab.yml'],
      'Compared HEAD~1 (COMMIT) with the current files: no difference in 1 config. [0]',
    ],
    ['a path without a revision', ['cf.yml'], 'two → three [1]'],
    ['a revision and a path without dashes', ['HEAD~1', 'cf.yml'], 'one → three [1]'],
    ['one foundation by name', ['-f', 'prod'], 'two → three [1]'],
    ['one foundation by its bare name and a revision', ['prod', 'HEAD~1'], 'one → three [1]'],
    ['two foundations', ['-f', 'prod', '-f', 'lab'], 'three → lab [1]'],
    ['two foundations by their bare names', ['lab', 'prod'], 'lab → three [1]'],
    ['a revision with itself', ['HEAD..HEAD'], 'Compared HEAD (COMMIT) with HEAD (COMMIT): no difference in 2 configs. [0]'],
  ])('%s', async (_, words, expected) => {
    expect(await told(threeTimes(), ...words)).toBe(expected);
  });

  test('three dots compare with the commit in which two branches parted', async () => {
    const root = repositoryWith({ 'cf.yml': cf('one'), 'lab.yml': cf('lab') });
    git(root, 'branch', 'feature');
    commit(root, { 'cf.yml': cf('two') });
    git(root, 'checkout', '-q', 'feature');
    commit(root, { 'lab.yml': cf('lab-two') });
    expect(await told(root, 'main...feature')).toBe('lab → lab-two [1]');
    expect(await told(root, 'main..feature')).toBe('two → one, lab → lab-two [1]');
  });

  test('an older copy of the folder, without git', async () => {
    const root = folderWith({ 'before/cf.yml': cf('one'), 'now/cf.yml': cf('two') });
    expect(await told(join(root, 'now'), '--since-dir', '../before')).toBe('one → two [1]');
    expect(await told(join(root, 'now'), '--since-dir', '../now')).toBe(
      'Compared ../now with the current files: no difference in 1 config. [0]',
    );
  });

  test('variables of the command line hold for both sides', async () => {
    const root = repositoryWith({ 'cf.yml': cf('sys.((base))') });
    write(root, { 'cf.yml': cf('api.((base))') });
    expect(await told(root, '--var', 'base=example.com')).toBe('sys.example.com → api.example.com [1]');
  });
});

describe('a word that can be two things is refused with both readings', () => {
  test('a revision and a path', async () => {
    const root = threeTimes();
    git(root, 'branch', 'lab.yml');
    const { code, stderr } = await run(['diff', 'lab.yml'], { cwd: root });
    expect([code, stderr]).toEqual([
      2,
      'taslint: lab.yml could be a revision or a path\n  hint: write taslint diff lab.yml -- for the revision, taslint diff -- lab.yml for the path\n',
    ]);
    expect(await told(root, '--', 'lab.yml')).toContain('no difference in 1 config. [0]');
    expect(await told(root, 'lab.yml', '--')).toBe('two → three [1]');
  });

  test('a revision and a foundation', async () => {
    const root = threeTimes();
    git(root, 'branch', 'prod');
    expect(await told(root, 'prod')).toBe('taslint: prod could be a revision or a foundation [2]');
    expect(await told(root, '-f', 'prod')).toBe('two → three [1]');
  });

  test('a path and a foundation of taslint.yml', async () => {
    const root = threeTimes();
    write(root, { 'lab/director.yml': 'az-configuration: [{ name: z1 }]\n' });
    expect(await told(root, 'lab')).toBe('taslint: lab could be a path or a foundation [2]');
  });

  test('but not the folder by which a foundation is called', async () => {
    const root = repositoryWith({ 'foundations/lab/cf.yml': cf('one'), 'foundations/prod/cf.yml': cf('prod') });
    write(root, { 'foundations/lab/cf.yml': cf('two'), 'foundations/prod/cf.yml': cf('prod-two') });
    expect(await told(join(root, 'foundations'), 'lab')).toBe('one → two [1]');
  });
});

describe('what cannot be compared ends with 2 and one line', () => {
  test.each([
    ['a word that is nothing', ['nope'], 'taslint: nope: neither a revision, a path nor a foundation [2]'],
    ['half of a range', ['HEAD..nope'], 'taslint: HEAD..nope: neither a revision, a path nor a foundation [2]'],
    ['a path on no side', ['--', 'nope.yml'], 'taslint: nope.yml: no such file or folder [2]'],
    ['a path in no revision', ['HEAD~1..HEAD', '--', 'nope.yml'], 'taslint: nope.yml: not among the files that are compared [2]'],
    ['a foundation that is none', ['-f', 'nope'], 'taslint: no foundation is called nope [2]'],
    ['three foundations', ['-f', 'a', '-f', 'b', '-f', 'c'], 'taslint: only two foundations can be compared [2]'],
    [
      'two foundations and a revision',
      ['HEAD', '-f', 'prod', '-f', 'lab'],
      'taslint: two foundations and a revision: compare two foundations, or one foundation at two revisions [2]',
    ],
    ['three revisions', ['HEAD', 'HEAD~1', 'main'], 'taslint: only two revisions can be compared [2]'],
    ['a range and a revision', ['HEAD~1..HEAD', 'main'], 'taslint: HEAD~1..HEAD and main: more than two revisions [2]'],
    ['a folder and a revision', ['HEAD', '--since-dir', '.'], 'taslint: --since-dir and HEAD cannot be combined [2]'],
    ['a folder that is none', ['--since-dir', 'nope'], 'taslint: --since-dir nope: no such folder [2]'],
    ['another format', ['--format', 'yaml'], "taslint: --format: 'yaml' is not one of text, json, markdown [2]"],
    ['another option', ['--sinse', 'x'], 'taslint: unknown option --sinse [2]'],
  ])('%s', async (_, words, expected) => {
    expect(await told(threeTimes(), ...words)).toBe(expected);
  });

  test('no repository', async () => {
    expect(await told(folderWith({ 'cf.yml': cf('one') }))).toBe('taslint: this is not a git repository [2]');
  });

  test('a file that is broken on one side, while the rest is told', async () => {
    const root = threeTimes();
    write(root, { 'lab.yml': 'product-name: [cf\n' });
    const { code, stdout, stderr } = await run(['diff'], { cwd: root });
    expect([code, stdout]).toEqual([2, expect.stringContaining('two → three') as string]);
    expect(stderr).toContain('lab.yml: cannot be read as YAML\n');
    expect(stderr).toContain('1 file could not be compared, so this list is incomplete.\n');
  });

  test('a template whose text is another one, and no other', async () => {
    const template = (text: string): string => `${cf('one')}{{ if .Values.${text} }}\nerrand-config: {}\n{{ end }}\n`;
    const root = repositoryWith({
      'a/cf.yml': template('one'),
      'b/cf.yml': template('two'),
      'c/cf.yml': cf('one'),
      'd/broken.yml': 'a: [\n',
    });
    write(root, { 'c/cf.yml': cf('two') });
    expect(await told(root)).toBe('one → two [1]');
    write(root, { 'a/cf.yml': template('three') });
    const { code, stderr } = await run(['diff'], { cwd: root });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^a\/cf.yml: a template .*\nCompared/) as string]);
  });

  test('an ops-file that om would refuse', async () => {
    const root = repositoryWith({
      'taslint.yml': 'foundations: { prod: { products: { cf: { config: cf.yml, ops-files: [ops.yml] } } } }\n',
      'cf.yml': cf('one'),
      'ops.yml': '[]\n',
    });
    write(root, { 'ops.yml': '- { type: remove, path: /nothing }\n' });
    const { code, stderr } = await run(['diff'], { cwd: root });
    expect([code, stderr]).toEqual([2, expect.stringContaining('om or bosh would reject 1 place') as string]);
  });

  test('nothing that configures anything', async () => {
    const root = repositoryWith({ 'notes.yml': 'a: 1\n' });
    expect(await told(root)).toContain('nothing to compare: no configuration among the paths given. [2]');
  });
});

describe('how it is shown', () => {
  test('on a terminal of 80 columns paths stay whole and values are set below them', async () => {
    const root = repositoryWith({ 'foundations/서울/cf.yml': cf('sys.old.of-a-rather-long-domain.example.com') });
    write(root, { 'foundations/서울/cf.yml': cf('sys.new.of-a-rather-long-domain.example.com') });
    const { stdout } = await run(['diff', '--lang', 'ko', '--color', 'never'], { cwd: root, terminal: true });
    expect(stdout).toBe(
      '서울\nfoundations/서울/cf.yml\n  ~ /product-properties/.cloud_controller.system_domain/value:\n' +
        '      sys.old.of-a-rather-long-domain.example.com →\n      sys.new.of-a-rather-long-domain.example.com\n' +
        '      foundations/서울/cf.yml:3 · 이전 HEAD:foundations/서울/cf.yml:3\n',
    );
  });

  test('the format json says which side is what, and of a secret no more than its type', async () => {
    const root = repositoryWith({ 'vars.yml': 'admin_password: hunter22-of-the-admin\nport: 1\n' });
    write(root, { 'vars.yml': 'admin_password: hunter33-of-the-admin\nport: "1"\n' });
    const { stdout } = await run(['diff', '--format', 'json'], { cwd: root });
    expect(stdout).not.toContain('hunter');
    const place = { start: expect.anything() as unknown, end: expect.anything() as unknown, path: 'vars.yml' };
    const trail = expect.anything() as unknown;
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      from: expect.stringMatching(/^HEAD \([0-9a-f]{10}\)$/) as string,
      to: null,
      summary: { compared: 1, values: 2, within: 1, files: 0, failures: 0, templates: 0, refused: 0 },
      foundations: [
        {
          foundation: '.',
          files: [
            {
              path: 'vars.yml',
              kind: 'vars',
              change: 'changed',
              values: [
                {
                  path: '/admin_password',
                  change: 'changed',
                  before: { secret: true, type: 'text', place: { ...place, revision: 'HEAD' }, trail },
                  after: { secret: true, type: 'text', place, trail },
                },
                {
                  path: '/port',
                  change: 'changed',
                  otherType: true,
                  before: { value: '1', type: 'number', place: { ...place, revision: 'HEAD' }, trail },
                  after: { value: '1', type: 'text', place, trail },
                },
              ],
            },
          ],
        },
      ],
      failures: [],
      templates: [],
    });
  });

  test('a bundle of certificates is told by those that came and went, and not by how it is broken into lines', async () => {
    const root = repositoryWith({});
    const config = (...names: readonly string[]): string => {
      const texts = names.map((name) => readFileSync(join(import.meta.dirname, '../../fixtures/certs', name), 'utf8'));
      const lines = texts.flatMap((text) => text.split('\n')).map((line) => `      ${line}`);
      return `product-name: cf\nproduct-properties:\n  .properties.routing_custom_ca_certificates:\n    value: |\n${lines.join('\n')}\n`;
    };
    commit(root, { 'cf.yml': config('authority.pem', 'intermediate.pem') });
    write(root, { 'cf.yml': config('authority.pem', 'intermediate.pem').replaceAll('\n      \n', '\n') });
    expect(await told(root)).toContain('no difference');
    write(root, { 'cf.yml': config('authority.pem', 'intermediate.pem', 'public-root.pem') });
    const { stdout } = await run(['diff'], { cwd: root });
    expect(stdout.split('\n')[1]).toMatch(/value: \+ [^+→]+ until \d{4}-\d\d-\d\d/);
    write(root, { 'cf.yml': config('authority.pem') });
    expect((await run(['diff'], { cwd: root })).stdout.split('\n')[1]).toMatch(/value: - [^+→]+ until \d{4}-\d\d-\d\d/);
  });
});
