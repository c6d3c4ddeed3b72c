import { expect, test } from 'vitest';
import { certificates } from '../../../../src/facts/certificates/certificate.ts';
import { namesAuthority } from '../../../../src/facts/certificates/certificate-role.ts';
import { inputOf, pem, plain, rowsOf, type TestFile } from '../network-build.ts';

const roles = (kind: TestFile['kind'], text: string) =>
  rowsOf(certificates, inputOf([{ kind, text }])).flatMap((row) => plain([row], 'role', 'position'));
const roleOf = (kind: TestFile['kind'], text: string) => roles(kind, text)[0]?.['role'];

test.each(['ca', 'tls_ca', 'ca_certs', 'caCert', 'rootCA', 'trusted-certificates', 'cacert', 'client_ca_certs', 'truststore'])(
  '`%s` names authorities',
  (name) => {
    expect(namesAuthority(name)).toBe(true);
  },
);

test.each(['certificate', 'server_cert', 'cat', 'cflinuxfs4-rootfs', 'scale_cert', 'capi_cert'])('`%s` does not', (name) => {
  expect(namesAuthority(name)).toBe(false);
});

test.each([
  ['/a/name=b/properties/tls_ca?', 'trust'],
  ['/a/name=b/properties/x?/trusted_certs/-', 'trust'],
  ['/a/name=b/properties/ca_certs/0', 'trust'],
  ['/a/name=b/properties/ca_certs/0:before', 'trust'],
  ['/a/name=ca/properties/server_cert', 'other'],
])('an operation at %s sets a certificate of the role %s', (path, role) => {
  expect(roleOf('ops', `- {type: replace, path: '${path}', value: ${pem('authority.pem')}}`)).toBe(role);
});

test('a key that says nothing leaves the word to the one above it', () => {
  expect(roleOf('vars', `rds_ca: {certificate: ${pem('authority.pem')}}`)).toBe('trust');
  expect(roleOf('vars', `rds: {certificate: ${pem('authority.pem')}}`)).toBe('other');
});

test('an authority with its private key issues certificates and is more than trusted', () => {
  expect(roleOf('vars', `rds_ca: {certificate: ${pem('authority.pem')}, private_key: ${pem('authority.key')}}`)).toBe('other');
});

test('a list of authorities without a telling name is still one', () => {
  expect(roleOf('bosh-manifest', `name: a\nproperties: {pems: [${pem('authority.pem')}]}`)).toBe('trust');
  expect(roleOf('bosh-manifest', `name: a\nproperties: {pems: [${pem('gorouter.pem')}]}`)).toBe('other');
});

test("a cloud provider's root alone is trusted, whatever its key is called", () => {
  expect(roleOf('vars', `database: {cert: ${pem('provider-root.pem')}}`)).toBe('trust');
});
