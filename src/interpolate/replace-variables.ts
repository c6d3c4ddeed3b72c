import type { Span } from '../base/source.ts';
import { MapNode, ScalarNode, SequenceNode, UnknownNode, type ConfigNode, type MapEntry, type UnknownReason } from '../value/node.ts';
import { editSpan, type Origin, type PastedPart } from '../value/origin.ts';
import { keyIdentity } from './draft.ts';
import { goScalarText, goTypeName, plainTypeName } from './go-text.ts';
import type { Lookup, VariableLookup } from './lookup.ts';
import { placed, withEnd, withPasted, type PlacedBudget } from './origins.ts';
import { placeholderSpans } from './placeholder-spans.ts';
import { isWholePlaceholder, placeholdersIn, spacedPlaceholdersIn, variableOf, type Dialect, type Placeholder } from './placeholders.ts';
import { NESTING_LIMIT, type Problem } from './problem.ts';

/** One `((name))` of a document and what became of it. */
export interface VariableUse {
  /** As written, dots included. */
  readonly name: string;
  /** The variable it asks for: `m` of `m.k`. */
  readonly variable: string;
  /** The `((name))` itself, in whichever file it stands. */
  readonly at: Span | undefined;
  readonly outcome:
    | 'resolved'
    /** Nobody gives it here. */
    | 'missing'
    /** Nobody gives it here, and nobody needs to: the document defines it or its name is an absolute one. */
    | 'credential-store'
    | 'field-missing'
    /** A value that may not stand inside a longer text. */
    | 'not-pasteable'
    /** Still there after the last pass: a chain of variables that is too long, or one that refers to itself. */
    | 'never-replaced'
    /** `(( name ))`, which om takes for plain text. */
    | 'spaced';
  /** True inside a longer text or key. */
  readonly embedded: boolean;
  readonly inKey: boolean;
  readonly pass: 1 | 2 | 3;
  /** The value it was replaced by, or that could not be pasted. */
  readonly value: ConfigNode | undefined;
}

export interface ReplaceOptions {
  readonly dialect: Dialect;
  readonly pass: 1 | 2;
  /** A linter goes on where om would stop, and marks what it cannot know. */
  readonly lenient: boolean;
  /** Names that a credential store provides. */
  readonly stored: ReadonlySet<string>;
}

/** What both passes over one document share. */
export interface Collected {
  readonly uses: VariableUse[];
  readonly problems: Problem[];
  readonly budget: PlacedBudget;
  /** Characters that pasting may still make. */
  characters: number;
  /** True when a text holds `((` in another tool's grammar. */
  foreign: boolean;
}

/** Characters that variables may add to the texts of one document. */
export const PASTED_LIMIT = 64_000_000;

/** Texts beyond this (placeholders times characters) are pasted in a single sweep; below it the tools' own order of replacing is followed to the letter. */
const LARGE_TEXT = 20_000_000;

/** One pass over a document: every placeholder is looked up and replaced; subtrees without any stay the same nodes. */
export class VariablePass {
  /** True when something that was put in holds placeholders itself. */
  leftOver = false;
  /** Told of every placeholder that nobody gives. */
  onMissing: (variable: string, at: Span | undefined) => void = () => {};
  readonly #lookup: VariableLookup;
  readonly #options: ReplaceOptions;
  readonly #collected: Collected;
  readonly #holds = new Map<ConfigNode, boolean>();

  constructor(lookup: VariableLookup, options: ReplaceOptions, collected: Collected) {
    this.#lookup = lookup;
    this.#options = options;
    this.#collected = collected;
  }

  replace(node: ConfigNode, depth = 0): ConfigNode {
    switch (node.kind) {
      case 'scalar':
        return this.#scalar(node, depth, false);
      case 'sequence':
        return this.#sequence(node, depth);
      case 'map':
        return this.#map(node, depth);
      case 'unknown':
        return node;
    }
  }

