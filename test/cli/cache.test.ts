import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commit, repositoryWith, write } from '../unit/workspace/tree.ts';
import { folderWith, run, type Ran } from './run.ts';
import { numbersFrom } from '../random.ts';

/** `--cache DIR`: a run that remembers says the same, byte for byte, as one that does not. */

const PASSWORD = 'Zq7-hunter-Zq7';

const cf = (domain: string, instances: string): string => `product-name: cf
product-properties:
  .cloud_controller.system_domain: { value: ${domain} }
  .cloud_controller.apps_domain: { value: ((apps_domain)) }
  .cloud_controller.allow_app_ssh_access: { value: true }
  .properties.smtp_credentials: { value: { identity: mail, password: ((smtp_password)) } }
  .properties.smtp_from: { value: ((smtp_from)) }
resource-config:
  router: { instances: ${instances} }
`;

const DIRECTOR = `networks-configuration:
  networks:
  - name: tas
    subnets:
    - { iaas_identifier: net, cidr: 10.0.0.0/24, gateway: 10.0.1.1, dns: 10.0.0.2, availability_zone_names: [az1] }
az-configuration: [{ name: az1 }]
`;

const FILES = {
  'taslint.yml': 'rules: { vars/unused: off }\n',
  'foundations/common/vars/common.yml': 'smtp_from: ops@example.com\n',
  'foundations/lab/config/cf.yml': cf('sys.lab.example.com', '1'),
  'foundations/lab/vars/cf.yml': `apps_domain: apps.lab.example.com\nsmtp_password: ${PASSWORD}\n`,
  'foundations/prod/config/cf.yml': cf('sys.example.com', '3'),
  'foundations/prod/config/director.yml': DIRECTOR,
  'foundations/prod/vars/cf.yml': 'apps_domain: apps.example.com\nsmtp_from: ((mail_from))\n',
  'single/cf.yml': cf('((system_domain))', '((routers))'),
};

