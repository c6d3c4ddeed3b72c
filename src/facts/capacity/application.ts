import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { anchorOf, integerCell, keyOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import { isSample } from '../../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type MapNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

/** One row per app of a cf app manifest. */
export const applications = table(
  'application',
  {
    doc: 'An app in a cf app manifest.',
    label: ['name'],
    columns: {
      name: text('name of the app'),
      instances: integer('how many instances'),
      memory_mb: integer('memory in MB'),
      disk_mb: integer('disk_quota in MB'),
      stack: text('stack'),
      buildpacks: texts('buildpacks, or the older buildpack'),
      old_buildpack_key: flag('true when the older key buildpack is written'),
      health_check_timeout_seconds: integer('timeout or health-check-timeout, whichever is written'),
      routes: texts('routes'),
      domains: texts('everything after the first dot of each route’s host'),
      sample: flag('true in folders of documentation, examples and tests'),
      purpose: text('purpose of the foundation, or unknown'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'app-manifest').flatMap((document) => {
      const list = descend(document.root, 'applications');
      if (list?.kind !== 'sequence') return [];
      return list.items.flatMap((node) => {
        if (node.kind !== 'map') return [];
        const anchor = keyOf(node.entry('name') ?? node.entries[0], anchorOf(node, startOf(document)));
        const routes = routesOf(node.get('routes'), anchor);
        const buildpacks = textsCell(node.get('buildpacks'), anchor);
        return [
          new Row(anchor, {
            name: textCell(node.get('name'), anchor),
            instances: integerCell(node.get('instances'), anchor),
            memory_mb: sizeCell(textCell(node.get('memory'), anchor)),
            disk_mb: sizeCell(textCell(node.get('disk_quota') ?? node.get('disk-quota'), anchor)),
            stack: textCell(node.get('stack'), anchor),
            buildpacks: buildpacks.state === 'absent' ? mapCell(textCell(node.get('buildpack'), anchor), (name) => [name]) : buildpacks,
            old_buildpack_key: known(!isNullish(node.get('buildpack')), anchor),
            health_check_timeout_seconds: integerCell(node.get('timeout') ?? node.get('health-check-timeout'), anchor),
            routes,
            domains: mapCell(routes, (all) =>
              all.map((route) =>
                route
                  .split('/')[0]!
                  .split(':')[0]!
                  .replace(/^[^.]*\./, ''),
              ),
            ),
            sample: known(isSample(document.file), anchor),
            purpose: known(input.foundation.purpose, anchor),
          }),
        ];
      });
    }),
);

function routesOf(node: ReturnType<typeof descend>, anchor: Row['anchor']): Cell<readonly string[]> {
  if (node?.kind !== 'sequence') return node?.kind === 'unknown' ? unknown(anchor, node.variables) : absent(anchor);
  const cells = node.items.map((item) => textCell(item.kind === 'map' ? item.get('route') : item, anchor));
  const open = cells.find((cell) => cell.state === 'unknown');
  if (open !== undefined) return open;
  return known(
    cells.flatMap((cell) => (cell.state === 'known' ? [cell.value] : [])),
    anchorOf(node, anchor),
    node.origin,
  );
}

/** Sizes of cf: a number with M, MB, G or GB. */
export function sizeCell(text: Cell<string>): Cell<number> {
  if (text.state !== 'known') return text;
  const match = /^\s*(\d{1,9}(?:\.\d{1,3})?)\s*(K|M|G|T)(B|iB)?\s*$/i.exec(text.value);
  if (match === null) return unknown(text.anchor);
  const factor = { K: 1 / 1024, M: 1, G: 1024, T: 1024 * 1024 }[match[2]!.toUpperCase() as 'K' | 'M' | 'G' | 'T']; // the expression allows these four
  return { ...text, value: Math.floor(Number(match[1]) * factor) };
}

const settingColumns = {
  app: text('name of the app'),
  setting: text('disk_quota, instances, timeout, stack, buildpack (the old key) or route, whatever the spelling'),
  value: text('the value as written'),
  number: integer('MB, a count or seconds; absent for texts'),
  host: text('of a route: the name without port and path; absent for others'),
  sample: flag('true in folders of documentation, examples and tests'),
  purpose: text('purpose of the foundation, or unknown'),
};

/** One row per written setting of an app that the platform has an opinion about, so that a finding stands on its line. */
export const applicationSettings = table(
  'application-setting',
  { doc: 'A written setting of an app in a cf app manifest.', label: ['app', 'setting'], columns: settingColumns },
  (input) =>
    documentsOf(input.foundation, 'app-manifest').flatMap((document) => {
      const list = descend(document.root, 'applications');
      if (list?.kind !== 'sequence') return [];
      return list.items.flatMap((node) => (node.kind === 'map' ? settingRows(node, document, input) : []));
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

function settingRows(app: MapNode, document: Document, input: FactInput): readonly Row<typeof settingColumns>[] {
  const start = keyOf(app.entries[0], startOf(document));
  const name = textCell(app.get('name'), start);
  const row = (setting: string, value: Cell<string>, number: Cell<number>, host: Cell<string>): Row<typeof settingColumns> =>
    new Row(value.anchor, {
      app: name,
      setting: known(setting, value.anchor),
      value,
      number,
      host,
      sample: known(isSample(document.file), value.anchor),
      purpose: known(input.foundation.purpose, value.anchor),
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
