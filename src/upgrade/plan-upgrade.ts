import { compareNumbers, versionNumbers } from '../base/product-version.ts';
import type { Span } from '../base/source.ts';
import { anchorOf, keyOf } from '../foundation/cell-of.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { productsOf, type ProductConfig } from '../foundation/product-config.ts';
import { fitTile, type ErrandMisfit, type TileFit } from '../foundation/tile-fit/fit.ts';
import type { BrokenLimit } from '../foundation/tile-fit/number-fit.ts';
import type { JobMisfit } from '../foundation/tile-fit/job-fit.ts';
import type { MissingProperty, NameMisfit, PropertyMisfit } from '../foundation/tile-fit/property-fit.ts';
import { isCredential } from '../foundation/tile-fit/value-fit.ts';
import { describeConstraints } from '../tile/describe-constraints.ts';
import type { TileModel } from '../tile/model.ts';
import { isInRange } from '../tile/version-range.ts';
import type { ConfigNode } from '../value/node.ts';
import { changedDefaults } from '../foundation/tile-fit/changed-defaults.ts';
import type { UpgradeItem } from './upgrade.ts';

/** What may be shown of a value that stands at a place; the mask for what is secret. */
export type Shown = (node: ConfigNode, otherwise: Span) => string;

/** All that a new version of a tile means for one config. Without metadata of today (`from`), only what the new one refuses is told. */
export function planUpgrade(
  product: ProductConfig,
  foundation: Foundation,
  from: TileModel | undefined,
  to: TileModel,
  shown: Shown,
): readonly UpgradeItem[] {
  const now = fit(product, foundation, to);
  const before = from === undefined ? undefined : fit(product, foundation, from);
  if (now.isForeign && (before === undefined || before.isForeign)) return [doesNotFit(product, now)];
  const must = [
    ...versions(product, foundation, from, to),
    ...freshOf(now.missing, before?.missing, ({ property }) => property.name).map((missing) => missingItem(product, missing)),
    ...freshOf(now.values, before?.values, keyOfValue).map((misfit) => valueItem(product, from, misfit, shown)),
    ...freshOf(now.names, before?.names, ({ what, name }) => `${what} ${name}`).map((misfit) =>
      nameItem(product, { ...misfit, near: newName(misfit.near, from?.properties) }),
    ),
    ...freshOf(now.jobs, before?.jobs, ({ what, job, part = '' }) => `${what} ${job} ${part}`).map((misfit) =>
      jobItem(product, { ...misfit, near: newName(misfit.near, from?.jobs) }),
    ),
    ...freshOf(now.errands, before?.errands, ({ what, errand, state = '' }) => `${what} ${errand} ${state}`).map((misfit) =>
      errandItem(product, { ...misfit, near: newName(misfit.near, from?.errands) }),
    ),
  ];
  const itself =
    from === undefined
      ? []
      : changedDefaults(product, from, to).map((changed) => ({ ...changed, group: 'itself' as const, origin: undefined }));
  const know = from === undefined ? unreadMigrations(to) : [...otherTypes(product, from, to, now.values), ...goodToKnow(product, from, to)];
  return inOrder([...must, ...itself, ...know]);
}

function fit(product: ProductConfig, foundation: Foundation, tile: TileModel): TileFit {
  const isWhole =
    productsOf(foundation).filter(
      ({ slug }) => slug.state === 'known' && product.slug.state === 'known' && slug.value === product.slug.value,
    ).length === 1;
  return fitTile({ state: 'known', tile, how: 'argument', version: 'other', isSure: true }, product, isWhole, foundation);
}

/** What the new version refuses and the old one did not. What a variable leaves open is no work yet. */
function freshOf<T extends { readonly open?: unknown }>(
  now: readonly T[],
  before: readonly T[] | undefined,
  key: (item: T) => string,
): readonly T[] {
  const known = new Set(before?.filter(({ open }) => open === undefined).map(key));
  return now.filter((item) => item.open === undefined && !known.has(key(item)));
}

/** What was there before is not what something became. */
function newName(near: string | undefined, before: ReadonlyMap<string, unknown> | undefined): string | undefined {
  return near !== undefined && before?.has(near) === true ? undefined : near;
}

function keyOfValue({ property, wanted, field = '' }: PropertyMisfit): string {
  return `${property.name} ${wanted} ${field}`;
}

const ORDER: readonly UpgradeItem['group'][] = ['must', 'itself', 'know'];

