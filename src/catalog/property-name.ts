import { memoByText } from '../base/memo.ts';
import { knownProperty, nearProperty, type KnownProperty } from './find-property.ts';
import { removalsOf } from './find-removal.ts';
import { canonicalProperty, settingOf } from './find-setting.ts';
import type { Removal } from './removals.ts';
import type { Setting } from './settings.ts';

/**
 * The name of a product property, with all that it says by itself. Files repeat the same names, and many tables ask, so there is one of each name in a
 * process (`propertyNames`), and each question is answered once.
 */
export class PropertyName {
  /** As it stands in the file, e.g. `.isolated_router_blue.drain_wait`. */
  readonly written: string;
  /** As TAS would call it, e.g. `.router.drain_wait`. */
  readonly canonical: string;
  /** The column of the product table that holds it, its limits and default; undefined for what is not in the catalogue. */
  readonly setting: Setting | undefined;
  readonly #product: string;
  readonly #suffix: string;
  #catalogued: KnownProperty | null | undefined;
  #near: string | null | undefined;
  #removals: readonly Removal[] | undefined;
  #isCredential: boolean | undefined;
  #selector: Selector | null | undefined;

  constructor(written: string, product: string, suffix: string) {
    this.written = written;
    this.canonical = canonicalProperty(written, suffix);
    this.setting = settingOf(this.canonical);
    this.#product = product;
    this.#suffix = suffix;
  }

  /** `properties` for those of the product, else the job. */
  get part(): string {
    const dot = this.written.indexOf('.', 1);
    return dot < 0 ? '' : this.written.slice(1, dot);
  }

  /** The name in its product, the suffix of a replicated tile dropped: `.isolated_router.drain_wait`. */
  get own(): string {
    const { part, written } = this;
    const suffix = this.#suffix;
    return suffix !== '' && part.endsWith(suffix) ? `.${part.slice(0, -suffix.length)}${written.slice(part.length + 1)}` : written;
  }

  /** What the catalogue knows of it; undefined for names that it lacks. */
  get catalogued(): KnownProperty | undefined {
    if (this.#catalogued === undefined) this.#catalogued = knownProperty(this.#product, this.own, this.canonical) ?? null;
    return this.#catalogued ?? undefined;
  }

  /** The property of the product that was probably meant, for a name that the catalogue lacks. */
  get near(): string | undefined {
    if (this.#near === undefined) this.#near = nearProperty(this.#product, this.own) ?? null;
    return this.#near ?? undefined;
  }

  /** Versions that it, or an option of it, went with. */
  get removals(): readonly Removal[] {
    return (this.#removals ??= removalsOf(this.written, this.canonical));
  }

  /** True for a name that ends like that of a credential. */
  get isCredential(): boolean {
    return (this.#isCredential ??= /(password|passphrase|secret|token|_key|license_key|encrypt_key)$/.test(this.written));
  }

  /** The selector of which it serves one option; undefined for others. */
  get selector(): Selector | undefined {
    if (this.#selector === undefined) this.#selector = selectorOf(this.written, this.#suffix) ?? null;
    return this.#selector ?? undefined;
  }
}

/** `.properties.tcp_routing.enable.reservable_ports` belongs to the option `enable` of `.properties.tcp_routing`. */
interface Selector {
  readonly name: string;
  readonly canonical: string;
  readonly option: string;
}

function selectorOf(written: string, suffix: string): Selector | undefined {
  const parts = written.split('.');
  if (parts.length !== 5 || parts[0] !== '') return undefined;
  const name = parts.slice(0, 3).join('.');
  return { name, canonical: canonicalProperty(name, suffix), option: parts[3]! };
}

/** The names of the properties of a product; `suffix` is what a replicated tile adds to its jobs, e.g. `_blue`. */
export function propertyNames(product: string, suffix: string): (written: string) => PropertyName {
  return named(product)(suffix);
}

const named = memoByText((product) => memoByText((suffix) => memoByText((written) => new PropertyName(written, product, suffix))));
