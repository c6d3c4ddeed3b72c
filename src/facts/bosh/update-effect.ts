import { manifestsOf, type BoshManifest, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { anchorOf, integerCell, keyOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { isNullish, type ConfigNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { deploymentCells, deploymentIdentity, textOf, variablesOf } from './deployment-identity.ts';
import { softwareOf } from './job-software.ts';
import { mayAdd } from './pending-operation.ts';
import { integer, Row, table, text, texts } from '../table.ts';

/** One row per manifest and effect that its update settings can have. */
export const updateEffects = table(
  'update-effect',
  {
    doc: 'What the update settings of a manifest do to its instance groups; each group counts by its own settings.',
    label: ['deployment', 'effect'],
    looksAt: { kinds: ['bosh-manifest'] },
    columns: {
      ...deploymentIdentity,
      effect: text(
        'no-canary (groups with canaries 0), all-at-once (groups whose instances go down together, canaries and zones counted), quorum (clusters of which so many members go down together that the others are no majority), watch (how long a canary is watched), no-update (a whole manifest without an update block)',
      ),
      groups: texts(
        'instance groups that it concerns, with what they have; unknown while a variable could decide; empty when there are none',
      ),
      value: text('for watch: the time as written'),
      watch_ms: integer('for watch: the longest time in ms that a canary has; absent for others'),
    },
  },
  (input) => manifestsOf(input.foundation).flatMap((manifest) => updateRows(manifest, input)),
);

function updateRows(manifest: BoshManifest, input: FactInput): readonly Row[] {
  const update = manifest.at('update');
  const services = manifest.groups.filter((group) => textOf(group.at('lifecycle')) !== 'errand');
  const row = (effect: string, groups: Cell<readonly string[]>, value?: Cell<string>, watchMs?: number): Row => {
    const { anchor } = groups;
    return new Row(anchor, {
      ...deploymentCells(manifest),
      effect: known(effect, anchor),
      groups,
      value: value ?? absent(anchor),
      watch_ms: watchMs === undefined ? absent(anchor) : known(watchMs, anchor),
    });
  };
  if (isNullish(update)) {
    const isWhole =
      manifest.has('name') && manifest.has('releases') && manifest.has('stemcells') && manifest.groups.length > 0 && !manifest.isCreateEnv;
    return isWhole && !mayAdd(manifest, 'update', input) ? [row('no-update', known([], manifest.anchor))] : [];
  }
  const of = (group: InstanceGroup, key: string): ConfigNode | undefined => group.at('update', key) ?? manifest.at('update', key);
  const collect = (key: string, isSo: (pace: Pace, group: InstanceGroup) => string | undefined): Cell<readonly string[]> => {
    const found: string[] = [];
    let at: ConfigNode | undefined;
    let open: ConfigNode | undefined;
    for (const group of services) {
      const setting = of(group, key);
      if (setting === undefined) continue;
      const pace = paceOf(group, of);
      if (pace === undefined) continue;
      if (pace.open !== undefined) {
        open ??= pace.open;
        continue;
      }
      const told = isSo(pace, group);
      if (told === undefined) continue;
      at ??= setting;
      found.push(told);
    }
    const anchor = anchorOf(at ?? open, keyOf(manifestEntry(manifest, 'update'), manifest.anchor));
    return found.length === 0 && open !== undefined ? unknown(anchor, variablesOf(open)) : known(found, anchor, at?.origin);
  };
  const nameOf = (group: InstanceGroup): string => {
    const node = group.node.get('name');
    return node?.kind === 'scalar' || node?.kind === 'unknown' ? node.text : '?';
  };
  const isCluster = (group: InstanceGroup, { count }: Pace): boolean => count > 2 && isMajority(group);
  const watch = textCell(manifest.at('update', 'canary_watch_time'), manifest.anchor);
  const watchMs = watch.state === 'known' ? Number(/-\s*([0-9]{1,12})\s*$/.exec(watch.value)?.[1] ?? watch.value) : Number.NaN;
  return [
    row(
      'no-canary',
      collect('canaries', ({ canaries, count }, group) => (count > 1 && canaries === 0 ? `${nameOf(group)} (${count})` : undefined)),
    ),
    row(
      'quorum',
      collect('max_in_flight', (pace, group) => {
        const { count } = pace;
        const together = mostTogether(pace);
        const majority = Math.floor(count / 2) + 1;
        return isCluster(group, pace) && together !== undefined && count - together < majority
          ? `${nameOf(group)} (${together} of ${count})`
          : undefined;
      }),
    ),
    row(
      'all-at-once',
      collect('max_in_flight', (pace, group) => {
        const { count } = pace;
        return count > 1 && !isCluster(group, pace) && mostTogether(pace) === count ? `${nameOf(group)} (${count})` : undefined;
      }),
    ),
    ...(Number.isNaN(watchMs) ? [] : [row('watch', known([], watch.anchor), watch, watchMs)]),
  ];
}

/** How a group is updated. */
interface Pace {
  readonly count: number;
  /** Instances that go first; undefined when it is no number. */
  readonly canaries: number | undefined;
  readonly limit: number | undefined;
  /** Availability zones, at least 1. */
  readonly zones: number;
  /** Set when one of them is not known. */
  readonly open: ConfigNode | undefined;
}

/** Undefined for a group without a number of instances. */
function paceOf(group: InstanceGroup, of: (group: InstanceGroup, key: string) => ConfigNode | undefined): Pace | undefined {
  const instances = integerCell(group.at('instances'), group.anchor);
  if (instances.state === 'absent') return undefined;
  const azs = textsCell(group.at('azs'), group.anchor);
  const open = [group.at('instances'), group.at('azs'), of(group, 'canaries'), of(group, 'max_in_flight')].find((node) => isOpen(node));
  const count = instances.state === 'known' ? instances.value : 0;
  return {
    count,
    canaries: amount(textOf(of(group, 'canaries')) ?? '0', count),
    limit: amount(textOf(of(group, 'max_in_flight')) ?? '1', count),
    zones: azs.state === 'known' ? Math.max(1, new Set(azs.value).size) : 1,
    open,
  };
}

function isOpen(node: ConfigNode | undefined): boolean {
  return node?.kind === 'unknown' || (node?.kind === 'sequence' && node.items.some((item) => item.kind === 'unknown'));
}

/** A number, or a percentage of the instances, rounded down. */
function amount(text: string, count: number): number | undefined {
  if (/^[0-9]{1,9}$/.test(text)) return Number(text);
  const percent = /^([0-9]{1,3})%$/.exec(text)?.[1];
  return percent === undefined ? undefined : Math.floor((count * Number(percent)) / 100);
}

/**
 * Most instances that are down together: first the canaries, then the rest, zone by zone, since `max_in_flight` (at least 1) holds within a zone.
 * Undefined when a setting is no number.
 */
function mostTogether({ count, canaries, limit, zones }: Pace): number | undefined {
  if (canaries === undefined || limit === undefined) return undefined;
  const first = Math.min(canaries, count);
  const rest = Math.min(Math.ceil(count / zones), count - first);
  return Math.min(Math.max(first, rest), Math.max(1, limit));
}

/** RabbitMQ joins again by itself; the others stop answering without a majority. */
function isMajority(group: InstanceGroup): boolean {
  const job = softwareOf(group, 'quorum');
  return job.state === 'known' && job.value !== 'rabbitmq-server';
}

function manifestEntry(manifest: BoshManifest, name: string) {
  const { root } = manifest.document;
  return root?.kind === 'map' ? root.entry(name) : undefined;
}
