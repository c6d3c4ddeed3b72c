import { manifestsOf, type BoshManifest, type InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { anchorOf, keyOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { known, unknown, type Cell } from '../../value/cell.ts';
import { isNullish, type ConfigNode, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { isTrial, textOf } from './deployment-identity.ts';
import { mayChange } from './pending-operation.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** One row per instance group and network of it that a cloud config of the foundation describes. */
export const groupZones = table(
  'manifest-group-zone',
  {
    doc: 'The zones of an instance group beside those of its network in the cloud config. Networks of which a subnet has no zone have no rows.',
    label: ['instance_group', 'network'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['instance_groups'] },
    columns: {
      instance_group: text('name of the instance group'),
      network: text('name of the network'),
      zoned: flag('false when the group lists no azs; unknown while an ops-file may bring them'),
      zones: texts('zones of the group'),
      uncovered: texts('those of them that a cloud config defines and in which the network has no subnet; empty for a group without zones'),
      network_zones: texts('zones of the subnets of the network'),
    },
  },
  (input) =>
    manifestsOf(input.foundation).flatMap((manifest) => {
      if (manifest.isCreateEnv || manifest.groups.length === 0) return [];
      const clouds = cloudZones(manifest, input);
      return clouds.networks.size === 0 ? [] : manifest.groups.flatMap((group) => zoneRows(group, clouds, input));
    }),
);

function zoneRows(group: InstanceGroup, { networks, defined }: CloudZones, input: FactInput): readonly Row[] {
  const list = group.at('networks');
  if (list?.kind !== 'sequence') return [];
  const node = group.at('azs');
  const zones = textsCell(node, keyOf(group.node.entry('azs'), group.anchor));
  return list.items.flatMap((item) => {
    const name = item.kind === 'map' ? textCell(item.get('name'), group.anchor) : undefined;
    const covered = name?.state === 'known' ? networks.get(name.value) : undefined;
    if (name === undefined || covered === undefined) return [];
    const uncovered = zones.state === 'known' ? zones.value.filter((zone) => defined.has(zone) && !covered.has(zone)) : [];
    const at = zones.state === 'absent' ? name.anchor : itemAnchor(node, uncovered[0], zones.anchor);
    const open = zones.state === 'unknown' || (zones.state === 'absent' && mayChange(group, 'azs', input));
    const settled = <V>(value: V): Cell<V> => (open ? unknown(at) : known(value, at));
    return [
      new Row(at, {
        instance_group: group.name,
        network: name,
        zoned: settled(zones.state === 'known'),
        zones,
        uncovered: settled(uncovered),
        network_zones: known([...covered], at),
      }),
    ];
  });
}

function itemAnchor(list: ConfigNode | undefined, zone: string | undefined, otherwise: Row['anchor']): Row['anchor'] {
  const item = list?.kind === 'sequence' && zone !== undefined ? list.items.find((one) => textOf(one) === zone) : undefined;
  return anchorOf(item, otherwise);
}

/** What the cloud configs of a manifest say of zones. */
interface CloudZones {
  /** Zones of each network; one of which anything is not known, or a subnet has no zone, is left out. */
  readonly networks: ReadonlyMap<string, ReadonlySet<string>>;
  readonly defined: ReadonlySet<string>;
}

function cloudZones(manifest: BoshManifest, input: FactInput): CloudZones {
  // The cloud config of BOSH Lite says nothing about other directors.
  const isForTrials = isTrial(manifest.document.file.path);
  const clouds = documentsOf(input.foundation, 'cloud-config').filter(({ file }) => isForTrials || !isTrial(file.path));
  const networks = new Map<string, Set<string>>();
  const open = new Set<string>();
  for (const node of clouds.flatMap((document) => listAt(document, 'networks'))) {
    const name = textOf(node.get('name'));
    if (name === undefined) continue;
    const zones = zonesOf(node);
    if (zones === undefined) open.add(name);
    else networks.set(name, new Set([...(networks.get(name) ?? []), ...zones]));
  }
  for (const name of open) networks.delete(name);
  const defined = clouds.flatMap((document) => listAt(document, 'azs').flatMap((zone) => textOf(zone.get('name')) ?? []));
  return { networks, defined: new Set(defined) };
}

/** Zones of the subnets of a network; undefined when one is not known or missing. */
export function zonesOf(network: MapNode): readonly string[] | undefined {
  const subnets = network.get('subnets');
  const type = network.get('type');
  if (subnets?.kind !== 'sequence' || !(isNullish(type) || ['manual', 'dynamic'].includes(textOf(type) ?? ''))) return undefined;
  const zones: string[] = [];
  for (const subnet of subnets.items) {
    const node = subnet.kind === 'map' ? (subnet.get('azs') ?? subnet.get('az')) : undefined;
    const texts = node?.kind === 'sequence' ? node.items : node === undefined || isNullish(node) ? [] : [node];
    if (texts.length === 0 || texts.some((text) => text.kind !== 'scalar')) return undefined;
    zones.push(...texts.flatMap((text) => textOf(text) ?? []));
  }
  return zones;
}
