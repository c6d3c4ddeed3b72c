import { textOf, type Span } from '../../base/source.ts';
import type { Document } from '../../foundation/foundation.ts';
import { BOSH_KINDS, type DocumentKind } from '../../foundation/kind.ts';
import { isSampleFile } from '../../foundation/sample-file.ts';
import { placeholdersIn, variableOf } from '../../interpolate/placeholders.ts';
import type { VariableUse } from '../../interpolate/variable-use.ts';
import { definitionsOf, type Variable } from '../../interpolate/variables.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import type { ConfigNode } from '../../value/node.ts';
import { resolvePlain } from '../../value/plain-scalar.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { flag, integer, rowsOf, table, text, texts, type Row } from '../table.ts';

const columns = {
  name: text('name of the variable'),
  use_count: integer('how many placeholders ask for it'),
  given: flag('true when a vars file or an argument gives it'),
  winner: text('the vars file that wins; absent when an argument or nobody gives it'),
  types_differ: flag(
    'true when those files give values of different types by a slip: a list or map beside something else, or a text that would be the other type without its quotes',
  ),
  types: texts('what each file gives, as type and file, in om’s order'),
  loser: text('the last vars file before the winner that gives another value'),
  missing: flag('true when at least one placeholder finds nobody who gives it'),
  unresolved: flag(
    'the same for configs that om takes, where it is certain: unknown while its vars files may not be all there is, false for names of a credential store',
  ),
  credential_store: flag('true for an absolute name, or when the document itself defines it'),
  never_replaced: flag('true when it is still there after om’s second pass'),
  self_reference: flag('true when that is because its own value asks for it'),
  spaced: flag('true when it is written as (( name )) where nothing replaces that: in a file for om, or inside a longer text'),
  spaced_in_text: flag('true when that is inside a longer text of a file for bosh only'),
  near_name: text('the given name it was probably meant to be; absent when none is near, or when the value of that name asks for this one'),
  vars_complete: flag('true when taslint.yml says that the vars files are all there is'),
};

type Layer = readonly [file: string, variable: Variable];

interface Seen {
  readonly uses: (VariableUse & { readonly by: Document })[];
  readonly users: Set<Document>;
  readonly given: Map<string, Variable>;
  /** What the vars files of the first document say that has several for this name, in om’s order. */
  layers: readonly Layer[];
  /** Files give it, but nothing says which one counts. */
  unsettled: boolean;
}

/** The names that files give, and who gives one of them. */
interface Near {
  readonly names: () => NearNames;
  readonly givers: (name: string) => readonly Variable[];
}

/** A variable with what several of its columns ask for. */
class SeenVariable {
  readonly name: string;
  readonly seen: Seen;
  readonly input: FactInput;
  readonly near: Near;
  readonly definitions: readonly Variable[];
  readonly anchor: Span;

  constructor(name: string, seen: Seen, near: Near, start: Span, input: FactInput) {
    this.name = name;
    this.seen = seen;
    this.input = input;
    this.near = near;
    this.definitions = [...seen.given.values()];
    const placed = seen.uses.filter(({ at }) => at !== undefined);
    // what only samples use stands in one of them
    const use = placed.find(({ by }) => !isSampleFile(by.file)) ?? placed[0];
    this.anchor = use?.at ?? this.definitions.find(({ at }) => at !== undefined)?.at ?? start;
  }

  find(outcome: VariableUse['outcome'], test: (use: Use) => boolean = () => true): Use | undefined {
    return this.seen.uses.find((use) => use.outcome === outcome && test(use));
  }

  /** At the first such use. */
  is(use: Use | undefined): Cell<boolean> {
    return known(use !== undefined, this.place(use));
  }

  place(use: Use | undefined): Span {
    return use?.at ?? this.anchor;
  }

  get pasted(): Use | undefined {
    return this.find('not-pasteable');
  }

  get left(): Use | undefined {
    return this.find('never-replaced', ({ by }) => !BOSH_KINDS.includes(by.kind));
  }

  get spaced(): Use | undefined {
    return this.find('spaced', (use) => !isAccessor(use.name));
  }

  get spacedInText(): Use | undefined {
    if (this.spaced !== undefined) return undefined;
    return this.seen.uses.find(
      (use) => use.embedded && BOSH_KINDS.includes(use.by.kind) && use.at !== undefined && textOf(use.at).includes(' '),
    );
  }

  get winner(): Layer | undefined {
    return this.seen.layers.at(-1) ?? [...this.seen.given].at(-1);
  }

  /** The last layer before the winner that gives another value. */
  get loser(): Layer | undefined {
    const { winner } = this;
    if (winner === undefined) return undefined;
    const won = fingerprint(winner[1].value);
    return this.seen.layers.findLast(([, variable]) => fingerprint(variable.value) !== won);
  }

  get winningPlace(): Span {
    return this.winner?.[1].at ?? this.anchor;
  }
}

type Use = Seen['uses'][number];

