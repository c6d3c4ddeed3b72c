import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { folderWith, run } from './run.ts';

/**
 * Green means that everything was checked: a config that is asked for is judged by what it becomes, so what is wrong in the vars- and ops-files that feed it
 * is told whichever way it was asked for. Old faults of a shared file that do not concern it are not.
 */

const CONFIG = `product-name: cf
product-properties:
  .cloud_controller.system_domain: { value: ((domain)) }
  .properties.smtp_from: { value: ((mail)) }
resource-config:
  mysql: { instances: ((mysql)) }
`;
const VARS = 'domain: sys.example.net\nmail: ops@corp.example.net\nmysql: 3\n';
const OPS = '- { type: replace, path: /resource-config/mysql/instances, value: 3 }\n';

const TASLINT =
  'foundations:\n  seoul: { products: { cf: { config: config/cf.yml, vars-files: [vars/cf.yml], ops-files: [ops/cf.yml] } } }\n';

/** Ways to ask for the config alone. `configured`: taslint.yml names what feeds it. */
const WAYS = {
  'the file, with -l and -o': { words: ['-l', 'vars/cf.yml', '-o', 'ops/cf.yml', 'config/cf.yml'], configured: false },
  'the file, taslint.yml names the rest': { words: ['config/cf.yml'], configured: true },
  'its folder': { words: ['config'], configured: true },
  'a list of files, as hooks give it': { words: ['config/cf.yml', 'config/other.yml'], configured: true },
  '--since': { words: ['--since', 'HEAD', 'config/cf.yml'], configured: true },
  '--staged': { words: ['--staged', 'config/cf.yml'], configured: true },
  '--changed-only': { words: ['--since', 'HEAD', '--changed-only', 'config/cf.yml'], configured: true },
  'standard input': { words: ['--stdin', '--stdin-filename', 'config/cf.yml'], configured: true },
} as const;

interface Fault {
  readonly files: Readonly<Record<string, string>>;
  readonly code: number;
  /** `PATH:LINE… RULE`, and nothing else. */
  readonly lines: readonly string[];
}

const FAULTS: Readonly<Record<string, Fault>> = {
  'nothing is wrong': { files: {}, code: 0, lines: [] },
  'an operation fails': {
    files: { 'ops/cf.yml': '- { type: replace, path: /resource-confg/mysql/instances, value: 3 }\n' },
    code: 1,
    lines: ['ops/cf.yml:1 ops/no-match'],
  },
  'an operation sets what is wrong': {
    files: { 'ops/cf.yml': OPS.replace('3', '4') },
    code: 1,
    lines: ['ops/cf.yml:1 availability/mysql-even-count'],
  },
  'an ops-file is a map': { files: { 'ops/cf.yml': 'a: 1\n' }, code: 1, lines: ['ops/cf.yml:1 ops/cannot-be-built'] },
  'an ops-file is no YAML': { files: { 'ops/cf.yml': '- type: replace\n  path: [\n' }, code: 2, lines: ['ops/cf.yml:2 yaml/syntax'] },
  'a variable is still to be replaced': {
    files: { 'vars/cf.yml': VARS.replace('ops@corp.example.net', 'CHANGEME') },
    code: 1,
    lines: ['vars/cf.yml:2 security/placeholder-value'],
  },
  'a vars file is a list': {
    files: { 'vars/cf.yml': '- domain: sys.example.net\n' },
    code: 1,
    lines: ['vars/cf.yml:1 vars/unreadable-file'],
  },
  'a vars file is no YAML': { files: { 'vars/cf.yml': 'domain: x\nmail: [1,\n' }, code: 2, lines: ['vars/cf.yml:2 yaml/syntax'] },
  'a shared vars file has faults that are no business of this config': {
    files: { 'vars/cf.yml': `${VARS}other: CHANGEME\nadmin_password: Vm9-tree-Lamp\nother: x\n` },
    code: 0,
    lines: [],
  },
  'of several words to be replaced one is taken': {
    files: { 'vars/cf.yml': `first: CHANGEME\n${VARS.replace('ops@corp.example.net', 'CHANGEME')}last: CHANGEME\n` },
    code: 1,
    lines: ['vars/cf.yml:3 security/placeholder-value'],
  },
};

