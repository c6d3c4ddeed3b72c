import { editDistance } from '../base/did-you-mean.ts';
import { groupBy } from '../base/group-by.ts';
import { DATA_SERVICE_PROPERTIES } from './data-service-properties.ts';
import { PLATFORM_TILE_PROPERTIES } from './platform-tile-properties.ts';
import { removalsOf } from './find-removal.ts';
import { RUNTIME_PROPERTIES } from './runtime-properties.ts';
import type { SourceId } from './sources.ts';

/**
 * What stands under `value`. `text`: one text, lists of addresses with commas too. `option`: the chosen option of a selector or dropdown. `choices`: a
 * list of texts; `zones`: one of availability zones, `zone`: one of them. `disk-type`: a size in MB as text. `secret`: `{secret}`. `credentials`:
 * `{identity, password}`. `certificate`: `{cert_pem, private_key_pem}`. `collection`: a list of maps. `other`: only the name is known.
 */
export type ValueType =
  | 'integer'
  | 'flag'
  | 'text'
  | 'option'
  | 'choices'
  | 'zone'
  | 'zones'
  | 'disk-type'
  | 'secret'
  | 'credentials'
  | 'certificate'
  | 'collection'
  | 'other';

/** The properties of a product, as written down: `PARENT: NAME NAME` by type. */
export interface ProductProperties {
  readonly product: string;
  readonly source: readonly SourceId[];
  readonly names: { readonly [T in ValueType]?: string };
  /** Names and labels that selectors and dropdowns take. */
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** Fields of the items of collections as `NAME:TYPE`; one with a question mark may be left out. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What the tile asks for and has no default of: may not be blank where its option is chosen. */
  readonly required?: string;
}

export interface Field {
  readonly name: string;
  readonly type: ValueType;
  readonly required: boolean;
}

export interface KnownProperty {
  readonly type: ValueType;
  readonly options: readonly string[];
  readonly fields: readonly Field[];
  readonly required: boolean;
}

const PRODUCTS: ReadonlyMap<string, ProductProperties> = new Map(
  [...RUNTIME_PROPERTIES, ...DATA_SERVICE_PROPERTIES, ...PLATFORM_TILE_PROPERTIES].map((known) => [known.product, known]),
);

/** Read when the first file of a product asks. */
const read = new Map<string, ReadonlyMap<string, KnownProperty>>();

const NONE: ReadonlyMap<string, KnownProperty> = new Map();

/** What is known of the properties of a product, by its own names; the plans of a tile stand under the first of them. */
export function propertiesOf(product: string): ReadonlyMap<string, KnownProperty> {
  const written = PRODUCTS.get(product);
  if (written === undefined) return NONE;
  let known = read.get(product);
  if (known === undefined) read.set(product, (known = readProperties(written)));
  return known;
}

function readProperties({ names, options, fields, required }: ProductProperties): ReadonlyMap<string, KnownProperty> {
  const mandatory = new Set(fullNames(required ?? ''));
  const known = new Map<string, KnownProperty>();
  for (const [type, list] of Object.entries(names) as readonly (readonly [ValueType, string])[]) {
    for (const name of fullNames(list))
      known.set(name, { type, options: options[name] ?? [], fields: readFields(fields?.[name]), required: mandatory.has(name) });
  }
  return known;
}

/** `.router: drain_wait static_ips` is `.router.drain_wait` and `.router.static_ips`. */
function fullNames(list: string): readonly string[] {
  const names: string[] = [];
  let parent = '';
  for (const word of list.split(/\s+/)) {
    if (word.endsWith(':')) parent = word.slice(0, -1);
    else if (word !== '') names.push(`${parent}.${word}`);
  }
  return names;
}

function readFields(list: string | undefined): readonly Field[] {
  return (list?.split(' ') ?? []).map((field) => {
    const [name, type] = field.replace('?', '').split(':');
    // The types are those of the interface above; a test reads them all.
    return { name: name!, type: type as ValueType, required: !field.endsWith('?') };
  });
}