const variableRow = rowsOf<typeof columns, SeenVariable>({
  name: ({ name, anchor }) => known(name, anchor),
  use_count: ({ seen, anchor }) => known(seen.uses.length, anchor),
  given: ({ seen, definitions, anchor }) => known(seen.given.size > 0, definitions[0]?.at ?? anchor),
  winner: ({ winner, anchor }) => (winner?.[1].at === undefined ? absent(anchor) : known(winner[0], winner[1].at)),
  types_differ: ({ seen, winningPlace }) => known(differByASlip(seen.layers.map(([, { value }]) => value)), winningPlace),
  types: ({ seen, anchor }) =>
    known(
      seen.layers.map(([file, { value }]) => `${typeWord(value)} (${file})`),
      anchor,
    ),
  loser: ({ loser, anchor }) => (loser === undefined ? absent(anchor) : known(loser[0], loser[1].at ?? anchor)),
  missing: (variable) => {
    const missing = variable.find('missing');
    return known(missing !== undefined && !variable.seen.unsettled, variable.place(missing));
  },
  unresolved: ({ name, seen: { uses, unsettled }, anchor, input }) => unresolvedCell(name, uses, unsettled, anchor, input),
  credential_store: (variable) => known(variable.find('credential-store') !== undefined || variable.name.startsWith('/'), variable.anchor),
  never_replaced: (variable) => variable.is(variable.left),
  self_reference: (variable) => {
    const { left, definitions, name } = variable;
    return known(left !== undefined && definitions.some(({ value }) => asksFor(value, name)), variable.place(left));
  },
  spaced: (variable) => variable.is(variable.spaced ?? variable.spacedInText),
  spaced_in_text: (variable) => variable.is(variable.spacedInText),
  near_name: ({ name, seen, near, anchor }) => {
    const found = seen.given.size > 0 ? undefined : near.names().nearest(name);
    // `nsx_password: ((nsxt_password))`: whoever wrote it means two names
    return found === undefined || near.givers(found).some(({ value }) => asksFor(value, name)) ? absent(anchor) : known(found, anchor);
  },
  vars_complete: ({ input, anchor }) => known(input.foundation.varsComplete, anchor),
});

/** One row per variable of a foundation: asked for, given, or both. Values are never shown. */
export const variables = table(
  'variable',
  {
    doc: 'A variable: where it is asked for and who gives it.',
    columns,
  },
  variableRows,
);

function variableRows(input: FactInput): readonly Row[] {
  const seen = new Map<string, Seen>();
  const of = (name: string): Seen => {
    let found = seen.get(name);
    if (found === undefined) seen.set(name, (found = { uses: [], users: new Set(), given: new Map(), layers: [], unsettled: false }));
    return found;
  };
  const names = new Set<string>();
  for (const document of input.foundation.documents) {
    for (const use of document.uses) {
      of(use.variable).uses.push({ ...use, by: document });
      of(use.variable).users.add(document);
    }
    for (const name of document.unsettled) of(name).unsettled = true;
    const givers = new Map<string, Layer[]>();
    for (const source of document.scope.sources) {
      for (const variable of definitionsOf(source)) {
        const name = variable.name.split('.', 1)[0]!;
        names.add(name);
        const file = source.kind === 'file' ? source.file.path : source.flag;
        of(name).given.set(file, variable);
        if (source.kind !== 'file' || variable.name.includes('.')) continue;
        const layers = givers.get(name);
        if (layers === undefined) givers.set(name, [[file, variable]]);
        else layers.push([file, variable]);
      }
    }
    for (const [name, layers] of givers) if (layers.length > 1 && of(name).layers.length === 0) of(name).layers = layers;
  }
  const first = input.foundation.documents[0];
  if (first === undefined) return [];
  let nearNames: NearNames | undefined;
  const near: Near = { names: () => (nearNames ??= new NearNames(names)), givers: (name) => [...of(name).given.values()] };
  return [...seen]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, found]) => variableRow(new SeenVariable(name, found, near, startOf(first), input)));
}

/** Configs that om refuses while a variable is missing. Env files take theirs from the environment; manifests leave theirs to the director. */
const DEMANDING: readonly DocumentKind[] = ['product', 'director'];

function unresolvedCell(name: string, uses: Seen['uses'], unsettled: boolean, anchor: Span, input: FactInput): Cell<boolean> {
  const use = uses.find(({ outcome, by }) => outcome === 'missing' && DEMANDING.includes(by.kind));
  if (use === undefined) return known(false, anchor);
  return input.foundation.varsComplete && !unsettled ? known(true, use.at ?? anchor) : unknown(use.at ?? anchor, [name]);
}

/** `(( .properties.x.value ))` and `(( ..cf.… ))` are Ops Manager’s own: nobody else replaces them. */
function isAccessor(name: string): boolean {
  return name.startsWith('.') || name.includes('..');
}

function typeWord(node: ConfigNode): string {
  if (node.kind === 'scalar') return node.resolved.type === 'string' ? 'text' : node.resolved.type;
  return node.kind === 'sequence' ? 'list' : node.kind;
}

const DEEPEST_REFERENCE = 20;

