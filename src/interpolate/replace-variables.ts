import type { Span } from '../base/source.ts';
import { MapNode, ScalarNode, SequenceNode, UnknownNode, type ConfigNode, type MapEntry, type UnknownReason } from '../value/node.ts';
import { editSpan, type Origin, type PastedPart } from '../value/origin.ts';
import { keyIdentity } from './draft.ts';
import { goTypeName, plainTypeName } from './go-text.ts';
import type { Lookup, VariableLookup } from './lookup.ts';
import { placed, withEnd, withPasted, type PlacedBudget } from './origins.ts';
import type { PlaceholderPlaces } from './placeholder-places.ts';
import { placeholderSpans } from './placeholder-spans.ts';
import { isWholePlaceholder, placeholdersIn, spacedPlaceholdersIn, variableOf, type Dialect, type Placeholder } from './placeholders.ts';
import { isLarge, paste, pasteable, pasteInOneSweep, type PasteBudget } from './paste.ts';
import { NESTING_LIMIT, type Problem } from './problem.ts';
import type { VariableUse } from './variable-use.ts';

export interface ReplaceOptions {
  readonly dialect: Dialect;
  readonly pass: 1 | 2;
  /** A linter goes on where om would stop, and marks what it cannot know. */
  readonly lenient: boolean;
  /** Names that a credential store provides. */
  readonly stored: ReadonlySet<string>;
  /** Where the placeholders of the document stand, where that is known: the rest is not walked. */
  readonly places?: PlaceholderPlaces | undefined;
}

/** What both passes over one document share. */
export interface Collected extends PasteBudget {
  readonly uses: VariableUse[];
  readonly problems: Problem[];
  readonly budget: PlacedBudget;
  /** True when a text holds `((` in another tool's grammar. */
  foreign: boolean;
}

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
    if (this.#options.places?.isFree(node) === true) return node;
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
    let index = 0;
    for (const item of node.items) {
      const value = this.replace(item, depth + 1);
      if (value !== item) items ??= node.items.slice(0, index);
      items?.push(value);
      index++;
    }
    return items === undefined ? node : this.#made(new SequenceNode(node.origin, items));
  }

  #map(node: MapNode, depth: number): ConfigNode {
    let entries: MapEntry[] | undefined;
    let keysChanged = false;
    let index = 0;
    for (const entry of node.entries) {
      const value = this.replace(entry.value, depth + 1);
      const key = this.#key(entry.key, depth);
      const changed = value !== entry.value || key !== entry.key;
      if (changed) entries ??= node.entries.slice(0, index);
      if (key !== entry.key) keysChanged = true;
      entries?.push(changed ? { ...entry, key, value } : entry);
      index++;
    }
    if (entries === undefined) return node;
    return this.#made(new MapNode(node.origin, keysChanged ? eachKeyOnce(entries) : entries));
  }

  /** A node in the place of another. */
  #made<N extends ConfigNode>(node: N): N {
    return this.#options.places?.made(node) ?? node;
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
    if (!node.text.includes('((') || node.resolved.type !== 'string') return node;
    const text = node.resolved.value;
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
    const sweep = isLarge(text, placeholders) ? new Map<string, string>() : undefined;
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
        const next = paste(current, placeholder, pasted, placeholders.length === 1, this.#collected);
        if (next === undefined) {
          this.#tooLong(at, { name });
          return node;
        }
        current = next;
      }
    }
    if (sweep !== undefined) {
      current = pasteInOneSweep(text, placeholders, sweep, this.#collected);
      if (this.#collected.characters < 0) this.#tooLong(undefined, {});
    }
    if (current.includes('((')) this.leftOver = true;
    const origin = parts === undefined ? node.origin : withPasted(node.origin, parts, current);
    if (lenient && unknown !== undefined) return new UnknownNode(origin, this.#reason(unknown), current, [...unknown].sort());
    return current === text ? node : this.#made(new ScalarNode(origin, current, 'made', { type: 'string', value: current }));
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
    this.#tooLong(used, { name });
    return new UnknownNode(node.origin, 'missing-variable', node.text, [variableOf(name)]);
  }

  #holdsPlaceholders(node: ConfigNode): boolean {
    const remembered = this.#holds.get(node);
    if (remembered !== undefined) return remembered;
    const holds = holdsText(node, '((');
    this.#holds.set(node, holds);
    return holds;
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

  #tooLong(at: Span | undefined, data: Record<string, string>): void {
    this.#problem('limit', 'the document grows beyond what taslint evaluates', at, data);
  }

  #problem(problem: Problem['class'], message: string, at: Span | undefined, data: Record<string, string>): void {
    this.#collected.problems.push({ class: problem, message, at, data });
  }
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