  #sequence(node: SequenceNode, depth: number): ConfigNode {
    let items: ConfigNode[] | undefined;
    for (const [index, item] of node.items.entries()) {
      const value = this.replace(item, depth + 1);
      if (value !== item && items === undefined) items = node.items.slice(0, index);
      items?.push(value);
    }
    return items === undefined ? node : new SequenceNode(node.origin, items);
  }

  #map(node: MapNode, depth: number): ConfigNode {
    let entries: MapEntry[] | undefined;
    let keysChanged = false;
    for (const [index, entry] of node.entries.entries()) {
      const value = this.replace(entry.value, depth + 1);
      const key = this.#key(entry.key, depth);
      const changed = value !== entry.value || key !== entry.key;
      if (changed && entries === undefined) entries = node.entries.slice(0, index);
      if (key !== entry.key) keysChanged = true;
      entries?.push(changed ? { ...entry, key, value } : entry);
    }
    if (entries === undefined) return node;
    return new MapNode(node.origin, keysChanged ? eachKeyOnce(entries) : entries);
  }

  #key(key: ScalarNode, depth: number): ScalarNode {
    if (!key.text.includes('((')) return key;
    const result = this.#scalar(key, depth, true);
    if (result.kind === 'scalar') return result;
    if (result.kind !== 'unknown')
      this.#problem('var-embed-type', `Invalid type '${goTypeName(result)}' for a key`, editSpan(key.origin), {
        name: key.text,
        type: plainTypeName(goTypeName(result)),
      });
    return key;
  }

  #scalar(node: ScalarNode, depth: number, inKey: boolean): ConfigNode {
    if (node.resolved.type !== 'string') return node;
    const text = node.resolved.value;
    if (!text.includes('((')) return node;
    const { dialect, lenient, pass } = this.#options;
    const placeholders = placeholdersIn(text, dialect);
    if (lenient && pass === 1 && dialect === 'om') this.#noteSpaced(node, text, inKey);
    if (placeholders.length === 0) {
      this.#collected.foreign = true;
      return node;
    }
    return this.#text(node, text, placeholders, depth, inKey);
  }

  #text(node: ScalarNode, text: string, placeholders: readonly Placeholder[], depth: number, inKey: boolean): ConfigNode {
    const { dialect, lenient } = this.#options;
    const spans = placeholderSpans(node.origin, placeholders);
    const embedded = placeholders.length > 1 || placeholders[0]!.raw.length !== text.length;
    const sweep = placeholders.length * text.length > LARGE_TEXT ? new Map<string, string>() : undefined;
    let parts: PastedPart[] | undefined;
    let unknown: Set<string> | undefined;
    let current = text;
    for (const [index, placeholder] of placeholders.entries()) {
      const { name } = placeholder;
      const at = spans[index];
      const found = this.#lookup.get(name);
      const value = found.kind === 'found' ? found.value : undefined;
      const whole = value !== undefined && isWholePlaceholder(current, dialect);
      const pasted = value === undefined || whole ? undefined : pasteable(value);
      const outcome = this.#outcome(name, found, whole || pasted !== undefined);
      if (lenient)
        this.#collected.uses.push({ name, variable: variableOf(name), at, outcome, embedded, inKey, pass: this.#options.pass, value });
      if (value !== undefined && whole) return this.#place(value, node, name, at, depth);
      if (value === undefined || pasted === undefined) {
        unknown ??= new Set();
        unknown.add(variableOf(name));
        if (found.kind === 'missing') this.onMissing(variableOf(name), at);
        else {
          this.#refuse(name, found, at);
          if (!lenient) return node;
        }
        continue;
      }
      if (at !== undefined) (parts ??= []).push({ name, used: at, from: value.origin });
      if (sweep !== undefined) sweep.set(placeholder.raw, pasted);
      else {
        const next = this.#paste(current, placeholder, pasted, placeholders.length === 1, at);
        if (next === undefined) return node;
        current = next;
      }
    }
    if (sweep !== undefined) current = this.#sweep(text, placeholders, sweep);
    if (current.includes('((')) this.leftOver = true;
    const origin = parts === undefined ? node.origin : withPasted(node.origin, parts, current);
    if (lenient && unknown !== undefined) return new UnknownNode(origin, this.#reason(unknown), current, [...unknown].sort());
    return current === text ? node : new ScalarNode(origin, current, 'made', { type: 'string', value: current });
  }

  #outcome(name: string, found: Lookup, usable: boolean): VariableUse['outcome'] {
    switch (found.kind) {
      case 'found':
        return usable ? 'resolved' : 'not-pasteable';
      case 'missing':
        return this.#isStored(name) ? 'credential-store' : 'missing';
      case 'no-field':
        return this.#options.lenient && found.waits ? 'credential-store' : 'field-missing';
      case 'bad-definition':
        return 'field-missing';
    }
  }

  /** A whole value takes the variable's own; it says that it came through here. */
  #place(value: ConfigNode, node: ScalarNode, name: string, at: Span | undefined, depth: number): ConfigNode {
    const used = at ?? editSpan(node.origin);
    const way = (from: Origin): Origin => withEnd(node.origin, () => (used === undefined ? from : { kind: 'variable', name, used, from }));
    if (this.#holdsPlaceholders(value)) this.leftOver = true;
    const copy = placed(value, way, depth, this.#collected.budget, NESTING_LIMIT);
    if (copy !== undefined) return copy;
    this.#problem('limit', 'the document grows beyond what taslint evaluates', used, { name });
    return new UnknownNode(node.origin, 'missing-variable', node.text, [variableOf(name)]);
  }

  #holdsPlaceholders(node: ConfigNode): boolean {
    const remembered = this.#holds.get(node);
    if (remembered !== undefined) return remembered;
    const holds = holdsText(node, '((');
    this.#holds.set(node, holds);
    return holds;
  }

  /** Puts a text in the place of a name, everywhere in the text, as the tools do; undefined when the text would grow too long. */
  #paste(current: string, { raw, name }: Placeholder, pasted: string, once: boolean, at: Span | undefined): string | undefined {
    const plain = `((${name}))`;
    const marked = `((!${name}))`;
    const isSimple = once && (raw === plain || raw === marked);
    // A variable longer than its placeholder can multiply; what it would make is counted before it is made.
    const count = isSimple ? 1 : current.split(plain).length + current.split(marked).length - 2;
    this.#collected.characters -= pasted.length * count;
    if (this.#collected.characters < 0) {
      this.#problem('limit', 'the document grows beyond what taslint evaluates', at, { name });
      return undefined;
    }
    if (isSimple) return current.replace(raw, () => pasted);
    return current.replaceAll(plain, () => pasted).replaceAll(marked, () => pasted);
  }

  #sweep(text: string, placeholders: readonly Placeholder[], values: ReadonlyMap<string, string>): string {
    const pieces: string[] = [];
    let from = 0;
    for (const { raw } of placeholders) {
      const start = text.indexOf(raw, from);
      const value = raw.includes(' ') ? undefined : values.get(raw);
      this.#collected.characters -= value?.length ?? 0;
      if (this.#collected.characters < 0) {
        this.#problem('limit', 'the document grows beyond what taslint evaluates', undefined, {});
        break;
      }
      pieces.push(text.slice(from, start), value ?? raw);
      from = start + raw.length;
    }
    pieces.push(text.slice(from));
    return pieces.join('');
  }

  #isStored(name: string): boolean {
    return this.#options.stored.has(variableOf(name)) || name.startsWith('/');
  }

  #reason(names: ReadonlySet<string>): UnknownReason {
    for (const name of names) if (!this.#isStored(name)) return 'missing-variable';
    return 'credential-store';
  }

  #noteSpaced(node: ScalarNode, text: string, inKey: boolean): void {
    const spaced = spacedPlaceholdersIn(text);
    if (spaced.length === 0) return;
    const spans = placeholderSpans(node.origin, spaced);
    const embedded = !isWholePlaceholder(text, 'bosh');
    for (const [index, { name }] of spaced.entries()) {
      this.#collected.uses.push({
        name,
        variable: variableOf(name),
        at: spans[index],
        outcome: 'spaced',
        embedded,
        inKey,
        pass: 1,
        value: undefined,
      });
    }
  }

  /** Why a name that leads somewhere cannot be used. */
  #refuse(name: string, found: Lookup, at: Span | undefined): void {
    switch (found.kind) {
      case 'missing':
        return;
      case 'found': {
        const type = goTypeName(found.value);
        const message = `Invalid type '${type}' for variable '${name}'. Supported types for interpolation within a string are integers and strings.`;
        this.#problem('var-embed-type', message, at, { name, type: plainTypeName(type) });
        return;
      }
      case 'no-field': {
        if (this.#options.lenient && found.waits) return;
        const { message, data } = found.failure;
        this.#problem('var-field', `Finding variable '${name}': ${message}`, at, {
          name,
          variable: found.variable.name,
          reason: message,
          ...data,
        });
        return;
      }
      case 'bad-definition':
        this.#problem(
          'definition-recursion',
          `Finding variable '${name}': Interpolating variable '${found.name}' definition options: ${found.inner}`,
          at,
          { name: found.name },
        );
    }
  }

  #problem(problem: Problem['class'], message: string, at: Span | undefined, data: Record<string, string>): void {
    this.#collected.problems.push({ class: problem, message, at, data });
  }
}

