import { describe, expect, test } from 'vitest';
import { repositoryWith, write } from '../unit/workspace/tree.ts';
import { folderWith, run } from './run.ts';

/** A value that was put together or placed by an operation keeps its origins, in every format. */

interface Place {
  readonly path: string;
  readonly revision?: string;
  readonly start: { readonly line: number };
}

interface Finding {
  readonly rule: string;
  readonly foundations: readonly string[];
  readonly place: Place;
  readonly trail: readonly { readonly step: string; readonly place: Place }[];
  readonly evidence: readonly {
    readonly value: string | null;
    readonly place: Place;
    readonly trail: readonly { readonly place: Place }[];
  }[];
}

const at = ({ path, revision, start }: Place): string => `${revision === undefined ? '' : `${revision}:`}${path}:${start.line}`;

async function findingOf(rule: string, argv: readonly string[], cwd: string): Promise<Finding> {
  const { stdout, stderr } = await run(['--format', 'json', ...argv], { cwd });
  if (stdout === '') throw new Error(stderr);
  const report = JSON.parse(stdout) as { findings: readonly Finding[] }; // our own format
  return report.findings.find((finding) => finding.rule === rule)!;
}

const config = (domain: string): string =>
  `product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: { value: ${domain} }\nresource-config:\n  mysql:\n    instances: 3\n`;

/** All formats but JSON, which is asked in detail. */
const FORMATS = ['text', 'unix', 'sarif', 'gitlab', 'github', 'junit', 'markdown', 'azure', 'checkstyle', 'rdjson', 'rdjsonl', 'teamcity'];

const plain = (text: string): string => text.replace(/%2F/g, '/').replace(/\s+/g, ' ');

describe('a variable pasted into a longer text', () => {
  const root = (): string => {
    const folder = repositoryWith({ 'config/cf.yml': config('sys.((base))'), 'vars/cf.yml': 'base: a.example.com\n' });
    write(folder, { 'vars/cf.yml': 'base: b.example.com\n' });
    return folder;
  };

  test('is edited at its definition; the way and the earlier value name both files', async () => {
    const finding = await findingOf('change/system-domain', ['--since', 'HEAD'], root());
    expect(at(finding.place)).toBe('vars/cf.yml:1');
    expect(finding.trail.map(({ step, place }) => `${step} ${at(place)}`)).toEqual([
      'variable-use config/cf.yml:3',
      'variable-value vars/cf.yml:1',
    ]);
    const [former] = finding.evidence;
    expect([former!.value, at(former!.place), at(former!.trail[0]!.place)]).toEqual([
      'sys.a.example.com',
      'HEAD:vars/cf.yml:1',
      'config/cf.yml:3',
    ]);
  });

  test.each(FORMATS)('%s names the file that uses it', async (format) => {
    const { stdout } = await run(['--since', 'HEAD', '--format', format], { cwd: root() });
    expect(plain(stdout)).toMatch(/used at config\/cf\.yml:3/);
  });

  test('the text shows the evaluated value, now and earlier', async () => {
    const { stdout } = await run(['--since', 'HEAD'], { cwd: root() });
    expect(plain(stdout)).toContain('used at config/cf.yml:3 in `sys.b.example.com`');
    expect(plain(stdout)).toContain(
      'because `.cloud_controller.system_domain: sys.a.example.com` (HEAD:vars/cf.yml:1, used at config/cf.yml:3)',
    );
  });

  test('an earlier line is quoted under the key above it, in braces as well', async () => {
    const folder = repositoryWith({ 'config/cf.yml': config('sys.a.example.com') });
    write(folder, { 'config/cf.yml': config('sys.b.example.com') });
    const { stdout } = await run(['--since', 'HEAD'], { cwd: folder });
    expect(plain(stdout)).toContain('because `product-properties › .cloud_controller.system_domain: {');
  });

  test('with another one is edited where the text stands, and both definitions are named', async () => {
    const folder = repositoryWith({ 'config/cf.yml': config('((host)).((base))'), 'vars/cf.yml': 'base: a.example.com\nhost: sys\n' });
    write(folder, { 'vars/cf.yml': 'base: b.example.com\nhost: system\n' });
    const finding = await findingOf('change/system-domain', ['--since', 'HEAD'], folder);
    expect(finding.trail.map(({ place }) => at(place))).toEqual(
      expect.arrayContaining(['config/cf.yml:3', 'vars/cf.yml:1', 'vars/cf.yml:2']),
    );
    for (const format of FORMATS.filter((name) => name !== 'text')) {
      const { stdout } = await run(['--since', 'HEAD', '--format', format], { cwd: folder });
      expect(plain(stdout)).toMatch(/vars\/cf\.yml/);
    }
  });

  test('shows no secret that it is a part of', async () => {
    const vars = 'token: not-to-be-seen\nbase: example.com\n';
    const folder = folderWith({ 'cf.yml': config('http://x:((token))@sys.((base)):99999'), 'vars.yml': vars });
    for (const format of ['json', ...FORMATS]) {
      const { stdout } = await run(['--format', format, '-l', 'vars.yml', 'cf.yml'], { cwd: folder });
      expect(stdout).not.toContain('not-to-be-seen');
    }
  });
});

describe('a value that an operation placed', () => {
  const files = {
    'config/cf.yml': config('sys.example.com'),
    'ops/x.yml': '- type: replace\n  path: /resource-config/mysql/instances\n  value: 2\n',
  };
  const argv = ['-o', 'ops/x.yml', 'config/cf.yml'];

  test('leads from the configuration that it breaks to the ops-file', async () => {
    const finding = await findingOf('availability/mysql-even-count', argv, folderWith(files));
    expect(at(finding.place)).toBe('ops/x.yml:3');
    expect(finding.trail.map(({ step, place }) => `${step} ${at(place)}`)).toEqual([
      'operation-target config/cf.yml:6',
      'operation ops/x.yml:1',
      'operation-value ops/x.yml:3',
    ]);
  });

  test.each(FORMATS)('%s names the configuration', async (format) => {
    const { stdout } = await run(['--format', format, ...argv], { cwd: folderWith(files) });
    expect(plain(stdout)).toMatch(/applied to config\/cf\.yml:6/);
  });
});

test('a fault that several foundations share is one finding that names them', async () => {
  const foundations = ['prod', 'lab'].map((name) => `  ${name}:\n    products:\n      cf: { config: cf.yml, ops-files: [ops.yml] }\n`);
  const folder = folderWith({
    'taslint.yml': `foundations:\n${foundations.join('')}`,
    'cf.yml': config('sys.example.com'),
    'ops.yml': '- type: replace\n  path: /resource-config/mysql/instances\n  value: 2\n',
  });
  const finding = await findingOf('availability/mysql-even-count', ['.'], folder);
  expect(finding.foundations).toEqual(['lab', 'prod']);
  const { stdout } = await run(['.'], { cwd: folder });
  expect(stdout).toContain('ops.yml:3:10 (lab, prod)');
});
