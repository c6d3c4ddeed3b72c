import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { secretProperties } from '../../src/catalog/find-property.ts';
import { SETTINGS } from '../../src/catalog/settings.ts';
import { reporters } from '../../src/report/reporters.ts';
import { buildFoundation } from '../../src/foundation/build-foundation.ts';
import { Secrets, SecretsOfFoundation } from '../../src/foundation/secrets.ts';
import { hiddenBy } from '../../src/run/hidden-lines.ts';
import { printables } from '../../src/run/facts.ts';
import { shownRows } from '../../src/views/shown-table.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';
import { folderWith, run } from './run.ts';

/**
 * A secret of its own is planted in every place that the catalogue or the names call secret, and in the spellings that people and tools have for one.
 * No format and no command may show any of them. `TOKEN` in a text becomes the secret; each is told apart by its number.
 */

/** Single lines: they stand twice in a map, so that the second is reported and shown. */
const LINES = [
  'u: https://TOKEN@git.example.com/x',
  'u: https://TOKEN:x-oauth-basic@git.example.com/x',
  'u: https://admin:TOKEN@harbor.example.com/x',
  'u: https://admin:a@TOKEN@harbor.example.com/x',
  'u: https://h.example.com/x?token=TOKEN',
  'u: "https://h.example.com/x?a=1&api_key=TOKEN#top"',
  'u: https://acc.blob.core.windows.net/c?sv=2022-11-02&sig=TOKEN%3D',
  'u: jdbc:mysql://h.example.com/db?user=root&password=TOKEN',
  'u: jdbc:sqlserver://h.example.com;user=sa;password=TOKEN;encrypt=true',
  'u: jdbc:oracle:thin:scott/TOKEN@//db.example.com:1521/x',
  'u: postgres://app:TOKEN@db.example.com:5432/app',
  'u: redis://:TOKEN@redis.example.com:6379',
  'u: app:TOKEN@tcp(db.example.com:3306)/app',
  'u: host=db.example.com user=app password=TOKEN dbname=app',
  'u: DefaultEndpointsProtocol=https;AccountName=a;AccountKey=TOKEN==;EndpointSuffix=core',
  'u: https://hooks.slack.com/services/T000/B000/TOKEN',
  'h: "Authorization: Bearer TOKEN"',
  'h: "Authorization: Basic TOKEN=="',
  'h: Bearer TOKEN',
  'h: "X-Api-Key: TOKEN"',
  'c: curl -u admin:TOKEN https://h.example.com',
  'c: curl -uTOKEN: https://h.example.com',
  'c: "curl -H \'Authorization: token TOKEN\' https://h.example.com"',
  'c: om -t https://o.example.com -u admin -p TOKEN -k status',
  'c: om --password TOKEN status',
  'c: om --password=TOKEN status',
  'c: om -d TOKEN -s TOKEN apply-changes',
  'c: cf login -a api.example.com -u admin -p TOKEN',
  'c: cf auth admin TOKEN',
  'c: mysql -u root -pTOKEN app',
  'c: sshpass -p TOKEN ssh vcap@10.0.0.1',
  'c: docker login -u x -p TOKEN r.example.com',
  'c: credhub set -n /x -t password -w TOKEN',
  'c: export DB_PASS=TOKEN; run',
  'c: PGPASSWORD=TOKEN psql',
  'c: java -Dspring.datasource.password=TOKEN -jar x.jar',
  'args: ["--password", "TOKEN"]',
  'args: [-p, TOKEN]',
  'j: "{\\"password\\": \\"TOKEN\\"}"',
  'j: {"password":"TOKEN","host":"h"}',
  'j: \'{"client_secret":"TOKEN"}\'',
  'j: {user: x, token: TOKEN}',
  'j: {name: DB_PASSWORD, value: TOKEN}',
  'j: {value: TOKEN, name: DB_PASSWORD}',
  'a: 2 # password: TOKEN',
  'a: 2 # old token=TOKEN',
  'password: ((pw)) # TOKEN',
  "passphrase: 'a TOKEN'",
  '"password" : TOKEN',
  '비밀번호: TOKEN',
  '관리자_암호: TOKEN',
  'note: "비밀번호: TOKEN"',
] as const;