/** By group, then down the file. What no line is about keeps its place at the end of its group. */
function inOrder(items: readonly UpgradeItem[]): readonly UpgradeItem[] {
  const place = ({ at }: UpgradeItem): number => at?.start ?? Number.MAX_SAFE_INTEGER;
  return [...items].sort((one, other) => ORDER.indexOf(one.group) - ORDER.indexOf(other.group) || place(one) - place(other));
}

function doesNotFit(product: ProductConfig, { names, jobs, chosen }: TileFit): UpgradeItem {
  const count = [...names, ...jobs].filter(({ what }) => what === 'unknown').length;
  return {
    group: 'must',
    kind: 'does-not-fit',
    name: product.base,
    at: product.anchor,
    origin: undefined,
    data: { count: String(count), version: chosen.tile.version },
  };
}

function versions(product: ProductConfig, foundation: Foundation, from: TileModel | undefined, to: TileModel): readonly UpgradeItem[] {
  const items: UpgradeItem[] = [];
  const least = to.minimumVersionForUpgrade;
  const about = { group: 'must', at: product.anchor, origin: undefined } as const;
  const today = from?.version ?? (product.version.state === 'known' ? product.version.value : undefined);
  if (least !== undefined && today !== undefined && isBelow(today, least))
    items.push({ ...about, kind: 'minimum-version', name: to.name, data: { least, today } });
  for (const { name, version: range, optional } of to.requires) {
    const other = productsOf(foundation).find(({ slug }) => slug.state === 'known' && slug.value === name);
    if (optional || other?.version.state !== 'known' || isInRange(other.version.value, range) !== false) continue;
    items.push({ ...about, kind: 'requires-product', name, data: { range, version: other.version.value } });
  }
  return items;
}

function isBelow(version: string, least: string): boolean {
  const [one, other] = [versionNumbers(version), versionNumbers(least)];
  return one !== undefined && other !== undefined && compareNumbers(one, other) < 0;
}

function missingItem(product: ProductConfig, { property, at }: MissingProperty): UpgradeItem {
  const { inOption } = property;
  return {
    group: 'must',
    kind: at === undefined ? 'newly-required' : 'now-empty',
    name: property.name,
    at: anchorOf(at, product.sectionAnchor('product-properties')),
    origin: at?.origin,
    data: { type: property.type, ...(inOption === undefined ? {} : { option: inOption.option, selector: inOption.selector }) },
  };
}

function valueItem(product: ProductConfig, from: TileModel | undefined, misfit: PropertyMisfit, shown: Shown): UpgradeItem {
  const { property, node, wanted, choices, limit, message, field, near } = misfit;
  const before = from?.properties.get(property.name);
  const at = anchorOf(node, product.anchor);
  const isLimit = wanted === 'limit' || wanted === 'pattern' || wanted === 'cron';
  const isType = before !== undefined && before.type !== property.type;
  return {
    group: 'must',
    kind: isType
      ? 'type-changed'
      : isLimit
        ? 'tightened'
        : wanted === 'select-value' || wanted === 'option' || wanted === 'options'
          ? 'option-gone'
          : 'type-changed',
    name: property.name,
    at,
    origin: node.origin,
    data: {
      type: property.type,
      ...(isType ? { before: before.type } : {}),
      ...(isCredential(property, field) || node.kind !== 'scalar' ? {} : { value: shown(node, at) }),
      ...(field === undefined ? {} : { field }),
      ...(near === undefined ? {} : { near }),
      ...(choices === undefined ? {} : { choices: choices.slice(0, 12).join(', ') }),
      ...(wanted === 'field' || wanted === 'known-field' ? { wanted } : {}),
      ...limitData(limit),
      ...(wanted === 'pattern' ? { form: describeConstraints(undefined, property.texts).join('; ') } : {}),
      ...(message === undefined ? {} : { says: message }),
    },
  };
}

function limitData(limit: BrokenLimit | undefined): UpgradeItem['data'] {
  if (limit === undefined) return {};
  return { limit: limit.limit, ...(limit.bound === undefined ? {} : { bound: String(limit.bound) }) };
}

function nameItem(product: ProductConfig, { what, name, entry, renamed, removed, near, inOption }: NameMisfit): UpgradeItem {
  const about = { name, at: keyOf(entry, product.anchor), origin: entry.key.origin };
  if (what === 'not-configurable') return { ...about, group: 'must', kind: 'frozen-by-tile', data: {} };
  if (what === 'not-selected')
    return { ...about, group: 'know', kind: 'not-selected', data: { option: inOption!.option, selector: inOption!.selector } };
  if (renamed !== undefined) return { ...about, group: 'must', kind: 'renamed', data: { renamed } };
  if (removed === true) return { ...about, group: 'must', kind: 'dropped', data: {} };
  return { ...about, group: 'must', kind: 'gone', data: near === undefined ? {} : { near } };
}

