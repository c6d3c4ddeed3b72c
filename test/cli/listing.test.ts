import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/base/display-width.ts';
import { folderWith, run, type Ran } from './run.ts';

const DAY = fileURLToPath(new URL('../../fixtures/foundations/a-day', import.meta.url));
const lint = (...argv: readonly string[]): Promise<Ran> => run(argv, { cwd: DAY });
const lines = ({ stdout, stderr }: Ran): readonly string[] => `${stdout}${stderr}`.trimEnd().split('\n');

describe('a first run over hundreds of findings', () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `site-${index}/cf.yml`,
      'product-name: cf\nproduct-properties:\n  .uaa.admin_password:\n    value: {secret: hunter2}\n  .cloud_controller.enable_custom_buildpacks:\n    value: true\nresource-config:\n  mysql:\n    instances: 2\n  nfs_server:\n    instances: 2\nerrand-config:\n  smoke_test:\n    post-deploy-state: when-changed\n',
    ]),
  );

  test.each(['en', 'ko'])('fits one screen, 40 lines of 80 columns, and says what is next, in %s', async (language) => {
    const ran = await run(['--lang', language, '.'], { cwd: folderWith(files) });
    expect(ran.code).toBe(1);
    expect(lines(ran).length).toBeLessThanOrEqual(40);
    expect(lines(ran).filter((line) => displayWidth(line) > 80)).toEqual([]);
    for (const step of ['taslint explain', '--group-by file', 'taslint baseline create']) expect(ran.stdout).toContain(step);
  });

  test.each(['file', 'rule', 'foundation'])('is listed in whole with --group-by %s', async (grouping) => {
    const ran = await run(['--group-by', grouping, '.'], { cwd: folderWith(files) });
    for (const path of Object.keys(files)) expect(ran.stdout).toContain(path);
    expect(ran.stdout).not.toContain('more of this rule');
  });

  test('is cut to so many findings of a rule with --max-problems, and says how many more there are', async () => {
    const cwd = folderWith(files);
    const ran = await run(['--max-problems', '2', '.'], { cwd });
    expect(ran.stdout.match(/… and 58 more of this rule/g)?.length).toBeGreaterThanOrEqual(2);
    expect(ran.stderr.replaceAll(/\s+/g, ' ')).toMatch(/Not shown, but counted for the exit code: \d+ over --max-problems\./);
    const unix = await run(['--max-problems', '1', '--format', 'unix', '.'], { cwd });
    const rules = unix.stdout
      .trimEnd()
      .split('\n')
      .map((line) => `${/: (error|warning|info): /.exec(line)![1]} ${/\[[^\]]*\]$/.exec(line)![0]}`);
    expect(new Set(rules).size).toBe(rules.length);
    const all = await run(['--max-problems', '1', '--format', 'json', '.'], { cwd });
    expect((JSON.parse(all.stdout) as { findings: unknown[] }).findings.length).toBeGreaterThan(rules.length);
  });
});

describe('what is shown does not decide whether a run fails', () => {
  const WARNS = { 'cf.yml': 'product-name: cf\nerrand-config:\n  smoke_tests:\n    post-deploy-state: false\n' };

  test('only warnings, shown from errors on: still 1, and the summary says why', async () => {
    const ran = await run(['--min-severity', 'error', 'cf.yml'], { cwd: folderWith(WARNS) });
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(/Found 1 warning\..*\nNot shown, but counted for the exit code: 1 warning\.\n/);
  });

  test('--quiet says nothing but errors, and why it fails where it shows none', async () => {
    const cwd = folderWith(WARNS);
    expect(await run(['--quiet', 'cf.yml'], { cwd })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Not shown, but counted for the exit code: 1 warning.\n',
    });
    expect(await run(['-q', '--fail-on', 'error', 'cf.yml'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await run(['-q', '--fail-on', 'error', '--max-warnings', '0', 'cf.yml'], { cwd })).code).toBe(1);
    expect((await lint('-q')).stdout).not.toMatch(/^warning:/m);
  });

  test('every format follows the filters', async () => {
    for (const format of ['unix', 'github', 'sarif', 'gitlab', 'junit', 'checkstyle', 'azure', 'markdown', 'json', 'json-v2']) {
      const { stdout, code } = await lint('--quiet', '--format', format);
      expect(code).toBe(1);
      expect(stdout).toMatch(/ops[./]no-match/);
      expect(stdout.replace(/"rules":[\s\S]*/, '')).not.toContain('Errands still on after');
    }
  });

  test('--min-confidence leaves out what is less sure', async () => {
    const findings = async (...argv: readonly string[]) =>
      (JSON.parse((await lint('--format', 'json', ...argv)).stdout) as { findings: { confidence: string }[] }).findings;
    expect((await findings()).some(({ confidence }) => confidence !== 'certain')).toBe(true);
    expect((await findings('--min-confidence', 'certain')).every(({ confidence }) => confidence === 'certain')).toBe(true);
  });
});

test('info is counted until it is asked for', async () => {
  expect((await lint()).stdout).toMatch(/^Not listed: 1 info finding of 1 rule; --min-severity info lists them\.\n/);
  expect((await lint('--min-severity', 'info')).stdout).toContain('[availability/fewer-instances-than-azs]');
});

test('--statistics gives each rule one line, the worst first', async () => {
  const { stdout } = await lint('--statistics');
  const severities = stdout
    .trimEnd()
    .split('\n')
    .map((line) => /^ *\d+ {2}(\w+)/.exec(line)?.[1]);
  expect(severities).toEqual(
    [...severities].sort((one, other) => ['error', 'warning', 'info'].indexOf(one!) - ['error', 'warning', 'info'].indexOf(other!)),
  );
});

test.each([
  ['--quiet', '--min-severity', 'error'],
  ['--quiet', '--verbose'],
  ['--statistics', '--group-by', 'rule'],
  ['--group-by', 'file', '--format', 'json'],
  ['--max-problems', 'many'],
  ['--min-severity', 'bad'],
])('%s %s is refused', async (...argv) => {
  const ran = await lint(...argv);
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toMatch(/^taslint: --.*\n( {2}hint: .*\n)?$/);
});
