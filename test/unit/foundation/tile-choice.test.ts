import { expect, test } from 'vitest';
import { SourceFile } from '../../../src/base/source.ts';
import { buildFoundation } from '../../../src/foundation/build-foundation.ts';
import { unconfigured, type PlannedTile } from '../../../src/foundation/plan.ts';
import { productsOf } from '../../../src/foundation/product-config.ts';
import { tileOf, type TileChoice } from '../../../src/foundation/tile-choice.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';

const WHY = { en: '', ko: '' };

function metadata(path: string, name: string, version: string): SourceFile {
  return new SourceFile(
    path,
    `---\nname: ${name}\nproduct_version: "${version}"\nmetadata_version: "2.10"\njob_types: [{name: web, property_blueprints: [{name: a, type: string}]}]\n`,
  );
}

/** What is chosen for a config; tiles are given with how they were found. */
function choice(config: string, tiles: readonly (readonly [PlannedTile['how'], SourceFile])[], version?: string): TileChoice {
  const file = new SourceFile('cf.yml', config);
  const given = version === undefined ? {} : { version: { text: version, at: { file, start: 0, end: 0 } } };
  const document = { file, kind: 'product', why: WHY, varsFiles: [], opsFiles: [], requested: true, ...given } as const;
  const planned = tiles.map(([how, tile]) => ({ how, file: tile, ...(how === 'named' ? { config: file } : {}) }));
  const foundation = buildFoundation({ ...unconfigured(''), documents: [document], tiles: planned }, readYaml);
  return tileOf(productsOf(foundation)[0]!, foundation);
}

const CF = 'product-name: cf\nproduct-properties: {}\n';
const old = metadata('cf-6.0.3.yml', 'cf', '6.0.3-build.7');
const later = metadata('cf-10.2.1.yml', 'cf', '10.2.1');
const other = metadata('mysql.yml', 'p.mysql', '3.0.0');

test('without metadata of the product there is none', () => {
  expect(choice(CF, []).state).toBe('none');
  expect(choice(CF, [['tree', other]]).state).toBe('none');
  expect(choice('product-name: ((slug))\n', [['tree', old]]).state).toBe('none');
});

test('the file of the version is taken; build suffixes do not count', () => {
  const tiles = [
    ['tree', later],
    ['tree', old],
    ['tree', other],
  ] as const;
  expect(choice(CF, tiles, '6.0.3')).toMatchObject({ state: 'known', tile: { file: old }, version: 'same', isSure: true });
  expect(choice(`${CF}product-version: 10.2.1\n`, tiles)).toMatchObject({ tile: { file: later }, version: 'same' });
});

test('an only file is taken, with doubt', () => {
  expect(choice(CF, [['tree', old]])).toMatchObject({ state: 'known', version: 'unknown', isSure: false });
  expect(choice(CF, [['tree', old]], '5.0.0')).toMatchObject({ state: 'known', version: 'other', isSure: false });
  expect(choice(CF, [['tree', old]], 'latest')).toMatchObject({ version: 'unknown' });
});

test('of two without a version none is taken', () => {
  expect(
    choice(CF, [
      ['tree', old],
      ['tree', later],
    ]),
  ).toEqual({ state: 'open', candidates: [old, later] });
  expect(
    choice(
      CF,
      [
        ['tree', old],
        ['tree', later],
      ],
      '7.0.0',
    ),
  ).toMatchObject({ state: 'open' });
});

test('what is named comes before what lies there, and the command line before all', () => {
  expect(
    choice(
      CF,
      [
        ['tree', old],
        ['named', later],
      ],
      '6.0.3',
    ),
  ).toMatchObject({ tile: { file: later }, version: 'other', isSure: false });
  expect(choice(CF, [['named', later]])).toMatchObject({ tile: { file: later }, version: 'unknown', isSure: true });
  expect(
    choice(CF, [
      ['named', later],
      ['argument', old],
    ]),
  ).toMatchObject({ tile: { file: old }, how: 'argument' });
  expect(
    choice(
      CF,
      [
        ['folder', old],
        ['tree', later],
      ],
      '10.2.1',
    ),
  ).toMatchObject({ tile: { file: old } });
  expect(
    choice(CF, [
      ['argument', other],
      ['tree', old],
    ]),
  ).toMatchObject({ tile: { file: old } });
});

test('what is named and cannot be used is told, never passed over', () => {
  expect(
    choice(CF, [
      ['named', other],
      ['tree', old],
    ]),
  ).toMatchObject({ state: 'unusable', because: 'other-product', file: other });
  expect(choice(CF, [['named', new SourceFile('x.yml', 'a: <% x %>\n<% y %>\n')]])).toMatchObject({
    state: 'unusable',
    because: 'template',
  });
  expect(choice(CF, [['tree', new SourceFile('x.yml', 'name: cf\nproduct_version: 1.0.0\n')]])).toMatchObject({
    state: 'unusable',
    because: 'no-metadata',
  });
});

test('a replica takes its own metadata, else that of the tile it is a copy of, in its names', () => {
  const blue = 'product-name: p-isolation-segment-blue\n';
  const plain = metadata('iso.yml', 'p-isolation-segment', '6.0.3');
  const own = metadata('iso-blue.yml', 'p-isolation-segment-blue', '6.0.3');
  expect(
    choice(blue, [
      ['tree', plain],
      ['tree', own],
    ]),
  ).toMatchObject({ tile: { file: own } });
  const mapped = choice(blue, [['tree', plain]], '6.0.3');
  if (mapped.state !== 'known') throw new Error(mapped.state);
  expect([...mapped.tile.jobs.keys(), ...mapped.tile.properties.keys()]).toEqual(['web_blue', '.web_blue.a']);
});
