import { memoPer } from '../base/memo.ts';
import type { Span } from '../base/source.ts';
import { FULL_FOOTPRINT_JOBS, SMALL_FOOTPRINT_JOBS, type Footprint } from '../catalog/find-component.ts';
import { baseProduct, jobSuffix } from '../catalog/products.ts';
import { defaultOf, settingOf } from '../catalog/find-setting.ts';
import { propertyNames, type PropertyName } from '../catalog/property-name.ts';
import { SOURCES } from '../catalog/sources.ts';
import { numberOf, valueText } from '../tile/metadata-nodes.ts';
import type { TileModel } from '../tile/model.ts';
import { defaultOption } from '../tile/requirement.ts';
import { absent, combine, known, mapCell, unknown, type Cell } from '../value/cell.ts';
import { byName, descend, isNullish, keyName, type ConfigNode, type MapEntry, type MapNode } from '../value/node.ts';
import { anchorOf, keyOf, scalarCell, textCell } from './cell-of.ts';
import { documentsOf, type Document, type Foundation } from './foundation.ts';
import { Job } from './job.ts';
import { stagedVersion, versionCell } from './staged-version.ts';
import { tileOf } from './tile-choice.ts';

/** A product config as Ops Manager understands it: properties with their chosen options, jobs with what `automatic` stands for, errands, networks. */
export class ProductConfig {
  readonly document: Document;
  /** Shown when a value has no place of its own: `product-name`, else the first key. */
  readonly anchor: Span;
  readonly slug: Cell<string>;
  /** The product without the suffix of a replicated tile; '' when the slug is not known. */
  readonly base: string;
  readonly baseSlug: Cell<string>;
  /** What a replicated tile adds to its jobs, e.g. `_blue`. */
  readonly suffix: string;
  readonly version: Cell<string>;
  /** The name of one of its properties. */
  readonly named: (written: string) => PropertyName;
  readonly #root: MapNode | undefined;
  /** Given where there is metadata of tiles: which of it holds depends on the foundation. */
  readonly foundation: Foundation | undefined;
  #tile: TileModel | null | undefined;
  #properties: readonly Property[] | undefined;
  #byCanonical: Map<string, Property> | undefined;
  #jobs: readonly Job[] | undefined;
  #errands: readonly MapEntry[] | undefined;
  #footprint: Footprint | undefined;
  #full: Cell<boolean> | undefined;
  #highAvailability: Cell<boolean> | undefined;
  #minimal: Cell<boolean> | undefined;

