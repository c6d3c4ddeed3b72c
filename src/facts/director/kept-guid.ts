import { keyOf } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import type { Span } from '../../base/source.ts';
import { known, unknown } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { integer, Row, table, texts } from '../table.ts';

/** One row per director file that still has guids. */
export const keptGuids = table(
  'kept-guid',
  {
    doc: 'Guids of zones, clusters, networks, subnets and IaaS configurations in a director file, as `om staged-director-config` may print them.',
    label: ['file'],
    few: true,
    looksAt: { kinds: ['director'] },
    columns: {
      keys: texts('which keys hold them: guid, iaas_configuration_guid'),
      count: integer('how many there are'),
    },
  },
  (input) => documentsOf(input.foundation, 'director').flatMap(guidRow),
);

interface Guid {
  readonly key: string;
  readonly at: Span;
  /** Variables that give it. */
  readonly open?: readonly string[] | undefined;
}

function guidRow(document: Document): readonly Row[] {
  const start = startOf(document);
  const guids = ownersIn(document.root).flatMap((owner) => guidsOf(owner, start));
  const first = guids[0];
  if (first === undefined) return [];
  if (guids.every(({ open }) => open !== undefined)) {
    const open = unknown(first.at, first.open);
    return [new Row(first.at, { keys: open, count: open })];
  }
  return [
    new Row(first.at, {
      keys: known([...new Set(guids.map(({ key }) => key))].sort(), first.at),
      count: known(guids.length, first.at),
    }),
  ];
}

/** Everything that Ops Manager gives a guid. */
function ownersIn(root: ConfigNode | undefined): readonly ConfigNode[] {
  const zones = itemsOf(descend(root, 'az-configuration'));
  const networks = itemsOf(descend(root, 'networks-configuration', 'networks'));
  return [
    ...zones.flatMap((zone) => [zone, ...itemsOf(descend(zone, 'clusters'))]),
    ...networks.flatMap((network) => [network, ...itemsOf(descend(network, 'subnets'))]),
    ...itemsOf(descend(root, 'iaas-configurations')),
  ];
}

function itemsOf(list: ConfigNode | undefined): readonly ConfigNode[] {
  return list?.kind === 'sequence' ? list.items : [];
}

function guidsOf(owner: ConfigNode, start: Span): readonly Guid[] {
  if (owner.kind !== 'map') return [];
  return ['guid', 'iaas_configuration_guid'].flatMap((key) => {
    const entry = owner.entry(key);
    if (entry === undefined || isNullish(entry.value)) return [];
    return [{ key, at: keyOf(entry, start), open: entry.value.kind === 'unknown' ? entry.value.variables : undefined }];
  });
}
