import { fc, runs } from '../../random.ts';
import { describe, expect, test } from 'vitest';
import { SourceFile } from '../../../src/base/source.ts';
import type { ConfigNode } from '../../../src/value/node.ts';
import type { Origin } from '../../../src/value/origin.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';

const PIECES = {
  simple: ['key: text\n', 'key:\n', '  key: a text\n', '  key:\n', '    key: "quoted"\n', "    key: 'quoted'\n", 'a: b\n', 'key: ((a))\n'],
  lists: ['- name: x\n', '  - y\n', '- \n', '-', '- '],
  blocks: [
    'key: |\n    one\n    two\n',
    '  key: |-\n    one\n\n      two\n    \n',
    'key: |+\n  one\n\n',
    'key: |2\n    one\n',
    'key: >\n  one\n',
  ],
  between: ['\n', '\n\n', '   \n', '# comment\n', '  # comment\n', ' # comment\n', '  deeper\n', '      deeper: text\n', ' ', '  '],
  words: ['no: yes\n', '.5: x\n', '.a: x\n', 'key: -1\n', 'key: 한글\n', '"key": x\n'],
  signs: [
    'key: http://host:80\n',
    'key: a#b\n',
    'key: a #b\n',
    'key: a: b\n',
    'key: a:\n',
    'key: a \n',
    'key:  two\n',
    'key: - x\n',
    'key: "a" b\n',
  ],
  properties: ['key: &a\n', 'key: *a\n', '<<: *a\n', '&a key: x\n', 'key: !!str 5\n', '? key\n', ': x\n', 'key: [a, b]\n', 'key: {a: b}\n'],
  flow: [
    'key: {type: string, default: "x y", list: [a, 1, "b", \'c\']}\n',
    'key: {a: {b: {c: [d]}}, e: {}, f: []}\n',
    '- {name: x, value: ((y))}\n',
    '  - [a, {b: c}, [d]]\n',
    'key: {a: 1, a: 2}\n',
    'key: {a: 1, "a": 2}\n',
    'key: {yes: 1, on: 2, true: 3}\n',
    'key: {a: b, c}\n',
    'key: {a: , b: c}\n',
    'key: [a: b]\n',
    'key: ["a": b]\n',
    'key: {a: http://host:80/p, b: x:y, c: -1, d: - 1}\n',
    'key: {a: b } \n',
    'key: { a: b,c: d , e: f,}\n',
    'key: [a , b,c,]\n',
    'key: [a b  , "c"  ]\n',
    'key: {a: b]\n',
    'key: [a}\n',
    'key: {a: b} c\n',
    'key: {a: b} # comment\n',
    '{a: b}: c\n',
    '[a]: b\n',
    'key: {a: b}: c\n',
    'key: {a: &x b, c: *x, d: !!str e}\n',
    'key: &x {a: b}\n',
    'key: {<<: *x, "<<": *x}\n',
    'key: {? a: b}\n',
    'key: {a: b?c, d: e#f, g: h #i\n',
    'key: {"a":b, "c": d}\n',
    'key: {a:b}\n',
    'key: {a: b,\n',
    '  c: d}\n',
    'key: [\n',
    '    {a: b},\n',
    '  ]\n',
    'key: [[[[[[[[[[a]]]]]]]]]]\n',
    'key: {.inf: a, .5: b, ...: c, .a: d, .properties.x: e}\n',
    "key: {a: 'it''s', b: \"c\\nd\", '': e, 'f': g}\n",
    'key: {a: |, b: >}\n',
    'key: {"a b": c, " d": e, "": f}\n',
  ],
  ends: ['---\n', '...\n', '--- x\n', '%A\n', 'key', 'key:', 'key: text'],
};
const piece = fc.constantFrom(...Object.values(PIECES).flat());

/** A tab anywhere, also in a comment behind everything, has a text read step by step. */
const STEP_BY_STEP = '#\t\n';

describe('lines that are taken at once', () => {
  test('say what they say when they are read step by step', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((pieces) => `${pieces.join('')}\n`),
        (text) => {
          expect(read(text, '# \n')).toEqual(read(text, STEP_BY_STEP));
        },
      ),
      { numRuns: runs(5000) },
    );
  });

  test('a line of a million words is read', () => {
    const text = `key: ${'word a#b c:d '.repeat(300_000)}end\n`;
    const { root } = readYaml(new SourceFile('long.yml', text));
    expect(root?.kind === 'map' && root.get('key')?.kind === 'scalar').toBe(true);
  });

  test('a block of a million lines is read', () => {
    const text = `key: |\n${'  x\n\n'.repeat(500_000)}`;
    const { root } = readYaml(new SourceFile('long.yml', text));
    const value = root?.kind === 'map' ? root.get('key') : undefined;
    expect(value?.kind === 'scalar' ? value.text.length : 0).toBe(3 * 500_000 - 1);
  });
});

/** All that is read of a text, as plain data; the comment behind it left out. */
function read(text: string, comment: string): unknown {
  const { root, problems, duplicateKeys, secondDocument, comments } = readYaml(new SourceFile('any.yml', text + comment));
  return {
    root: root === undefined ? undefined : plain(root),
    problems: problems.map(({ code, at, opened }) => [code, at.start, at.end, opened?.start]),
    duplicateKeys: duplicateKeys.map(({ name, first, second }) => [name, first.start, second.start]),
    secondDocument: secondDocument?.start,
    comments: comments()
      .filter(({ at }) => at.start < text.length)
      .map(({ at, ownLine }) => [at.start, at.end, ownLine]),
  };
}

function plain(node: ConfigNode): unknown {
  const at = place(node.origin);
  switch (node.kind) {
    case 'map':
      return [at, node.entries.map(({ key, value, merged }) => [plain(key), plain(value), merged?.start])];
    case 'sequence':
      return [at, node.items.map(plain)];
    case 'scalar':
      return [at, node.text, node.style, node.value];
    case 'unknown':
      return [at, node.text];
  }
}

function place(origin: Origin): unknown {
  if (origin.kind === 'alias') return [origin.name, origin.used.start, place(origin.from)];
  return origin.kind === 'written' ? [origin.start, origin.end] : origin.kind;
}
