import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SourceFile, textOf } from '../../../src/base/source.ts';
import { descend, type MapNode } from '../../../src/value/node.ts';
import { editSpan, trail } from '../../../src/value/origin.ts';
import { MAX_FILE_BYTES } from '../../../src/yaml/limits.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';
import { problemText } from '../../../src/yaml/phrases.ts';
import { plainValue, read } from './plain-value.ts';

const FIXTURES = new URL('../../../fixtures/yaml/', import.meta.url);

function fixture(path: string): SourceFile {
  return new SourceFile(path, readFileSync(new URL(path, FIXTURES), 'utf8'));
}

function names(folder: string): string[] {
  return readdirSync(new URL(folder, FIXTURES)).filter((name) => name.endsWith('.yml'));
}

describe('what om reads', () => {
  test.each(names('read/'))('%s', (name) => {
    const document = readYaml(fixture(`read/${name}`));
    expect(document.problems).toEqual([]);
    expect(plainValue(document.root)).toEqual(JSON.parse(readFileSync(new URL(`read/${name.replace('.yml', '.json')}`, FIXTURES), 'utf8')));
  });
});

describe('what om refuses', () => {
  test.each(names('refused/'))('%s', (name) => {
    const file = fixture(`refused/${name}`);
    const [problem] = readYaml(file).problems;
    expect(problem?.code).toBe(name.split('.')[0]);
    expect(`# refused on line ${file.position(problem!.at.start).line}`).toBe(file.line(1));
  });

  test.each(names('refused/'))('the sentence for %s shows nothing of the file and exists in Korean', (name) => {
    const [problem] = readYaml(fixture(`refused/${name}`)).problems;
    expect(problem!.detail).toBe(problemText(problem!.code, 'en'));
    expect(problemText(problem!.code, 'ko')).toMatch(/[가-힣]/);
  });
});

describe('problems that do not end the reading', () => {
  test('every unknown anchor is named at its alias', () => {
    const { problems, root } = read('a: *nope\nb: [*none]\n');
    expect(problems.map(({ kind, at }) => [kind, textOf(at)])).toEqual([
      ['unknown-anchor', '*nope'],
      ['unknown-anchor', '*none'],
    ]);
    expect(root).toBeUndefined();
  });

  test('an alias inside its own anchor', () => {
    expect(read('a: &a\n  b: *a\n').problems.map(({ code }) => code)).toEqual(['alias-in-itself']);
  });

  test.each(['<<: 5', '<<: [{a: 1}, 5]', '<<: [[1]]', 'l: &l [{a: 1}]\nm: {<<: *l}'])('a merge of something else than maps: %s', (text) => {
    expect(read(`${text}\n`).problems.map(({ kind }) => kind)).toEqual(['merge']);
  });

  test('an unknown anchor is not also a wrong merge', () => {
    expect(read('<<: *nope\n').problems.map(({ kind }) => kind)).toEqual(['unknown-anchor']);
  });

  test.each(['!!int yes', '!!null x', '!!bool 1', '!!float x', '!!int ""', '!!binary "a"', '!!timestamp x'])(
    'a tag that its value does not fit: %s',
    (text) => {
      const { problems } = read(`a: ${text}\n`);
      expect(problems.map(({ kind, at }) => [kind, textOf(at)])).toEqual([['tag', text.slice(text.indexOf(' ') + 1)]]);
    },
  );

  test('an alias to a map as a key', () => {
    expect(read('a: &a {b: 1}\nc: {*a : 1}\n').problems.map(({ code }) => code)).toEqual(['key-not-scalar']);
  });
});

describe('places', () => {
  const place = (text: string, ...path: (string | number)[]) => textOf(editSpan(descend(read(text).root, ...path)!.origin)!);

  test.each([
    ['a: plain text # note\n', ['a'], 'plain text'],
    ["a: 'it''s'\n", ['a'], "'it''s'"],
    ['a: &x !!str "q"\n', ['a'], '"q"'],
    ['a: |\n  one\n  two\n\nb: 1\n', ['a'], '|\n  one\n  two'],
    ['a: >-\r\n  one\r\n', ['a'], '>-\r\n  one'],
    ['a: [1, {b: 2} ] # c\n', ['a'], '[1, {b: 2} ]'],
    ['a:\n  b: 1\n  c: 2\n\n# end\n', ['a'], 'b: 1\n  c: 2'],
    ['a:\n- 1\n- 2\nb: 1\n', ['a'], '- 1\n- 2'],
    ['a: x\n  y\n', ['a'], 'x\n  y'],
    ['a: [k: v]\n', ['a', 0], 'k: v'],
    ['\ufeff한글: 값\n', ['한글'], '값'],
    ['a: x\u2028b: y # note\u2029c: 1\n', ['b'], 'y'],
    ['a: |\u2028  one\x85  two\nb: 1\n', ['a'], '|\u2028  one\x85  two'],
  ])('%j at %j is %j', (text, path, expected) => {
    expect(place(text, ...path)).toBe(expected);
  });

  test('a missing value is an empty stretch behind its colon or dash', () => {
    const { root } = read('a:   # later\nb:\n- \n');
    expect(editSpan(descend(root, 'a')!.origin)).toMatchObject({ start: 2, end: 2 });
    expect(editSpan(descend(root, 'b', 0)!.origin)).toMatchObject({ start: 17, end: 17 });
  });
});