/** Keys whose value is secret, beside those of the catalogue. Misspelt ones, too. */
const KEYS =
  'dbpass db_pass smtpPassword pwd_admin admin-pwd root_pw creds aws_creds jwt jwt_signing webhook slack_webhook_url pfx kubeconfig auth_json service_account_json passcode clientSecret apiKey API_TOKEN encryption_key license_key connection_string dsn psk salt pasword passwrd secert tokne private_kye credentails decryption-pasphrase client-secert'.split(
    ' ',
  );

/** Whole files. */
const FILES: readonly (readonly [string, string])[] = [
  ['the form with a question mark', '? password\n: x\n? password\n: TOKEN\n'],
  ['a pair of name and value', 'x:\n  name: password\n  value: y\n  value: TOKEN\n'],
  ['a pair in a list, the value first', 'env:\n- value: TOKEN\n  value: TOKEN\n  name: DB_PASSWORD\n'],
  ['below a secret key', 'db_credentials:\n  inner: x\n  inner: TOKEN\n'],
  ['a list below a secret key', 'tokens:\n- TOKEN\n- a: 1\n  a: TOKEN\n'],
  ['a text block', 'client_secret: |\n  TOKEN\nclient_secret: |\n  TOKEN\n'],
  ['an option over two lines', 'c: |\n  om --password \\\n    TOKEN \\\n    status\nd: 1\nd: 2\n'],
  ['options as items', 'args:\n- --client-secret\n- TOKEN\nargs: 1\n'],
  ['an anchor that a secret uses', 'a: 1\na: &pw TOKEN\npassword: *pw\n'],
  ['a private key', 'k: 1\nk: |\n  -----BEGIN RSA PRIVATE KEY-----\n  TOKEN\n  -----END RSA PRIVATE KEY-----\n'],
  ['an unclosed quote', 'a: 1\npassword: "TOKEN\n'],
];

/** A foundation whose files are well formed: what is secret is told by the values, and by files that were not asked for. */
const FOUNDATION: Readonly<Record<string, string>> = {
  'taslint.yml': `foundations:
  seoul:
    products:
      cf: { config: config/cf.yml, vars-files: [vars/shared.yml], ops-files: [ops/cf.yml] }
    env: env.yml
`,
  'config/cf.yml': `product-name: cf
product-properties:
  .cloud_controller.system_domain: { value: SYS_example }
  .properties.smtp_port: { value: 010 }
  .properties.smtp_credentials: { value: { identity: mailer, password: TOKEN } }
  .properties.smtp_address: { value: 0777 }
  .properties.credhub_key_encryption_passwords:
    value:
    - { name: one, primary: false, key: { secret: ((quiet_one)) } }
  .uaa.service_provider_key_password: { value: { secret: ((quiet_two.inner)) } }
  .properties.some_url: { value: "mysql://app:((quiet_three))@db.example.com/x" }
  .properties.push_apps: { value: no }
resource-confg: { router: { instances: 1 } }
`,
  'vars/shared.yml': `quiet_one: TOKEN
zone: 1
zone: 2
quiet_two:
  inner: TOKEN
  mode: 0755
quiet_three: TOKEN
quiet_four: 0123456
build: 0777
`,
  'vars/lonely.yml': 'quiet_one: TOKEN\nfree: 0777\n',
  'ops/cf.yml': `- type: replace
  path: /product-properties/.cloud_controller.encrypt_key?
  value: { secret: TOKEN }
- type: replace
  path: /nowhere/at/all
  value: { pin: 0777, password: TOKEN }
`,
  'env.yml': `target: https://opsman.example.com
skip-ssl-validation: yes
password: TOKEN
connect-timeout: 010
decryption-pasphrase: TOKEN
`,
  'opsman.yml': `opsman-configuration:
  gcp:
    gcp_service_account_name: x
    project: 0123
    service_account_json: '{"private_key":"TOKEN"}'
`,
  'manifest.yml': `name: shop
releases: [{ name: shop, version: latest }]
stemcells: [{ alias: default, os: ubuntu-jammy, version: latest }]
update: { canaries: 1, max_in_flight: 1, canary_watch_time: 1, update_watch_time: 1 }
instance_groups:
- name: web
  instances: 1
  azs: [z1]
  vm_type: small
  stemcell: default
  networks: [{ name: default }]
  jobs:
  - name: web
    release: shop
    properties:
      role: &role { name: shop, password: TOKEN }
      mode: 0777
      db: *role
`,
  'pipeline.yml': `jobs:
- name: j
  plan:
  - task: t
    config:
      run:
        path: sh
        args: [-c, "om -k -t https://o.example.com -u admin -p TOKEN staged-products"]
`,
};

