import { manifestsOf, type BoshManifest, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { anchorOf, integerCell, keyOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import { isSample } from '../../foundation/product-config.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { isNullish, type ConfigNode, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { softwareOf } from './job-software.ts';
import { mayAdd } from './pending-operation.ts';
import { flag, Row, table, text, texts } from '../table.ts';

const whose = {
  deployment: text('name of the deployment; absent in parts of a manifest'),
  trial: flag('true in folders of documentation, examples, tests, pipelines and development, and for BOSH Lite'),
};

function whoseCells(manifest: BoshManifest): { readonly [column in keyof typeof whose]: Cell<never> } {
  const { anchor, document, name } = manifest;
  const cells = {
    deployment: name,
    trial: known(isSample(document.file.path) || isTrial(document.file.path), anchor),
  };
  return cells as { readonly [column in keyof typeof whose]: Cell<never> }; // spread into rows whose columns say the types
}

/** Manifests that are never production: those of pipelines, tests and BOSH Lite (its stemcells are called warden). */
export function isTrial(path: string): boolean {
  return path
    .toLowerCase()
    .split('/')
    .some((part) =>
      /^(ci|assets|ci[-_].*|.*[-_]ci|dev|development|templates?|manifests?-dev|integration.*|acceptance.*|.*[-_.]?(lite|warden|test|tests|example|sample)([-_.].*)?)$/.test(
        part,
      ),
    );
}

/** One row per manifest and way in which a version is not fixed. */
export const floatingVersions = table(
  'floating-version',
  {
    doc: 'Releases and stemcells of a manifest that are not fixed to a version or a checksum.',
    label: ['deployment', 'problem'],
    columns: {
      ...whose,
      problem: text('release-latest, release-create, stemcell-latest, or no-checksum (downloaded by url without sha1)'),
      names: texts('their names; empty when there are none, unknown while a variable could still make one'),
    },
  },
  (input) =>
    manifestsOf(input.foundation).flatMap((manifest) => {
      const releases = manifest.list('releases');
      const stemcells = manifest.list('stemcells');
      const row = (
        problem: string,
        nodes: readonly MapNode[],
        key: string,
        names: string,
        isSo: (node: MapNode, text: string) => boolean,
      ): readonly Row[] => {
        if (nodes.length === 0) return [];
        const found = nodes.filter((node) => textIs(node.get(key), (text) => isSo(node, text)));
        const open = nodes.find((node) => node.get(key)?.kind === 'unknown' || node.get('sha1')?.kind === 'unknown');
        const first = found[0]?.get(key);
        const anchor = anchorOf(first ?? open?.get(key), manifest.anchor);
        const cell: Cell<readonly string[]> =
          found.length === 0 && open !== undefined
            ? unknown(anchor, variablesOf(open.get(key)))
            : known(
                found.map((node) => textOf(node.get(names)) ?? textOf(node.get('os')) ?? '?'),
                anchor,
                first?.origin,
              );
        return [new Row(anchor, { ...whoseCells(manifest), problem: known(problem, anchor), names: cell })];
      };
      return [
        ...row('release-latest', releases, 'version', 'name', (_, version) => version === 'latest' || version.endsWith('.latest')),
        ...row('release-create', releases, 'version', 'name', (_, version) => version === 'create'),
        ...row('no-checksum', releases, 'url', 'name', (release, url) => /^https?:/.test(url) && isNullish(release.get('sha1'))),
        ...row('stemcell-latest', stemcells, 'version', 'alias', (_, version) => version === 'latest' || version.endsWith('.latest')),
      ];
    }),
);

/** One row per manifest and fault of its update settings. */
export const updateProblems = table(
  'update-problem',
  {
    doc: 'A fault in how a manifest updates its VMs; every instance group counts by its own settings.',
    label: ['deployment', 'problem'],
    columns: {
      ...whose,
      problem: text(
        'missing (no update block), no-canary (canaries is 0), all-at-once (all instances of a group together, canaries and zones counted), quorum (so many members of a cluster together that the others are no majority), watch (canary_watch_time below 30 s)',
      ),
      groups: texts(
        'instance groups that it concerns, with what they have; unknown while a variable could decide; empty when there are none',
      ),
      value: text('for watch: the time as written'),
    },
  },
  (input) => manifestsOf(input.foundation).flatMap((manifest) => updateRows(manifest, input)),
);

const SHORTEST_WATCH_MS = 30_000;

function updateRows(manifest: BoshManifest, input: FactInput): readonly Row[] {
  const update = manifest.at('update');
  const services = manifest.groups.filter((group) => textOf(group.at('lifecycle')) !== 'errand');
  const row = (problem: string, groups: Cell<readonly string[]>, value: Cell<string> = absent(groups.anchor)): Row =>
    new Row(groups.anchor, { ...whoseCells(manifest), problem: known(problem, groups.anchor), groups, value });
  if (isNullish(update)) {
    const isWhole =
      manifest.has('name') && manifest.has('releases') && manifest.has('stemcells') && manifest.groups.length > 0 && !manifest.isCreateEnv;
    return isWhole && !mayAdd(manifest, 'update', input) ? [row('missing', known([], manifest.anchor))] : [];
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
  const shortest = watch.state === 'known' ? Number(/-\s*([0-9]{1,12})\s*$/.exec(watch.value)?.[1] ?? watch.value) : Number.NaN;
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
    ...(shortest < SHORTEST_WATCH_MS ? [row('watch', known([], watch.anchor), watch)] : []),
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

function textOf(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? node.text : undefined;
}

function textIs(node: ConfigNode | undefined, test: (text: string) => boolean): boolean {
  const text = textOf(node);
  return text !== undefined && test(text);
}

function variablesOf(node: ConfigNode | undefined): readonly string[] {
  return node?.kind === 'unknown' ? node.variables : [];
}
