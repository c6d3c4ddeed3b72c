import { fc, runs } from '../random.ts';
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/base/display-width.ts';
import { isSafe } from '../../src/base/safe-text.ts';
import { SourceFile } from '../../src/base/source.ts';
import { frame } from '../../src/report/frame.ts';
import { outlinerOf } from '../../src/report/mask-lines.ts';
import { diagnostic, resultOf, spanOf } from './build.ts';

const plain = { gutter: (text: string) => text, caret: (text: string) => text };

function framed(text: string, needle: string, width = 80): string {
  const file = new SourceFile('config/cf.yml', text);
  const span = spanOf(file, needle);
  return frame(span, outlinerOf(resultOf([diagnostic(span)]))(file), width, plain).join('\n');
}

test('the carets stand below the characters, whatever is before them', () => {
  expect(framed('도메인: "서울.example.com" # 운영', '서울.example.com')).toBe(
    ['  |', '1 | 도메인: "서울.example.com" # 운영', '  |          ^^^^^^^^^^^^^^^^'].join('\n'),
  );
  expect(framed('a:\tb', 'b')).toBe(['  |', '1 | a:  b', '  |     ^'].join('\n'));
  expect(framed('a: 👩‍💻 x', 'x')).toBe(['  |', '1 | a: 👩‍💻 x', '  |       ^'].join('\n'));
});

test('the two nearest keys above are shown, with dots where lines are left out', () => {
  const text = 'resource-config:\n  one:\n    instances: 1\n  router:\n    elb: x\n    instances: 3\n';
  expect(framed(text, '3')).toBe(
    ['  |', '1 | resource-config:', '...', '4 |   router:', '...', '6 |     instances: 3', '  |                ^'].join('\n'),
  );
});

test('a list item shows its first line', () => {
  expect(framed('networks:\n- name: infra\n  subnets: []\n- name: pas\n  dns: 8.8.8.8\n', '8.8.8.8')).toBe(
    ['  |', '1 | networks:', '...', '4 | - name: pas', '5 |   dns: 8.8.8.8', '  |        ^^^^^^^'].join('\n'),
  );
});

test('a long line is cut around the finding', () => {
  const line = `list: [${Array.from({ length: 60 }, (_, index) => `item-${index}`).join(', ')}]`;
  expect(framed(line, 'item-30', 60)).toBe(
    ['  |', '1 | …m-27, item-28, item-29, item-30, item-31, item-32, ite…', '  |                          ^^^^^^^'].join('\n'),
  );
});

test('a span over several lines is underlined on its first', () => {
  expect(framed('a:\n  b: 1\n  c: 2\n', 'b: 1\n  c: 2')).toBe(['  |', '1 | a:', '2 |   b: 1', '  |   ^^^^'].join('\n'));
});

test('an empty place has one caret', () => {
  const file = new SourceFile('a.yml', 'key:\n');
  expect(frame({ file, start: 4, end: 4 }, { parents: new Int32Array(2), hiddenAt: () => [] }, 80, plain).at(-1)).toBe('  |     ^');
});

test('a hidden value is underlined as far as its mask', () => {
  expect(framed('db_password: hunter2', 'hunter2')).toBe(['  |', '1 | db_password: ********', '  |              ^^^^^^^^'].join('\n'));
});

test('a caret behind a line that fills the width stands below its last character', () => {
  const file = new SourceFile('a.yml', 'a'.repeat(36));
  expect(frame({ file, start: 36, end: 36 }, { parents: new Int32Array(2), hiddenAt: () => [] }, 40, plain).at(-1)).toBe(
    `  | ${' '.repeat(35)}^`,
  );
});

test('what joins a character is cut with it, and joins no visible form', () => {
  for (const text of [`한한🏽${'\u202e'.repeat(4)}한`, `${'a'.repeat(15)}\ufeff🏽${'b'.repeat(11)}`]) {
    const file = new SourceFile('a.yml', text);
    for (let start = 0; start < text.length; start++) {
      const lines = frame({ file, start, end: start + 1 }, { parents: new Int32Array(2), hiddenAt: () => [] }, 40, plain);
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(40);
    }
  }
});

test('any text of a file gives safe lines that fit, and carets inside them', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom('한', 'a', ' ', '\t', ':', '-', '\n', '👍', '\u0301', '"', '\u202e', '\u200d', '🏽'),
      maxLength: 400,
    }),
  );
  fc.assert(
    fc.property(texts, fc.nat(400), fc.nat(60), fc.integer({ min: 40, max: 130 }), (text, start, length, width) => {
      const file = new SourceFile('any.yml', text);
      const span = { file, start: Math.min(start, text.length), end: Math.min(start + length, text.length) };
      const lines = frame(span, outlinerOf(resultOf([diagnostic(span)]))(file), width, plain);
      for (const line of lines) {
        expect(isSafe(line)).toBe(true);
        expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }
      expect(lines.at(-1)).toMatch(/^ +\| +\^+$/);
    }),
    { numRuns: runs(500) },
  );
});