const catalogued = [
  ...secretProperties(),
  ...SETTINGS.filter(({ property, type }) => type === 'present' && /key|credential|password|secret/.test(property)).map(
    ({ property }) => property,
  ),
].filter((name) => !/cert/.test(name));

const planted: string[] = [];

function plant(text: string): string {
  return text.replaceAll('TOKEN', () => {
    const secret = `Hid${planted.length}Kiwi${planted.length * 7}zQ`;
    planted.push(secret);
    return secret;
  });
}

function files(): Record<string, string> {
  const made: Record<string, string> = {};
  LINES.forEach((line, index) => {
    const key = line.slice(0, line.indexOf(':') + 1);
    made[`vars/line-${index}.yml`] = plant(`${key} 1\n${line}\n`);
  });
  KEYS.forEach((key, index) => (made[`vars/key-${index}.yml`] = `${key}: x\n${key}: ${plant('TOKEN')}\n`));
  FILES.forEach(([, text], index) => (made[`vars/file-${index}.yml`] = plant(text)));
  catalogued.forEach(
    (name, index) =>
      (made[`products/p${index}.yml`] = plant(
        `product-name: cf\nproduct-properties:\n  ${name}: { value: { secret: x } }\n  ${name}: { value: { secret: TOKEN } }\n`,
      )),
  );
  for (const [path, text] of Object.entries(FOUNDATION)) made[path] = plant(text);
  return made;
}

/** The secrets that a text shows, with the lines that do. */
function shownIn(text: string): readonly string[] {
  const shown = planted.filter((secret) => text.includes(secret));
  return shown.flatMap((secret) =>
    text
      .split('\n')
      .filter((line) => line.includes(secret))
      .slice(0, 1)
      .map((line) => line.slice(0, 300)),
  );
}

