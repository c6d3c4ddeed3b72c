import { expect, test } from 'vitest';
import { matchesWhole } from '../../../src/base/address-pattern.ts';

const PRIVATE =
  '10\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|192\\.168\\.\\d{1,3}\\.\\d{1,3}|172\\.1[6-9]{1}\\.\\d{1,3}\\.\\d{1,3}|172\\.2[0-9]{1}\\.\\d{1,3}\\.\\d{1,3}';

test.each([
  ['an address of the first alternative', PRIVATE, '10.0.4.7', true],
  ['an address of a later one', PRIVATE, '172.19.0.1', true],
  ['an address of none', PRIVATE, '100.64.3.1', false],
  ['a beginning is not enough', '10\\.0\\.4\\.\\d', '10.0.4.77', false],
  ['a dot stands for any character', '10.0.4..*', '10.0.4.77', true],
  ['anchors', '^10\\.0\\.4\\.\\d+$', '10.0.4.77', true],
  ['groups', '100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])(?:\\.\\d{1,3}){2}', '100.127.255.254', true],
  ['groups that do not match', '100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])(?:\\.\\d{1,3}){2}', '100.128.0.1', false],
  ['an optional part', '203\\.0\\.113\\.1?\\d', '203.0.113.9', true],
  ['a star of nothing', 'a*', '', true],
  ['a look-ahead is beyond it', '(?=1)10', '10', undefined],
  ['a bracket that is left open', '10\\.[0-9', '10.0', undefined],
  ['a group that is left open', '(10', '10', undefined],
  ['a back-reference', '(1)\\1', '11', undefined],
  ['a possessive quantifier', '\\d++', '11', undefined],
])('%s', (_, pattern, text, expected) => {
  expect(matchesWhole(pattern, text)).toBe(expected);
});

test('an expression that keeps other engines busy is answered', () => {
  expect(matchesWhole('((\\d*)*)*x', '1'.repeat(39))).toBe(false);
  expect(matchesWhole('('.repeat(2000), '1')).toBeUndefined();
});
