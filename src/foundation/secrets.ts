import { isPublicPart, soundsSecret } from '../base/secret-name.ts';
import { isHarmless, MASK, namesSecret, secretPlaceholdersIn } from '../base/secret-text.ts';
import type { SourceFile, Span } from '../base/source.ts';
import { placeholdersIn } from '../interpolate/placeholders.ts';
import { definitionsOf } from '../interpolate/variables.ts';
import { descend, keyName, type ConfigNode, type MapNode, type ScalarNode, type UnknownNode } from '../value/node.ts';
import { endOf, flagsOf, trail, type Origin, type Place } from '../value/origin.ts';
import type { Document } from './foundation.ts';

/** Keys whose value is the name of a thing; a secret name makes the value beside it secret. */
const NAMING_KEYS = new Set(['name', 'path', 'key', 'id']);
const VALUE_KEYS = new Set(['value', 'values', 'default', 'content', 'contents']);

const DEEPEST = 200;
/** om interpolates twice, so a definition may name a second variable. */
const PASSES = 2;
/** Steps of a way that lead to the value and do not hold it. */
const NOT_THE_VALUE: ReadonlySet<Place['step']> = new Set(['operation-target', 'operation', 'variable-use', 'alias-use']);

/** Shorter values, and words, stand in messages for other reasons too. */
const SHORTEST_VALUE = 6;
const MOST_VALUES = 100_000;

/** A file, and what became of it. */
export type Evaluated = Pick<Document, 'file' | 'yaml' | 'root' | 'scope' | 'varsFiles' | 'opsFiles'>;

/**
 * What the files of one foundation say about secrets, without the files: these may be forgotten while other foundations are looked at. Nothing is read before
 * somebody asks.
 */
export class SecretsOfFoundation {
  readonly #open: () => readonly Evaluated[];
  #near: readonly Evaluated[] | undefined;
  #found: FoundSecrets | undefined;

  /** `open` evaluates the files, each time anew. */
  constructor(open: () => readonly Evaluated[]) {
    this.#open = open;
  }

  /** Takes what is known of the files already. */
  know(found: FoundSecrets): void {
    this.#found = found;
  }

  /** Does the work with files that are evaluated already, if somebody asks for it meanwhile. */
  while<T>(documents: readonly Evaluated[], work: () => T): T {
    this.#near = documents;
    try {
      return work();
    } finally {
      this.#near = undefined;
    }
  }

