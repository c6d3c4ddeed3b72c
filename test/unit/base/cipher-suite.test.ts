import { expect, test } from 'vitest';
import { parseCipherList } from '../../../src/base/cipher-suite.ts';

const only = (name: string) => parseCipherList([name])[0]!;

test.each([
  ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'ECDHE-RSA-AES256-GCM-SHA384'],
  ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'ECDHE-ECDSA-AES128-SHA'],
  ['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'ECDHE-RSA-CHACHA20-POLY1305'],
  ['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'DES-CBC3-SHA'],
  ['TLS_RSA_WITH_AES_128_GCM_SHA256', 'AES128-GCM-SHA256'],
  ['TLS_RSA_WITH_RC4_128_SHA', 'RC4-SHA'],
  ['TLS_AES_128_GCM_SHA256', 'TLS_AES_128_GCM_SHA256'],
])('%s is %s', (rfc, openssl) => {
  expect(only(rfc).canonical).toBe(openssl);
});

test.each([
  ['ECDHE-RSA-AES128-GCM-SHA256', false, true, 'rsa'],
  ['ECDHE-ECDSA-AES256-GCM-SHA384', false, true, 'ec'],
  ['DHE-RSA-AES128-GCM-SHA256', false, true, 'rsa'],
  ['ECDHE-RSA-RC4-SHA', true, true, 'rsa'],
  ['DES-CBC3-SHA', true, false, 'rsa'],
  ['EXP-RC4-MD5', true, false, 'rsa'],
  ['NULL-SHA256', true, false, 'rsa'],
  ['ADH-AES128-SHA', true, true, undefined],
  ['AES128-SHA', false, false, 'rsa'],
  ['TLS_RSA_WITH_AES_256_CBC_SHA', false, false, 'rsa'],
  ['TLS_AES_256_GCM_SHA384', false, true, undefined],
  ['HIGH', false, true, undefined],
])('%s: broken %s, forward secret %s, certificate %s', (name, broken, forwardSecret, certificate) => {
  expect(only(name)).toMatchObject({ broken, forwardSecret, certificate });
});

test('what a list takes away is not in it', () => {
  expect(parseCipherList(['HIGH', '!RC4', '-MD5', '@STRENGTH', '', ' AES128-SHA '])).toMatchObject([
    { name: 'HIGH', single: false },
    { name: 'AES128-SHA' },
  ]);
});
