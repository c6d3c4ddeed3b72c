import { expect, test } from 'vitest';
import { maskText, secretPlaceholdersIn } from '../../../src/base/secret-text.ts';

test.each([
  ['https://tok3n@git.example.com/x', 'https://********@git.example.com/x'],
  ['ssh://git@git.example.com/x', 'ssh://git@git.example.com/x'],
  ['https://h.example.com:8443/x?token=abc&page=2', 'https://h.example.com:8443/x?token=********&page=2'],
  ['jdbc:mysql://h/db?user=root&password=abc', 'jdbc:mysql://h/db?user=root&password=********'],
  ['curl -u admin:abc https://h', 'curl -u admin:******** https://h'],
  ['om -t https://o -p abc status', 'om -t https://o -p ******** status'],
  ['om -t https://o -p ((password)) status', 'om -t https://o -p ((password)) status'],
  ['mkdir -p folder', 'mkdir -p folder'],
  ['ssh -p 2222 host', 'ssh -p 2222 host'],
  ['use basic authentication here', 'use basic authentication here'],
  ['https://u:((pw))@h.example.com', 'https://u:((pw))@h.example.com'],
  ['nginx:1.27@sha256:0a1b', 'nginx:1.27@sha256:0a1b'],
  ['a `key: value` line was expected', 'a `key: value` line was expected'],
])('%j is shown as %j', (text, shown) => {
  expect(maskText(text)).toBe(shown);
});

test('a variable is secret that fills the secret part of a text', () => {
  expect(secretPlaceholdersIn('mysql://app:((db_pw))@((host))/x?token=((t.inner))&page=((page))')).toEqual(['db_pw', 't']);
});
