import { describe, expect, test } from 'vitest';
import { valueText } from '../../../src/tile/metadata-nodes.ts';
import { defaultOption, effectiveDefault, isRequired } from '../../../src/tile/requirement.ts';
import { model, reading, tileWith } from './build.ts';

const HEAD = 'name: demo\nproduct_version: 2.10\nmetadata_version: 2.10\n';

describe('what is metadata', () => {
  const refusal = (text: string): string | undefined => {
    const read = reading(text);
    return read.model === undefined ? read.refusal.because : undefined;
  };

  test('a name, two versions and blueprints or jobs', () => {
    expect(refusal(`${HEAD}property_blueprints: []\n`)).toBeUndefined();
    expect(refusal(`${HEAD}job_types: []\n`)).toBeUndefined();
    expect(refusal(HEAD)).toBe('no-metadata');
    expect(refusal('name: demo\nproperty_blueprints: []\n')).toBe('no-metadata');
    expect(refusal('- name: demo\n')).toBe('no-metadata');
    expect(refusal('')).toBe('no-metadata');
  });

  test('what kiln still has to put together is none', () => {
    expect(refusal(`${HEAD}property_blueprints: ['$( property "x" )']\n`)).toBe('no-metadata');
    expect(refusal(`${HEAD}property_blueprints: []\njob_types: ['$( job "x" )']\n`)).toBe('no-metadata');
  });

  test('a template, broken YAML and a later form are told apart', () => {
    expect(refusal(`${HEAD}<% if x %>\nproperty_blueprints: []\n<% end %>\n`)).toBe('template');
    expect(refusal(`${HEAD}property_blueprints: [\n`)).toBe('broken');
    expect(refusal(`format: taslint-metadata/2\n${HEAD}`)).toBe('newer');
  });

  test('versions stay as they are written', () => {
    expect(model(`${HEAD}minimum_version_for_upgrade: 1.10\njob_types: []\n`)).toMatchObject({
      version: '2.10',
      metadataVersion: '2.10',
      minimumVersionForUpgrade: '1.10',
    });
  });
});

describe('properties', () => {
  test('stand under their full names, those of options and jobs too', () => {
    const tile = tileWith(
      `- name: store
  type: selector
  configurable: true
  default: External
  option_templates:
  - {name: internal, select_value: Internal}
  - {name: s3, select_value: External, property_blueprints: [{name: region, type: string, configurable: true}]}`,
      'job_types: [{name: a.b, property_blueprints: [{name: threads, type: integer}]}]\n',
    );
    expect([...tile.properties.keys()]).toEqual(['.properties.store', '.properties.store.s3.region', '.a.b.threads']);
    expect(tile.properties.get('.properties.store.s3.region')?.inOption).toEqual({ selector: '.properties.store', option: 's3' });
    expect(tile.properties.get('.a.b.threads')?.inOption).toBeUndefined();
    expect(defaultOption(tile.properties.get('.properties.store')!)?.name).toBe('s3');
  });

  test('selectors in options and fields of fields are read up to a depth', () => {
    const inner =
      '{name: b, type: selector, option_templates: [{name: on, select_value: "yes", property_blueprints: [{name: c, type: string}]}]}';
    const tile = tileWith(`- {name: a, type: selector, option_templates: [{name: x, property_blueprints: [${inner}]}]}`);
    expect([...tile.properties.keys()]).toEqual(['.properties.a', '.properties.a.x.b', '.properties.a.x.b.true.c']);
    expect(tile.properties.get('.properties.a.x.b.true.c')?.inOption?.selector).toBe('.properties.a.x.b');
    let deep = '{name: f, type: string}';
    for (let level = 0; level < 200; level++) deep = `{name: f, type: collection, property_blueprints: [${deep}]}`;
    let depth = 0;
    for (let at = tileWith(`- ${deep}`).properties.get('.properties.f'); at !== undefined; at = at.fields.get('f')) depth++;
    expect(depth).toBe(8);
  });

  test('anchors and merges count', () => {
    const tile = tileWith('- &base {name: a, type: integer, configurable: true, default: 1}\n- {<<: *base, name: b}');
    expect(tile.properties.get('.properties.b')).toMatchObject({ type: 'integer', configurable: true });
  });

  test('both spellings of constraints count', () => {
    const constraints = (text: string): unknown =>
      tileWith(`- {name: a, type: integer, constraints: ${text}}`).properties.get('.properties.a')?.numbers;
    expect(constraints('{may_only_be_odd_or_zero: true, may_only_increase: true, min: 1}')).toEqual({
      oddOrZero: true,
      onlyIncrease: true,
      min: 1,
    });
    expect(constraints('{can_only_be_odd_or_zero: true, can_only_increase: true}')).toEqual({ oddOrZero: true, onlyIncrease: true });
    expect(constraints('{min: "3", max: many}')).toEqual({ min: 3 });
    expect(constraints('{}')).toBeUndefined();
  });
});

