import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reporters } from '../../src/report/reporters.ts';
import { folderWith, run } from './run.ts';

/** Values that must never be printed, planted in every kind of place a file has for them. */
const PLANTED = [
  'hunter2-Planted',
  'S3cr3t-of-vars-9931',
  'AKIAPLANTEDKEY123456',
  'tok-91827364-planted',
  'cGxhbnRlZC1wcml2YXRlLWtleS1ib2R5',
];

const FILES = {
  'config/cf.yml': `product-name: cf
product-properties:
  .cloud_controller.system_domain: { value: SYS.example.com }
  .cloud_controller.apps_domain: { value: SYS.example.com }
  .cloud_controller.allow_app_ssh_access: { value: true }
  .properties.smtp_credentials:
    value: { identity: admin, password: hunter2-Planted }
  .properties.credhub_key_encryption_passwords:
    value:
    - { name: one, primary: false, key: { secret: ((credhub_key)) } }
  .properties.networking_poe_ssl_certs:
    value:
    - name: main
      certificate:
        cert_pem: |
          -----BEGIN CERTIFICATE-----
          broken
          -----END CERTIFICATE-----
        private_key_pem: |
          -----BEGIN RSA PRIVATE KEY-----
          cGxhbnRlZC1wcml2YXRlLWtleS1ib2R5
          -----END RSA PRIVATE KEY-----
  .properties.system_blobstore.external.secret_key: { value: { secret: AKIAPLANTEDKEY123456 } }
resource-confg: { router: { instances: 1 } }
`,
  'vars/cf.yml': 'credhub_key: S3cr3t-of-vars-9931\napi_token: tok-91827364-planted\napi_token: tok-91827364-planted\n',
  'env.yml': 'target: https://opsman.example.com\nusername: admin\npassword: hunter2-Planted\nskip-ssl-validation: true\n',
  'broken.yml': 'product-name: cf\nadmin:\n  password: "hunter2-Planted\n',
};

test.each([...reporters.keys()])('format %s prints no secret value', async (format) => {
  const cwd = folderWith(FILES);
  const ran = await run(['--format', format, '--profile', 'all', '--verbose', '.'], { cwd });
  expect(ran.stdout).not.toBe('');
  for (const secret of PLANTED) expect(ran.stdout + ran.stderr).not.toContain(secret);
});

test('a report in a file holds no secret value either', async () => {
  const cwd = folderWith(FILES);
  await run(['--format', 'text', '--format', 'json=report.json', '--profile', 'all', '--color', 'always', '.'], { cwd });
  const report = readFileSync(join(cwd, 'report.json'), 'utf8');
  for (const secret of PLANTED) expect(report).not.toContain(secret);
});

test.each([
  ['foundations', '.'],
  ['vars'],
  ['interpolate', '--trace', '-l', 'vars/cf.yml', 'config/cf.yml'],
  ['interpolate', '-l', 'broken.yml', 'config/cf.yml'],
  ['check', '--kind', 'product', '-l', 'vars/cf.yml', 'config/cf.yml'],
])('taslint %s prints no secret value', async (...argv) => {
  const ran = await run(argv, { cwd: folderWith(FILES) });
  expect(ran.stdout + ran.stderr).not.toBe('');
  for (const secret of PLANTED) expect(ran.stdout + ran.stderr).not.toContain(secret);
});

/** A tile that refuses each secret of the config by its form or its type. */
const TILE = `name: demo
product_version: 1.0.0
metadata_version: "3.0"
property_blueprints:
- { name: token, type: secret, configurable: true, constraints: [{ must_match_regex: '\\A[0-9]+\\z' }] }
- { name: bare, type: secret, configurable: true }
- { name: pin, type: integer, configurable: true }
- { name: rows, type: collection, configurable: true, property_blueprints: [{ name: key, type: secret, constraints: [{ must_match_regex: '\\A[0-9]+\\z', error_message: Digits only. }] }] }
`;

test.each([...reporters.keys()])('format %s prints no secret value that a tile refuses', async (format) => {
  const cwd = folderWith({
    'tile.yml': TILE,
    'vars.yml': 'admin_password: hunter2-Planted\n',
    'demo.yml': `product-name: demo
product-properties:
  .properties.token: { value: { secret: S3cr3t-of-vars-9931 } }
  .properties.bare: { value: AKIAPLANTEDKEY123456 }
  .properties.pin: { value: ((admin_password)) }
  .properties.rows: { value: [{ key: { secret: tok-91827364-planted } }, { key: cGxhbnRlZC1wcml2YXRlLWtleS1ib2R5 }] }
`,
  });
  const ran = await run(
    ['--format', format, '--profile', 'all', '--verbose', '--metadata', 'tile.yml', '--vars-file', 'vars.yml', 'demo.yml'],
    { cwd },
  );
  expect(ran.stdout).toContain('.properties.pin');
  for (const secret of PLANTED) expect(ran.stdout + ran.stderr).not.toContain(secret);
});
