import { expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import { messageOf, phrase } from '../../src/report/fill-phrase.ts';
import type { RuleText } from '../../src/rule/rule.ts';
import { diagnostic, spanOf } from './build.ts';

test.each([
  ['파운데이션', '파운데이션은', 'a Korean word with a final consonant'],
  ['오퍼레이션 서버', '오퍼레이션 서버는', 'and without'],
  ['router', 'router는', '라우터'],
  ['cloud_controller', 'cloud_controller는', 'the last word counts: 컨트롤러'],
  ['nfs_server', 'nfs_server는', '서버'],
  ['VM', 'VM은', '브이엠'],
  ['TCP', 'TCP는', '티시피'],
  ['3', '3은', '삼'],
  ['2', '2는', '이'],
  ['100', '100은', '백'],
  ['512 MB', '512 MB는', '메가바이트'],
  ['80%', '80%는', '퍼센트'],
  ['domain', 'domain은', '도메인'],
  ['router(3대)', 'router(3대)는', 'a remark in parentheses is not read'],
  ['((router_cert_file))', '((router_cert_file))은', 'a placeholder is read by its name: 파일'],
  ['mount', 'mount는', '마운트'],
  ['*', '*은(는)', 'what cannot be read keeps both forms'],
  ['set-x-map/asset', 'set-x-map/asset은(는)', 'a word whose borrowed form is not certain keeps both forms'],
])('%j takes the particle of %j: %s', (value, expected) => {
  expect(phrase('{{value}}은(는)', { value }, 'ko')).toBe(expected);
});

test.each([
  ['{{v}}이(가)', '1', '1이'],
  ['{{v}}을(를)', 'cell', 'cell을'],
  ['{{v}}(으)로', '1', '1로'],
  ['{{v}}(으)로', '3', '3으로'],
  ['{{v}}으로(로)', 'stemcell', 'stemcell로'],
  ['{{v}}와(과)', 'VM', 'VM과'],
  ['`{{v}}`이(가)', 'router', '`router`가'],
  ['"{{v}}"(이)라는', 'VM', '"VM"이라는'],
  ['"{{v}}"(이)라는', 'router', '"router"라는'],
  ['인증서은(는)', '', '인증서는'],
])('%j with %j is %j', (template, value, expected) => {
  expect(phrase(template, { v: value }, 'ko')).toBe(expected);
});

test('particles inside a value are left alone', () => {
  expect(phrase('{{v}}', { v: '은(는)' }, 'ko')).toBe('은(는)');
});

test('values stand on one safe line, cut when long', () => {
  expect(phrase('`{{v}}` is wrong', { v: 'a\n\u001b[31mb' }, 'en')).toBe('`a <U+001B>[31mb` is wrong');
  expect(phrase('{{v}}', { v: 'x'.repeat(500) }, 'en')).toHaveLength(240);
  expect(phrase('Move {{v}}.', { v: Array.from({ length: 99 }, (_, index) => `section_${index}_configuration`).join(', ') }, 'en')).toMatch(
    /section_\d_configuration, …\.$/,
  );
});

test('a value that looks like a placeholder is not filled again', () => {
  expect(phrase('{{one}} {{two}}', { one: '{{two}}', two: '2' }, 'en')).toBe('{{two}} 2');
});

test('a name without data stays as written', () => {
  expect(phrase('{{nobody}} {{constructor}}', {}, 'en')).toBe('{{nobody}} {{constructor}}');
});

test('a value that nobody wrote is said to be a default, in both languages', () => {
  const file = new SourceFile('cf.yml', 'router: {}\n');
  const finding = diagnostic(spanOf(file, 'router'), { isDefault: true, data: { n: '1' } });
  const text: RuleText = { title: '', message: 'There is {{n}}.', why: '', fix: '', cases: [] };
  expect(messageOf(finding, text, 'en')).toBe('There is 1. This is the default; the file does not set it.');
  expect(messageOf(finding, text, 'ko')).toBe('There is 1. 이 파일에 적힌 값이 아니라 기본값입니다.');
});
