import type { Span } from '../../base/source.ts';
import { anchorOf, keyOf } from '../../foundation/cell-of.ts';
import type { InstanceGroup, ManifestJob } from '../../foundation/bosh-manifest.ts';
import { differs } from '../../foundation/difference.ts';
import { absent, known, unknown } from '../../value/cell.ts';
import { descend, keyName, mapsIn, type ConfigNode, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { Row, table, text } from '../table.ts';
import { groupPairs } from './manifest-pair.ts';

/** One row per job of a manifest that no longer has the key with which its data is encrypted. */
export const jobKeyChanges = table(
  'job-key-change',
  {
    doc: 'The encryption key that a job of a manifest used at the earlier revision, where it is gone or another one now. Keys are compared, never shown.',
    label: ['job'],
    few: true,
    columns: {
      job: text('credhub, uaa or cloud_controller_ng'),
      property: text('the list or map of keys'),
      name: text('label of the key; absent for CredHub, whose keys have none'),
      what: text('gone, or changed (another secret under the same label); unknown while a variable holds the keys'),
    },
  },
  (input) => changesOf(input),
);

function changesOf(input: FactInput): readonly Row[] {
  return groupPairs(input).flatMap(({ now, before }) => JOBS.flatMap(({ job, read }) => rowsOf(now, before, job, read)));
}

/** The keys of a job. */
interface KeyRing {
  readonly property: string;
  readonly anchor: Span;
  readonly keys: readonly Key[];
}

interface Key {
  /** undefined for CredHub: the secret itself tells them apart. */
  readonly label: string | undefined;
  readonly secret: ConfigNode | undefined;
  readonly active: boolean;
  readonly anchor: Span;
}

/** Names of the jobs, and how each has its keys (templates of credhub-release, uaa-release and capi-release, 2025-11). */
const JOBS: readonly { readonly job: string; readonly read: (job: ManifestJob) => KeyRing | undefined }[] = [
  { job: 'credhub', read: credhubKeys },
  { job: 'uaa', read: (job) => labelled(job, 'encryption.encryption_keys', 'passphrase', textAt(job, 'encryption.active_key_label')) },
  { job: 'cloud_controller_ng', read: cloudControllerKeys },
];

function rowsOf(now: InstanceGroup, before: InstanceGroup, name: string, read: (job: ManifestJob) => KeyRing | undefined): readonly Row[] {
  const [job, then] = [now.job(name), before.job(name)];
  if (job === undefined || then === undefined || job.node === then.node) return [];
  const [ring, old] = [read(job), read(then)];
  const used = old?.keys.find(({ active }) => active);
  if (old === undefined || used?.secret === undefined) return [];
  if (ring === undefined) return hiddenRow(job, old.property);
  const still = ring.keys.find(({ label, secret }) => (label === undefined ? isSame(secret, used.secret) : label === used.label));
  if (still !== undefined && (still.label === undefined || differs(still.secret, used.secret) !== true)) return [];
  const anchor = still?.anchor ?? ring.keys.find(({ active }) => active)?.anchor ?? ring.anchor;
  return [
    new Row(anchor, {
      job: job.name,
      property: known(ring.property, anchor),
      name: used.label === undefined ? absent(anchor) : known(used.label, anchor),
      what: known(still === undefined ? 'gone' : 'changed', anchor),
    }),
  ];
}

function hiddenRow(job: ManifestJob, property: string): readonly Row[] {
  const node = job.property(property);
  if (node?.kind !== 'unknown') return [];
  const anchor = placeOf(job, property);
  const what = unknown(anchor, node.variables, node.origin);
  return [new Row(anchor, { job: job.name, property: known(property, anchor), name: absent(anchor), what })];
}

/** The same placeholder counts as the same key. */
function isSame(one: ConfigNode | undefined, other: ConfigNode | undefined): boolean {
  return one?.kind === 'unknown' || other?.kind === 'unknown'
    ? one?.kind === 'unknown' && other?.kind === 'unknown' && one.text === other.text
    : differs(one, other) === false;
}

function credhubKeys(job: ManifestJob): KeyRing | undefined {
  const property = 'credhub.encryption.keys';
  return listed(job, property, (item) => {
    const properties = item.get('key_properties') ?? item;
    const secret =
      descend(properties, 'encryption_password') ?? descend(properties, 'encryption_key_name') ?? descend(properties, 'dev_key');
    return { label: undefined, secret, active: isTrue(item.get('active')) };
  });
}

function cloudControllerKeys(job: ManifestJob): KeyRing | undefined {
  const property = 'cc.database_encryption.keys';
  const node = job.property(property);
  const current = textAt(job, 'cc.database_encryption.current_key_label');
  if (node?.kind !== 'map') return labelled(job, property, 'encryption_key', undefined);
  const keys = node.entries.map(({ key, value }) => {
    const label = keyName(key);
    return { label, secret: value, active: label === current, anchor: anchorOf(key, job.anchor) };
  });
  return { property, anchor: placeOf(job, property), keys };
}

/** A list of keys with labels; the active one is named elsewhere, or has the flag `active`. */
function labelled(job: ManifestJob, property: string, secret: string, active: string | undefined): KeyRing | undefined {
  return listed(job, property, (item) => {
    const node = item.get('label');
    const label = node?.kind === 'scalar' ? node.text : undefined;
    return { label, secret: item.get(secret), active: active === undefined ? isTrue(item.get('active')) : label === active };
  });
}

function listed(job: ManifestJob, property: string, read: (item: MapNode) => Omit<Key, 'anchor'>): KeyRing | undefined {
  const node = job.property(property);
  if (node?.kind !== 'sequence') return undefined;
  const items = mapsIn(node);
  if (items.length < node.items.length) return undefined;
  const keys = items.map((item) => ({ ...read(item), anchor: keyOf(item.entries[0], job.anchor) }));
  return { property, anchor: placeOf(job, property), keys };
}

/** The last key of the way to a property. */
function placeOf(job: ManifestJob, property: string): Span {
  const path = property.split('.');
  const holder = job.property(path.slice(0, -1).join('.'));
  return holder?.kind === 'map' ? keyOf(holder.entry(path.at(-1) ?? ''), job.anchor) : job.anchor;
}

function textAt(job: ManifestJob, property: string): string | undefined {
  const node = job.property(property);
  return node?.kind === 'scalar' ? node.text : undefined;
}

function isTrue(node: ConfigNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}
