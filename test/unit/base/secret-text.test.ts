import { expect, test } from 'vitest';
import { maskText, secretPlaceholdersIn } from '../../../src/base/secret-text.ts';

test.each([
  ['https://tok3n@git.example.com/x', 'https://********@git.example.com/x'],
  ['ssh://git@git.example.com/x', 'ssh://git@git.example.com/x'],
  ['https://h.example.com:8443/x?token=abc&page=2', 'https://h.example.com:8443/x?token=********&page=2'],
  ['jdbc:mysql://h/db?user=root&password=abc', 'jdbc:mysql://h/db?user=root&password=********'],
  ['curl -u admin:abc https://h', 'curl -u admin:******** https://h'],
  ['om configure-authentication -u a -dp abc', 'om configure-authentication -u a -dp ********'],
  ['om -t https://o -p abc status', 'om -t https://o -p ******** status'],
  ['om -t https://o -p ((password)) status', 'om -t https://o -p ((password)) status'],
  ['mkdir -p folder', 'mkdir -p folder'],
  ['ssh -p 2222 host', 'ssh -p 2222 host'],
  ['use basic authentication here', 'use basic authentication here'],
  ['https://u:((pw))@h.example.com', 'https://u:((pw))@h.example.com'],
  ['nginx:1.27@sha256:0a1b', 'nginx:1.27@sha256:0a1b'],
  ['admin:abc1@registry.example.com', 'admin:********@registry.example.com'],
  ['owner:joe@example.com', 'owner:joe@example.com'],
  ['db.example.com:5432:app:admin:abc', 'db.example.com:5432:app:admin:********'],
  ['from fd00:1122:3344:5566:7788', 'from fd00:1122:3344:5566:7788'],
  ['net use s: /user:admin abc', 'net use s: /user:admin ********'],
  ['"{\\"auths\\":{\\"r\\":{\\"auth\\":\\"abc\\"}}}"', '"{\\"auths\\":{\\"r\\":{\\"auth\\":********'],
  ['a `key: value` line was expected', 'a `key: value` line was expected'],
])('%j is shown as %j', (text, shown) => {
  expect(maskText(text)).toBe(shown);
});

test('a variable is secret that fills the secret part of a text', () => {
  expect(secretPlaceholdersIn('mysql://app:((db_pw))@((host))/x?token=((t.inner))&page=((page))')).toEqual(['db_pw', 't']);
});
