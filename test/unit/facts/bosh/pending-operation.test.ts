import { expect, test } from 'vitest';
import { manifestsOf } from '../../../../src/foundation/bosh-manifest.ts';
import { mayAdd, mayChange } from '../../../../src/facts/bosh/pending-operation.ts';
import { inputOf } from '../network-build.ts';

const MANIFEST = 'name: shop\ninstance_groups: [{name: web, jobs: []}, {name: ((group)), jobs: []}]';

function asked(operation: string) {
  const input = inputOf([
    { kind: 'bosh-manifest', text: MANIFEST },
    { kind: 'ops', text: operation },
  ]);
  const manifest = manifestsOf(input.foundation)[0]!;
  return {
    change: (key: string, group = 0) => mayChange(manifest.groups[group]!, key, input),
    add: (part: string, name?: string) => mayAdd(manifest, part, input, name),
  };
}

test.each([
  ['/instance_groups/name=web/networks/name=default/default?', true],
  ['/instance_groups/name=web', true],
  ['/instance_groups/0/networks', true],
  ['/instance_groups', true],
  ['/instance_groups/name=web/instances', false],
  ['/instance_groups/name=db/networks', false],
  ['/instance_groups/-', false],
  ['/networks', false],
])('an operation at %s may change the networks of a group: %s', (path, expected) => {
  expect(asked(`- {type: replace, path: '${path}', value: {name: web}}`).change('networks')).toBe(expected);
});

test('a group whose name is not known may be any', () => {
  expect(asked('- {type: replace, path: /instance_groups/name=db/networks, value: []}').change('networks', 1)).toBe(true);
});

test('a test changes nothing', () => {
  expect(asked('- {type: test, path: /instance_groups/name=web/networks, absent: true}').change('networks')).toBe(false);
});

test('elements of root lists are known by their names', () => {
  const { add } = asked('- {type: replace, path: /releases/-, value: {name: metrics}}\n- {type: remove, path: /update}');
  expect([add('releases', 'metrics'), add('releases', 'web'), add('stemcells', 'metrics'), add('update')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('an element whose name is a variable may be any', () => {
  expect(asked('- {type: replace, path: /releases/-, value: {name: ((release))}}').add('releases', 'web')).toBe(true);
  expect(asked('- {type: replace, path: /releases/-, value: ((release))}').add('releases', 'web')).toBe(true);
});
