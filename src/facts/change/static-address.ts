import type { IpRange } from '../../base/ip.ts';
import type { BoshManifest, InstanceGroup } from '../../foundation/bosh-manifest.ts';
import { textCell, textsCell } from '../../foundation/cell-of.ts';
import { known, unknown, type Cell } from '../../value/cell.ts';
import { staticListsOf } from '../bosh/manifest-static-ip.ts';
import { manifestPairs, nameOf, type ManifestPair } from './manifest-pair.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** One row per two groups of a manifest between which static addresses moved. */
export const staticAddressMoves = table(
  'static-address-move',
  {
    doc: 'Static addresses of a BOSH manifest that belonged to one instance group at the earlier revision and belong to another now.',
    label: ['group', 'addresses'],
    few: true,
    columns: {
      deployment: text('name of the deployment'),
      addresses: texts('the addresses, as they are written now'),
      from: text('the group that had them'),
      from_kept: flag('false when that group is gone'),
      group: text('the group that has them now'),
      migrated: flag('true when the group names the earlier one in migrated_from: then its instances are those of the earlier one'),
    },
  },
  (input) => manifestPairs(input).flatMap((pair) => (pair.now.isCreateEnv ? [] : movesOf(pair))),
);

interface Move {
  readonly group: InstanceGroup;
  readonly from: string;
  readonly texts: string[];
  readonly at: Row['anchor'];
}

function movesOf({ now, before }: ManifestPair): readonly Row[] {
  const owners = ownersIn(before);
  const moves = new Map<string, Move>();
  for (const group of now.groups) {
    const name = nameOf(group);
    if (name === undefined) continue;
    for (const { addresses = [] } of staticListsOf(group)) {
      for (const { text: written, range, anchor } of addresses) {
        for (const from of new Set(addressesIn(range).map((key) => owners.get(key)))) {
          if (from === undefined || from === name) continue;
          const key = `${from}\n${name}`;
          const move = moves.get(key);
          if (move === undefined) moves.set(key, { group, from, texts: [written], at: anchor });
          else move.texts.push(written);
        }
      }
    }
  }
  const kept = new Set(now.groups.map(nameOf));
  return [...moves.values()].map(({ group, from, texts: addresses, at }) => {
    return new Row(at, {
      deployment: now.name,
      addresses: known(addresses, at),
      from: known(from, at),
      from_kept: kept.has(from) || !kept.has(undefined) ? known(kept.has(from), at) : unknown(at),
      group: group.name,
      migrated: migratedCell(group, from, at),
    });
  });
}

/** The groups whose VMs stay, by each of their static addresses. */
function ownersIn(manifest: BoshManifest): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const group of manifest.groups) {
    const name = nameOf(group);
    const lifecycle = textCell(group.at('lifecycle'), group.anchor);
    const stays = lifecycle.state === 'absent' || (lifecycle.state === 'known' && lifecycle.value === 'service');
    if (name === undefined || !stays) continue;
    for (const { addresses = [] } of staticListsOf(group))
      for (const { range } of addresses) for (const key of addressesIn(range)) owners.set(key, name);
  }
  return owners;
}

/** Longer ranges are not looked into: nobody gives a group so many addresses. */
const LONGEST_RANGE = 1000n;

function addressesIn({ family, first, last }: IpRange): readonly string[] {
  if (last - first > LONGEST_RANGE) return [];
  return Array.from({ length: Number(last - first) + 1 }, (_, index) => `${family} ${first + BigInt(index)}`);
}

function migratedCell(group: InstanceGroup, from: string, anchor: Row['anchor']): Cell<boolean> {
  const names = textsCell(group.at('migrated_from'), anchor);
  if (names.state === 'unknown') return unknown(anchor, names.variables);
  return known(names.state === 'known' && names.value.includes(from), anchor);
}