test('a line has the number that editors and git give it, whatever else YAML takes for a line break', () => {
  const { file, problems } = read('a: one\u2028  two\nb: [\n');
  expect(problems.map(({ code, at }) => [code, file.position(at.start).line])).toEqual([['unclosed-bracket', 2]]);
});

test('a comment ends where YAML ends a line', () => {
  const comments = read('a: 1 # one\u2028# two\nb: 2\n').comments();
  expect(comments.map(({ text, ownLine }) => [text, ownLine])).toEqual([
    ['one', false],
    ['two', true],
  ]);
});

describe('aliases', () => {
  const text = 'base: &base\n  net: {name: infra}\nuse: *base\n';

  test('everything under an alias is edited at the alias and leads to the anchor', () => {
    const name = descend(read(text).root, 'use', 'net', 'name')!;
    expect(textOf(editSpan(name.origin)!)).toBe('*base');
    expect(trail(name.origin).map(({ step, name: anchor, span }) => [step, anchor, textOf(span)])).toEqual([
      ['alias-use', 'base', '*base'],
      ['alias-definition', 'base', 'infra'],
    ]);
  });

  test('keys under an alias came by it too', () => {
    const net = descend(read(text).root, 'use') as MapNode;
    expect(textOf(editSpan(net.entries[0]!.key.origin)!)).toBe('*base');
  });

  test('a merged entry says where its `<<` stands', () => {
    const map = descend(read('b: &b {k: 1}\nm:\n  <<: *b\n  own: 2\n').root, 'm') as MapNode;
    expect(map.entries.map(({ merged }) => merged && textOf(merged))).toEqual(['<<', undefined]);
    expect(textOf(editSpan(map.get('k')!.origin)!)).toBe('*b');
  });

  test('a list that stands for hundreds of millions of values is a limit, not a crash', () => {
    const bomb = [
      'l0: &l0 [x, x, x, x, x, x, x, x, x]',
      ...Array.from({ length: 9 }, (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(9)}]`),
    ];
    expect(read(`${bomb.join('\n')}\n`).problems.map(({ kind, code }) => [kind, code])).toEqual([['limit', 'limit-aliases']]);
  });

  test('aliases that nest deeper than the limit', () => {
    const chain = ['a0: &a0 [x]', ...Array.from({ length: 600 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}]`)];
    expect(read(`${chain.join('\n')}\n`).problems.map(({ code }) => code)).toEqual(['limit-nesting']);
  });
});

describe('keys written twice', () => {
  const duplicates = (text: string) =>
    read(text).duplicateKeys.map(({ name, first, second }) => [
      name,
      first.file.position(first.start).line,
      second.file.position(second.start).line,
    ]);

  test.each([
    ['the second wins and both are named', 'a: 1\nb: 2\na: 3\n', [['a', 1, 3]]],
    [
      'three times is two pairs',
      'a: 1\na: 2\na: 3\n',
      [
        ['a', 1, 2],
        ['a', 2, 3],
      ],
    ],
    ['other types are other keys', '5: 1\n"5": 2\n5.0: 3\ntrue: 4\n"true": 5\n', []],
    [
      'two ways to write one value are one key',
      'yes: 1\non: 2\n010: 3\n8: 4\n',
      [
        ['true', 1, 2],
        ['8', 3, 4],
      ],
    ],
    ['merged keys do not count', 'b: &b {k: 1}\nm:\n  <<: *b\n  k: 2\n  <<: *b\n', []],
    ['own keys count across a merge', 'b: &b {k: 1}\nm:\n  k: 2\n  <<: *b\n  k: 3\n', [['k', 3, 5]]],
    ['an alias does not repeat the finding', 'a: &a {x: 1, x: 2}\nb: *a\nc: *a\n', [['x', 1, 1]]],
    ['large maps too', `${Array.from({ length: 40 }, (_, index) => `k${index}: 1`).join('\n')}\nk7: 2\n`, [['k7', 8, 41]]],
  ])('%s', (_, text, expected) => {
    expect(duplicates(text)).toEqual(expected);
  });

  test('the last value is read', () => {
    expect(plainValue(read('a: 1\na: 2\n').root)).toEqual({ a: 2 });
  });
});

