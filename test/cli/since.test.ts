import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commit, git, repositoryWith, write } from '../unit/workspace/tree.ts';
import { folderWith, run, type Ran } from './run.ts';

/** Comparing two times of the same foundation, on real repositories. */

const cf = (domain: string, more = ''): string =>
  `product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: { value: ${domain} }\n${more}`;

/** `path:line rule` for each finding. */
async function findings(cwd: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const ran = await run(['--format', 'json', ...argv], { cwd });
  return placesOf(ran);
}

function placesOf(ran: Ran): readonly string[] {
  if (ran.stdout === '') throw new Error(ran.stderr);
  const report = JSON.parse(ran.stdout) as { findings: { rule: string; place: { path: string; start: { line: number } } }[] }; // our own format
  return report.findings.map(({ rule, place }) => `${place.path}:${place.start.line} ${rule}`);
}

describe('--since REV', () => {
  test('a domain that changed since a revision is a finding with both values, and so it is from a folder below', async () => {
    const root = repositoryWith({ 'foundations/prod/config/cf.yml': cf('sys.old.example.com') });
    write(root, { 'foundations/prod/config/cf.yml': cf('sys.example.com') });
    expect(await findings(root, '--since', 'HEAD')).toEqual(['foundations/prod/config/cf.yml:3 change/system-domain']);
    expect(await findings(join(root, 'foundations'), '--since', 'HEAD', 'prod')).toEqual(['prod/config/cf.yml:3 change/system-domain']);
    const { code, stdout, stderr } = await run(['--since', 'HEAD'], { cwd: root });
    expect(code).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toContain('changes from `sys.old.example.com` to `sys.example.com`');
    expect(stdout).toContain('HEAD:foundations/prod/config/cf.yml:3');
    expect(stderr).toMatch(/^Compared with HEAD \([0-9a-f]{10}\): 1 changed file\.$/m);
  });

  test('nothing that did not change is a finding of change, and without an earlier revision there is none', async () => {
    const root = repositoryWith({ 'cf.yml': cf('sys.old.example.com') }, { 'cf.yml': cf('sys.example.com') });
    expect(await findings(root, '--since', 'HEAD')).toEqual([]);
    expect(await findings(root)).toEqual([]);
    expect(await findings(root, '--since', 'HEAD~1')).toEqual(['cf.yml:3 change/system-domain']);
  });

  test('each revision is evaluated with the vars and ops of its time', async () => {
    const root = repositoryWith({
      'taslint.yml': 'foundations:\n  seoul:\n    products:\n      cf: { config: cf.yml, vars-files: [vars/one.yml] }\n',
      'cf.yml': cf('((domain))'),
      'vars/one.yml': 'domain: sys.old.example.com\n',
    });
    write(root, {
      'taslint.yml':
        'foundations:\n  seoul:\n    products:\n      cf: { config: cf.yml, vars-files: [vars/one.yml, vars/two.yml], ops-files: [ops.yml] }\n',
      'vars/two.yml': 'domain: sys.wrong.example.com\nnew_domain: sys.example.com\n',
      'ops.yml': '- type: replace\n  path: /product-properties/.cloud_controller.system_domain/value\n  value: ((new_domain))\n',
    });
    expect(await findings(root, '--since', 'HEAD', '--foundation', 'seoul', '--rule', 'vars/unused=off')).toContain(
      'vars/two.yml:2 change/system-domain',
    );
  });

  test('a taslint.yml that is new says what the earlier files were, too', async () => {
    const root = repositoryWith({ 'a/cf.yml': cf('sys.old.example.com') });
    write(root, {
      'a/cf.yml': cf('sys.example.com'),
      'taslint.yml': 'foundations:\n  seoul:\n    products:\n      cf: { config: a/cf.yml }\n',
    });
    expect(await findings(root, '--since', 'HEAD')).toEqual(['a/cf.yml:3 change/system-domain']);
  });

  test('a foundation whose folder was renamed is the same foundation', async () => {
    const root = repositoryWith({
      'foundations/prod/config/cf.yml': cf('((domain))', 'resource-config:\n  router: { instances: 3 }\n  mysql: { instances: 3 }\n'),
      'foundations/prod/vars/cf.yml': 'domain: sys.old.example.com\nother: 1\n',
    });
    renameSync(join(root, 'foundations/prod'), join(root, 'foundations/prod-seoul'));
    write(root, { 'foundations/prod-seoul/vars/cf.yml': 'domain: sys.example.com\nother: 1\n' });
    expect(await findings(root, '--since', 'HEAD', '--rule', 'vars/unused=off')).toEqual([
      'foundations/prod-seoul/vars/cf.yml:1 change/system-domain',
    ]);
  });

  test('a file that was renamed and is given alone is compared with what it was called', async () => {
    const root = repositoryWith({ 'config/pas.yml': cf('sys.old.example.com', 'errand-config: {}\n') });
    rmSync(join(root, 'config/pas.yml'));
    write(root, { 'config/tas.yml': cf('sys.example.com', 'errand-config: {}\n') });
    expect(await findings(root, '--since', 'HEAD', 'config/tas.yml')).toEqual(['config/tas.yml:3 change/system-domain']);
  });

  test('blanks and Korean in paths are paths like any other', async () => {
    const root = repositoryWith({ 'foundations/서울 운영/config/설정 cf.yml': cf('sys.old.example.com') });
    write(root, { 'foundations/서울 운영/config/설정 cf.yml': cf('sys.example.com') });
    expect(await findings(root, '--since', 'HEAD', 'foundations/서울 운영')).toEqual([
      'foundations/서울 운영/config/설정 cf.yml:3 change/system-domain',
    ]);
  });

  test('a new foundation has no past, even beside one of the same products', async () => {
    const root = repositoryWith({ 'foundations/prod/config/cf.yml': cf('sys.prod.example.com') });
    write(root, { 'foundations/lab/config/cf.yml': cf('sys.lab.example.com') });
    expect(await findings(root, '--since', 'HEAD')).toEqual([]);
  });

  test('an earlier file that is broken is no reason to fail', async () => {
    const root = repositoryWith({ 'cf.yml': 'product-name: cf\nproduct-properties: {\n', 'director.yml': 'az-configuration: []\n' });
    write(root, { 'cf.yml': cf('sys.example.com') });
    const { code, stderr } = await run(['--since', 'HEAD'], { cwd: root });
    expect(code).toBe(0);
    expect(stderr).toContain('1 of the earlier files could not be read');
  });

  test('a detached checkout without branches compares with a commit', async () => {
    const root = repositoryWith({ 'cf.yml': cf('sys.old.example.com') }, { 'cf.yml': cf('sys.example.com') });
    const first = git(root, 'rev-parse', 'HEAD~1').trim();
    git(root, 'checkout', '-q', '--detach');
    git(root, 'branch', '-D', 'main');
    expect(await findings(root, '--since', first)).toEqual(['cf.yml:3 change/system-domain']);
  });

  test('a worktree is compared like its repository', async () => {
    const root = repositoryWith({ 'cf.yml': cf('sys.old.example.com') });
    const tree = join(folderWith({}), 'work tree');
    git(root, 'worktree', 'add', '-q', tree, '-b', 'change');
    write(tree, { 'cf.yml': cf('sys.example.com') });
    expect(await findings(tree, '--since', 'main')).toEqual(['cf.yml:3 change/system-domain']);
  });

  test('a shallow clone compares as far as it goes, and says how far that is', async () => {
    const root = repositoryWith(
      { 'cf.yml': cf('sys.1.example.com') },
      { 'cf.yml': cf('sys.2.example.com') },
      { 'cf.yml': cf('sys.3.example.com') },
    );
    const clone = join(folderWith({}), 'clone');
    git(root, 'clone', '-q', '--depth', '2', `file://${root}`, clone);
    expect(await findings(clone, '--since', 'HEAD~1')).toEqual(['cf.yml:3 change/system-domain']);
    const { code, stderr } = await run(['--since', 'HEAD~2'], { cwd: clone });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^taslint: no such revision: HEAD~2; this clone is shallow and holds 2 commits back to [0-9a-f]{7,} \d{4}-\d\d-\d\d\n {2}hint: /,
    );
  });

  test.each([
    ['no-such', 'no such revision: no-such'],
    ['--output=x', 'no such revision: --output=x'],
    ['HEAD~9', 'no such revision: HEAD~9'],
  ])('%s is exit 2 with one clear line', async (revision, line) => {
    const root = repositoryWith({ 'cf.yml': cf('sys.example.com') });
    const { code, stdout, stderr } = await run([`--since=${revision}`], { cwd: root });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`taslint: ${line}\n  hint: `);
  });

  test('outside of a repository, and without git, it is exit 2', async () => {
    const outside = folderWith({ 'cf.yml': cf('sys.example.com') });
    const refused = await run(['--since', 'HEAD'], { cwd: outside });
    expect([refused.code, refused.stderr.split('\n')[0]]).toEqual([2, 'taslint: this is not a git repository']);
    const root = repositoryWith({ 'cf.yml': cf('sys.example.com') });
    const missing = await run(['--since', 'HEAD'], { cwd: root, env: { PATH: join(root, 'no-such-folder') } });
    expect([missing.code, missing.stderr.split('\n')[0]]).toEqual([2, 'taslint: git is not installed']);
  });

  test('hooks, file watchers and filters of the repository are not run', async () => {
    const root = repositoryWith({ 'cf.yml': cf('sys.old.example.com'), '.gitattributes': '*.yml filter=trap diff=trap\n' });
    const trap = `touch ${join(root, 'sprung')}`;
    for (const name of ['filter.trap.clean', 'filter.trap.smudge', 'diff.trap.command', 'diff.trap.textconv', 'core.fsmonitor'])
      git(root, 'config', name, trap);
    write(root, { 'cf.yml': cf('sys.example.com') });
    expect(await findings(root, '--since', 'HEAD', '--rule', 'om/second-document=off')).toEqual(['cf.yml:3 change/system-domain']);
    expect(() => renameSync(join(root, 'sprung'), join(root, 'sprung'))).toThrow('ENOENT');
  });
});