function jobItem(
  product: ProductConfig,
  { what, job, entry, node, near, value, limit, vmType, part, message, property }: JobMisfit,
): UpgradeItem {
  const data = {
    ...(near === undefined ? {} : { near }),
    ...(value === undefined ? {} : { value: String(value) }),
    ...limitData(limit),
    ...(vmType === undefined ? {} : { vmType }),
    ...(part === undefined ? {} : { part }),
    ...(property === undefined ? {} : { property }),
    ...(message === undefined ? {} : { says: message }),
    what,
  };
  const kind = what === 'unknown' ? 'job-gone' : what === 'vm' ? 'vm-too-small' : what.includes('disk') ? 'disk' : 'instances';
  return { group: 'must', kind, name: job, at: anchorOf(node, keyOf(entry, product.anchor)), origin: (node ?? entry.key).origin, data };
}

function errandItem(product: ProductConfig, { what, errand, entry, near, state }: ErrandMisfit): UpgradeItem {
  return {
    group: 'must',
    kind: what === 'unknown' ? 'errand-gone' : 'errand-state',
    name: errand,
    at: keyOf(entry, product.anchor),
    origin: entry.key.origin,
    data: { ...(near === undefined ? {} : { near }), ...(state === undefined ? {} : { state }) },
  };
}

/** Values that are written and whose type is another one now: what does not fit it is work, the rest is good to know. */
function otherTypes(product: ProductConfig, from: TileModel, to: TileModel, misfits: readonly PropertyMisfit[]): readonly UpgradeItem[] {
  const told = new Set(misfits.filter(({ open }) => open === undefined).map(({ property }) => property.name));
  return product.properties.flatMap(({ name, anchor }): readonly UpgradeItem[] => {
    const [before, now] = [from.properties.get(name)?.type, to.properties.get(name)?.type];
    if (before === undefined || now === undefined || before === now || told.has(name)) return [];
    return [{ group: 'know', kind: 'other-type', name, at: anchor, origin: undefined, data: { before, type: now } }];
  });
}

function goodToKnow(product: ProductConfig, from: TileModel, to: TileModel): readonly UpgradeItem[] {
  const about = { group: 'know', at: undefined, origin: undefined } as const;
  const items: UpgradeItem[] = [];
  for (const property of to.properties.values()) {
    const before = from.properties.get(property.name);
    if (before === undefined) continue;
    const written = product.properties.find(({ name }) => name === property.name);
    if (property.configurable && !before.configurable) items.push({ ...about, kind: 'now-configurable', name: property.name, data: {} });
    if (property.freezeOnDeploy && !before.freezeOnDeploy && written !== undefined)
      items.push({ ...about, at: written.anchor, kind: 'now-frozen', name: property.name, data: {} });
  }
  for (const job of to.jobs.values()) {
    const count = job.instances?.default;
    if (!from.jobs.has(job.name) && count !== undefined && count > 0)
      items.push({ ...about, kind: 'new-job', name: job.name, data: { count: String(count) } });
  }
  for (const errand of to.errands.values()) {
    const runs = errand.postDeploy?.runs ?? errand.preDelete?.runs;
    if (!from.errands.has(errand.name) && runs !== undefined)
      items.push({ ...about, kind: 'new-errand', name: errand.name, data: { runs } });
  }
  const stemcells = (tile: TileModel): string => tile.stemcells.map(({ os, version }) => `${os} ${version}`).join(', ');
  if (stemcells(to) !== '' && stemcells(from) !== stemcells(to))
    items.push({ ...about, kind: 'stemcell', name: to.name, data: { before: stemcells(from), now: stemcells(to) } });
  items.push(...unreadMigrations(to));
  const least = to.minimumVersionForUpgrade;
  if (least !== undefined && !isBelow(from.version, least))
    items.push({ ...about, kind: 'supported', name: to.name, data: { least, today: from.version } });
  return items;
}

function unreadMigrations(to: TileModel): readonly UpgradeItem[] {
  return to.migrations.unread.map((name) => ({
    group: 'know',
    kind: 'unread-migration',
    name,
    at: undefined,
    origin: undefined,
    data: {},
  }));
}
