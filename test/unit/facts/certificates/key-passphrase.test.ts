import { expect, test } from 'vitest';
import { pemProblems } from '../../../../src/facts/certificates/certificate.ts';
import { inputOf, pem, plain, rowsOf, type TestFile } from '../network-build.ts';

const problems = (kind: TestFile['kind'], text: string, vars?: string) =>
  plain(rowsOf(pemProblems, inputOf([{ kind, text, ...(vars === undefined ? {} : { vars }) }])), 'problem', 'passphrase_field');
const key = pem('gorouter.encrypted.key');
const saml = (password: string) =>
  `product-name: cf\nproduct-properties:\n  .uaa.service_provider_key_credentials: {value: {cert_pem: ((c)), private_key_pem: ${key}}}\n${password}`;
const PASSWORD = '  .uaa.service_provider_key_password';

test.each(['{value: {secret: x}}', '{value: {secret: ((pw))}}', '{value: ((pw))}', '((pw))'])(
  'a passphrase as %s is one, known or not',
  (value) => {
    expect(problems('product', saml(`${PASSWORD}: ${value}`))).toEqual([]);
  },
);

test.each(['{value: {secret: ""}}', '{value: {secret: }}', '{value: ""}', '{value: {}}'])('%s gives no passphrase', (value) => {
  expect(problems('product', saml(`${PASSWORD}: ${value}`))).toEqual([
    { problem: 'no-passphrase', passphrase_field: '.uaa.service_provider_key_password' },
  ]);
});

test('an empty passphrase from a vars file is none either', () => {
  expect(problems('product', saml(`${PASSWORD}: {value: {secret: ((pw))}}`), 'pw: ""')).toHaveLength(1);
});

test('the uaa job of a manifest has a field too', () => {
  const manifest = (rest: string) => `name: a\nproperties: {login: {saml: {serviceProviderKey: ${key}${rest}}}}`;
  expect(problems('bosh-manifest', manifest(', serviceProviderKeyPassword: ((pw))'))).toEqual([]);
  expect(problems('bosh-manifest', manifest(''))).toEqual([{ problem: 'no-passphrase', passphrase_field: 'serviceProviderKeyPassword' }]);
});

test('a component without such a field cannot take the key; a vars file does not say who takes it', () => {
  expect(problems('bosh-manifest', `name: a\nproperties: {tls: {private_key: ${key}}}`)).toEqual([{ problem: 'encrypted-key' }]);
  expect(problems('vars', `some_key: ${key}`)).toEqual([]);
});