  constructor(document: Document, version: Cell<string> | undefined, foundation?: Foundation) {
    this.document = document;
    this.foundation = foundation;
    const root = document.root;
    this.#root = root?.kind === 'map' ? root : undefined;
    const start: Span = { file: document.file, start: 0, end: 0 };
    const nameEntry = this.#root?.entry('product-name');
    this.anchor = keyOf(nameEntry ?? this.#root?.entries[0], start);
    this.slug = textCell(nameEntry?.value, this.anchor);
    const slug = this.slug.state === 'known' ? this.slug.value : '';
    this.base = baseProduct(slug);
    this.baseSlug = mapCell(this.slug, () => this.base);
    this.suffix = jobSuffix(slug);
    this.named = propertyNames(this.base, this.suffix);
    this.version = versionCell(document, this.#root, version, this.anchor);
  }

  /** The metadata of its tile, where that of its version is known: what the tile does by itself is told by it. */
  get tile(): TileModel | undefined {
    if (this.foundation === undefined) return undefined;
    if (this.#tile === undefined) {
      const chosen = tileOf(this, this.foundation);
      this.#tile = chosen.state === 'known' && chosen.isSure ? chosen.tile : null;
    }
    return this.#tile ?? undefined;
  }

  /** `small`: Small Footprint TAS, told by its jobs; `full`: TAS with its own jobs; `unknown`: a file that names neither (or another product). */
  get footprint(): Footprint {
    this.#footprint ??= this.#findFootprint();
    return this.#footprint;
  }

  /** True when the file is a whole TAS config and not a part of one: it has the system domain and the security acknowledgement. Only then absence means something. */
  get isFull(): boolean {
    if (this.section('product-properties')?.kind === 'unknown') return false;
    return (
      this.property('.cloud_controller.system_domain') !== undefined && this.property('.properties.security_acknowledgement') !== undefined
    );
  }

  /** Whether the file is a whole TAS config, as a fact. */
  get full(): Cell<boolean> {
    return (this.#full ??= known(this.isFull, this.anchor));
  }

  get properties(): readonly Property[] {
    this.#properties ??= this.#readProperties();
    return this.#properties;
  }

  /**
   * A property by the name TAS gives it (`.router.drain_wait` finds `.isolated_router_blue.drain_wait`); undefined when not written. Where a variable
   * stands for all properties, each is there and not known.
   */
  property(canonical: string): Property | undefined {
    const all = this.#root?.entry('product-properties');
    if (all?.value.kind === 'unknown') return new Property(this, { key: all.key, value: all.value }, canonical);
    if (this.#byCanonical === undefined) {
      this.#byCanonical = new Map();
      for (const property of this.properties) this.#byCanonical.set(property.canonical, property);
    }
    return this.#byCanonical.get(canonical);
  }

  get jobs(): readonly Job[] {
    this.#jobs ??= byName(entriesOf(this.section('resource-config'))).map((entry) => new Job(this, entry));
    return this.#jobs;
  }

  job(name: string): Job | undefined {
    return this.jobs.find((job) => job.name === name);
  }

  get errands(): readonly MapEntry[] {
    return (this.#errands ??= byName(entriesOf(this.section('errand-config'))));
  }

  /** Where an errand is written; undefined when it is not. */
  errandAnchor(name: string): Span | undefined {
    const entry = this.errands.find(({ key }) => keyName(key) === name);
    return entry === undefined ? undefined : keyOf(entry, this.anchor);
  }

  section(name: string): ConfigNode | undefined {
    return this.#root?.get(name);
  }

  /** The value at a path below the root; unknown and absent pass through. */
  at(...path: readonly (string | number)[]): ConfigNode | undefined {
    return descend(this.#root, ...path);
  }

  /** The key of a root section, as the place for what the section lacks. */
  sectionAnchor(name: string): Span {
    return keyOf(this.#root?.entry(name), this.anchor);
  }

  /** The chosen option of a selector or dropdown, defaults of the tile included where the file is full. */
  option(canonical: string): Cell<string> {
    const property = this.property(canonical);
    if (property !== undefined) return property.option;
    const fallback = this.defaultCell(canonical);
    return fallback.state === 'known' ? { ...fallback, value: String(fallback.value) } : fallback;
  }

  /** What the tile does when nobody wrote the property: known only for TAS itself, in a full file, where the chosen options make the property count. */
  defaultCell(canonical: string): Cell<string | number | boolean> {
    const fromTile = this.#defaultOfTile(canonical);
    if (fromTile !== undefined) return fromTile;
    const setting = settingOf(canonical);
    if (setting === undefined || this.base !== 'cf' || !this.isFull) return absent(this.sectionAnchor('product-properties'));
    const parent = this.#selectorOf(canonical);
    if (parent !== undefined) {
      const chosen = this.option(parent.selector);
      if (chosen.state !== 'known') return chosen;
      if (chosen.value !== parent.option) return absent(chosen.anchor);
    }
    const version = this.version.state === 'known' ? this.version.value : undefined;
    const value = defaultOf(setting, version);
    const anchor =
      parent === undefined
        ? this.sectionAnchor('product-properties')
        : (this.property(parent.selector)?.anchor ?? this.sectionAnchor('product-properties'));
    if (value === undefined) return absent(anchor);
    return known(value, anchor, { kind: 'default', product: 'cf', version: version ?? '', source: SOURCES[setting.source[0]!].title });
  }

  /** What the metadata of the tile says; undefined without it, and for what stands below an option. */
  #defaultOfTile(name: string): Cell<string | number | boolean> | undefined {
    const { tile } = this;
    const property = tile?.properties.get(name);
    if (tile === undefined || property === undefined || property.inOption !== undefined || property.default?.kind !== 'scalar')
      return undefined;
    if (!this.isFull) return undefined;
    const text = valueText(property.default);
    if (text === undefined || property.conditionalDefault) return undefined;
    const number = property.type === 'integer' || property.type === 'port' ? numberOf(property.default) : undefined;
    // Of a selector the option's name counts, as where a config chooses one.
    const option = property.type === 'selector' ? defaultOption(property)?.name : undefined;
    const value = property.type === 'boolean' ? text === 'true' : (number ?? option ?? text);
    const origin = { kind: 'default', product: this.base, version: tile.version, source: tile.file.path } as const;
    return known(value, this.sectionAnchor('product-properties'), origin);
  }

  /** Whether the running foundation is built for high availability, as far as this file shows: the entry, the API and the scheduler each have two or more. */
  get highAvailability(): Cell<boolean> {
    this.#highAvailability ??= this.#findHighAvailability();
    return this.#highAvailability;
  }

  #findHighAvailability(): Cell<boolean> {
    const all = this.openSection('resource-config');
    if (all !== undefined) return all;
    const names = this.footprint === 'small' ? ['router', 'control'] : ['router', 'cloud_controller', 'diego_brain'];
    const jobs = names.map((name) => this.job(name));
    const counts = jobs.map((job) => job?.instances);
    if (counts.some((count) => count === undefined || (count.state === 'known' && count.value < 2))) return known(false, this.anchor);
    const open = counts.filter((count) => count?.state === 'unknown');
    if (open.length > 0)
      return unknown(this.anchor, [...new Set(open.flatMap((count) => (count?.state === 'unknown' ? count.variables : [])))].sort());
    return known(
      counts.every((count) => count?.state === 'known'),
      counts[0]?.anchor ?? this.anchor,
    );
  }

  /** True when everything that could be replicated is written with one instance: a lab, one joint remark is enough. Unknown where a count decides that is not known. */
  get minimal(): Cell<boolean> {
    this.#minimal ??= this.#findMinimal();
    return this.#minimal;
  }

  #findMinimal(): Cell<boolean> {
    const open = this.openSection('resource-config');
    if (open !== undefined) return open;
    const jobs = ['router', 'diego_brain', 'diego_database', 'cloud_controller', 'uaa'].flatMap((name) => this.job(name) ?? []);
    const counts = jobs.map((job) => job.instances);
    if (jobs.length === 0 || counts.some((count) => count.state === 'known' && count.value !== 1)) return known(false, this.anchor);
    return combine(counts, this.anchor, () => true);
  }

  /** An unknown cell where a variable stands for a whole section, so that nothing in it counts as missing. */
  openSection(name: string): Cell<never> | undefined {
    const section = this.section(name);
    return section?.kind === 'unknown' ? unknown(this.sectionAnchor(name), section.variables, section.origin) : undefined;
  }

  #findFootprint(): Footprint {
    if (this.base !== 'cf') return 'unknown';
    const active = entriesOf(this.section('resource-config')).filter(({ value }) => !isZero(value));
    const names = active.map((entry) => keyName(entry.key));
    if (names.some((name) => SMALL_FOOTPRINT_JOBS.includes(name))) return 'small';
    return names.some((name) => FULL_FOOTPRINT_JOBS.includes(name)) ? 'full' : 'unknown';
  }

  #readProperties(): readonly Property[] {
    const properties = entriesOf(this.section('product-properties')).map((entry) => new Property(this, entry));
    return properties.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** The selector whose option a property belongs to: `.properties.tcp_routing.enable.reservable_ports` belongs to `enable` of `.properties.tcp_routing`. */
  #selectorOf(canonical: string): { readonly selector: string; readonly option: string } | undefined {
    const parts = canonical.slice(1).split('.');
    if (parts.length < 4) return undefined;
    return { selector: `.${parts.slice(0, -2).join('.')}`, option: parts.at(-2) ?? '' };
  }
}

/** One entry of `product-properties`. */
export class Property {
  readonly product: ProductConfig;
  readonly entry: MapEntry;
  /** Its name, and what the catalogue says of that. */
  readonly named: PropertyName;
  /** What stands under `value`; an unknown entry is returned itself. */
  readonly value: ConfigNode | undefined;
  #option: Cell<string> | undefined;

