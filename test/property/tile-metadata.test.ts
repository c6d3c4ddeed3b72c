import { readdirSync, readFileSync } from 'node:fs';
import { fc, runs } from '../random.ts';
import { describe, expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import { readTile } from '../../src/tile/read-tile.ts';
import { writeSlim } from '../../src/tile/write-slim.ts';
import type { TileModel } from '../../src/tile/model.ts';
import { readYaml } from '../../src/yaml/read-yaml.ts';
import { model, plainModel } from '../unit/tile/build.ts';

/** Raw and slim metadata are the same model, whatever a tile says. */
function expectSameWhenSlim(tile: TileModel): void {
  for (const labels of [false, true]) {
    const slim = model(writeSlim(tile, { labels }));
    expect(plainModel(slim, labels)).toEqual(plainModel(tile, labels));
    // and again: nothing is lost by writing what was read
    expect(writeSlim(slim, { labels })).toBe(writeSlim(tile, { labels }));
  }
}

/** Texts that YAML takes for something else, beside ordinary ones. */
const text = fc.oneof(
  fc.constantFrom(
    'on',
    'no',
    '010',
    '1.0',
    '1_0',
    '0x1f',
    '~',
    '<<',
    '',
    ' ',
    '{a}',
    '- x',
    'a: b',
    "it's",
    '"',
    '\\',
    '\u0085x',
    '\u2028',
    'line\nline',
    '서울',
    '#',
    '((x))',
    '\u007f',
    '1:30',
    '=',
    '.inf',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.stringMatching(/^[a-z_]{1,8}$/),
);
const name = fc.oneof({ weight: 3, arbitrary: fc.stringMatching(/^[a-z][a-z0-9_-]{0,7}$/) }, { weight: 1, arbitrary: text });
const scalar: fc.Arbitrary<unknown> = fc.oneof(text, fc.integer(), fc.boolean(), fc.double(), fc.constant(null));
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom('5', 'many', null));
const record = (parts: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(parts, { requiredKeys: [] });

const numbers = record({
  min: number,
  max: number,
  zero_or_min: number,
  modulo: number,
  power_of_two: fc.boolean(),
  may_only_be_odd_or_zero: fc.boolean(),
  can_only_increase: fc.boolean(),
  error_message: text,
});
const texts = fc.array(
  fc.oneof(
    record({ must_match_regex: text, error_message: text }),
    record({ must_be_cron_schedule: fc.boolean(), error_message: text }),
    numbers,
  ),
  { maxLength: 3 },
);
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.array(fc.dictionary(name, scalar, { maxKeys: 3 }), { maxLength: 2 }));
const definition = record({ name, configurable: fc.boolean(), default: number, constraints: numbers });

const { blueprints } = fc.letrec<{ blueprint: Record<string, unknown>; blueprints: Record<string, unknown>[] }>((tie) => ({
  blueprints: fc.oneof({ maxDepth: 2 }, fc.constant<Record<string, unknown>[]>([]), fc.array(tie('blueprint'), { maxLength: 3 })),
  blueprint: record({
    name,
    type: fc.constantFrom('string', 'integer', 'selector', 'collection', 'dropdown_select', 'multi_select_options', 'secret', 'odd'),
    configurable: fc.oneof(fc.boolean(), fc.constant('TRUE')),
    optional: fc.boolean(),
    default: value,
    conditional_default: fc.constantFrom(null, { dependency_present: 'cf', value: 1 }),
    constraints: fc.oneof(numbers, texts, scalar),
    freeze_on_deploy: fc.boolean(),
    unique: fc.boolean(),
    label: text,
    description: text,
    options: fc.array(record({ name: scalar, label: text }), { maxLength: 3 }),
    option_templates: fc.array(record({ name: scalar, select_value: scalar, label: text, property_blueprints: tie('blueprints') }), {
      maxLength: 2,
    }),
    property_blueprints: tie('blueprints'),
    resource_definitions: fc.array(definition, { maxLength: 2 }),
  }),
}));

const job = record({
  name,
  resource_label: text,
  single_az_only: fc.boolean(),
  errand: fc.boolean(),
  run_post_deploy_errand_default: scalar,
  property_blueprints: blueprints,
  resource_definitions: fc.array(definition, { maxLength: 3 }),
  instance_definition: record({
    configurable: fc.boolean(),
    default: number,
    constraints: numbers,
    zero_if: record({ property_reference: text, property_values: fc.array(scalar, { maxLength: 2 }), property_value: scalar }),
  }),
});
const errand = record({ name, colocated: fc.boolean(), run_default: scalar, label: text });
const stemcell = record({ os: text, version: scalar });

const metadata = fc
  .record({
    name: text,
    product_version: text,
    metadata_version: text,
    property_blueprints: blueprints,
    job_types: fc.array(job, { maxLength: 3 }),
  })
  .chain((root) =>
    record({
      minimum_version_for_upgrade: scalar,
      post_deploy_errands: fc.array(errand, { maxLength: 3 }),
      pre_delete_errands: fc.array(errand, { maxLength: 3 }),
      stemcell_criteria: stemcell,
      additional_stemcells_criteria: fc.array(stemcell, { maxLength: 2 }),
      requires_product_versions: fc.array(record({ name, version: text, optional: fc.boolean() }), { maxLength: 2 }),
      service_broker: fc.boolean(),
      opsmanager_syslog: fc.boolean(),
      form_types: fc.array(
        record({
          name,
          label: text,
          property_inputs: fc.array(record({ reference: name.map((own) => `.properties.${own}`), label: text, description: text }), {
            maxLength: 2,
          }),
        }),
        { maxLength: 2 },
      ),
    }).map((rest) => ({ ...rest, ...root })),
  );

test('generated metadata gives the same model when it is slim', () => {
  fc.assert(
    fc.property(metadata, (raw) => {
      // JSON is YAML, save for characters that no YAML holds: those are a broken file, which is no model
      const { model: tile } = readTile(readYaml(new SourceFile('raw.yml', JSON.stringify(raw))));
      if (tile !== undefined) expectSameWhenSlim(tile);
    }),
    { numRuns: runs(200) },
  );
});

const shared = process.env['TASLINT_SHARED'];
const folder = `${shared}/corpus/tile-metadata`;

describe.skipIf(shared === undefined)('real metadata', () => {
  const tiles = (shared === undefined ? [] : readdirSync(folder)).flatMap((path) => {
    const text = readFileSync(`${folder}/${path}`, 'utf8');
    const { model: tile } = readTile(readYaml(new SourceFile(path, text)));
    return tile === undefined ? [] : [{ path, text, tile }];
  });

  test('is read', () => {
    expect(tiles.filter(({ text }) => text.length > 15_000).length).toBeGreaterThanOrEqual(19);
  });

  test.each(tiles)('$path gives the same model when it is slim', ({ tile }) => {
    expectSameWhenSlim(tile);
  });

  test('of TAS is a fraction of its size when it is slim', () => {
    const { text, tile } = tiles.find(({ path }) => path.endsWith('pas_2_2.yml'))!;
    expect(writeSlim(tile, { labels: false }).length).toBeLessThan(text.length / 3);
  });
});
