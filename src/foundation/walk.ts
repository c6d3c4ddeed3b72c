import type { Document } from './foundation.ts';
import type { DocumentKind } from './kind.ts';
import { parsePointer } from '../interpolate/pointer.ts';
import {
  keyName,
  type ConfigNode,
  type MapEntry,
  type MapNode,
  type ScalarNode,
  type SequenceNode,
  type UnknownNode,
} from '../value/node.ts';

/**
 * One walk over each document for all tables. Most tables have nothing to say about most files, and what they look for stands out: the name of a key, the
 * beginning of a text. A table says what it looks for (`collector`) and gets the scalars that may be it, with the way to each; it judges them itself.
 */
export interface Collector {
  /** Left out: files of any kind. */
  readonly kinds?: readonly DocumentKind[];
  /** Keys whose scalars are taken: right below one, and from there through `value`, `secret` and lists. Asked once for each name. */
  readonly under?: (key: string) => boolean;
  /** A quick question about the text of each scalar. */
  readonly text?: (text: string) => boolean;
  /** Keys that are taken themselves. Asked once for each name. */
  readonly keys?: (key: string) => boolean;
}

/** A scalar, or a key, that a table looks for. */
export interface Match {
  readonly node: ScalarNode | UnknownNode;
  readonly isKey: boolean;
  /** Keys and places in lists, from the root down to it; of a key its own name, too. */
  readonly path: readonly (string | number)[];
  /** What stands at each of these steps: the root first, what holds the scalar last. */
  readonly within: readonly (MapNode | SequenceNode)[];
}

/** The key that a scalar stands under, through lists; '' for none. */
export function keyAbove({ path }: Match): string {
  return path.findLast((step) => typeof step === 'string') ?? '';
}

/** As the document stands in its file, or after operations and variables. */
type Stage = 'written' | 'evaluated';

const collectors: Collector[] = [];
/** Bits of a number below those for keys. */
const MOST_COLLECTORS = 15;
const UNDER = (1 << MOST_COLLECTORS) - 1;

/** Announces what a table looks for, when its file is loaded. */
export function collector(looksFor: Collector): Collector {
  if (collectors.push(looksFor) > MOST_COLLECTORS) throw new Error('too many collectors');
  masks.clear();
  return looksFor;
}

/** What a collector looks for in a document, in the order of the document. */
export function matchesOf(document: Document, looksFor: Collector, stage: Stage): readonly Match[] {
  const { kind, root: evaluated } = document;
  const root = stage === 'written' ? document.yaml.root : evaluated;
  if (root === undefined) return NOTHING;
  // Most of a file is as written after variables and operations, too: what is the same and holds nothing is not walked over again.
  return walkOver(root, kind, root === evaluated ? undefined : evaluated).of(looksFor);
}

/** All scalars of a document, as it stands in its file. */
export function allScalars({ yaml: { root }, kind }: Pick<Document, 'yaml' | 'kind'>): readonly Match[] {
  return root === undefined ? NOTHING : new Walk(kind, [EVERYTHING], () => 0).over(root).of(EVERYTHING);
}

const EVERYTHING: Collector = { text: () => true };
const NOTHING: readonly Match[] = [];

/** Kept with the root: a document without variables and operations has the same root at both stages. */
const walks = new WeakMap<ConfigNode, Walk>();

function walkOver(root: ConfigNode, kind: DocumentKind, counterpart?: ConfigNode): Walk {
  let walk = walks.get(root);
  if (walk?.kind !== kind) {
    walk = new Walk(kind, collectors, maskOf);
    walks.set(
      root,
      counterpart === undefined ? walk.over(root) : walk.over(root, { root: counterpart, walk: walkOver(counterpart, kind) }),
    );
  }
  return walk;
}

const MOST_MATCHES = 100_000;

class Walk {
  readonly kind: DocumentKind;
  readonly #collectors: readonly Collector[];
  readonly #maskOf: (name: string) => number;
  readonly #active: number;
  readonly #texts: readonly { readonly bit: number; readonly text: (text: string) => boolean }[];
  readonly #path: (string | number)[] = [];
  readonly #within: (MapNode | SequenceNode)[] = [];
  #found: Map<Collector, Match[]> | undefined;
  /** What was taken, and all that holds it. */
  readonly #standing = new Set<ConfigNode>();
  #counterpart: ReadonlySet<ConfigNode> | undefined;
  #count = 0;

  constructor(kind: DocumentKind, looksFor: readonly Collector[], masks: (name: string) => number) {
    const active = looksFor.flatMap(({ kinds, text }, index) => (kinds?.includes(kind) === false ? [] : [{ bit: 1 << index, text }]));
    this.kind = kind;
    this.#collectors = looksFor;
    this.#maskOf = masks;
    this.#active = active.reduce((bits, { bit }) => bits | bit, 0);
    this.#texts = active.flatMap(({ bit, text }) => (text === undefined ? [] : [{ bit, text }]));
  }