describe('documents', () => {
  test.each([
    ['a: 1\n---\nb: 2\n', '---'],
    ['---\na: 1\n--- # next\nb\n', '--- # next'],
    ['a: 1\n...\nb: 2\n', 'b: 2'],
    ['a: 1\n...\n# end\n', undefined],
    ['a: 1\n---\n# end\n', undefined],
    ['a: |\n  ---\n', undefined],
    ['---\n---\na: 1\n', '---'],
  ])('the second document of %j begins at %j', (text, expected) => {
    const { secondDocument, problems } = read(text);
    expect(problems).toEqual([]);
    expect(secondDocument && textOf(secondDocument)).toBe(expected);
  });

  test.each(['', '\n\n', '# nothing\n', '\ufeff'])('%j has no root', (text) => {
    expect(read(text)).toMatchObject({ root: undefined, problems: [] });
  });

  test('an explicit but empty document is null', () => {
    expect(plainValue(read('---\n').root)).toBeNull();
  });
});

describe('comments', () => {
  test('are found with their places and never inside text', () => {
    const text = '# top\na: 1 # one\nb: "# no" #two\nc: |  # header\n  # text\nd: x#y\n  # deep \n\te: 1\n';
    expect(
      read(text.replace('\te: 1\n', ''))
        .comments()
        .map(({ text: comment, ownLine, at }) => [comment, ownLine, textOf(at)]),
    ).toEqual([
      ['top', true, '# top'],
      ['one', false, '# one'],
      ['two', false, '#two'],
      ['header', false, '# header'],
      ['deep', true, '# deep '],
    ]);
  });

  test('stand before a refused place too', () => {
    expect(
      read('# kept\na: [\n')
        .comments()
        .map(({ text }) => text),
    ).toEqual(['kept']);
  });
});

describe('limits', () => {
  test.each([
    ['lists', '['.repeat(10_000)],
    ['maps', '{a: '.repeat(10_000)],
    ['dashes', '- '.repeat(10_000)],
    [
      'keys',
      Array.from({ length: 10_000 }, (_, level) => `${' '.repeat(level % 2000)}k:`)
        .slice(0, 1500)
        .join('\n'),
    ],
  ])('ten thousand levels of %s are a limit, not a crash', (_, text) => {
    expect(read(text).problems.map(({ code }) => code)).toEqual(['limit-nesting']);
  });

  test('a text beyond the size limit is not read', () => {
    expect(read('#'.repeat(MAX_FILE_BYTES + 1)).problems.map(({ code }) => code)).toEqual(['limit-size']);
  });
});

describe('templates of other tools', () => {
  test.each([
    ['double-braces', 'uri: {{git-uri}}\n'],
    ['double-braces', 'a: 1\nb: {{x}}/{{y}}\n'],
    ['go-template', '{{- range .Values }}\n- {{ .name }}\n{{- end }}\n'],
    ['handlebars', '{{#each jobs}}\n- {{name}}\n{{/each}}\n'],
    ['jinja', 'releases:\n{% for release in releases %}\n- {{ release.name }}\n{% endfor %}\n'],
    ['erb', '<% if p("tls") %>\ntls: <%= p("x") %>\n<% end %>\n'],
    ['terraform', 'networks:\n- name: pas\n  subnets:\n${subnets}\n- name: services\n'],
    ['terraform', 'azs: [${azs} "z"]\n%{ if x }\n'],
  ])('%s: %j', (tool, text) => {
    expect(read(text).problems.map(({ kind, detail }) => [kind, detail])).toEqual([['template', tool]]);
  });

  test.each(['a: ${x}\n', 'a: <%= p("x") %>\n', 'a: "{{x}}"\n', 'a: (( grab x ))\n', 'a: x {{y}}\n'])(
    '%j reads as YAML and is read',
    (text) => {
      expect(read(text).problems).toEqual([]);
    },
  );

  test.each(['script: |\n  echo ${HOME}\nname: a: b\n', 'note: "{{x}}"\nerrands: - x\n', 'a: b: ${c}\n'])(
    '%j is wrong whatever the marks stand for',
    (text) => {
      expect(read(text).problems.map(({ kind }) => kind)).toEqual(['syntax']);
    },
  );
});