describe('--staged', () => {
  test('what is staged is linted, whatever lies in the folder', async () => {
    const root = repositoryWith({ 'cf.yml': cf('sys.old.example.com') });
    write(root, { 'cf.yml': cf('sys.staged.example.com') });
    git(root, 'add', 'cf.yml');
    write(root, { 'cf.yml': cf('sys_never.example.com'), 'untracked.yml': cf('sys_untracked.example.com') });
    expect(await findings(root, '--staged')).toEqual(['cf.yml:3 change/system-domain']);
    const { stdout } = await run(['--staged', 'cf.yml'], { cwd: root });
    expect(stdout).toContain('sys.staged.example.com');
  });

  test('a rename that is staged is no new foundation', async () => {
    const root = repositoryWith({ 'foundations/prod/config/pas.yml': cf('sys.old.example.com', 'errand-config: {}\n') });
    git(root, 'mv', 'foundations/prod/config/pas.yml', 'foundations/prod/config/tas.yml');
    write(root, { 'foundations/prod/config/tas.yml': cf('sys.example.com', 'errand-config: {}\n') });
    git(root, 'add', '-A');
    expect(await findings(root, '--staged', 'foundations/prod/config/tas.yml')).toEqual([
      'foundations/prod/config/tas.yml:3 change/system-domain',
    ]);
  });

  test('before the first commit everything is new', async () => {
    const root = repositoryWith();
    write(root, { 'cf.yml': cf('sys.example.com') });
    git(root, 'add', '-A');
    const { code, stderr } = await run(['--staged'], { cwd: root });
    expect([code, stderr.split('\n')[0]]).toEqual([0, 'Compared with nothing: there is no commit yet: 1 changed file.']);
  });

  test('a file that is not staged is exit 2', async () => {
    const root = repositoryWith({ 'cf.yml': cf('sys.example.com') });
    write(root, { 'new.yml': cf('sys.example.com') });
    const { code, stderr } = await run(['--staged', 'new.yml'], { cwd: root });
    expect([code, stderr.split('\n')[0]]).toEqual([2, 'taslint: new.yml: not among the files that are compared']);
  });
});

