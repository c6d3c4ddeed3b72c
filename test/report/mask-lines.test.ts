import { expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import { shownLine } from '../../src/report/frame.ts';
import { soundsSecret } from '../../src/base/secret-name.ts';
import { maskText } from '../../src/base/secret-text.ts';
import { outlinerOf } from '../../src/report/mask-lines.ts';
import { resultOf } from './build.ts';

/** All lines of a text as a report may show them; `others` are further files of the run. */
function shown(text: string, others: readonly string[] = []): string {
  const files = [text, ...others].map((content, index) => new SourceFile(`file-${index}.yml`, content));
  const base = resultOf([]);
  const result = {
    ...base,
    checked: { ...base.checked, files: files.map((file) => ({ file, kind: 'vars' as const, foundation: '', why: '' })) },
  };
  const file = files[0]!;
  const outline = outlinerOf(result)(file);
  return Array.from({ length: file.lineCount }, (_, index) => shownLine(file.line(index + 1), outline.hiddenAt(index + 1))).join('\n');
}

test.each([
  ['db_password: hunter2', 'db_password: ********', 'a plain value'],
  ["passphrase: 'hun ter2'  ", 'passphrase: ********  ', 'a quoted value'],
  ['db-passwd: hunter2 # old', 'db-passwd: ********', 'a comment after it may repeat it'],
  ['# admin_password: hunter2', '# admin_password: ********', 'a value that was commented out'],
  ['{identity: admin, password: hunter2}', '{identity: admin, password: ********', 'a map on one line'],
  ['login: {"password": "hunter2", a: b}', 'login: {"password": ********', 'JSON in YAML'],
  ['- client_secret: hunter2', '- client_secret: ********', 'inside a list'],
  ['"API Key": hunter2', '"API Key": ********', 'a quoted key'],
  ['uri: https://admin:hunter2@harbor.example.com/x', 'uri: https://admin:********@harbor.example.com/x', 'a password in a URL'],
  ['note: AKIAIOSFODNN7EXAMPLE', 'note: ********', 'a key that shows what it is'],
  ['password: ((db_password))', 'password: ((db_password))', 'a placeholder is no secret'],
  ['password: "((db_password))"', 'password: "((db_password))"', 'nor in quotes'],
  ['password: x((y))', 'password: ********', 'a placeholder inside a text'],
  ['use_password: true', 'use_password: true', 'a switch'],
  ['access_token_lifetime: 1209600', 'access_token_lifetime: 1209600', 'a number about a token'],
  ['secret:', 'secret:', 'nothing'],
  ['instances: 3', 'instances: 3', 'no secret'],
])('%j is shown as %j: %s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('all that stands below a secret key is hidden', () => {
  expect(shown('.uaa.service_provider_key_password:\n  value:\n    secret: hunter2\n  type: x\nrouter: 1\n')).toBe(
    '.uaa.service_provider_key_password:\n  value:\n    secret: ********\n  type: ********\nrouter: 1\n',
  );
  expect(shown('properties:\n  .properties.some_secret:\n    value: hunter2\n')).toContain('value: ********');
});

test('addresses of log receivers hold keys in their paths and parameters', () => {
  expect(shown('.properties.syslog_agent_aggregate_drains:\n  value: https://logs.example.com/v1/hunter2?token=hunter3\nnext: 1')).toBe(
    '.properties.syslog_agent_aggregate_drains:\n  value: ********\nnext: 1',
  );
});

test('a text block below a secret key is hidden whole, keys and all', () => {
  expect(shown('secret_file: |\n  user: admin\n  hunter2\nnext: 1\n')).toBe('secret_file: |\n  ********\n  ********\nnext: 1\n');
  expect(shown('password: "hunter2\n  pass: word"\nnext: 1')).toBe('password: ********\n  ********\nnext: 1');
  expect(shown('passwords:\n- hunter2\n- hunter3\nnext: 1')).toBe('passwords:\n- ********\n- ********\nnext: 1');
});

test('bodies of PEM blocks are hidden, in blocks and in escaped text', () => {
  expect(shown('ca: |\n  -----BEGIN CERTIFICATE-----\n  MIIBody\n  -----END CERTIFICATE-----\nnext: 1')).toBe(
    'ca: |\n  -----BEGIN CERTIFICATE-----\n  ********\n  -----END CERTIFICATE-----\nnext: 1',
  );
  expect(shown('ca: "-----BEGIN RSA PRIVATE KEY-----\\nMIIBody\\n-----END RSA PRIVATE KEY-----\\n"')).toBe(
    'ca: "-----BEGIN RSA PRIVATE KEY-----********',
  );
  expect(shown('ca: "-----BEGIN X-----\n\n  hunter2\n\n  hunter3\nnext: hunter4\nlast: 1')).not.toMatch(/hunter/);
});

test('the value beside a secret name or path is hidden', () => {
  expect(shown('- type: replace\n  path: /product-properties/.x.password/value?\n  value: hunter2\n- path: /a\n  value: 1')).toBe(
    '- type: replace\n  path: /product-properties/.x.password/value?\n  value: ********\n- path: /a\n  value: 1',
  );
  expect(shown('env:\n- value: hunter2\n  name: DB_PASSWORD\n- name: HOST\n  value: web')).toBe(
    'env:\n- value: ********\n  name: DB_PASSWORD\n- name: HOST\n  value: web',
  );
});

test('a variable that fills a secret place is secret in the vars file', () => {
  const product = 'password: ((db_admin))\nother: ((host))\n';
  expect(shown('db_admin: hunter2\nhost: web\n', [product])).toBe('db_admin: ********\nhost: web\n');
  expect(shown('from_vault: hunter2\n', [product, 'db_admin: ((from_vault))\n'])).toBe('from_vault: ********\n');
  expect(shown('db_admin:\n  inner: hunter2\n', ['credential: {password: ((db_admin.inner))}'])).toBe('db_admin:\n  inner: ********\n');
});

test('values in messages lose PEM bodies, tokens and passwords of URLs', () => {
  expect(maskText('-----BEGIN PRIVATE KEY-----\nMIIBody')).toBe('-----BEGIN PRIVATE KEY----- ********');
  expect(maskText('see http://u:hunter2@host and ghp_abcdefghijklmnopqrstuvwxyz0123')).toBe('see http://u:********@host and ********');
});

test.each([
  'password',
  '.uaa.admin_client_credentials',
  'secret_access_key',
  'smtp_pwd',
  'private_key_pem',
  'ssh-key',
  'token',
  'iam_pass',
])('%s sounds secret', (name) => {
  expect(soundsSecret(name)).toBe(true);
});

test.each(['instances', 'bypass', 'keys_count', 'password_min_length', 'token_ttl', 'monkey', 'system_domain', 'passive'])(
  '%s does not sound secret',
  (name) => {
    expect(soundsSecret(name)).toBe(false);
  },
);

test('a long line of anything is read in linear time', () => {
  const work = (length: number) =>
    shown(`a: ${'eyJ'.repeat(length)}\nb: ${'://'.repeat(length)}\n${'- '.repeat(length)}x\n${' {,'.repeat(length)}\n`).length;
  expect(work(100_000)).toBeGreaterThan(100_000);
});
