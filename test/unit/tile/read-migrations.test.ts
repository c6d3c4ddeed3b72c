import { expect, test } from 'vitest';
import { readMigrations } from '../../../src/tile/read-migrations.ts';

const around = (body: string): string =>
  `exports.migrate = function(input) {\n  var properties = input.properties;\n${body}\n  return input;\n};\n`;
const read = (body: string): ReturnType<typeof readMigrations> => readMigrations([{ name: '201801011200_move.js', text: around(body) }]);

test('a value that moves, and one that is thrown away', () => {
  expect(
    read(
      `properties['.properties.new'] = properties['.properties.old'];\ndelete properties['.properties.old'];\ndelete properties[".properties.gone"]`,
    ),
  ).toEqual({
    renames: [{ from: '.properties.old', to: '.properties.new' }],
    removals: ['.properties.gone'],
    unread: [],
  });
});

test('the same on other receivers, asked for first, and without semicolons', () => {
  expect(
    read(
      `if (input.properties['.web.a']) {\n input.properties['.web.b'] = input.properties['.web.a']\n delete input.properties['.web.a']\n}`,
    ),
  ).toMatchObject({ renames: [{ from: '.web.a', to: '.web.b' }], unread: [] });
  expect(
    readMigrations([
      { name: 'x.js', text: "exports.migrate = (i) => { const p = i.properties; if (!p['.a.b'].value) { delete p['.a.b']; } return i }" },
    ]),
  ).toEqual({
    renames: [],
    removals: ['.a.b'],
    unread: [],
  });
});

test('what computes is named, and what was read of it still helps', () => {
  expect(read(`properties['.a.b'] = {value: !properties['.a.c']['value']};\nproperties['.a.d'] = properties['.a.e'];`)).toEqual({
    renames: [{ from: '.a.e', to: '.a.d' }],
    removals: [],
    unread: ['201801011200_move.js'],
  });
  expect(read('for (var key in properties) { delete properties[key]; }').unread).toHaveLength(1);
  expect(readMigrations([{ name: 'large.js', text: undefined }]).unread).toEqual(['large.js']);
});

test('comments do nothing, and quotes hide none', () => {
  expect(read(`// properties['.a.b'] = properties['.a.c'];\n/* delete properties['.a.b']; */`)).toEqual({
    renames: [],
    removals: [],
    unread: [],
  });
  expect(read(`delete properties['.a.//b'];`).removals).toEqual(['.a.//b']);
});

test('files come in the order of their names', () => {
  const move = (from: string, to: string): string => around(`properties['.a.${to}'] = properties['.a.${from}'];`);
  expect(
    readMigrations([
      { name: '2_later.js', text: move('b', 'c') },
      { name: '1_first.js', text: move('a', 'b') },
    ]).renames,
  ).toEqual([
    { from: '.a.a', to: '.a.b' },
    { from: '.a.b', to: '.a.c' },
  ]);
});

test.each(["properties['", '/*', 'if(', '`\\', "'\\", 'var ', 'delete ', `${' '.repeat(50)}if (`, 'exports.migrate = '])(
  '%j over and over is read in no more than one pass or two',
  (piece) => {
    const text = around(piece.repeat(250_000 / piece.length));
    expect(readMigrations([{ name: 'x.js', text }]).unread).toEqual(['x.js']);
  },
);