describe('--since-dir DIR', () => {
  test('a copy of the folder, and a copy of the working directory, are compared without git', async () => {
    const root = folderWith({
      'old/prod/config/cf.yml': cf('sys.old.example.com'),
      'new/prod/config/cf.yml': cf('sys.example.com'),
    });
    expect(await findings(root, '--since-dir', 'old', 'new')).toEqual(['new/prod/config/cf.yml:3 change/system-domain']);
    expect(await findings(join(root, 'new'), '--since-dir', '../old/', 'prod')).toEqual(['prod/config/cf.yml:3 change/system-domain']);
    const missing = await run(['--since-dir', 'older', 'new'], { cwd: root });
    expect([missing.code, missing.stderr.split('\n')[0]]).toEqual([2, 'taslint: --since-dir older: no such folder']);
  });
});

describe('--new-only and --changed-only', () => {
  const wrong = cf('sys_old.example.com');

  test('only what the change brought is reported, also when lines moved and the file was renamed', async () => {
    const root = repositoryWith({ 'foundations/prod/config/pas.yml': wrong });
    mkdirSync(join(root, 'foundations/prod/vars'));
    rmSync(join(root, 'foundations/prod/config/pas.yml'));
    write(root, {
      'foundations/prod/config/tas.yml': `# a remark\n\n${wrong}  .cloud_controller.apps_domain: { value: apps_new.example.com }\n`,
    });
    expect(await findings(root, '--since', 'HEAD')).toEqual([
      'foundations/prod/config/tas.yml:5 dns/domain-format',
      'foundations/prod/config/tas.yml:6 dns/domain-format',
    ]);
    const { code, stdout, stderr } = await run(['--format', 'json', '--since', 'HEAD', '--new-only'], { cwd: root });
    expect([code, placesOf({ code, stdout, stderr })]).toEqual([1, ['foundations/prod/config/tas.yml:6 dns/domain-format']]);
    expect(stderr).toContain('1 other finding is not shown.');
  });

  test('a finding that was suppressed and no longer is counts as new', async () => {
    const root = repositoryWith({ 'cf.yml': wrong.replace(' }\n', ' } # taslint-ignore[dns/domain-format]: known\n') });
    write(root, { 'cf.yml': wrong });
    expect(await findings(root, '--since', 'HEAD', '--new-only')).toEqual(['cf.yml:3 dns/domain-format']);
  });

  test('only changed files count, and what their values came through', async () => {
    const root = repositoryWith({
      'foundations/a/config/cf.yml': wrong,
      'foundations/b/config/cf.yml': cf('((domain))'),
      'foundations/b/vars/cf.yml': 'domain: sys.example.com\n',
    });
    write(root, { 'foundations/b/vars/cf.yml': 'domain: sys_b.example.com\n' });
    const rules = (await findings(root, '--since', 'HEAD', '--changed-only')).filter((line) => line.includes('dns/'));
    expect(rules).toEqual(['foundations/b/vars/cf.yml:1 dns/domain-format']);
  });

  test.each([
    [['--new-only'], 'taslint: --new-only needs something to compare with'],
    [['--since', 'HEAD', '--staged'], 'taslint: --since and --staged cannot be combined'],
  ])('%j is refused', async (argv, line) => {
    const root = repositoryWith({ 'cf.yml': cf('sys.example.com') });
    const { code, stderr } = await run(argv, { cwd: root });
    expect([code, stderr.split('\n')[0]]).toEqual([2, line]);
  });
});

