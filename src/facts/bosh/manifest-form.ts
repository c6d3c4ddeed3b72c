import { manifestsOf, type BoshManifest } from '../../foundation/bosh-manifest.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import { absent, known, unknown } from '../../value/cell.ts';
import { isNullish, type ConfigNode, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { Row, table, text } from '../table.ts';
import { mayAdd, mayChange } from './pending-operation.ts';

/** Where the director looks at the form of a value: it converts nothing but numbers to text. */
type Form = 'integer' | 'count' | 'time' | 'flag' | 'list' | 'map';

/** The forms of values by their key (BOSH director 2026-08, `validation_helper.rb`, `update_config.rb`, `instance_group_spec_parser.rb`). */
type Forms = Readonly<Record<string, Form>>;

const OF_UPDATE: Forms = {
  canaries: 'count',
  max_in_flight: 'count',
  canary_watch_time: 'time',
  update_watch_time: 'time',
  serial: 'flag',
};
const OF_GROUP: Forms = {
  instances: 'integer',
  jobs: 'list',
  azs: 'list',
  networks: 'list',
  vm_extensions: 'list',
  persistent_disk: 'integer',
  persistent_disks: 'list',
  migrated_from: 'list',
  vm_resources: 'map',
  update: 'map',
  env: 'map',
};
const OF_SIZES: Forms = { cpu: 'integer', ram: 'integer', ephemeral_disk_size: 'integer' };
const OF_NETWORK: Forms = { static_ips: 'list', default: 'list' };
const OF_JOB: Forms = { properties: 'map', consumes: 'map', provides: 'map' };

/** A map, and what its values have to be. */
interface Place {
  readonly map: MapNode;
  readonly forms: Forms;
  /** Keys above it, with a point at the end; empty for a group itself. */
  readonly above: string;
}

/** One row per value that has another form than the director takes there, or whose form is not known. */
export const manifestForms = table(
  'manifest-form',
  {
    doc: 'A value of a whole manifest that a director deploys, whose form is not known, or another than the director takes there: of its `update`, of an instance group, its networks and jobs.',
    label: ['owner', 'key'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['instance_groups', 'update'] },
    columns: {
      owner: text('name of the instance group; absent for the `update` of the manifest'),
      key: text('its key, with the keys above it inside of the group'),
      wants: text(
        'what the director takes: integer, count (an integer or a percentage), time (milliseconds, or a range of them), flag, list or map',
      ),
      has: text('what stands there: list, map, or the value as it is written'),
    },
  },
  (input) =>
    manifestsOf(input.foundation).flatMap((manifest) =>
      manifest.isFragment || manifest.isCreateEnv ? [] : rowsOfManifest(manifest, input),
    ),
);

function rowsOfManifest(manifest: BoshManifest, input: FactInput): readonly Row[] {
  const update = manifest.at('update');
  const ofUpdate =
    update?.kind === 'map' && !mayAdd(manifest, 'update', input) ? misfits({ map: update, forms: OF_UPDATE, above: 'update.' }) : [];
  const ofGroups = manifest.groups.flatMap((group) =>
    placesOf(group.node).flatMap((place) =>
      misfits(place)
        .filter(({ key }) => !mayChange(group, key.split('.')[0]!, input))
        .map((misfit) => rowFor(misfit, manifest, group.name.state === 'known' ? group.name.value : undefined)),
    ),
  );
  return [...ofUpdate.map((misfit) => rowFor(misfit, manifest)), ...ofGroups];
}

function placesOf(group: MapNode): readonly Place[] {
  const below = (key: string, forms: Forms): readonly Place[] => {
    const node = group.get(key);
    const maps = node?.kind === 'sequence' ? node.items : [node];
    return maps.flatMap((map) => (map?.kind === 'map' ? [{ map, forms, above: `${key}.` }] : []));
  };
  return [
    { map: group, forms: OF_GROUP, above: '' },
    ...below('update', OF_UPDATE),
    ...below('vm_resources', OF_SIZES),
    ...below('networks', OF_NETWORK),
    ...below('jobs', OF_JOB),
  ];
}

interface Misfit {
  readonly key: string;
  readonly wants: Form;
  readonly node: ConfigNode;
}

function misfits({ map, forms, above }: Place): readonly Misfit[] {
  return Object.entries(forms).flatMap(([name, wants]) => {
    const node = map.get(name);
    return node === undefined || isNullish(node) || fits(node, wants) ? [] : [{ key: `${above}${name}`, wants, node }];
  });
}

function fits(node: ConfigNode, form: Form): boolean {
  if (form === 'list' || form === 'map') return node.kind === (form === 'list' ? 'sequence' : 'map');
  if (node.kind !== 'scalar') return false;
  const { type, value } = node.resolved;
  if (form === 'flag') return type === 'boolean';
  // bosh writes 2.0 as 2
  const isWhole = type === 'integer' || (type === 'float' && Number.isInteger(value));
  if (isWhole || form === 'integer') return isWhole;
  if (type !== 'string') return false;
  return (form === 'count' ? /^\s*[-+]?\d+\s*%?\s*$/ : /^\s*\d+\s*(?:-\s*\d+\s*)?$/).test(value);
}

function rowFor({ key, wants, node }: Misfit, manifest: BoshManifest, owner?: string): Row {
  const anchor = anchorOf(node, manifest.anchor);
  const fact = (value: string): ReturnType<typeof known<string>> => known(value, anchor, node.origin);
  return new Row(anchor, {
    owner: owner === undefined ? absent(anchor) : fact(owner),
    key: fact(key),
    wants: fact(wants),
    has: node.kind === 'unknown' ? unknown(anchor, node.variables, node.origin) : fact(written(node)),
  });
}

function written(node: ConfigNode): string {
  if (node.kind === 'map') return 'map';
  return node.kind === 'sequence' ? 'list' : node.text;
}