async function outputs(argv: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<readonly Ran[]> {
  const ran: Ran[] = [];
  for (const format of [['--verbose'], ['--format', 'json'], ['--format', 'sarif', '--lang', 'ko']])
    ran.push(await run([...argv, ...format], { cwd, env }));
  return ran;
}

/** Runs with and without memory, twice with it. */
async function expectSame(argv: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
  const fresh = await outputs(argv, cwd, env);
  expect(await outputs([...argv, '--cache', '.cache'], cwd, env)).toEqual(fresh);
  expect(await outputs([...argv, '--cache', '.cache'], cwd, env)).toEqual(fresh);
}

const DOMAINS = ['sys.example.com', 'sys.lab.example.com', '((system_domain))', 'login.example.com'];

/** One change of the files, as somebody might make it. */
function change(root: string, pick: (count: number) => number): void {
  const name = ['lab', 'prod'][pick(2)]!;
  const config = `foundations/${name}/config/cf.yml`;
  const changes: readonly (() => void)[] = [
    () => write(root, { [config]: cf(DOMAINS[pick(4)]!, String(pick(4))) }),
    () =>
      write(root, {
        [`foundations/${name}/vars/cf.yml`]: `apps_domain: apps${pick(3)}.example.com\nsmtp_password: ${PASSWORD}${pick(2)}\n`,
      }),
    () => write(root, { 'foundations/common/vars/common.yml': `smtp_from: ${PASSWORD}${pick(3)}\n` }),
    () =>
      write(root, {
        [`foundations/${name}/config/extra${pick(3)}.yml`]: 'product-name: p-redis\nproduct-properties: { .a: { value: 1 } }\n',
      }),
    () => rmSync(join(root, `foundations/${name}/config/extra${pick(3)}.yml`), { force: true }),
    () => write(root, { [config]: `${cf(DOMAINS[pick(4)]!, '3')}# taslint-ignore-file[security/ssh-access-enabled]: tests\n` }),
    () => write(root, { [config]: `${cf('sys.example.com', '3')}  broken: [\n` }),
    () => write(root, { 'taslint.yml': `rules: { vars/unused: ${['off', 'info'][pick(2)]} }\nprofile: ${['strict', 'all'][pick(2)]}\n` }),
    () =>
      write(root, {
        'taslint.yml': `foundations: { prod: { purpose: production, products: { cf: { config: foundations/prod/config/cf.yml } } } }\n`,
      }),
    () => {
      mkdirSync(join(root, 'foundations/new/config'), { recursive: true });
      write(root, { [config]: cf('sys.new.example.com', '2') });
      renameSync(join(root, config), join(root, 'foundations/new/config/cf.yml'));
    },
  ];
  changes[pick(changes.length)]!();
}

const ENVIRONMENTS = [
  {},
  { OM_VARS_ENV: 'TAS', TAS_routers: '2' },
  { OM_VARS_ENV: 'TAS', TAS_routers: '2', TAS_system_domain: 'sys.example.com' },
];

/** More than the suite needs are tried by hand: `CACHE_CHANGES=500`. */
const CHANGES = Number(process.env['CACHE_CHANGES'] ?? 10);

describe('a run that remembers', () => {
  test('says the same after any change of files, options, environment, rules and commits', { timeout: 600_000 }, async () => {
    const root = repositoryWith(FILES);
    const pick = numbersFrom(Number(process.env['CACHE_SEED'] ?? 7));
    for (let round = 0; round < CHANGES; round++) {
      change(root, pick);
      if (pick(4) === 0) commit(root, {});
      const env = ENVIRONMENTS[pick(3)]!;
      const argv = [
        [],
        ['--since', 'HEAD'],
        ['--profile', 'all'],
        ['./foundations'],
        ['--now', '2027-01-31', '--since', 'HEAD', '--new-only'],
      ][pick(5)]!;
      await expectSame(argv, root, env);
    }
  });

  test('looks at a site’s rules, not at their names', async () => {
    const rule = (severity: string): string => `severity: ${severity}
confidence: certain
title: No SSH
message: "SSH is allowed here"
why: "Our policy."
fix: "Switch it off."
references: [{ title: Our policy, url: "https://wiki.example.com/ssh" }]
for: { table: product, base_product: cf }
find: row.allow_app_ssh_access
report: allow_app_ssh_access
`;
    const root = folderWith({ ...FILES, 'taslint.yml': 'rule-folders: [policy]\n', 'policy/our/ssh.yml': rule('error') });
    await expectSame([], root);
    writeFileSync(join(root, 'policy/our/ssh.yml'), rule('info'));
    await expectSame([], root);
  });

  test('what taslint.yml extends is a part of it: facts and settings of a base that changed count', async () => {
    const root = folderWith({
      ...FILES,
      'taslint.yml': 'extends: base.yml\nfoundations: { prod: { products: { cf: { config: foundations/prod/config/cf.yml } } } }\n',
      'base.yml': 'foundations: { prod: { purpose: lab, facts: { policy: { privacy: keep } } } }\n',
    });
    await expectSame(['--profile', 'all'], root);
    writeFileSync(join(root, 'base.yml'), 'foundations: { prod: { purpose: production, facts: { lb: { idle-timeout-seconds: 1 } } } }\n');
    await expectSame(['--profile', 'all'], root);
  });

  test('keeps no secret that can be read, and says in git that it is not to be kept', async () => {
    const root = folderWith(FILES);
    await run(['--cache', '.cache', '--profile', 'all', '--var', 'smtp_password=Qx9-argument-Qx9'], { cwd: root });
    const kept = readdirSync(join(root, '.cache')).map((name) => readFileSync(join(root, '.cache', name), 'latin1'));
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.join('')).not.toMatch(/hunter|argument|example\.com|password/);
    expect(readFileSync(join(root, '.cache/.gitignore'), 'utf8')).toBe('*\n');
  });
});

