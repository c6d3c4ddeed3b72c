import type { ConfigNode } from '../value/node.ts';
import { failed, find, type WalkFailure } from './find.ts';
import { placeholdersIn, variableOf, type Dialect } from './placeholders.ts';
import { parsePointer, type Pointer } from './pointer.ts';
import { reasonOf } from './unknowns.ts';
import type { Variable, VariableScope } from './variables.ts';
import type { Definitions } from './definitions.ts';

/** What a placeholder's name leads to. */
export type Lookup =
  | { readonly kind: 'found'; readonly value: ConfigNode; readonly variable: Variable }
  | { readonly kind: 'missing' }
  /** The variable exists, its field does not. `waits`: on the way stands a placeholder that another tool fills first, so nobody knows. */
  | { readonly kind: 'no-field'; readonly failure: WalkFailure; readonly variable: Variable; readonly waits: boolean }
  /** The definition of the variable cannot be evaluated. */
  | { readonly kind: 'bad-definition'; readonly recursion: boolean; readonly name: string; readonly inner: string };

const MISSING: Lookup = { kind: 'missing' };

/** Looks names up in a scope and in the definitions of a document, and remembers what was asked for and what was not there. */
export class VariableLookup {
  readonly scope: VariableScope;
  readonly missing = new Set<string>();
  readonly asked = new Set<string>();
  readonly #definitions: Definitions;
  readonly #dialect: Dialect;
  readonly #known = new Map<string, Lookup>();
  readonly #variables = new Map<string, Lookup>();

  constructor(scope: VariableScope, definitions: Definitions, dialect: Dialect) {
    this.scope = scope;
    this.#definitions = definitions;
    this.#dialect = dialect;
  }

  /** A placeholder's name, dots and all. */
  get(name: string): Lookup {
    const remembered = this.#known.get(name);
    if (remembered !== undefined) return remembered;
    const first = variableOf(name);
    const found = this.variable(first);
    const lookup = found.kind === 'found' && first !== name ? fieldOf(found.value, found.variable, name.slice(first.length + 1)) : found;
    this.#known.set(name, lookup);
    return lookup;
  }

  /** A variable by its plain name, as the definitions of a manifest ask for it. */
  variable(name: string): Lookup {
    this.asked.add(name);
    const lookup = this.#defined(name, []);
    if (lookup.kind === 'missing' && !this.#definitions.blocked.has(name)) this.missing.add(name);
    return lookup;
  }

  /**
   * The value of a variable, after the options of its definition have been looked at as the tools do:
   * they may not refer back to the variable, and if they lack something the variable counts as not found, silently.
   */
  #defined(name: string, visited: readonly string[]): Lookup {
    const remembered = this.#variables.get(name);
    if (remembered !== undefined) return remembered;
    if (visited.includes(name)) return { kind: 'bad-definition', recursion: true, name, inner: 'Detected recursion' };
    const lookup = this.#evaluate(name, [...visited, name]);
    this.#variables.set(name, lookup);
    return lookup;
  }

  #evaluate(name: string, visited: readonly string[]): Lookup {
    const definition = this.#definitions.byName.get(name);
    if (definition !== undefined && visited.length <= LONGEST_CHAIN) {
      for (const option of definition.optionTexts) {
        for (const { name: asked } of placeholdersIn(option, this.#dialect)) {
          const inner = this.#defined(variableOf(asked), visited);
          if (inner.kind === 'bad-definition') return { ...inner, name };
          if (inner.kind === 'missing' && !this.#definitions.blocked.has(variableOf(asked))) {
            this.#definitions.blocked.add(name);
            return MISSING;
          }
        }
      }
    }
    const variable = this.scope.get(name);
    return variable === undefined ? MISSING : { kind: 'found', value: variable.value, variable };
  }
}

/** Definitions that refer to one another are followed this far. */
const LONGEST_CHAIN = 200;

/** The field of a variable: numbers are list positions, and if that leads nowhere they are keys. */
function fieldOf(value: ConfigNode, variable: Variable, fields: string): Lookup {
  const pointer = parsePointer(`/${fields.replaceAll('.', '/')}`);
  const failure = (message: string): Lookup => ({
    kind: 'no-field',
    variable,
    failure: { class: 'var-field', message, data: {}, token: 0 },
    waits: waitsOnTheWay(value, fields),
  });
  if (typeof pointer === 'string') return failure(pointer);
  for (const way of [pointer, withKeysForIndexes(pointer)]) {
    const found = find(value, way, value.origin);
    if (!failed(found)) return found.value === undefined ? failure('nothing found') : { kind: 'found', value: found.value, variable };
    if (way !== pointer) return { kind: 'no-field', variable, failure: found, waits: waitsOnTheWay(value, fields) };
  }
  return failure('nothing found');
}

/** True when the walk along the fields comes to a text that stands for something else: `shop: {saml: ((from_credhub))}` for `shop.saml.certificate`. */
function waitsOnTheWay(value: ConfigNode, fields: string): boolean {
  let current: ConfigNode | undefined = value;
  for (const field of fields.split('.')) {
    if (current === undefined || current.kind === 'unknown' || current.kind === 'scalar') break;
    current = current.kind === 'map' ? current.get(field) : current.items[Number(field)];
  }
  return current?.kind === 'unknown' || (current?.kind === 'scalar' && reasonOf(current.text) !== undefined);
}

function withKeysForIndexes(pointer: Pointer): Pointer {
  return pointer.map((token) => (token.kind === 'index' ? { kind: 'key', key: String(token.index), optional: false } : token));
}