describe('which properties a config has to give', () => {
  const required = (blueprint: string): boolean => isRequired(tileWith(`- {name: a, ${blueprint}}`).properties.get('.properties.a')!);

  test('configurable, not optional, without default', () => {
    expect(required('type: string, configurable: true')).toBe(true);
    expect(required('type: string, configurable: "True"')).toBe(true);
    expect(required('type: string')).toBe(false);
    expect(required('type: string, configurable: true, optional: true')).toBe(false);
    expect(required('type: string, configurable: true, default: ""')).toBe(false);
    expect(required('type: ca_certificate, configurable: true, default: null')).toBe(true);
    expect(required('type: string, configurable: true, conditional_default: {dependency_present: cf, value: x}')).toBe(false);
  });

  test('never what the tile makes, what counts as false, and what is not known', () => {
    for (const type of [
      'boolean',
      'uuid',
      'salted_credentials',
      'rsa_pkey_credentials',
      'vm_type_dropdown',
      'disk_type_dropdown',
      'hologram',
    ])
      expect(required(`type: ${type}, configurable: true`)).toBe(false);
  });

  test('an acknowledgement, whose default is no option', () => {
    expect(required('type: multi_select_options, configurable: true, options: [{name: acknowledge}], default: non-existant-value')).toBe(
      true,
    );
    expect(required('type: multi_select_options, configurable: true, options: [{name: a}, {name: b}], default: [a]')).toBe(false);
    expect(required('type: multi_select_options, configurable: true, options: [{name: a}], default: a')).toBe(false);
    const other = tileWith('- {name: a, type: dropdown_select, options: [{name: x}], default: z}').properties.get('.properties.a')!;
    expect(valueText(effectiveDefault(other))).toBe('z');
  });

  test('fields, whether they say configurable or not', () => {
    const keys = tileWith(
      '- {name: k, type: collection, property_blueprints: [{name: a, type: string}, {name: b, type: boolean}]}',
    ).properties.get('.properties.k')!;
    expect([...keys.fields.values()].map((field) => isRequired(field, 'field'))).toEqual([true, false]);
  });
});

describe('jobs and errands', () => {
  test('zero_if takes one value or several, as text', () => {
    const job = (zeroIf: string): unknown =>
      model(`${HEAD}job_types: [{name: web, instance_definition: {default: 1, configurable: true, zero_if: ${zeroIf}}}]`).jobs.get('web')
        ?.zeroIf;
    expect(job('{property_reference: .properties.x, property_values: [false, External S3]}')).toEqual({
      property: '.properties.x',
      values: ['false', 'External S3'],
      allowManualZero: false,
    });
    expect(job('{property_reference: .properties.x, property_value: off, allow_manual_selection_of_zero: true}')).toMatchObject({
      values: ['false'],
      allowManualZero: true,
    });
  });

  test('run_default is a boolean of YAML 1.1, or belongs to the job of that name', () => {
    const tile = model(`${HEAD}
job_types: [{name: push, errand: true, run_post_deploy_errand_default: when-changed, run_pre_delete_errand_default: off}]
post_deploy_errands:
- {name: smoke, colocated: true, run_default: on}
- {name: quiet, colocated: true, run_default: off}
- {name: plain, colocated: true}
- {name: push, run_default: off}
pre_delete_errands:
- {name: push}
- {name: clean, colocated: true}
`);
    const runs = [...tile.errands.values()].map(({ name, postDeploy, preDelete }) => [name, postDeploy?.runs, preDelete?.runs]);
    expect(runs).toEqual([
      ['smoke', 'on', undefined],
      ['quiet', 'off', undefined],
      ['plain', 'on', undefined],
      ['push', 'when-changed', 'off'],
      ['clean', undefined, 'on'],
    ]);
  });

  test('stemcells, required products and forms', () => {
    const tile = model(`${HEAD}
job_types: []
stemcell_criteria: {os: ubuntu-jammy, version: 1.200}
additional_stemcells_criteria: {os: windows2019, version: "2019.40"}
requires_product_versions: [{name: cf, version: '>= 1.9', optional: true}, {name: broken}]
service_broker: true
opsmanager_syslog: true
property_blueprints: [{name: a, type: selector, label: own}, {name: b, type: string, label: own}]
form_types:
- name: one
  label: First
  property_inputs:
  - reference: .properties.a
    label: shown
    selector_property_inputs: [{reference: .properties.a.x, property_inputs: [{reference: .properties.b, description: told}]}]
- {name: two, property_inputs: [{reference: .properties.a, label: later}]}
`);
    expect(tile.stemcells).toEqual([
      { os: 'ubuntu-jammy', version: '1.200' },
      { os: 'windows2019', version: '2019.40' },
    ]);
    expect(tile.requires).toEqual([{ name: 'cf', version: '>= 1.9', optional: true }]);
    expect([tile.serviceBroker, tile.opsmanagerSyslog]).toEqual([true, true]);
    expect([...tile.forms]).toEqual([['one', 'First']]);
    expect(tile.properties.get('.properties.a')).toMatchObject({ form: 'one', label: 'shown' });
    expect(tile.properties.get('.properties.b')).toMatchObject({ form: 'one', label: 'own', description: 'told' });
  });
});
