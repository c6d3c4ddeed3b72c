import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Checks, expectEqual, expectIncludes } from './checks.ts';
import { writeReleaseTree } from '../build/release-tree.ts';
import { needPrograms } from './need-programs.ts';
import { run, runWell, type Ended } from './run-program.ts';

/**
 * Commits files in a repository whose hooks come from the release tree, with the real `pre-commit` and without a registry. The repository is the scenario
 * `domain-changed-cert-not`, begun on the day before the domain changed.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SCENARIO = join(ROOT, 'fixtures/foundations/domain-changed-cert-not');

needPrograms([['pre-commit', '--version']], ['pre-commit']);

const folder = mkdtempSync(join(tmpdir(), 'taslint-pre-commit-'));
const hooks = join(folder, 'hooks');
const repository = join(folder, 'repository');
const env = {
  PRE_COMMIT_HOME: join(folder, 'home'),
  npm_config_offline: 'true',
  npm_config_cache: join(folder, 'empty-cache'),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Operator',
  GIT_AUTHOR_EMAIL: 'operator@example.com',
  GIT_COMMITTER_NAME: 'Operator',
  GIT_COMMITTER_EMAIL: 'operator@example.com',
};
const checks = new Checks();

await checks.check('the release tree becomes the repository of the hooks', async () => {
  await writeReleaseTree(hooks);
  git(hooks, 'init', '--quiet', '--initial-branch', 'release');
  git(hooks, 'add', '--all');
  git(hooks, 'commit', '--quiet', '--message', 'release');
  git(hooks, 'tag', 'v0.0.0-test');
});

await checks.check('pre-commit installs the hook without a registry', () => {
  cpSync(SCENARIO, repository, { recursive: true, filter: (path) => !path.endsWith('expected.txt') });
  write('.pre-commit-config.yaml', `repos:\n  - repo: file://${hooks}\n    rev: v0.0.0-test\n    hooks:\n      - id: taslint\n`);
  write('vars/cf.yml', varsWith('sys.old.example', 'apps.old.example'));
  write(
    'config/cf.yml',
    readFileSync(join(SCENARIO, 'config/cf.yml'), 'utf8').replace(
      'push-apps-manager:\n    post-deploy-state: true',
      'push-apps-manager:\n    post-deploy-state: false',
    ),
  );
  git(repository, 'init', '--quiet', '--initial-branch', 'main');
  runWell('pre-commit', ['install', '--install-hooks'], { cwd: repository, env });
});

await checks.check('a good commit passes', () => {
  const ended = commit('the foundation as it was');
  expectEqual(`exit code of a commit that said\n${said(ended)}`, ended.code, 0);
  expectIncludes('the commit', said(ended), 'Passed');
});

await checks.check('a bad product file stops the commit', () => {
  const before = readFileSync(join(repository, 'config/cf.yml'), 'utf8');
  write(
    'config/cf.yml',
    before.replace('push-apps-manager:\n    post-deploy-state: false', 'push-apps-manager:\n    post-deploy-state: true'),
  );
  const ended = commit('an errand left on');
  expectEqual(`exit code of a commit that said\n${said(ended)}`, ended.code, 1);
  expectIncludes('the commit', said(ended), 'errands/left-on-after-first-install');
  write('config/cf.yml', before);
});

await checks.check('a changed vars file lints the product that it feeds', () => {
  const before = readFileSync(join(repository, 'vars/cf.yml'), 'utf8');
  write('vars/cf.yml', varsWith('sys.example.com', 'apps.example.com'));
  const ended = commit('a new domain');
  expectEqual(`exit code of a commit that said\n${said(ended)}`, ended.code, 1);
  expectIncludes('the commit', said(ended), 'cert/san-missing-system-domain');
  write('vars/cf.yml', before);
});

await checks.check('a broken file stops the commit with its place', () => {
  const before = readFileSync(join(repository, 'vars/cf.yml'), 'utf8');
  write('vars/cf.yml', `${before}\tbroken: [\n`);
  const ended = commit('a slip of the finger');
  expectEqual(`exit code of a commit that said\n${said(ended)}`, ended.code, 1);
  expectIncludes('the commit', said(ended), 'vars/cf.yml:');
  write('vars/cf.yml', before);
});

await checks.check('an unrelated workflow file is left in peace', () => {
  write('.github/workflows/ci.yml', 'on: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make test\n');
  const ended = commit('a workflow');
  expectEqual(`exit code of a commit that said\n${said(ended)}`, ended.code, 0);
  expectIncludes('the commit', said(ended), 'Passed');
});

await checks.check('every hook of the hooks file runs on all files', () => {
  write(
    '.pre-commit-config.yaml',
    `repos:\n  - repo: file://${hooks}\n    rev: v0.0.0-test\n    hooks: [{ id: taslint }, { id: taslint-all }, { id: taslint-system }]\n`,
  );
  git(repository, 'add', '--all');
  const path = `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`;
  runWell('npm', ['install', '--global', '--silent', '--prefix', folder, hooks], { env });
  const ended = run('pre-commit', ['run', '--all-files'], { cwd: repository, env: { ...env, PATH: path } });
  expectEqual(`exit code of a run that said\n${said(ended)}`, ended.code, 0);
  expectEqual('hooks that passed', said(ended).split('Passed').length - 1, 3);
});

rmSync(folder, { recursive: true, force: true });
checks.finish();

function git(cwd: string, ...args: readonly string[]): string {
  return runWell('git', args, { cwd, env });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}

function varsWith(system: string, apps: string): string {
  return readFileSync(join(SCENARIO, 'vars/cf.yml'), 'utf8').replace('sys.example.com', system).replace('apps.example.com', apps);
}

function commit(message: string): Ended {
  git(repository, 'add', '--all');
  return run('git', ['commit', '--quiet', '--message', message], { cwd: repository, env });
}

function said(ended: Ended): string {
  return ended.stdout + ended.stderr;
}
