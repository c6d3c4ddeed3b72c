import type { Span } from '../base/source.ts';
import type { Component } from '../catalog/components.ts';
import { componentOf, defaultInstances } from '../catalog/find-component.ts';
import { SOURCES } from '../catalog/sources.ts';
import { absent, known, unknown, type Cell } from '../value/cell.ts';
import { descend, keyName, type ConfigNode, type MapEntry } from '../value/node.ts';
import { anchorOf, integerCell, keyOf } from './cell-of.ts';
import type { ProductConfig } from './product-config.ts';

/** One entry of `resource-config`. */
export class Job {
  readonly product: ProductConfig;
  readonly entry: MapEntry;
  readonly name: string;
  /** Without the suffix of a replicated tile. */
  readonly baseName: string;
  readonly anchor: Span;
  #instances: Cell<number> | undefined;

  constructor(product: ProductConfig, entry: MapEntry) {
    this.product = product;
    this.entry = entry;
    this.name = keyName(entry.key);
    const { suffix } = product;
    this.baseName = suffix !== '' && this.name.endsWith(suffix) ? this.name.slice(0, -suffix.length) : this.name;
    this.anchor = keyOf(entry, product.anchor);
  }

  get component(): Component | undefined {
    return componentOf(this.product.base, this.product.footprint, this.baseName);
  }

  at(...path: readonly (string | number)[]): ConfigNode | undefined {
    return descend(this.entry.value, ...path);
  }

  /** The number somebody wrote; absent for `automatic` and for nothing. */
  get writtenInstances(): Cell<number> {
    return writtenNumber(this.at('instances'), this.anchor);
  }

  /**
   * How many there will be: the written number, else what `automatic` stands for in this tile: 0 where the chosen option says so (zero-if), else the
   * default. Unknown where a variable decides or no source knows the default. A key that is left out counts as `automatic`.
   */
  get instances(): Cell<number> {
    this.#instances ??= this.#resolveInstances();
    return this.#instances;
  }

  #resolveInstances(): Cell<number> {
    const written = this.writtenInstances;
    if (written.state !== 'absent') return written;
    const { component, product } = this;
    const fromTile = this.#instancesOfTile(written.anchor);
    if (fromTile !== undefined) return fromTile;
    if (component === undefined) return unknown(written.anchor);
    const version = product.version.state === 'known' ? product.version.value : undefined;
    const origin = { kind: 'default', product: product.base, version: version ?? '', source: SOURCES[component.source[0]!].title } as const;
    if (component.zeroIf !== undefined) {
      const option = product.option(component.zeroIf.property);
      // A property that is not written in a part of a config may be set elsewhere.
      if (option.state !== 'known') return unknown(written.anchor, option.state === 'unknown' ? option.variables : []);
      if (component.zeroIf.options.includes(option.value)) return known(0, written.anchor, origin);
    }
    const count = defaultInstances(component, version);
    return count === undefined ? unknown(written.anchor) : known(count, written.anchor, origin);
  }

  /** What the metadata of the tile says that `automatic` stands for; undefined without it, and where the number hangs on a property. */
  #instancesOfTile(anchor: Span): Cell<number> | undefined {
    const { product, name } = this;
    const { tile } = product;
    const job = tile?.jobs.get(name);
    const count = job?.instances?.default;
    if (tile === undefined || job === undefined || count === undefined || job.zeroIf !== undefined) return undefined;
    return known(count, anchor, { kind: 'default', product: product.base, version: tile.version, source: tile.file.path });
  }

  /** MB as written; absent for `automatic`. */
  get writtenDiskMb(): Cell<number> {
    return writtenNumber(this.at('persistent_disk', 'size_mb'), this.anchor);
  }

  get isAutomatic(): boolean {
    return this.writtenInstances.state === 'absent';
  }
}

/** A number that somebody wrote; `automatic` and `default` are as good as nothing. */
function writtenNumber(node: ConfigNode | undefined, otherwise: Span): Cell<number> {
  if (node?.kind === 'scalar' && ['automatic', 'default', ''].includes(node.text.trim().toLowerCase()))
    return absent(anchorOf(node, otherwise));
  return integerCell(node, otherwise);
}