  /** `counterpart`: another stage of the document, and the walk over that. */
  over(root: ConfigNode, counterpart?: { readonly root: ConfigNode; readonly walk: Walk }): this {
    if (counterpart !== undefined) this.#counterpart = counterpart.walk.#standing;
    this.#visit(root, 0, counterpart?.root);
    return this;
  }

  of(looksFor: Collector): readonly Match[] {
    return this.#found?.get(looksFor) ?? NOTHING;
  }

  /** `under`: the collectors that want what stands here for the keys above it; `counterpart`: what stands at the same place of the other stage. */
  #visit(node: ConfigNode, under: number, counterpart: ConfigNode | undefined): void {
    switch (node.kind) {
      case 'map': {
        const others = counterpart?.kind === 'map' ? counterpart.entries : undefined;
        this.#within.push(node);
        for (let index = 0; index < node.entries.length; index++) {
          const entry = node.entries[index]!;
          const other = others?.[index];
          this.#visitEntry(entry, under, node, other?.key === entry.key ? other.value : undefined);
        }
        this.#within.pop();
        return;
      }
      case 'sequence': {
        const others = counterpart?.kind === 'sequence' ? counterpart.items : undefined;
        this.#within.push(node);
        for (let index = 0; index < node.items.length; index++) {
          this.#path.push(index);
          this.#visit(node.items[index]!, under, others?.[index]);
          this.#path.pop();
        }
        this.#within.pop();
        return;
      }
      case 'scalar':
      case 'unknown': {
        const found = this.#wanted(node.text, under);
        if (found !== 0) this.#take(node, false, found);
      }
    }
  }

  #visitEntry({ key, value }: MapEntry, above: number, holder: MapNode, counterpart: ConfigNode | undefined): void {
    if (value === counterpart && this.#counterpart?.has(value) === false && !this.#counterpart.has(key)) return;
    const name = keyName(key);
    const mask = this.#maskOf(name);
    let under = mask & UNDER;
    if (name === 'value' || name === 'secret') under |= above | this.#placedUnder(name, holder);
    // Nothing is wanted of most entries: these cost no more than the question.
    if (mask <= UNDER && (value.kind === 'scalar' || value.kind === 'unknown') && this.#wanted(value.text, under) === 0) return;
    this.#path.push(name);
    if (mask > UNDER) this.#take(key, true, (mask >> MOST_COLLECTORS) & this.#active);
    this.#visit(value, under, counterpart);
    this.#path.pop();
  }

  /** The collectors that want a text that stands under these keys. */
  #wanted(text: string, under: number): number {
    let found = under & this.#active;
    for (const test of this.#texts) if ((found & test.bit) === 0 && test.text(text)) found |= test.bit;
    return found;
  }

  /** What an operation places stands under each key of its path. */
  #placedUnder(name: string, operation: MapNode): number {
    if (this.kind !== 'ops' || name !== 'value' || this.#path.length !== 1) return 0;
    const path = operation.get('path');
    const pointer = path?.kind === 'scalar' ? parsePointer(path.text) : '';
    if (typeof pointer === 'string') return 0;
    return (
      pointer.reduce(
        (mask, token) => mask | (token.kind === 'key' ? this.#maskOf(token.key) : token.kind === 'match' ? this.#maskOf(token.value) : 0),
        0,
      ) & UNDER
    );
  }

  #take(node: ScalarNode | UnknownNode, isKey: boolean, found: number): void {
    if (this.#count >= MOST_MATCHES) return;
    const match: Match = { node, isKey, path: [...this.#path], within: [...this.#within] };
    for (const one of [node, ...match.within]) this.#standing.add(one);
    for (let left = found; left !== 0; left &= left - 1) {
      const one = this.#collectors[31 - Math.clz32(left & -left)]!;
      this.#found ??= new Map();
      const taken = this.#found.get(one);
      if (taken === undefined) this.#found.set(one, [match]);
      else taken.push(match);
      this.#count += 1;
    }
  }
}

const MOST_REMEMBERED = 20_000;
const masks = new Map<string, number>();

/** Which collectors look for what stands under a key of this name and, above `UNDER`, for such keys. Names repeat, so the answer is kept. */
function maskOf(name: string): number {
  let mask = masks.get(name);
  if (mask === undefined) {
    mask = 0;
    for (const [index, { under, keys }] of collectors.entries()) {
      if (under?.(name) === true) mask |= 1 << index;
      if (keys?.(name) === true) mask |= 1 << (index + MOST_COLLECTORS);
    }
    if (masks.size >= MOST_REMEMBERED) masks.clear();
    masks.set(name, mask);
  }
  return mask;
}
