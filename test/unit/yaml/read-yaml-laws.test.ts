import { fc, runs } from '../../random.ts';
import { describe, expect, test } from 'vitest';
import { SourceFile, contains, type Span } from '../../../src/base/source.ts';
import type { ConfigNode } from '../../../src/value/node.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';

const piece = fc.constantFrom(
  'a',
  'b: ',
  'c:\n',
  '- ',
  '-\n',
  '\n',
  '\n  ',
  '\n    ',
  ' ',
  '\t',
  '? ',
  ': ',
  ':',
  '{',
  '}',
  '[',
  ']',
  ', ',
  '"',
  "'",
  '"x"',
  "'y'",
  '|\n',
  '>-\n',
  '|2\n',
  '# c\n',
  '&a ',
  '*a',
  '!t ',
  '!!str ',
  '---\n',
  '...\n',
  '%',
  '@',
  'x y',
  '한글',
  'k: v\n',
  '- i\n',
  '"a\n b"',
  '\\',
  '\r\n',
  '\u0085',
  '\u2028',
  '\u2029  ',
  '<<: ',
  '1',
  '~',
  '{a: 1}',
  '[a, b]',
  '{{x}}',
  '<% x %>',
  '${x}',
  'k:\n  x: 1\n',
  'l:\n- x\n',
  '\ufeff',
  '\u0000',
);
const anyText = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

describe('whatever a file says', () => {
  test('it is read or refused, never both, and every place lies in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const file = new SourceFile('any.yml', text);
        const document = readYaml(file);
        if (document.problems.length > 0) expect(document.root).toBeUndefined();
        for (const { at } of document.problems) expectInside(file, at);
        for (const { at } of document.comments()) expectInside(file, at);
        for (const { first, second } of document.duplicateKeys) expect(first.start).toBeLessThan(second.start);
      }),
      { numRuns: runs(2000) },
    );
  });

  test('children lie in their parents, siblings in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const file = new SourceFile('any.yml', text);
        const { root } = readYaml(file);
        if (root !== undefined) expectNested(root, { file, start: 0, end: text.length });
      }),
      { numRuns: runs(2000) },
    );
  });

  test('reading the first document alone gives the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const alone = readYaml(new SourceFile('any.yml', text));
        if (alone.root === undefined && alone.problems.length === 0) return;
        const first = readYaml(new SourceFile('any.yml', `${text}\n---\n@ not: read [`));
        expect(first.problems.map(({ code }) => code)).toEqual(alone.problems.map(({ code }) => code));
        if (alone.root !== undefined) expect(first.secondDocument).toBeDefined();
      }),
    );
  });
});

function expectInside(file: SourceFile, span: Span): void {
  expect(contains({ file, start: 0, end: file.text.length }, span)).toBe(true);
  expect(span.start).toBeLessThanOrEqual(span.end);
}

/** Checks what is written here; what came by an alias is written elsewhere. */
function expectNested(node: ConfigNode, parent: Span): void {
  if (node.origin.kind !== 'written') return;
  expect(contains(parent, node.origin)).toBe(true);
  const own =
    node.kind === 'map'
      ? node.entries.filter(({ merged }) => merged === undefined).flatMap(({ key, value }) => [key, value])
      : node.kind === 'sequence'
        ? node.items
        : [];
  const children = own.filter(({ origin }) => origin.kind === 'written');
  for (const child of children) expectNested(child, node.origin);
  // A key written twice keeps its first position with its last value.
  const places = children.map(({ origin }) => (origin.kind === 'written' ? origin.start : 0));
  if (node.kind === 'sequence') expect(places).toEqual([...places].sort((one, other) => one - other));
}
