import type { SourceFile, Span } from '../../base/source.ts';
import { UsageError } from '../../base/usage-error.ts';
import { keyName, MapNode, type MapEntry } from '../../value/node.ts';
import { absolutePath, shownPath } from '../files/paths.ts';
import { extendedBy, placeOfBase, realPathOfBase, topOfBases, type BasePlace } from './base-place.ts';
import { checkedLayer, readLayerFile, type ConfigLayer, type LayerText } from './config-layer.ts';

/** What holds for all files of one configuration. */
interface Reading {
  readonly cwd: string;
  readonly allowOutside: boolean;
  readonly isPast?: boolean;
  /** Files that were read already, by absolute path: they stand for what the tree does not have. */
  readonly known?: ReadonlyMap<string, SourceFile>;
}

/**
 * A taslint.yml with the files that it extends, and that these extend: those that say less first, it last. One that several extend counts with the last of them.
 * Throws a UsageError with its place for a file that is missing, lies outside of the repository, or extends what extends it.
 */
export async function withBases(own: LayerText, reading: Reading): Promise<readonly ConfigLayer[]> {
  return inOrder(await new Bases(own, reading).complete(own));
}

/** Reads each file once. */
class Bases {
  readonly #reading: Reading;
  readonly #top: string;
  readonly #complete = new Map<string, ConfigLayer>();
  /** The files that are being read, each extended by the one before it. */
  readonly #open: LayerText[] = [];

  constructor({ directory }: LayerText, reading: Reading) {
    const cwd = absolutePath('.', reading.cwd);
    this.#reading = { ...reading, cwd };
    this.#top = topOfBases(directory, cwd);
  }

  async complete(text: LayerText): Promise<ConfigLayer> {
    const { directory, root, tree } = text;
    const bases: ConfigLayer[] = [];
    this.#open.push(text);
    for (const { text: named, at } of extendedBy(root)) {
      const { allowOutside } = this.#reading;
      const place = placeOfBase({ text: named, at, directory, tree, top: this.#top, allowOutside });
      bases.push(await this.#baseAt(place, at));
    }
    this.#open.pop();
    return { ...text, bases };
  }

  async #baseAt(place: BasePlace, at: Span): Promise<ConfigLayer> {
    const { absolute, tree } = place;
    const id = realPathOfBase(place); // links have other names for the same file
    const circle = this.#open.findIndex((open) => realPathOfBase(open) === id);
    if (circle >= 0) throw this.#leadsBack(this.#open.slice(circle), at);
    const known = this.#complete.get(id);
    if (known !== undefined) return known;
    const { cwd, known: files, isPast = false } = this.#reading;
    const file = files?.get(absolute) ?? readLayerFile(absolute, shownPath(absolute, cwd), tree, { at });
    const layer = await this.complete(await checkedLayer(file, absolute, tree, isPast));
    this.#complete.set(id, layer);
    return layer;
  }

  #leadsBack(circle: readonly LayerText[], at: Span): UsageError {
    const way = [...circle, circle[0]!].map(({ file }) => file.path).join(' → ');
    return new UsageError(
      { en: `extends leads in a circle: ${way}`, ko: `extends가 서로를 가리킵니다: ${way}` },
      { at, hint: { en: 'remove one of these extends', ko: '이 중 한 파일의 extends를 지우세요' } },
    );
  }
}

/** Bases before what extends them, the later ones behind the earlier ones; each where it comes last. */
function inOrder(own: ConfigLayer): readonly ConfigLayer[] {
  const backwards = new Set<ConfigLayer>();
  const add = (layer: ConfigLayer): void => {
    if (backwards.has(layer)) return;
    backwards.add(layer);
    for (const base of layer.bases.toReversed()) add(base);
  };
  add(own);
  return [...backwards].toReversed();
}

/**
 * What all layers say under `foundations`, as one map. A foundation of several layers has the keys of all of them; of a key that several say the last counts.
 * Only `products` and `facts` are merged further: products by their names, facts one by one.
 */
export function mergedFoundations(layers: readonly ConfigLayer[]): MapNode | undefined {
  const maps = layers.map(({ root }) => root?.get('foundations')).filter((node): node is MapNode => node?.kind === 'map');
  return maps.length === 0 ? undefined : maps.reduce((one, other) => merged(one, other, []));
}

function merged(one: MapNode, other: MapNode, path: readonly string[]): MapNode {
  const entries = new Map<string, MapEntry>(one.entries.map((entry) => [keyName(entry.key), entry]));
  for (const entry of other.entries) {
    const name = keyName(entry.key);
    const before = entries.get(name)?.value;
    const below = [...path, name];
    const value =
      before?.kind === 'map' && entry.value.kind === 'map' && isMerged(below) ? merged(before, entry.value, below) : entry.value;
    entries.set(name, { ...entry, value });
  }
  return new MapNode(other.origin, [...entries.values()]);
}

/** A foundation, its `products`, and its `facts` with all that is below them. */
function isMerged([, key, ...below]: readonly string[]): boolean {
  return key === undefined || key === 'facts' || (key === 'products' && below.length === 0);
}
