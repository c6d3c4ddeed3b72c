import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { folderWith, run } from './run.ts';

/** Every mistake in calling taslint gets one clear line, a hint where there is one to give, and exit code 2. */

const PRODUCT = 'product-name: cf\n';

const CASES: readonly {
  readonly what: string;
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly argv: readonly string[];
  readonly says: RegExp;
}[] = [
  { what: 'no such path', argv: ['nope.yml'], says: /^taslint: nope\.yml: no such file or folder\n {2}hint: / },
  { what: 'a folder without YAML', files: { 'empty/readme.txt': 'x' }, argv: ['empty'], says: /^taslint: empty: .*YAML/ },
  { what: 'a pattern without YAML', files: { 'a.yml': PRODUCT }, argv: ['b/*.yml'], says: /^taslint: b\/\*\.yml: / },
  {
    what: 'a name of 300 characters',
    argv: [`${'a'.repeat(296)}.yml`],
    says: /^taslint: a+…: the name is too long\n {2}hint: file systems take 255 bytes\n$/,
  },
  { what: 'a folder of 300 characters', argv: [`${'ㄱ'.repeat(100)}/cf.yml`], says: /^taslint: ㄱ+…: the name is too long\n/ },
  {
    what: 'a vars file with a name of 300 characters',
    files: { 'a.yml': PRODUCT },
    argv: ['-l', 'v'.repeat(300), 'a.yml'],
    says: /^taslint: --vars-file v+: the path is too long\n/,
  },
  {
    what: 'a report with a name of 300 characters',
    files: { 'a.yml': PRODUCT },
    argv: ['--format', `json=${'o'.repeat(300)}`, 'a.yml'],
    says: /^taslint: .*o+: cannot be written: the name is too long\n/,
  },
  { what: 'a line of ten million characters', files: { 'cf.yml': `a: ${'x'.repeat(10_000_000)}: y\n` }, argv: ['cf.yml'], says: /./ },
  { what: 'a syntax error', files: { 'cf.yml': 'a: [1\nb: 2\n' }, argv: ['cf.yml'], says: /Could not check everything: 1 broken file\./ },
  { what: 'a binary file', files: { 'cf.yml': Buffer.from([0x61, 0, 0x62]) }, argv: ['cf.yml'], says: /cf\.yml: .*(binary|NUL)/ },
  { what: 'an alias bomb', files: { 'cf.yml': bomb() }, argv: ['cf.yml'], says: /./ },
  { what: 'ten thousand levels', files: { 'cf.yml': `${'['.repeat(10_000)}\n` }, argv: ['cf.yml'], says: /./ },
  {
    what: 'an unknown option',
    files: { 'a.yml': PRODUCT },
    argv: ['--fromat', 'json'],
    says: /^taslint: unknown option --fromat\n {2}hint: did you mean --format\?\n$/,
  },
  {
    what: 'a command behind an option',
    files: { 'a.yml': PRODUCT },
    argv: ['--lang', 'en', 'rules'],
    says: /^taslint: rules: no such file or folder\n {2}hint: the command goes first: taslint rules …\n$/,
  },
  {
    what: 'an unknown rule',
    files: { 'a.yml': PRODUCT },
    argv: ['--rule', 'cert/expiri=off', '.'],
    says: /^taslint: unknown rule cert\/expiri\n {2}hint: did you mean cert\/expiry\?\n$/,
  },
  {
    what: 'an unknown format',
    files: { 'a.yml': PRODUCT },
    argv: ['--format', 'jsn', '.'],
    says: /^taslint: unknown format jsn\n {2}hint: did you mean json\?\n$/,
  },
  { what: 'an unknown foundation', files: { 'a.yml': PRODUCT }, argv: ['--foundation', 'prod', '.'], says: /^taslint: .*prod/ },
  {
    what: 'a broken taslint.yml',
    files: { 'a.yml': PRODUCT, 'taslint.yml': 'fail-on: eror\n' },
    argv: ['.'],
    says: /^taslint: taslint\.yml:1:10: /,
  },
  {
    what: 'a taslint.yml that is no text',
    files: { 'a.yml': PRODUCT, 'taslint.yml': Buffer.from([0x61, 0, 0x62]) },
    argv: ['.'],
    says: /^taslint: taslint\.yml: binary, not text\n {2}hint: correct this file, or name another with --config\n$/,
  },
  {
    what: 'a taslint.yml of two documents',
    files: { 'a.yml': PRODUCT, 'taslint.yml': 'profile: recommended\n---\nprofile: strict\n' },
    argv: ['.'],
    says: /^taslint: taslint\.yml:2:1: a second YAML document begins here\n {2}hint: keep one document in this file\n$/,
  },
  {
    what: 'a taslint.yml of ten thousand levels',
    files: { 'a.yml': PRODUCT, 'taslint.yml': `ignore: ${'['.repeat(10_000)}\n` },
    argv: ['.'],
    says: /^taslint: taslint\.yml:1:\d+: more than taslint reads: the nesting of maps and lists\n/,
  },
  {
    what: 'an unknown key in taslint.yml',
    files: { 'a.yml': PRODUCT, 'taslint.yml': 'foundation: {}\n' },
    argv: ['.'],
    says: /^taslint: taslint\.yml:1:1: .*\n {2}hint: did you mean .*foundations/,
  },
  {
    what: 'a missing vars file',
    files: { 'a.yml': PRODUCT },
    argv: ['--vars-file', 'v.yml', 'a.yml'],
    says: /^taslint: --vars-file v\.yml: no such file\n/,
  },
  {
    what: 'a missing ops-file',
    files: { 'a.yml': PRODUCT },
    argv: ['--ops-file', 'o.yml', 'a.yml'],
    says: /^taslint: --ops-file o\.yml: no such file\n/,
  },
  {
    what: 'a report into a folder that is not there',
    files: { 'a.yml': PRODUCT },
    argv: ['--format', 'json=no/such/dir/x', 'a.yml'],
    says: /^taslint: --format json=no\/such\/dir\/x: there is no folder no\/such\/dir\n/,
  },
  {
    what: 'a date that is none',
    files: { 'a.yml': PRODUCT },
    argv: ['--now', 'tomorrow', 'a.yml'],
    says: /^taslint: --now: 'tomorrow' is not a date\n/,
  },
  { what: 'a variable without a value', files: { 'a.yml': PRODUCT }, argv: ['--var', 'x', 'a.yml'], says: /^taslint: .*name=value/ },
];