  /** What they say by themselves. */
  find(): FoundSecrets {
    return (this.#found ??= find(this.#near ?? this.#open(), []));
  }

  /** What they say when these variables are secret too. */
  findWith(names: Iterable<string>): FoundSecrets {
    return find(this.#near ?? this.#open(), names);
  }
}

/** What was found in the files of a foundation. It holds secrets. */
export interface FoundSecrets {
  /** The values by the files in which they are written and the place where they begin. */
  readonly spans: ReadonlyMap<SourceFile, ReadonlyMap<number, SecretSpan>>;
  /** Flags of the command line that gave a secret. */
  readonly flags: ReadonlySet<string>;
  /** Full names of the variables that fill secret places, with the fields that are asked for. */
  readonly names: ReadonlySet<string>;
  /** Values that may show up in other places. */
  readonly values: ReadonlySet<string>;
  /** Top-level names of the variables that are given, secret or not. */
  readonly given: ReadonlySet<string>;
  /** Every file that was read, asked for or not. */
  readonly files: readonly SourceFile[];
}

/**
 * The secrets of evaluated files: where they are written, which variables carry them, and what they are, so that no output shows them by any way.
 * A value is secret everywhere when one place that takes it is: through a variable, an operation or an alias. Everything is computed at the first question.
 */
export class Secrets {
  readonly #parts: readonly SecretsOfFoundation[];
  #all: Joined | undefined;

  constructor(parts: readonly SecretsOfFoundation[]) {
    this.#parts = parts;
  }

  /** Asks what is secret, as somebody did earlier. */
  ask(): void {
    this.#all ??= join(this.#parts);
  }

  /** True when somebody has asked what is secret. */
  get isAsked(): boolean {
    return this.#all !== undefined;
  }

  /** Every file that was read for the foundations, asked for or not. */
  get files(): Iterable<SourceFile> {
    return new Set(this.#parts.flatMap((part) => part.find().files));
  }

  /** True when more is secret in the files of a foundation than that foundation by itself tells (`own`). */
  saysMoreThan(own: Secrets): boolean {
    const [all, few] = [this.#joined, own.#joined];
    if (all.flags.size !== few.flags.size) return true;
    for (const file of own.files) {
      const [here, there] = [all.spans.get(file), few.spans.get(file)];
      if (here === there) continue; // nobody else has the file
      if (here?.size !== there?.size) return true;
      for (const [start, { end, text }] of here ?? []) {
        const same = there?.get(start);
        if (same?.end !== end || same.text !== text) return true;
      }
    }
    return false;
  }

  /** Top-level names of the variables that fill secret places. */
  get variables(): ReadonlySet<string> {
    return this.#joined.variables;
  }

  /** The stretches of a file that are secret values, quotes included; in no order, and they may overlap. */
  spansOf(file: SourceFile): readonly Span[] {
    return [...(this.#joined.spans.get(file)?.values() ?? [])];
  }

  /** True when a shown value of this origin gives away a secret: one that passed through, or stands in, a secret place. */
  isGivenAway(shown: string, origin: Origin): boolean {
    if (origin.kind === 'argument') return this.#joined.flags.has(origin.flag);
    return origin.kind !== 'default' && trail(origin).some(({ span }) => this.isShown(shown, span));
  }

  /** True when what is said of a stretch of a file gives away the secret that stands there: its text, a part of it, or the number it was read as. */
  isShown(shown: string, span: Span): boolean {
    const found = this.#joined.spans.get(span.file)?.get(span.start);
    if (found === undefined || found.end !== span.end) return false;
    if (/^-?[\d.]+$/.test(shown)) return /^[\d.,_+eExXoa-f-]+$/.test(found.text);
    return found.text.includes(shown) || shown.includes(found.text);
  }

  /** True when a stretch of a file overlaps a secret value. */
  touches({ file, start, end }: Span): boolean {
    for (const span of this.#joined.spans.get(file)?.values() ?? []) if (span.start < end && start < span.end) return true;
    return false;
  }

  /** A text of our own with every known secret value masked. Short values and plain words are left: they stand there for other reasons. */
  mask(text: string): string {
    if (text.length < SHORTEST_VALUE) return text;
    const { byBeginning } = this.#joined;
    let shown = '';
    let from = 0;
    for (let at = 0; at <= text.length - SHORTEST_VALUE; at++) {
      const values = byBeginning.get(text.slice(at, at + SHORTEST_VALUE));
      const longest = values?.find((value) => text.startsWith(value, at));
      if (longest === undefined) continue;
      shown += text.slice(from, at) + MASK;
      from = at + longest.length;
      at = from - 1;
    }
    return from === 0 ? text : shown + text.slice(from);
  }

  get #joined(): Joined {
    return (this.#all ??= join(this.#parts));
  }
}

/** A place where a secret is written. */
export interface SecretSpan extends Span {
  /** The value that is written there. */
  readonly text: string;
}

/** What several foundations say together. */
interface Joined {
  readonly spans: ReadonlyMap<SourceFile, ReadonlyMap<number, SecretSpan>>;
  readonly flags: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
  /** Values by their first characters, longest first. */
  readonly byBeginning: ReadonlyMap<string, readonly string[]>;
}

/** Walks over nodes and keeps what is secret; what says something is taken once as public and once as secret. */
class Search {
  readonly spans = new Map<SourceFile, Map<number, SecretSpan>>();
  readonly flags = new Set<string>();
  readonly names = new Set<string>();
  readonly values = new Set<string>();
  readonly #seen = [new Set<ConfigNode>(), new Set<ConfigNode>()] as const;

  /** `walked`: what stood at the same place, as public or secret as this, and was walked over before. */
  walk(node: ConfigNode, secret: boolean, walked?: ConfigNode, depth = 0): void {
    if (node === walked || depth > DEEPEST) return;
    switch (node.kind) {
      case 'map':
        this.#walkMap(node, secret, walked?.kind === 'map' ? walked : undefined, depth);
        return;
      case 'sequence': {
        const before = walked?.kind === 'sequence' ? walked.items : undefined;
        for (let index = 0; index < node.items.length; index++) this.walk(node.items[index]!, secret, before?.[index], depth + 1);
        return;
      }
      case 'scalar':
      case 'unknown':
        if (secret || node.text.includes('((')) this.#takeOnce(node, secret);
    }
  }

  #walkMap(node: MapNode, secret: boolean, walked: MapNode | undefined, depth: number): void {
    const isNamed = !secret && isNameOfSecret(node);
    const wasNamed = walked !== undefined && !secret && isNameOfSecret(walked);
    for (let index = 0; index < node.entries.length; index++) {
      const { key, value } = node.entries[index]!;
      const before = walked?.entries[index];
      const name = keyName(key);
      const isSecret = (secret && !isPublicPart(name)) || soundsSecret(name);
      const isBelow = isSecret || (isNamed && VALUE_KEYS.has(name));
      const wasBelow = isSecret || (wasNamed && VALUE_KEYS.has(name));
      this.walk(value, isBelow, isBelow === wasBelow && before?.key === key ? before.value : undefined, depth + 1);
    }
  }

  #takeOnce(node: ScalarNode | UnknownNode, secret: boolean): void {
    const seen = this.#seen[secret ? 1 : 0];
    if (seen.has(node)) return;
    seen.add(node);
    if (secret && node.kind === 'scalar') this.#take(node.text, node.origin);
    this.#takePlaceholders(node.text, secret);
    if (secret && node.kind === 'unknown' && node.because === 'credential-store') for (const name of node.variables) this.#name(name);
  }

  #take(text: string, origin: Origin): void {
    if (isHarmless(text)) return;
    const places = trail(origin).filter(({ step }) => !NOT_THE_VALUE.has(step));
    const end = endOf(origin);
    for (const span of [...places.map((place) => place.span), ...(end.kind === 'pasted' ? [end.text] : [])]) {
      const spans = this.spans.get(span.file) ?? new Map<number, SecretSpan>();
      this.spans.set(span.file, spans);
      spans.set(span.start, { file: span.file, start: span.start, end: span.end, text });
    }
    for (const place of trail(origin)) if (place.step === 'variable-use' && place.name !== undefined) this.#name(place.name);
    for (const flag of flagsOf(origin)) this.flags.add(flag);
    if (this.values.size >= MOST_VALUES) return;
    for (const line of text.includes('\n') ? text.split('\n') : [text]) if (isTelling(line.trim())) this.values.add(line.trim());
  }

  #takePlaceholders(text: string, secret: boolean): void {
    if (!text.includes('((')) return;
    if (secret) for (const { name } of placeholdersIn(text, 'bosh')) this.#name(name);
    else for (const name of secretPlaceholdersIn(text)) this.#name(name);
  }

  #name(name: string): void {
    this.names.add(name);
  }
}

/** `names`: variables that are secret whatever the files say. */
function find(documents: readonly Evaluated[], names: Iterable<string>): FoundSecrets {
  const search = new Search();
  for (const name of names) search.names.add(name);
  for (const document of documents) {
    const { root } = document;
    if (document.yaml.root !== undefined) search.walk(document.yaml.root, false);
    if (root !== undefined) search.walk(root, false, document.yaml.root);
  }
  const sources = new Set(documents.flatMap((document) => document.scope.sources));
  const definitions = [...sources].flatMap((source) => definitionsOf(source));
  for (let pass = 0; pass < PASSES; pass++) {
    const before = search.names.size;
    const fields = new Map<string, string[]>();
    for (const name of search.names) {
      const [variable = '', ...path] = name.split('.');
      const paths = fields.get(variable);
      if (paths === undefined) fields.set(variable, [path.join('.')]);
      else paths.push(path.join('.'));
    }
    for (const { name, value } of definitions) {
      search.walk(value, soundsSecret(name));
      for (const path of fields.get(name) ?? []) {
        const field = path === '' ? value : descend(value, ...path.split('.'));
        if (field !== undefined) search.walk(field, true);
      }
    }
    if (search.names.size === before) break;
  }
  return {
    spans: search.spans,
    flags: search.flags,
    names: search.names,
    values: search.values,
    given: new Set(definitions.map(({ name }) => name)),
    files: [...new Set(documents.flatMap(({ file, varsFiles, opsFiles }) => [file, ...varsFiles, ...opsFiles]))],
  };
}

/** What all say together: a variable that one takes for a secret is secret for all who give it. */
function join(parts: readonly SecretsOfFoundation[]): Joined {
  const found = parts.map((part) => part.find());
  for (let pass = 0; pass < PASSES; pass++) {
    const more = namesFromOthers(found);
    for (const [index, names] of more) found[index] = parts[index]!.findWith([...found[index]!.names, ...names]);
    if (more.size === 0) break;
  }
  const spans = new Map<SourceFile, ReadonlyMap<number, SecretSpan>>();
  const [names, flags, values] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const one of found) {
    for (const [file, theirs] of one.spans) {
      const known = spans.get(file);
      // of two texts at one place the later has the last word
      spans.set(file, known === undefined ? theirs : new Map([...known, ...theirs]));
    }
    for (const name of one.names) names.add(name);
    for (const flag of one.flags) flags.add(flag);
    for (const value of one.values) if (values.size < MOST_VALUES) values.add(value);
  }
  const variables = new Set([...names].map((name) => name.replace(/^\//, '').split('.', 1)[0]!));
  return { spans, flags, variables, byBeginning: byBeginning(values) };
}

/** Names that only others take for secret, by the places of those that give these variables. */
function namesFromOthers(found: readonly FoundSecrets[]): ReadonlyMap<number, readonly string[]> {
  const more = new Map<number, string[]>();
  if (found.length < 2) return more;
  const givers = new Map<string, number[]>();
  for (const [index, { given }] of found.entries()) {
    for (const name of given) {
      const same = givers.get(name);
      if (same === undefined) givers.set(name, [index]);
      else same.push(index);
    }
  }
  for (const name of new Set(found.flatMap(({ names }) => [...names]))) {
    for (const index of givers.get(name.split('.', 1)[0]!) ?? []) {
      if (found[index]!.names.has(name)) continue;
      const names = more.get(index);
      if (names === undefined) more.set(index, [name]);
      else names.push(name);
    }
  }
  return more;
}

function byBeginning(values: ReadonlySet<string>): Map<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const value of values) {
    const beginning = value.slice(0, SHORTEST_VALUE);
    const group = grouped.get(beginning);
    if (group === undefined) grouped.set(beginning, [value]);
    else group.push(value);
  }
  for (const group of grouped.values()) group.sort((one, other) => other.length - one.length);
  return grouped;
}

/** True for a map that says the name of a secret under a key for names. */
function isNameOfSecret({ entries }: MapNode): boolean {
  for (const { key, value } of entries)
    if (value.kind === 'scalar' && NAMING_KEYS.has(keyName(key)) && namesSecret(value.text)) return true;
  return false;
}

/** True for a value that says so much that it can only be itself: long enough, and neither a word nor a name. */
function isTelling(value: string): boolean {
  if (value.length < SHORTEST_VALUE || value.includes('((') || value.startsWith('-----')) return false;
  return /[\dA-Z]|[^\w .,:;/-]/.test(value) && !/^\d{1,9}$|^[A-Z]?[a-z]+$|^[A-Z_]+$/.test(value);
}