/** All plans of a tile have the same properties: `plan3_selector` stands under `plan1_selector`. */
function ofFirstPlan(name: string): string {
  if (!name.includes('plan')) return name;
  return name
    .replace(/\.plan\d+_selector/, '.plan1_selector')
    .replace(/\.on_demand_broker_plan_\d+_selector/, '.on_demand_broker_plan_2_selector');
}

/**
 * What is known of a property: `own` is its name in the product, suffixes of replicated tiles dropped, `canonical` the name TAS gives it. Undefined when no
 * source has it; that says nothing about newer versions.
 */
export function knownProperty(product: string, own: string, canonical: string): KnownProperty | undefined {
  const known = propertiesOf(product);
  return known.get(ofFirstPlan(own)) ?? (isCompanion(product) ? propertiesOf('cf').get(canonical) : undefined);
}

/** Tiles that bring cells and routers share most properties with TAS. */
function isCompanion(product: string): boolean {
  return product === 'p-isolation-segment' || product === 'pas-windows';
}

/** Full names of the properties of TAS that hold a secret. */
export function secretProperties(): readonly string[] {
  return [...propertiesOf('cf')].filter(([, { type }]) => type === 'secret').map(([name]) => name);
}

/**
 * The property that an unknown name was probably meant to be: at most two letters apart (one in a short name), or the same name below another job. Names
 * that differ in a number, as those of plans and versions do, are none. Undefined when none is near.
 */
export function nearProperty(product: string, own: string): string | undefined {
  if (removalsOf(own, own).length > 0) return undefined;
  const name = ofFirstPlan(own);
  const names = nameIndexOf(product);
  const found = misspelt(name, names) ?? elsewhere(name, names);
  const plan = PLAN.exec(own)?.[0];
  return plan === undefined ? found : found?.replace(PLAN, plan);
}

/** The names that a product may use, filed by what a near name shares with them: an unknown name is compared with few. */
interface NameIndex {
  /** By the numbers in a name, then by its length. */
  readonly byDigits: ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>;
  readonly byLastPart: ReadonlyMap<string, readonly string[]>;
}

function nameIndexOf(product: string): NameIndex {
  let index = indexes.get(product);
  if (index === undefined) indexes.set(product, (index = indexNames(product)));
  return index;
}

const indexes = new Map<string, NameIndex>();

function indexNames(product: string): NameIndex {
  const names = [...propertiesOf(product).keys(), ...(isCompanion(product) ? propertiesOf('cf').keys() : [])];
  const byDigits = groupBy(names, digitsOf);
  return {
    byDigits: new Map([...byDigits].map(([digits, alike]) => [digits, groupBy(alike, ({ length }) => length)])),
    byLastPart: groupBy(names, lastPart),
  };
}

function misspelt(name: string, { byDigits }: NameIndex): string | undefined {
  const byLength = byDigits.get(digitsOf(name));
  if (byLength === undefined) return undefined;
  const lower = name.toLowerCase();
  let limit = lastPart(name).length < 6 ? 2 : 3;
  let best: string | undefined;
  for (const length of [0, 1, -1, 2, -2].map((difference) => name.length + difference)) {
    for (const candidate of byLength.get(length) ?? []) {
      if (Math.abs(length - name.length) >= limit) break;
      const distance = editDistance(lower, candidate.toLowerCase(), limit);
      if (distance < limit) [limit, best] = [distance, candidate];
    }
  }
  return best;
}

/** The number of a plan, where all plans stand under one. */
const PLAN = /(?<=\.(on_demand_broker_)?plan_?)\d+(?=_selector)/;

/** `.properties.system_domain` for `.cloud_controller.system_domain`; only for names that say something and that one part of the product has. */
function elsewhere(name: string, { byLastPart }: NameIndex): string | undefined {
  const last = lastPart(name);
  if (last.length < 8 || last === 'static_ips' || name.split('.').length !== 3) return undefined;
  const others = byLastPart.get(last) ?? [];
  return others.length === 1 && others[0]!.split('.').length === 3 ? others[0] : undefined;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function digitsOf(name: string): string {
  return name.replace(/\D+/g, ' ').trim();
}
