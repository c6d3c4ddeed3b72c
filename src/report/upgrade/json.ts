import { trail } from '../../value/origin.ts';
import type { Upgrade, UpgradeItem } from '../../upgrade/upgrade.ts';
import { shownValue } from '../fill-phrase.ts';
import { jsonPlace, jsonWay } from '../json-place.ts';
import { safeJson } from '../safe-json.ts';
import { sentence } from './text.ts';

/** An upgrade for programs. Lines and columns start at 1, columns count UTF-16 code units, ends are exclusive. */
export function upgradeJson(upgrades: readonly Upgrade[]): string {
  return safeJson({
    version: 1,
    upgrades: upgrades.map(({ foundation, product, path, from, to, items }) => ({
      foundation,
      product,
      path,
      from: from ?? null,
      to,
      items: items.map(itemOf),
    })),
  });
}

function itemOf(item: UpgradeItem): unknown {
  const { group, kind, name, at, origin, data } = item;
  return {
    group,
    kind,
    name: shownValue(name),
    message: sentence(item, 'en'),
    place: at === undefined ? null : jsonPlace(at),
    trail: origin === undefined ? [] : jsonWay(trail(origin)),
    data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, shownValue(value)])),
  };
}
