import { memo, memoPer } from '../base/memo.ts';
import type { SourceFile } from '../base/source.ts';
import type { Document, Foundation } from '../foundation/foundation.ts';
import type { DocumentKind } from '../foundation/kind.ts';
import { productsOf } from '../foundation/product-config.ts';

/** Kinds that configure nothing by themselves. */
const NOT_COMPARED: ReadonlySet<DocumentKind> = new Set(['pipeline', 'taslint', 'tile-metadata', 'other']);

/** A config on both sides, or on one of them. */
export interface DocumentPair {
  readonly before: Document | undefined;
  readonly after: Document | undefined;
}

/** A foundation at two times; on one side only where it is new or gone. */
export interface FoundationPair {
  readonly before: Foundation | undefined;
  readonly after: Foundation | undefined;
}

/** How a file was called; undefined for a new one. */
export type EarlierPath = (file: SourceFile) => string | undefined;

/**
 * The configs of foundations at two times: the same file, in the same foundation or in another one, else the config of the same product. A file of variables
 * or operations that feeds a config at one time only has no counterpart and is left out: what it does shows in that config.
 */
export function pairOverTime(foundations: readonly FoundationPair[], earlierPath: EarlierPath): readonly (readonly DocumentPair[])[] {
  const pairings = foundations.map(({ before, after }) => {
    const pairing = new Pairing(before === undefined ? [] : comparedDocuments(before), after === undefined ? [] : comparedDocuments(after));
    pairing.pair(
      ({ file }) => file.path,
      ({ file }) => earlierPath(file),
    );
    if (before !== undefined && after !== undefined && pairing.isOpen) pairing.pair(productIn(before), productIn(after));
    return pairing;
  });
  const elsewhere = new Map(
    pairings.flatMap((pairing) => pairing.gone.map((document) => [document.file.path, { document, pairing }] as const)),
  );
  for (const pairing of pairings) {
    for (const document of pairing.fresh) {
      const path = earlierPath(document.file) ?? '';
      const found = elsewhere.get(path);
      if (found === undefined) continue;
      elsewhere.delete(path);
      pairing.take(document, found.document);
      found.pairing.forget(found.document);
    }
  }
  const isElsewhere = filesOfTheOtherTime(foundations, earlierPath);
  return pairings.map((pairing, index) => pairing.result().filter((pair) => !isElsewhere(pair, foundations[index]!))); // one pairing for each
}

/** True for a document without a counterpart whose file is there at the other time, too: one that feeds configs then, or feeds them in another foundation. */
function filesOfTheOtherTime(
  foundations: readonly FoundationPair[],
  earlierPath: EarlierPath,
): (pair: DocumentPair, foundation: FoundationPair) => boolean {
  const pathsBefore = memoPer(({ before }: FoundationPair) => new Set(before?.documents.map(({ file }) => file.path)));
  const pathsAfter = memoPer(({ after }: FoundationPair) => new Set(after?.documents.map(({ file }) => earlierPath(file))));
  const all = memo(() => ({
    before: new Set(foundations.flatMap((foundation) => [...pathsBefore(foundation)])),
    after: new Set(foundations.flatMap((foundation) => [...pathsAfter(foundation)])),
  }));
  // a config of another foundation is another config
  const paths = (time: 'before' | 'after', { kind }: Document, foundation: FoundationPair): ReadonlySet<string | undefined> =>
    kind === 'vars' || kind === 'ops' ? all()[time] : time === 'before' ? pathsBefore(foundation) : pathsAfter(foundation);
  return ({ before, after }, foundation) => {
    if (before === undefined && after !== undefined) return paths('before', after, foundation).has(earlierPath(after.file) ?? '');
    return before !== undefined && after === undefined && paths('after', before, foundation).has(before.file.path);
  };
}

/** The configs of two foundations beside each other: of the same product, else of the same kind and name of file, else the only ones of their kind. */
export function pairFoundations(one: Foundation, other: Foundation): readonly DocumentPair[] {
  const pairing = new Pairing(comparedDocuments(one), comparedDocuments(other));
  const nameOf = ({ kind, file: { path } }: Document): string => `${kind}\0${path.slice(path.lastIndexOf('/') + 1)}`;
  pairing.pair(productIn(one), productIn(other));
  pairing.pair(nameOf, nameOf);
  pairing.pair(onlyOfKind(one), onlyOfKind(other));
  return pairing.result();
}

/** What is compared of a foundation: its configs, and vars- and ops-files that feed none. What feeds a config shows in what that says. */
function comparedDocuments({ documents }: Foundation): readonly Document[] {
  const feeding = new Set(documents.flatMap(({ varsFiles, opsFiles }) => [...varsFiles, ...opsFiles]));
  return documents.filter(({ kind, file }) => !NOT_COMPARED.has(kind) && !feeding.has(file));
}

type Identify = (document: Document) => string | undefined;

function productIn(foundation: Foundation): Identify {
  const slugs = new Map(productsOf(foundation).map(({ document, slug }) => [document, slug.state === 'known' ? slug.value : undefined]));
  return (document) => slugs.get(document);
}

/** The kind of a document that is the only one of it; a product is told by its name. */
function onlyOfKind(foundation: Foundation): Identify {
  const counts = new Map<DocumentKind, number>();
  for (const { kind } of comparedDocuments(foundation)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return ({ kind }) => (kind !== 'product' && counts.get(kind) === 1 ? kind : undefined);
}

/** Pairs documents by one question after the other, each document once. */
class Pairing {
  readonly #before: readonly Document[];
  readonly #after: readonly Document[];
  readonly #pairs = new Map<Document, Document>();
  readonly #used = new Set<Document>();

  constructor(before: readonly Document[], after: readonly Document[]) {
    this.#before = before;
    this.#after = after;
  }

  pair(identifyBefore: Identify, identifyAfter: Identify): void {
    const open = new Map<string, Document[]>();
    for (const document of this.#before.toReversed()) {
      const identity = this.#used.has(document) ? undefined : identifyBefore(document);
      if (identity === undefined) continue;
      const same = open.get(identity);
      if (same === undefined) open.set(identity, [document]);
      else same.push(document);
    }
    for (const document of this.#after) {
      const identity = this.#pairs.has(document) ? undefined : identifyAfter(document);
      const counterpart = identity === undefined ? undefined : open.get(identity)?.pop();
      if (counterpart === undefined) continue;
      this.#pairs.set(document, counterpart);
      this.#used.add(counterpart);
    }
  }

  /** True while both sides have documents without a counterpart. */
  get isOpen(): boolean {
    return this.fresh.length > 0 && this.gone.length > 0;
  }

  /** Later documents without a counterpart. */
  get fresh(): readonly Document[] {
    return this.#after.filter((document) => !this.#pairs.has(document));
  }

  /** Earlier documents without a counterpart. */
  get gone(): readonly Document[] {
    return this.#before.filter((document) => !this.#used.has(document));
  }

  /** Pairs a document with one of another pairing. */
  take(after: Document, before: Document): void {
    this.#pairs.set(after, before);
  }

  /** Lets another pairing have an earlier document. */
  forget(before: Document): void {
    this.#used.add(before);
  }

  result(): readonly DocumentPair[] {
    return [
      ...this.#after.map((document) => ({ before: this.#pairs.get(document), after: document })),
      ...this.gone.map((document) => ({ before: document, after: undefined })),
    ];
  }
}
