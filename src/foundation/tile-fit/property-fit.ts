import { didYouMean } from '../../base/did-you-mean.ts';
import type { TileModel, TileProperty } from '../../tile/model.ts';
import { isRequired } from '../../tile/requirement.ts';
import { descend, isNullish, keyName, type ConfigNode, type MapEntry, type MapNode } from '../../value/node.ts';
import { isOpenKey } from '../strict-reading.ts';
import { isSameValue } from './same-value.ts';
import { counts, selectionOf } from './selection.ts';
import { isBlank, valueMisfits, type ValueMisfit } from './value-fit.ts';

/** A name in `product-properties` that the tile does not take there. */
export interface NameMisfit {
  readonly what: 'unknown' | 'not-configurable' | 'not-selected';
  readonly name: string;
  readonly entry: MapEntry;
  /** Of an unknown one: what a migration of the tile calls it now. */
  readonly renamed?: string | undefined;
  /** Of an unknown one: true when a migration of the tile throws its value away. */
  readonly removed?: boolean;
  /** Of an unknown one: the name that was probably meant. */
  readonly near?: string | undefined;
  /** Of one that is not selected: its selector and option. */
  readonly inOption?: { readonly selector: string; readonly option: string };
  /** What is not known and decides. */
  readonly open?: ConfigNode;
}

/** A value that does not fit, and whose it is. */
export interface PropertyMisfit extends ValueMisfit {
  readonly property: TileProperty;
}

/** A property that has to be given and is not; `at`: what stands there empty. */
export interface MissingProperty {
  readonly property: TileProperty;
  readonly at: ConfigNode | undefined;
  /** The value that selects its option, or the section, while that is not known. */
  readonly open?: ConfigNode;
}

export interface PropertyFit {
  readonly names: readonly NameMisfit[];
  readonly values: readonly PropertyMisfit[];
  readonly missing: readonly MissingProperty[];
}

/** Names compared by letters are dear, so only so many of a file are. */
const MOST_COMPARED = 50;

/** Holds `product-properties` against the tile. `isWhole`: the file is the only config of the product, so what it lacks nobody else gives. */
export function fitProperties(tile: TileModel, section: ConfigNode | undefined, isWhole: boolean): PropertyFit {
  const stemcells = tile.stemcells.map(({ os }) => os);
  const names: NameMisfit[] = [];
  const values: PropertyMisfit[] = [];
  let compared = 0;
  for (const entry of section?.kind === 'map' ? section.entries : []) {
    const name = keyName(entry.key);
    if (isOpenKey(entry.key)) {
      names.push({ what: 'unknown', name, entry, open: entry.key });
      continue;
    }
    const property = tile.properties.get(name);
    if (property === undefined) {
      // Metadata without any property at all is a part of one.
      if (tile.properties.size > 0) names.push(unknownName(tile, name, entry, compared++ < MOST_COMPARED));
      continue;
    }
    const value = descend(entry.value, 'value');
    const misfit =
      value === undefined && entry.value.kind !== 'map' ? undefined : nameMisfit(property, name, entry, value, tile, section, isWhole);
    if (misfit !== undefined) names.push(misfit);
    if (misfit?.what === 'not-configurable' || value === undefined) continue;
    values.push(
      ...valueMisfits(property, value, { stemcells }, descend(entry.value, 'selected_option')).map((found) => ({ ...found, property })),
    );
  }
  return { names, values, missing: isWhole && section?.kind === 'map' ? missingOf(tile, section) : [] };
}

function nameMisfit(
  property: TileProperty,
  name: string,
  entry: MapEntry,
  value: ConfigNode | undefined,
  tile: TileModel,
  section: ConfigNode | undefined,
  isWhole: boolean,
): NameMisfit | undefined {
  if (isNullish(value) || isSameValue(value, property.default)) return undefined;
  if (!property.configurable) {
    // What a variable gives may be just what the tile does by itself.
    const isOpen = value?.kind === 'unknown' && property.default !== undefined;
    return { what: 'not-configurable', name, entry, ...(isOpen ? { open: value } : {}) };
  }
  const { inOption } = property;
  // In one of several configs of the product, another may choose the option.
  if (inOption === undefined || (!isWhole && descend(section, inOption.selector) === undefined)) return undefined;
  const counting = counts(property, tile, section);
  if (counting === 'yes' || isSelectorMissing(inOption.selector, tile, section)) return undefined;
  const about = { what: 'not-selected', name, entry, inOption } as const;
  return counting === 'no' ? about : openSelection(property, section, about);
}

