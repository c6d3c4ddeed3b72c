import { manifestsOf, ManifestJob, type BoshManifest } from '../../foundation/bosh-manifest.ts';
import { textCell } from '../../foundation/cell-of.ts';
import type { Document } from '../../foundation/foundation.ts';
import { known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { collector, matchesOf } from '../../foundation/walk.ts';
import { descend, mapsIn, type ConfigNode, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { textOf } from './deployment-identity.ts';
import { mayAdd } from './pending-operation.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** One row per instance group that a DNS alias or a placement rule of a manifest names. */
export const groupNames = table(
  'manifest-group-name',
  {
    doc: 'The name of an instance group in a DNS alias, in a host name of BOSH DNS or in the placement rule of an add-on of the same manifest.',
    label: ['kind', 'name'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['instance_groups'] },
    columns: {
      kind: text(
        'dns-alias (one of which no target leads to a group of the manifest or elsewhere), dns-name (a host below this deployment in a property) or placement',
      ),
      owner: text('the domain of the alias, the host, or the add-on'),
      name: text('the instance group'),
      replaceable: flag('true for groups of cf-deployment that go when a database or a blobstore outside takes their place'),
      defined: flag('whether the manifest has a group of that name; unknown where a variable or an ops-file may bring one'),
      groups: texts('the groups of the manifest'),
    },
  },
  (input) =>
    manifestsOf(input.foundation).flatMap((manifest) => (manifest.isFragment || manifest.isCreateEnv ? [] : nameRows(manifest, input))),
);

interface Named {
  readonly kind: string;
  readonly owner: ConfigNode | string | undefined;
  readonly node: ConfigNode | undefined;
  /** The group where it is a part of the text. */
  readonly group?: string;
}

function nameRows(manifest: BoshManifest, input: FactInput): readonly Row[] {
  const names = manifest.groups.map(({ name }) => name);
  const groups = names.flatMap((name) => (name.state === 'known' ? [name.value] : []));
  const isOpen = names.some(({ state }) => state !== 'known') || listIsOpen(manifest.document);
  const canonicalGroups = groups.map(canonical);
  return namesIn(manifest).flatMap(({ kind, owner, node, group }) => {
    const name = group === undefined ? textCell(node, manifest.anchor) : mapCell(textCell(node, manifest.anchor), () => group);
    if (name.state === 'absent') return [];
    const { anchor } = name;
    return [
      new Row(anchor, {
        kind: known(kind, anchor),
        owner: typeof owner === 'string' ? known(owner, anchor) : textCell(owner, anchor),
        name,
        replaceable: mapCell(name, (group) => ['database', 'singleton-blobstore'].includes(group)),
        defined: definedCell(
          name,
          group === undefined ? groups : canonicalGroups,
          isOpen || (name.state === 'known' && mayAdd(manifest, 'instance_groups', input, name.value)),
        ),
        groups: known(groups, anchor),
      }),
    ];
  });
}

function definedCell(name: Cell<string>, groups: readonly string[], isOpen: boolean): Cell<boolean> {
  if (name.state !== 'known') return name;
  if (groups.includes(name.value)) return known(true, name.anchor);
  return isOpen ? unknown(name.anchor) : known(false, name.anchor, name.origin);
}

function listIsOpen({ root }: Document): boolean {
  const list = descend(root, 'instance_groups');
  return list?.kind !== 'sequence' || list.items.some(({ kind }) => kind === 'unknown');
}

function namesIn(manifest: BoshManifest): readonly Named[] {
  const addons = manifest.list('addons');
  const jobs = [...manifest.groups.flatMap((group) => group.jobs), ...addons.flatMap((addon) => jobsOf(addon, manifest))];
  const aliases = jobs.flatMap((job) => (textOf(job.node.get('name')) === 'bosh-dns-aliases' ? mapsIn(job.property('aliases')) : []));
  return [
    ...aliases.flatMap((alias) => deadTarget(alias, manifest)),
    ...hostsIn(manifest),
    ...addons.flatMap((addon) =>
      ['include', 'exclude'].flatMap((rule) => {
        const list = descend(addon, rule, 'instance_groups');
        return list?.kind === 'sequence' ? list.items.map((node): Named => ({ kind: 'placement', owner: addon.get('name'), node })) : [];
      }),
    ),
  ];
}

/** The first target of an alias of which no target leads to a group: one that is left over beside others does no harm. */
function deadTarget(alias: MapNode, manifest: BoshManifest): readonly Named[] {
  const targets = mapsIn(alias.get('targets'));
  const leadsSomewhere = (target: MapNode): boolean =>
    !isOwn(target, manifest) ||
    manifest.groups.some(({ name }) => name.state === 'known' && name.value === textOf(target.get('instance_group')));
  if (targets.length === 0 || targets.some(leadsSomewhere)) return [];
  return [{ kind: 'dns-alias', owner: alias.get('domain'), node: targets[0]?.get('instance_group') }];
}

/** Texts that may hold a host of BOSH DNS. */
const hosts = collector({ kinds: ['bosh-manifest'], text: (text) => text.includes('.bosh') });

/** `q-s0.GROUP.NETWORK.DEPLOYMENT.bosh`: the group of each host below this deployment, at its first place. */
function hostsIn({ document, name }: BoshManifest): readonly Named[] {
  if (name.state !== 'known') return [];
  const found = new Map<string, Named>();
  for (const { node, isKey, path } of matchesOf(document, hosts, 'evaluated')) {
    // a certificate may cover a name that is no longer there
    if (isKey || node.kind !== 'scalar' || path[0] === 'variables') continue;
    for (const [host, group, deployment] of node.text.matchAll(BOSH_HOST))
      if (group !== undefined && deployment === canonical(name.value) && !found.has(group))
        found.set(group, { kind: 'dns-name', owner: host, group, node });
  }
  return [...found.values()];
}

const BOSH_HOST = /(?<![\w.*-])(?:[\w*-]+\.)?([\w-]+)\.[\w-]+\.([\w-]+)\.bosh(?![\w.-])/g;

/** Names in hosts are in small letters, with hyphens for underscores (director, `canonicalizer.rb`). */
function canonical(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

function jobsOf(addon: MapNode, { anchor }: BoshManifest): readonly ManifestJob[] {
  return mapsIn(addon.get('jobs')).map((job) => new ManifestJob(job, anchor));
}

/** An alias may lead into another deployment. */
function isOwn(target: MapNode, manifest: BoshManifest): boolean {
  const deployment = textOf(target.get('deployment'));
  return deployment !== undefined && manifest.name.state === 'known' && deployment === manifest.name.value;
}