function asksFor(node: ConfigNode, name: string, depth = 0): boolean {
  if (depth > DEEPEST_REFERENCE) return false;
  switch (node.kind) {
    case 'scalar':
    case 'unknown':
      return placeholdersIn(node.text).some((placeholder) => variableOf(placeholder.name) === name);
    case 'sequence':
      return node.items.some((item) => asksFor(item, name, depth + 1));
    case 'map':
      return node.entries.some(({ value }) => asksFor(value, name, depth + 1));
  }
}

const LONGEST_FINGERPRINT = 10_000;

/** A text that is equal for equal values; long values are compared by their beginning. */
function fingerprint(node: ConfigNode, depth = 0): string {
  if (depth > 20) return '…';
  switch (node.kind) {
    case 'scalar':
      return `${node.resolved.type}:${node.text}`.slice(0, LONGEST_FINGERPRINT);
    case 'unknown':
      return `unknown:${node.text}`;
    case 'sequence':
      return `[${node.items.map((item) => fingerprint(item, depth + 1)).join(',')}]`.slice(0, LONGEST_FINGERPRINT);
    case 'map':
      return `{${node.entries.map(({ key, value }) => `${keyText(key.text)}${fingerprint(value, depth + 1)}`).join(',')}}`.slice(
        0,
        LONGEST_FINGERPRINT,
      );
  }
}

function keyText(key: string): string {
  return `${JSON.stringify(key)}:`;
}

/** Generated defaults say `automatic` or `default` where a layer above gives a number or true: that is no slip. `"3"` beside `3` is one, so is a list beside a text. */
function differByASlip(values: readonly ConfigNode[]): boolean {
  const known = values.filter((value) => value.kind !== 'unknown');
  const kinds = new Set(known.map((value) => value.kind));
  if (kinds.size > 1) return true;
  const scalars = known.flatMap((value) => (value.kind === 'scalar' ? [value.resolved] : []));
  const types = new Set(scalars.map(({ type }) => type));
  return scalars.some(
    (scalar) => scalar.type === 'string' && types.has(resolvePlain(scalar.value).type) && resolvePlain(scalar.value).type !== 'string',
  );
}

const SHORTEST_NEAR_NAME = 8;

/**
 * Finds the name that was probably meant: the same but for separators and case, with two letters swapped, or with one more or less. Names of a repository resemble each other
 * (`opsman_host`, `opsman_ssh`), so anything further apart says nothing. Every name is filed under itself and, with those as long as it once somebody
 * asks for a name that is one letter shorter, under itself without each letter: a look-up costs the length of the name, not the number of names.
 */
class NearNames {
  readonly #exact = new Map<string, string>();
  readonly #byLength = new Map<number, string[]>();
  readonly #shortened = new Map<number, ReadonlyMap<string, string>>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      const bare = bareName(name);
      if (this.#exact.has(bare)) continue;
      this.#exact.set(bare, name);
      const alike = this.#byLength.get(bare.length);
      if (alike === undefined) this.#byLength.set(bare.length, [bare]);
      else alike.push(bare);
    }
  }

  nearest(name: string): string | undefined {
    const bare = bareName(name);
    const same = this.#exact.get(bare);
    if (same !== undefined && same !== name) return same;
    for (const swapped of withNeighboursSwapped(bare)) {
      const found = this.#exact.get(swapped);
      if (found !== undefined) return found;
    }
    if (bare.length < SHORTEST_NEAR_NAME) return undefined;
    const longer = this.#withoutOne(bare.length + 1).get(bare);
    if (longer !== undefined) return longer;
    for (const shorter of withoutOneLetter(bare)) {
      const found = this.#exact.get(shorter);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The names of a length, by what they are without each of their letters. */
  #withoutOne(length: number): ReadonlyMap<string, string> {
    let shortened = this.#shortened.get(length);
    if (shortened === undefined) {
      const names = new Map<string, string>();
      for (const bare of this.#byLength.get(length) ?? [])
        for (const shorter of withoutOneLetter(bare)) if (!names.has(shorter)) names.set(shorter, this.#exact.get(bare)!);
      this.#shortened.set(length, (shortened = names));
    }
    return shortened;
  }
}

function bareName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]/g, '');
}

const LONGEST_NEAR_NAME = 100;

/** The text with two neighbouring letters in the other order, at each place in turn. */
function* withNeighboursSwapped(text: string): Generator<string> {
  if (text.length > LONGEST_NEAR_NAME) return;
  for (let at = 0; at + 1 < text.length; at++) {
    const [one, other] = [text[at]!, text[at + 1]!];
    if (one !== other && !/[0-9]/.test(one + other)) yield text.slice(0, at) + other + one + text.slice(at + 2);
  }
}

/** The text without each of its letters in turn; digits stay, since `az1` and `az2` differ on purpose. */
function* withoutOneLetter(text: string): Generator<string> {
  if (text.length > LONGEST_NEAR_NAME) return;
  for (let at = 0; at < text.length; at++) if (!/[0-9]/.test(text[at]!)) yield text.slice(0, at) + text.slice(at + 1);
}
