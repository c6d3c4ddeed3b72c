import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { integerCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type MapNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { integer, Row, table, text } from '../table.ts';

const columns = {
  app: text('name of the app'),
  setting: text('disk_quota, instances, timeout, stack, buildpack (the old key) or route, whatever the spelling'),
  value: text('the value as written'),
  number: integer('MB, a count or seconds; absent for texts'),
  host: text('of a route: the name without port and path; absent for others'),
};

/** One row per written setting of an app that the platform has an opinion about, so that a finding stands on its line. */
export const applicationSettings = table(
  'application-setting',
  {
    doc: 'A written setting of an app in a cf app manifest.',
    label: ['app', 'setting'],
    looksAt: { kinds: ['app-manifest'], sections: ['applications'] },
    columns,
  },
  (input) =>
    documentsOf(input.foundation, 'app-manifest').flatMap((document) => {
      const list = descend(document.root, 'applications');
      if (list?.kind !== 'sequence') return [];
      return list.items.flatMap((node) => (node.kind === 'map' ? settingRows(node, document) : []));
    }),
);

/** Keys of an app, and the setting each stands for. */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['disk_quota', 'disk_quota'],
  ['disk-quota', 'disk_quota'],
  ['instances', 'instances'],
  ['timeout', 'timeout'],
  ['health-check-timeout', 'timeout'],
  ['stack', 'stack'],
  ['buildpack', 'buildpack'],
];

function settingRows(app: MapNode, document: Document): readonly Row<typeof columns>[] {
  const start = keyOf(app.entries[0], startOf(document));
  const name = textCell(app.get('name'), start);
  const row = (setting: string, value: Cell<string>, number: Cell<number>, host: Cell<string>): Row<typeof columns> =>
    new Row(value.anchor, {
      app: name,
      setting: known(setting, value.anchor),
      value,
      number,
      host,
    });
  const plain = SETTINGS.flatMap(([key, setting]) => {
    const node = app.get(key);
    if (isNullish(node)) return [];
    const value = textCell(node, start);
    const number =
      setting === 'disk_quota'
        ? sizeCell(value)
        : setting === 'stack' || setting === 'buildpack'
          ? absent(value.anchor)
          : integerCell(node, start);
    return [row(setting, value, number, absent(value.anchor))];
  });
  const routes = app.get('routes');
  if (routes?.kind !== 'sequence') return plain;
  return [
    ...plain,
    ...routes.items.map((item) => {
      const value = textCell(item.kind === 'map' ? item.get('route') : item, start);
      return row('route', value, absent(value.anchor), mapCell(value, hostOf));
    }),
  ];
}

/** `https://shop.example.com:443/cart` is on `shop.example.com`. */
function hostOf(route: string): string {
  const plain = route.replace(/^[a-z][a-z0-9+.-]{0,20}:\/\//i, '');
  return plain.split('/')[0]!.split(':')[0]!.toLowerCase();
}

/** Sizes of cf: a number with M, MB, G or GB. */
export function sizeCell(text: Cell<string>): Cell<number> {
  if (text.state !== 'known') return text;
  const match = /^\s*(\d{1,9}(?:\.\d{1,3})?)\s*(K|M|G|T)(B|iB)?\s*$/i.exec(text.value);
  if (match === null) return unknown(text.anchor);
  const factor = { K: 1 / 1024, M: 1, G: 1024, T: 1024 * 1024 }[match[2]!.toUpperCase() as 'K' | 'M' | 'G' | 'T']; // the expression allows these four
  return { ...text, value: Math.floor(Number(match[1]) * factor) };
}
