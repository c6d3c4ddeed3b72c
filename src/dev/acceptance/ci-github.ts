import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks, folder, tree, SCENARIO, NO_SERVER, expectEnd, readYaml, write } from './ci-setting.ts';
import { expectEqual, expectIncludes } from './checks.ts';
import { run, type Ended } from './run-program.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly shell: string; readonly env: Readonly<Record<string, string>>; readonly run: string }[];
  };
}

interface ActionRun extends Ended {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the action on a repository, as `uses:` with these inputs does. */
export function githubAction(repository: string, given: Readonly<Record<string, string>> = {}): ActionRun {
  const action = readYaml(join(tree, 'action.yml')) as Action;
  for (const name of Object.keys(given)) expectIncludes('the inputs of the action', Object.keys(action.inputs).join(' '), name);
  const inputs = { ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])), ...given };
  const runner = mkdtempSync(join(folder, 'runner-'));
  const files = { GITHUB_OUTPUT: join(runner, 'output'), GITHUB_STEP_SUMMARY: join(runner, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  let last: Ended = { code: 0, stdout: '', stderr: '' };
  for (const step of action.runs.steps) {
    expectEqual('expressions in the text of a step', /\$\{\{/.test(step.run), false);
    writeFileSync(join(runner, 'step.sh'), step.run);
    const env = Object.fromEntries(
      Object.entries(step.env).map(([name, value]) => [
        name,
        value.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, input: string) => inputs[input] ?? ''),
      ]),
    );
    last = run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(runner, 'step.sh')], {
      cwd: repository,
      env: { ...NO_SERVER, ...files, CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: tree, ...env },
    });
  }
  const outputs = Object.fromEntries(
    readFileSync(files.GITHUB_OUTPUT, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return { ...last, outputs, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') };
}

/** The steps of `action.yml` with the files that the runner gives. */
export async function checkGithub(): Promise<void> {
  await checks.check('GitHub: the action annotates, fills the summary page and writes SARIF', () => {
    const repository = join(folder, 'github');
    cpSync(SCENARIO, repository, { recursive: true });
    const ended = githubAction(repository, { 'sarif-file': 'reports/taslint.sarif', args: '--lang ko' });
    expectEnd(ended, 1);
    expectIncludes('the log', ended.stdout, 'file=');
    expectEqual('annotations', ended.stdout.split('\n').filter((line) => /^::(error|warning) title=/.test(line)).length, 4);
    expectIncludes('the summary', ended.summary, 'cert/san-missing-system-domain');
    expectEqual('outputs', ended.outputs, { 'exit-code': '1', 'sarif-file': 'reports/taslint.sarif' });
    expectIncludes('SARIF', readFileSync(join(repository, 'reports/taslint.sarif'), 'utf8'), '"version": "2.1.0"');
  });

  await checks.check('GitHub: several paths with blanks, a clean run, a run that cannot check', () => {
    const repository = join(folder, 'paths');
    write(join(repository, 'one two/cf.yml'), 'product-name: cf\nresource-config:\n  nfs_server:\n    instances: 0\n');
    write(join(repository, '둘/cf.yml'), 'product-name: cf\nresource-config:\n  nfs_server:\n    instances: 0\n');
    const clean = githubAction(repository, { paths: 'one two/cf.yml\n둘\n' });
    expectEnd(clean, 0);
    expectEqual('outputs', clean.outputs, { 'exit-code': '0' });
    const missing = githubAction(repository, { paths: 'nowhere', 'sarif-file': 'taslint.sarif' });
    expectEnd(missing, 2);
    expectEqual('outputs', missing.outputs, { 'exit-code': '2' });
  });
}