describe('no secret is in any output', () => {
  let texts: Record<string, string>;
  beforeAll(() => {
    texts = files();
  });

  test('the catalogue calls something secret', () => {
    expect(catalogued.length).toBeGreaterThan(2);
  });

  test.each(['en', 'ko'])('of lint, in every format (%s)', { timeout: 60_000 }, async (lang) => {
    const cwd = folderWith(texts);
    const names = [...reporters.keys(), 'html'].filter((name) => name !== 'text');
    const outputs = names.flatMap((name) => ['--format', `${name}=out.${name}`]);
    const ran = await run(['--lang', lang, '--profile', 'all', '--verbose', '--format', 'text', ...outputs, '.'], { cwd });
    expect(ran.stdout).toContain('********');
    // Each of them is shown, or this would prove nothing.
    for (const index of LINES.keys()) expect(ran.stdout).toContain(`vars/line-${index}.yml:2:`);
    expect(shownIn(ran.stdout + ran.stderr)).toEqual([]);
    for (const name of names) expect(shownIn(readFileSync(join(cwd, `out.${name}`), 'utf8')), name).toEqual([]);
  });

  test.each([
    ['--profile', 'all', 'config/cf.yml'],
    ['--profile', 'all', 'vars/shared.yml'],
    ['--profile', 'all', 'vars/lonely.yml'],
    ['--profile', 'all', 'ops/cf.yml'],
    ['--fix-dry-run', '--unsafe', '.'],
    ['--fix-dry-run', '--unsafe', 'vars/shared.yml'],
    ['interpolate', '--trace', '--skip-missing', '-l', 'vars/lonely.yml', 'config/cf.yml'],
    ['interpolate', '--trace', '--skip-missing', '--format', 'json', '-l', 'vars/lonely.yml', 'config/cf.yml'],
    ['interpolate', '--trace', '--path', '/password', 'env.yml'],
    ['interpolate', '-o', 'ops/cf.yml', 'config/cf.yml'],
    ['interpolate', '-l', 'vars/file-0.yml', 'config/cf.yml'],
    ['interpolate', '-l', 'vars/file-10.yml', '--format', 'json', 'config/cf.yml'],
    ['vars'],
    ['vars', '--format', 'json'],
    ['foundations', '.'],
    ['check', '--kind', 'product', 'config/cf.yml'],
    ['check', '--kind', 'product', '-o', 'ops/cf.yml', '-l', 'vars/lonely.yml', 'config/cf.yml'],
    ['check', '--kind', 'director', '--format', 'json', 'env.yml'],
    ['facts', 'certs'],
    ['facts', 'ports', '--format', 'csv'],
    ['facts', 'property', '--format', 'json'],
    ['baseline', 'create', 'vars/lonely.yml'],
    ['explain', 'security/plaintext-secret'],
    ['init', '.'],
  ])('of taslint %s %s %s %s %s %s', { timeout: 60_000 }, async (...argv) => {
    for (const lang of argv[0] === 'init' ? ['en'] : ['en', 'ko']) {
      const cwd = folderWith(texts);
      if (argv[0] === 'init') rmSync(join(cwd, 'taslint.yml'));
      const ran = await run([...argv, '--lang', lang], { cwd });
      expect(ran.stdout + ran.stderr).not.toBe('');
      expect(shownIn(ran.stdout + ran.stderr)).toEqual([]);
      if (argv[0] === 'baseline') expect(shownIn(readFileSync(join(cwd, 'taslint-baseline.json'), 'utf8'))).toEqual([]);
    }
  });

  test.each([[], ['--format', 'json'], ['--format', 'markdown'], ['--moves']])(
    'of diff, on either side (%s %s)',
    { timeout: 60_000 },
    async (...options) => {
      const cwd = folderWith(texts);
      const before = folderWith(files());
      const ran = await run(['diff', '--since-dir', before, ...options], { cwd });
      expect(ran.stdout).toContain('password');
      expect(shownIn(ran.stdout + ran.stderr)).toEqual([]);
    },
  );

  test('of any table that facts prints', { timeout: 120_000 }, async () => {
    const { plans, read, lifecycle } = await openWorkspace({ cwd: folderWith(texts), paths: ['.'] });
    const secrets = new Secrets(plans.map((plan) => new SecretsOfFoundation(() => buildFoundation(plan, read).documents)));
    const mask = { secrets, isHidden: hiddenBy([{ plans }], secrets) };
    const now = new Date('2026-01-31T00:00:00Z');
    for (const plan of plans) {
      const input = { foundation: buildFoundation(plan, read), lifecycle: lifecycle(plan), now, secrets };
      for (const { name, table } of printables()) {
        const rows = shownRows(table, Object.keys(table.allColumns), input, mask);
        expect(shownIn(JSON.stringify(rows.map(({ cells }) => cells))), name).toEqual([]);
      }
    }
  });
});