test.each([
  [
    'in the config',
    (secret: string) => ({ 'cf.yml': cf('a.example.com', `  .cloud_controller.encrypt_key: { value: { secret: ${secret} } }\n`) }),
  ],
  [
    'in a vars file',
    (secret: string) => ({
      'cf.yml': cf('a.example.com', '  .cloud_controller.encrypt_key: { value: { secret: ((restored)) } }\n'),
      'vars.yml': `restored: ${secret}\n`,
      'taslint.yml': 'foundations:\n  seoul:\n    products:\n      cf: { config: cf.yml, vars-files: [vars.yml] }\n',
    }),
  ],
  [
    'in an ops-file',
    (secret: string) => ({
      'cf.yml': cf('a.example.com', '  .cloud_controller.encrypt_key: { value: { secret: } }\n'),
      'ops.yml': `- type: replace\n  path: /product-properties/.cloud_controller.encrypt_key/value/secret\n  value: ${secret}\n`,
      'taslint.yml': 'foundations:\n  seoul:\n    products:\n      cf: { config: cf.yml, ops-files: [ops.yml] }\n',
    }),
  ],
])('an earlier secret is shown in no format: %s', async (_, files) => {
  const root = repositoryWith(files('Hunter2-before-xyz'));
  commit(root, files('Hunter2-after-xyz'));
  for (const format of ['text', 'json', 'sarif', 'gitlab', 'junit', 'markdown', 'github']) {
    const { stdout, stderr } = await run(['--since', 'HEAD~1', '--format', format], { cwd: root });
    expect(stdout).toContain('ccdb-encrypt-key');
    expect(stdout + stderr).not.toContain('Hunter2');
  }
});
