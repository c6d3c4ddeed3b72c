import { expect, test } from 'vitest';
import { knownProperty, nearProperty, secretProperties } from '../../../src/catalog/find-property.ts';
import { DATA_SERVICE_PROPERTIES } from '../../../src/catalog/data-service-properties.ts';
import { PLATFORM_TILE_PROPERTIES } from '../../../src/catalog/platform-tile-properties.ts';
import { RUNTIME_PROPERTIES } from '../../../src/catalog/runtime-properties.ts';
import { SETTINGS } from '../../../src/catalog/settings.ts';

const ALL = [...RUNTIME_PROPERTIES, ...DATA_SERVICE_PROPERTIES, ...PLATFORM_TILE_PROPERTIES];

test('options and fields are those of properties that have a type', () => {
  const strange = ALL.flatMap(({ product, options, fields }) => [
    ...Object.keys(options).filter((name) => knownProperty(product, name, name)?.type !== 'option'),
    ...Object.keys(fields ?? {}).filter((name) => knownProperty(product, name, name)?.type !== 'collection'),
  ]);
  expect(strange).toEqual([]);
});

test('every field of an item has a type', () => {
  const types = new Set(ALL.flatMap(({ names }) => Object.keys(names)));
  const fields = ALL.flatMap(({ product, fields: lists }) =>
    Object.keys(lists ?? {}).flatMap((name) => knownProperty(product, name, name)?.fields ?? []),
  );
  expect(fields.filter(({ name, type }) => name === '' || !types.has(type))).toEqual([]);
});

test('settings that rules ask about have the same type', () => {
  const types = { integer: ['integer', 'option'], flag: ['flag', 'other'] } as const;
  const strange = SETTINGS.filter(({ type, property }) => {
    const known = knownProperty('cf', property, property)?.type;
    return known !== undefined && (type === 'integer' || type === 'flag') && !(types[type] as readonly string[]).includes(known);
  });
  expect(strange.map(({ property }) => property)).toEqual([]);
});

test('all plans of a tile share their properties', () => {
  const name = '.properties.plan7_selector.active.worker_az_placement';
  expect(knownProperty('pivotal-container-service', name, name)?.type).toBe('zones');
});

test('a name is near when two letters differ, but not when a number does', () => {
  expect(nearProperty('cf', '.router.drain_wiat')).toBe('.router.drain_wait');
  expect(nearProperty('cf', '.properties.enable_v3_firehose')).toBeUndefined();
  expect(nearProperty('pivotal-mysql', '.properties.plan3_selector.active.disk_sise')).toBe('.properties.plan3_selector.active.disk_size');
  expect(nearProperty('a-tile-of-nobody', '.router.drain_wiat')).toBeUndefined();
});

test('a name below another job is near when it says enough', () => {
  expect(nearProperty('cf', '.properties.system_domain')).toBe('.cloud_controller.system_domain');
  expect(nearProperty('cf', '.properties.static_ips')).toBeUndefined();
});

test('secrets of TAS are known by name', () => {
  expect(secretProperties()).toContain('.cloud_controller.encrypt_key');
});