describe('a folder that is not as it was left', () => {
  test('entries that were cut off, changed or exchanged are made anew', async () => {
    const root = folderWith(FILES);
    const fresh = await run([], { cwd: root });
    const pick = numbersFrom(3);
    await run(['--cache', '.cache'], { cwd: root });
    const names = readdirSync(join(root, '.cache')).filter((name) => !name.startsWith('.'));
    const pathOf = (name: string): string => join(root, '.cache', name);
    const harms: readonly ((path: string) => Buffer)[] = [
      (path) => readFileSync(path).subarray(0, pick(200)),
      (path) => {
        const bytes = readFileSync(path);
        bytes[pick(bytes.length)]! ^= 1;
        return bytes;
      },
      () => readFileSync(pathOf(names[pick(names.length)]!)),
      () => Buffer.from('{"judgement": {}}'),
      () => Buffer.alloc(0),
    ];
    for (const harm of harms) {
      for (const name of names) writeFileSync(pathOf(name), harm(pathOf(name)));
      expect(await run(['--cache', '.cache'], { cwd: root })).toEqual(fresh);
    }
  });

  test('what lies there of others stays; what is old goes', async () => {
    const root = folderWith({ ...FILES, '.cache/notes.txt': 'mine' });
    await run(['--cache', '.cache'], { cwd: root });
    const old = readdirSync(join(root, '.cache')).filter((name) => /^[0-9a-f]{64}$/.test(name));
    const unfinished = `.${'a'.repeat(64)}.00.tmp`;
    writeFileSync(join(root, '.cache', unfinished), '');
    for (const name of [...old, unfinished, 'notes.txt']) utimesSync(join(root, '.cache', name), 1, 1);
    writeFileSync(join(root, 'single/cf.yml'), cf('sys.other.example.com', '2'));
    await run(['--profile', 'strict', '--cache', '.cache'], { cwd: root });
    const now = readdirSync(join(root, '.cache'));
    expect(now).toContain('notes.txt');
    expect(now).not.toContain(unfinished);
    // of these the entry about kinds of files was of use, and written anew
    expect(old.filter((name) => now.includes(name)).length).toBeLessThanOrEqual(1);
  });

  test('several runs at once do not disturb each other', async () => {
    const root = folderWith(FILES);
    const fresh = await run([], { cwd: root });
    const all = await Promise.all(Array.from({ length: 4 }, () => run(['--cache', '.cache'], { cwd: root })));
    expect(all).toEqual([fresh, fresh, fresh, fresh]);
  });
});

describe('a folder that cannot be used', () => {
  test('a file in its place: one line, and the run as ever', async () => {
    const root = folderWith({ ...FILES, cache: '' });
    const fresh = await run([], { cwd: root });
    const ran = await run(['--cache', 'cache'], { cwd: root });
    expect(ran).toEqual({
      ...fresh,
      stderr: `taslint: --cache cache: nothing could be kept there (it is not a folder); the run itself is complete\n${fresh.stderr}`,
    });
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may only be read still helps', async () => {
    const root = folderWith(FILES);
    await run(['--cache', '.cache'], { cwd: root });
    chmodSync(join(root, '.cache'), 0o500);
    const ran = await run(['--cache', '.cache'], { cwd: root });
    chmodSync(join(root, '.cache'), 0o700);
    expect(ran.stderr).not.toContain('nothing could be kept');
  });

  test('no name', async () => {
    const { code, stderr } = await run(['--cache', ''], { cwd: folderWith(FILES) });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--cache needs a folder')]);
  });

  test('folders above it are made', async () => {
    const root = folderWith(FILES);
    await run(['--cache', 'one/two'], { cwd: root });
    expect(readdirSync(dirname(join(root, 'one/two/x'))).length).toBeGreaterThan(1);
  });
});
