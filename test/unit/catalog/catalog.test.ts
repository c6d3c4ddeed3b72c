import { expect, test } from 'vitest';
import { versionNumbers } from '../../../src/base/product-version.ts';
import { componentOf, componentOfInstanceGroup, defaultInstances } from '../../../src/catalog/find-component.ts';
import { COMPONENTS } from '../../../src/catalog/components.ts';
import { ERRANDS } from '../../../src/catalog/errands.ts';
import { baseProduct, jobSuffix } from '../../../src/catalog/products.ts';
import { REMOVALS } from '../../../src/catalog/removals.ts';
import { canonicalProperty, defaultOf, settingOf } from '../../../src/catalog/find-setting.ts';
import { SETTINGS } from '../../../src/catalog/settings.ts';
import { SOURCES } from '../../../src/catalog/sources.ts';

test('every fact says where it was learnt', () => {
  for (const fact of [...COMPONENTS, ...ERRANDS, ...SETTINGS]) {
    expect(fact.source.length, JSON.stringify(fact)).toBeGreaterThan(0);
    for (const id of fact.source) expect(SOURCES[id].url).toMatch(/^https?:\/\//);
  }
  for (const removal of REMOVALS) expect(removal.evidence).not.toBe('');
});

test('versions in the catalog can be compared', () => {
  const versions = [
    ...COMPONENTS.flatMap(({ seen, removedIn }) => [...(seen ?? []), ...(removedIn === undefined ? [] : [removedIn])]),
    ...SETTINGS.flatMap(({ seen, history }) => [...(seen ?? []), ...(history ?? []).map(({ from }) => from)]),
    ...REMOVALS.map(({ removedIn }) => removedIn),
  ];
  for (const version of versions) expect(versionNumbers(version), version).toBeDefined();
});

test('a job, a setting and an errand stand once', () => {
  const unique = (names: readonly string[]): void => expect(new Set(names).size).toBe(names.length);
  unique(COMPONENTS.map(({ product, footprint, job }) => `${product} ${footprint} ${job}`));
  unique(SETTINGS.map(({ column }) => column));
  unique(SETTINGS.map(({ property }) => property));
  unique(ERRANDS.map(({ product, name }) => `${product} ${name}`));
});

test('zero-if names a setting and options that it has', () => {
  for (const { zeroIf } of COMPONENTS) {
    if (zeroIf === undefined) continue;
    const setting = settingOf(zeroIf.property);
    expect(setting?.options).toEqual(expect.arrayContaining([...zeroIf.options]));
  }
});

test('column names can be written in an expression', () => {
  for (const { column } of SETTINGS) expect(column).toMatch(/^[a-z][a-z0-9_]*$/);
});

test('one job name means different things in the two footprints', () => {
  expect(componentOf('cf', 'full', 'router')?.default).toBe(3);
  expect(componentOf('cf', 'small', 'router')?.default).toBe(1);
  expect(componentOf('cf', 'unknown', 'router')).toBeUndefined();
  expect(componentOf('cf', 'unknown', 'nfs_server')?.role).toBe('blobstore');
});

test('instance groups of the open source manifest have the same roles', () => {
  expect(componentOfInstanceGroup('singleton-blobstore')?.role).toBe('blobstore');
  expect(componentOfInstanceGroup('diego-cell')?.role).toBe('cell');
  expect(componentOfInstanceGroup('my-own-group')).toBeUndefined();
});

test('an older version keeps its older default count', () => {
  const clock = componentOf('cf', 'full', 'clock_global')!;
  expect(defaultInstances(clock, '2.2.4')).toBe(1);
  expect(defaultInstances(clock, '2.11.1')).toBe(2);
  expect(defaultInstances(clock, undefined)).toBe(2);
});

test('a default that changed is only known with a version', () => {
  const kept = settingOf('.properties.system_blobstore_ccdroplet_max_staged_droplets_stored')!;
  expect(defaultOf(kept, undefined)).toBeUndefined();
  expect(defaultOf(kept, '2.10.9')).toBe(2);
  expect(defaultOf(kept, '4.0.18+LTS-T')).toBe(5);
});

test('a setting has no default in versions that do not have it', () => {
  const http2 = settingOf('.router.enable_http2')!;
  expect(defaultOf(http2, '2.11.4')).toBeUndefined();
  expect(defaultOf(http2, '4.0.1')).toBe(true);
  expect(defaultOf(http2, undefined)).toBeUndefined();
});

test('a replicated segment is known by its base and its suffix', () => {
  expect(baseProduct('p-isolation-segment-blue-team')).toBe('p-isolation-segment');
  expect(jobSuffix('p-isolation-segment-blue-team')).toBe('_blue_team');
  expect(jobSuffix('cf')).toBe('');
  expect(canonicalProperty('.isolated_router_blue_team.drain_wait', '_blue_team')).toBe('.router.drain_wait');
  expect(canonicalProperty('.properties.system_blobstore', '')).toBe('.properties.system_blobstore');
});