/** Every fault is tried in one way, and these in all. */
const EVERYWHERE = [
  'an operation fails',
  'an operation sets what is wrong',
  'a vars file is no YAML',
  'of several words to be replaced one is taken',
];

const CASES = Object.entries(WAYS).flatMap(([way, { words, configured }], index) =>
  Object.entries(FAULTS).flatMap(([what, fault]) =>
    index === 0 || EVERYWHERE.includes(what) ? [[what, way, words, configured, fault] as const] : [],
  ),
);

test.each(CASES)('%s, asked by %s', async (_what, _way, words, configured, { files, code, lines }) => {
  const other = words.some((word) => word === 'config/other.yml') ? { 'config/other.yml': 'product-name: p-redis\n' } : {};
  const all = { 'config/cf.yml': CONFIG, 'vars/cf.yml': VARS, 'ops/cf.yml': OPS, ...files, ...other };
  const cwd = folderWith(configured ? { ...all, 'taslint.yml': TASLINT } : all);
  if (words.some((word) => word.startsWith('--s'))) commitEmpty(cwd);
  const ran = await run(['--format', 'unix', '--fail-on', 'warning', ...words], { cwd, stdin: CONFIG });
  expect({ code: ran.code, lines: linesOf(ran.stdout) }).toEqual({ code, lines });
});

test('a vars file that is found by its name is told when it is broken, is a list or gives what is wrong', async () => {
  const found = async (text: string): Promise<readonly [number, readonly string[]]> => {
    const cwd = folderWith({ 'config/cf.yml': CONFIG, 'vars/cf.yml': text });
    commitEmpty(cwd);
    const ran = await run(['--format', 'unix', 'config/cf.yml'], { cwd });
    return [ran.code, linesOf(ran.stdout)];
  };
  expect(await found('domain: [1,\n')).toEqual([2, ['vars/cf.yml:1 yaml/syntax']]);
  expect(await found('[1,\n')).toEqual([2, ['vars/cf.yml:1 yaml/syntax']]);
  expect(await found('- domain: x\n')).toEqual([1, ['vars/cf.yml:1 vars/unreadable-file']]);
  expect(await found(VARS.replace('3', '4'))).toEqual([1, ['vars/cf.yml:3 availability/mysql-even-count']]);
});

test('a vars file that is found by its name and is no text fails the run with its name', async () => {
  const cwd = folderWith({ 'config/cf.yml': CONFIG, 'vars/cf.yml': Buffer.from([0xc7, 0xd1, 0xb1, 0xdb]) });
  commitEmpty(cwd);
  const ran = await run(['config/cf.yml'], { cwd });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('vars/cf.yml: not UTF-8 text');
});

test('what is broken beside a config and does not feed it is not told', async () => {
  const cwd = folderWith({
    'config/cf.yml': CONFIG,
    'vars/cf.yml': VARS,
    'vars/redis.yml': 'a: [1,\n',
    'config/redis.yml': 'product-name: [\n',
  });
  commitEmpty(cwd);
  expect(await run(['config/cf.yml'], { cwd })).toMatchObject({ code: 0 });
});

function commitEmpty(cwd: string): void {
  const git = (...words: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { cwd });
  git('init', '-q');
  git('commit', '-q', '--allow-empty', '-m', 'start');
  git('add', '-A');
}

function linesOf(output: string): readonly string[] {
  return output
    .split('\n')
    .filter((line) => /: (warning|error): /.test(line))
    .map((line) => `${line.split(':', 2).join(':')} ${line.slice(line.lastIndexOf('[') + 1, -1)}`);
}
