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

const PIPELINE = 'resources: [{ name: repo, type: git, source: { uri: x } }]\njobs: []\n';
const GO_TEMPLATE =
  'product-name: cf\nproduct-properties:\n{{- range .Values.properties }}\n  {{ .name }}: { value: {{ .value }} }\n{{- end }}\n';

test('a template or a pipeline that is named itself passes, and one line says that it was not checked', async () => {
  const cwd = folderWith({ 'a/pipeline.yml': PIPELINE, 'a/cf.yml': GO_TEMPLATE, 'a/old.yml': PIPELINE.replace('uri: x', 'uri: {{uri}}') });
  const pipeline = await run(['a/pipeline.yml'], { cwd });
  expect(pipeline.code).toBe(0);
  expect(pipeline.stderr).toMatch(/^a\/pipeline\.yml: not checked: a pipeline; .*\nChecked 0 files/);
  const template = await run(['a/cf.yml'], { cwd });
  expect(template.code).toBe(0);
  expect(template.stderr).toMatch(/^a\/cf\.yml: not checked: a template \(go-template\)\nChecked 0 files/);
  expect((await run(['a/old.yml', 'a/cf.yml'], { cwd })).code).toBe(0);
  expect((await run(['--lang', 'ko', 'a/cf.yml'], { cwd })).stderr).toMatch(/^a\/cf\.yml: 검사하지 않음: 템플릿\(go-template\)\n/);
});

test('a folder in which only templates or pipelines were read was not checked; one with a config beside them was', async () => {
  const onlyOthers = folderWith({ 'a/pipeline.yml': PIPELINE, 'b/cf.yml': GO_TEMPLATE });
  for (const folder of ['a', 'b', '.']) {
    const ran = await run([folder], { cwd: onlyOthers });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('Could not check everything: only templates and pipelines were read');
  }
  const cwd = folderWith({ 'a/pipeline.yml': PIPELINE, 'a/cf.yml': 'product-name: cf\n' });
  expect((await run(['a'], { cwd })).code).toBe(0);
});

test('a file that is named and ignored, or of no known kind, says so in one line', async () => {
  const cwd = folderWith({
    'taslint.yml': 'ignore: [old/]\n',
    'old/cf.yml': 'product-name: cf\nerrand-config: {}\nerrand-config: {}\n',
    'env.yml': 'targt: https://opsman.example.com\nusernam: admin\n',
  });
  const ignored = await run(['old/cf.yml'], { cwd });
  expect(ignored).toMatchObject({ code: 0, stdout: '' });
  expect(ignored.stderr).toMatch(/^old\/cf\.yml: not checked: taslint\.yml ignores it\n/);
  const unknown = await run(['env.yml'], { cwd });
  expect(unknown.stderr).toMatch(/^env\.yml: not checked: of unknown kind; none of its root keys tells what it is\n/);
  expect((await run(['--lang', 'ko', 'env.yml', 'old/cf.yml'], { cwd })).stderr).toMatch(
    /^old\/cf\.yml: 검사하지 않음: taslint\.yml의 ignore에 해당합니다\nenv\.yml: 검사하지 않음: 알 수 없는 종류입니다\. /,
  );
});

test('of several configs an ops-file of the command line is meant for those that it fits', async () => {
  const files = {
    'config/cf.yml': CONFIG,
    'config/redis.yml': 'product-name: p-redis\nresource-config: { redis: { instances: 1 } }\n',
    'config/director.yml': 'az-configuration: [{ name: az1 }]\n',
    'vars/cf.yml': VARS,
  };
  const withOps = async (ops: string, ...paths: readonly string[]): Promise<readonly string[]> => {
    const ran = await run(['--format', 'unix', '-l', 'vars/cf.yml', '-o', 'ops/cf.yml', ...paths], {
      cwd: folderWith({ ...files, 'ops/cf.yml': ops }),
    });
    return linesOf(ran.stdout).filter((line) => line.startsWith('ops/'));
  };
  for (const paths of [['config/cf.yml'], ['config'], ['config/cf.yml', 'config/redis.yml']]) {
    expect(await withOps(OPS, ...paths)).toEqual([]);
    expect(await withOps(OPS.replace('3', '4'), ...paths)).toEqual(['ops/cf.yml:1 availability/mysql-even-count']);
    expect(await withOps(OPS.replace('config', 'confg'), ...paths)).toContain('ops/cf.yml:1 ops/no-match');
  }
  expect(await withOps(OPS, 'config/redis.yml')).toEqual(['ops/cf.yml:1 ops/no-match']);
});

test('what a pipeline names is told when it cannot be used, whatever it looks like', async () => {
  const pipeline = (ops: string): Record<string, string> => ({
    'config/cf.yml': CONFIG,
    'vars/cf.yml': VARS,
    'ops/cf.yml': ops,
    'pipelines/cf.yml':
      'jobs:\n- name: cf\n  plan:\n  - get: repo\n  - task: cf\n    params: { CONFIG_FILE: config/cf.yml, VARS_FILES: repo/vars/cf.yml, OPS_FILES: repo/ops/cf.yml }\n',
  });
  const found = async (ops: string): Promise<readonly [number, readonly string[]]> => {
    const cwd = folderWith(pipeline(ops));
    commitEmpty(cwd);
    const ran = await run(['--format', 'unix', 'config/cf.yml'], { cwd });
    return [ran.code, linesOf(ran.stdout)];
  };
  expect(await found(OPS)).toEqual([0, []]);
  expect(await found('[1,\n')).toEqual([2, ['ops/cf.yml:1 yaml/syntax']]);
  expect(await found('- typ: replace\n  path: /a\n')).toEqual([1, ['ops/cf.yml:1 ops/cannot-be-built']]);
  expect(await found(OPS.replace('config', 'confg'))).toEqual([1, ['ops/cf.yml:1 ops/no-match']]);
});