test.each(CASES)('$what is exit code 2 and one clear line', async ({ files = {}, argv, says }) => {
  const ran = await run(argv, { cwd: folderWith(files) });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(says);
  expect(ran.stderr + ran.stdout).not.toMatch(/^\s+at .*\.ts:\d+/m);
});

test('a rule file with a mistake is refused with its place and the nearest name', async () => {
  const rule = [
    'severity: warning',
    'confidence: certain',
    'profile: recommended',
    'since: 0.1.0',
    'title: { en: t, ko: 제목 }',
    'for: { table: job }',
    'find: row.instancs < 2',
    'message: { en: m, ko: 메시지 }',
    'why: { en: w, ko: 이유 }',
    'fix: { en: f, ko: 조치 }',
    'references: []',
    'examples: []',
    '',
  ].join('\n');
  const cwd = folderWith({ 'a.yml': PRODUCT, 'taslint.yml': 'rule-folders: [policy]\n', 'policy/site/count.yml': rule });
  const ran = await run(['.'], { cwd });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(/^taslint: policy\/site\/count\.yml:7:\d+: .*instancs/);
  expect(ran.stderr).toContain('instances');
});

/** Makes something at a path that is no file; false where the system will not. */
const NO_FILES: Readonly<Record<string, (path: string) => boolean | Promise<boolean>>> = {
  'a named pipe': (path) => can('mkfifo', path),
  'a device': (path) => can('mknod', path, 'c', '1', '5'),
  'a socket': listenAt,
  'a link that points to itself': (path) => symlinkSync(basename(path), path) === undefined,
  'a broken link': (path) => symlinkSync('gone.yml', path) === undefined,
};

test.for(Object.entries(NO_FILES))('%s is exit code 2 and one line, and never waited for', async ([, maker], { skip }) => {
  const cwd = folderWith({ 'sub/cf.yml': PRODUCT });
  if (!(await maker(join(cwd, 'sub/x.yml')))) skip('it cannot be made here');
  for (const argv of [['sub/x.yml'], ['sub'], ['sub/*.yml'], ['-l', 'sub/x.yml', 'sub/cf.yml'], ['--config', 'sub/x.yml', 'sub/cf.yml']]) {
    const ran = await run(argv, { cwd });
    expect([argv, ran.code]).toEqual([argv, 2]);
    expect(ran.stderr).not.toMatch(/defect|^\s+at /m);
  }
  const ran = await run(['interpolate', 'sub/x.yml'], { cwd });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(/^taslint: sub\/x\.yml: .*\n {2}hint: .*\n$/);
});

test('the empty device is an empty file, as scripts use it', async () => {
  const cwd = folderWith({ 'cf.yml': 'product-name: cf\nproduct-version: ((v))\n' });
  expect((await run(['-l', '/dev/null', 'cf.yml'], { cwd })).stderr).not.toContain('not a file');
});

function can(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

async function listenAt(path: string): Promise<boolean> {
  const server = createServer();
  onTestFinished(() => void server.close());
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(path, () => resolve(true));
  });
}

test('a file of no known kind is left alone, counted, and no failure', async () => {
  const cwd = folderWith({ 'workflow.yml': 'on: push\njobs: { build: { steps: [] } }\n' });
  const ran = await run(['workflow.yml'], { cwd });
  expect(ran.code).toBe(0);
  expect(ran.stderr).toMatch(/1 file/);
});

test('one broken file does not keep the others from being linted', async () => {
  const cwd = folderWith({ 'broken.yml': 'a: [1\n', 'cf.yml': 'product-name: cf\nproduct-propertis: {}\n' });
  const ran = await run(['--format', 'unix', '.'], { cwd });
  expect(ran.code).toBe(2);
  expect(ran.stdout).toMatch(/^broken\.yml:\d+:\d+: error: .* \[yaml\/syntax\]$/m);
  expect(ran.stdout).toMatch(/^cf\.yml:2:1: error: .* \[om\/unknown-key\]$/m);
});

test('a folder without anything readable to lint is not a clean run', async () => {
  const cwd = folderWith({});
  mkdirSync(join(cwd, 'sub'));
  expect((await run([], { cwd })).code).toBe(2);
});

/** Nine levels of nine aliases each: nearly four hundred million nodes when expanded. */
function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level++)
    lines.push(
      `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  return `${lines.join('\n')}\n`;
}