/** Marks placeholders that no pass will replace any more. */
export function markNeverReplaced(node: ConfigNode, because: UnknownReason, dialect: Dialect, uses: VariableUse[]): ConfigNode {
  switch (node.kind) {
    case 'unknown':
      return node;
    case 'scalar': {
      if (node.resolved.type !== 'string') return node;
      const placeholders = placeholdersIn(node.resolved.value, dialect);
      if (placeholders.length === 0) return node;
      const spans = placeholderSpans(node.origin, placeholders);
      const embedded = !isWholePlaceholder(node.resolved.value, dialect);
      for (const [index, { name }] of placeholders.entries()) {
        uses.push({
          name,
          variable: variableOf(name),
          at: spans[index],
          outcome: 'never-replaced',
          embedded,
          inKey: false,
          pass: 3,
          value: undefined,
        });
      }
      return new UnknownNode(
        node.origin,
        because,
        node.resolved.value,
        [...new Set(placeholders.map(({ name }) => variableOf(name)))].sort(),
      );
    }
    case 'sequence': {
      const items = node.items.map((item) => markNeverReplaced(item, because, dialect, uses));
      return items.every((item, index) => item === node.items[index]) ? node : new SequenceNode(node.origin, items);
    }
    case 'map': {
      const values = node.entries.map((entry) => markNeverReplaced(entry.value, because, dialect, uses));
      if (values.every((value, index) => value === node.entries[index]!.value)) return node;
      return new MapNode(
        node.origin,
        node.entries.map((entry, index) => ({ ...entry, value: values[index]! })),
      );
    }
  }
}

/** The text of a value that may stand inside a longer one: strings and whole numbers. */
function pasteable(value: ConfigNode): string | undefined {
  if (value.kind !== 'scalar') return undefined;
  const { type } = value.resolved;
  return type === 'string' || type === 'integer' ? goScalarText(value.resolved) : undefined;
}

function holdsText(node: ConfigNode, part: string): boolean {
  switch (node.kind) {
    case 'scalar':
      return node.text.includes(part);
    case 'sequence':
      return node.items.some((item) => holdsText(item, part));
    case 'map':
      return node.entries.some(({ key, value }) => key.text.includes(part) || holdsText(value, part));
    case 'unknown':
      return false;
  }
}

/** Two keys may become equal; om then keeps one by chance, we keep the last. */
function eachKeyOnce(entries: readonly MapEntry[]): MapEntry[] {
  const byIdentity = new Map<string, MapEntry>();
  for (const entry of entries) byIdentity.set(keyIdentity(entry.key), entry);
  return [...byIdentity.values()];
}