/** True for a selector that has to be given and is not: that is told of itself, and what belongs to its options is no matter of its own. */
function isSelectorMissing(name: string, tile: TileModel, section: ConfigNode | undefined): boolean {
  const selector = tile.properties.get(name);
  return selector !== undefined && isRequired(selector) && selectionOf(selector, section).state === 'none';
}

/** Only a variable leaves it open: a value that is no option is a matter of its own. */
function openSelection<T extends object>(
  property: TileProperty,
  section: ConfigNode | undefined,
  about: T,
): (T & { open: ConfigNode }) | undefined {
  const selector = property.inOption === undefined ? undefined : descend(section, property.inOption.selector);
  const open = [selector, descend(selector, 'selected_option'), descend(selector, 'value')].find((node) => node?.kind === 'unknown');
  return open === undefined ? undefined : { ...about, open };
}

function unknownName(tile: TileModel, name: string, entry: MapEntry, compare: boolean): NameMisfit {
  const { renames, removals } = tile.migrations;
  const renamed = followRenames(name, renames);
  if (renamed !== undefined && tile.properties.has(renamed)) return { what: 'unknown', name, entry, renamed };
  return {
    what: 'unknown',
    name,
    entry,
    removed: removals.includes(name),
    // looked for when it is told: where metadata of another version is held against, hundreds are unknown and none of them is
    get near() {
      return sameInOtherOption(tile, name) ?? (compare ? nearName(tile, name) : undefined);
    },
  };
}

/** Where a chain of migrations brings a value; undefined when none moves it. */
function followRenames(name: string, renames: TileModel['migrations']['renames']): string | undefined {
  let current = name;
  // Migrations run in their order, so a later one goes on where an earlier one ended.
  for (const { from, to } of renames) if (from === current) current = to;
  return current === name ? undefined : current;
}

/** The same property of the option that is called otherwise: by its `select_value`, or of another option of the selector. */
function sameInOtherOption(tile: TileModel, name: string): string | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const above = name.slice(0, -last.length - 1);
  for (const selector of tile.properties.values()) {
    if (selector.type !== 'selector' || !above.startsWith(`${selector.name}.`)) continue;
    const option = above.slice(selector.name.length + 1);
    const { selectorOptions } = selector;
    const meant = selectorOptions.find(({ selectValue }) => selectValue === option);
    const candidates = [...(meant === undefined ? [] : [meant]), ...selectorOptions].map(
      ({ name: other }) => `${selector.name}.${other}.${last}`,
    );
    return candidates.find((candidate) => tile.properties.has(candidate));
  }
  return undefined;
}

/** Among the names with the same beginning, then among all of about the same length. */
function nearName(tile: TileModel, name: string): string | undefined {
  const all = [...tile.properties.keys()];
  const prefix = name.slice(0, name.lastIndexOf('.') + 1);
  const last = name.slice(prefix.length);
  const beside = all.filter((other) => other.startsWith(prefix) && !other.slice(prefix.length).includes('.'));
  const slip = didYouMean(
    last,
    beside.map((other) => other.slice(prefix.length)),
  );
  if (slip !== undefined) return `${prefix}${slip}`;
  const elsewhere = last.length < 6 ? [] : all.filter((other) => other.endsWith(`.${last}`));
  if (elsewhere.length === 1) return elsewhere[0];
  return didYouMean(
    name,
    all.filter((other) => Math.abs(other.length - name.length) <= 2 && other.split('.').length === name.split('.').length),
  );
}

function missingOf(tile: TileModel, section: MapNode): readonly MissingProperty[] {
  if (section.entries.some(({ key }) => isOpenKey(key))) return [];
  return [...tile.properties.values()].flatMap((property): readonly MissingProperty[] => {
    if (!isRequired(property)) return [];
    const entry = section.get(property.name);
    if (entry?.kind === 'unknown') return [];
    const value = descend(entry, 'value');
    const isGiven = property.type === 'selector' && !isNullish(descend(entry, 'selected_option'));
    if (isGiven || !isMissing(property, value)) return [];
    const missing = { property, at: value ?? entry };
    const counting = counts(property, tile, section);
    if (counting !== 'open') return counting === 'yes' ? [missing] : [];
    const open = openSelection(property, section, missing);
    return open === undefined ? [] : [open];
  });
}

function isMissing(property: TileProperty, value: ConfigNode | undefined): boolean {
  if (value?.kind === 'sequence') return property.type === 'collection' && value.items.length === 0;
  return isNullish(value) || (value !== undefined && isBlank(value));
}