  /** `name` is given where the entry is that of the whole section. */
  constructor(product: ProductConfig, entry: MapEntry, name = keyName(entry.key)) {
    this.product = product;
    this.entry = entry;
    this.named = product.named(name);
    const { value } = entry;
    this.value = value.kind === 'map' ? value.get('value') : value.kind === 'unknown' ? value : undefined;
  }

  /** As written, e.g. `.isolated_router_blue.drain_wait`. */
  get name(): string {
    return this.named.written;
  }

  /** As TAS would call it, e.g. `.router.drain_wait`. */
  get canonical(): string {
    return this.named.canonical;
  }

  get anchor(): Span {
    return keyOf(this.entry, this.product.anchor);
  }

  /**
   * The name of the chosen option: `selected_option`, else its older spelling `option_value`, else `value` where it reads like a name and not like a label
   * (exports carry `Plan Active` beside `active`).
   */
  get option(): Cell<string> {
    return (this.#option ??= this.#chosen());
  }

  #chosen(): Cell<string> {
    for (const key of ['selected_option', 'option_value']) {
      const written = descend(this.entry.value, key);
      if (!isNullish(written)) return textCell(written, this.anchor);
    }
    const value = textCell(this.value, this.anchor);
    if (value.state === 'known' && !/^[a-z0-9_-]+$/.test(value.value)) return absent(value.anchor);
    return value;
  }

  get scalar(): Cell<string | number | boolean> {
    const value = this.value;
    if (value?.kind === 'map' || value?.kind === 'sequence') return absent(anchorOf(value, this.anchor));
    return scalarCell(value, this.anchor);
  }
}

/** Product configs of a foundation, the first one first. Made once per document. */
export function productsOf(foundation: Foundation): readonly ProductConfig[] {
  return (foundation.tiles ?? []).length > 0 ? withTiles(foundation) : withoutTiles(foundation);
}

/** Which metadata holds depends on the foundation, so these are not shared with its earlier revision. */
const withTiles = memoPer((foundation: Foundation): readonly ProductConfig[] =>
  documentsOf(foundation, 'product').map((document) => new ProductConfig(document, stagedVersion(document, foundation), foundation)),
);

function withoutTiles(foundation: Foundation): readonly ProductConfig[] {
  return documentsOf(foundation, 'product').map((document) => {
    let product = made.get(document);
    if (product === undefined) made.set(document, (product = new ProductConfig(document, stagedVersion(document, foundation))));
    return product;
  });
}

const made = new WeakMap<Document, ProductConfig>();

/** Entries of a section; none when it is missing, null, unknown or of the wrong shape. */
function entriesOf(node: ConfigNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}

function isZero(job: ConfigNode): boolean {
  const count = descend(job, 'instances');
  return count?.kind === 'scalar' && count.text.trim() === '0';
}
