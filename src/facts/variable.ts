import type { Span } from '../base/source.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import type { Document } from '../foundation/foundation.ts';
import { isSample } from '../foundation/product-config.ts';
import type { VariableUse } from '../interpolate/replace-variables.ts';
import { definitionsOf, type Variable } from '../interpolate/variables.ts';
import { absent, known } from '../value/cell.ts';
import type { ConfigNode } from '../value/node.ts';
import { startOf } from './document.ts';
import type { FactInput } from './input.ts';
import { flag, integer, Row, table, text, texts } from './table.ts';

/** One row per variable of a foundation: asked for, given, or both. Values are never shown. */
export const variables = table(
  'variable',
  {
    doc: 'A variable: where it is asked for and who gives it.',
    label: ['name'],
    columns: {
      name: text('name of the variable'),
      use_count: integer('how many placeholders ask for it'),
      used_in: texts('files whose placeholders ask for it'),
      given: flag('true when a vars file or an argument gives it'),
      given_in: texts('vars files that give it, in om’s order; the last one wins'),
      winner: text('the vars file that wins; absent when an argument or nobody gives it'),
      shadowed: flag('true when more than one vars file of one document gives it'),
      values_differ: flag('true when those files give different values'),
      types_differ: flag('true when those files give values of different types'),
      missing: flag('true when at least one placeholder finds nobody who gives it'),
      missing_field: text('the field that the value does not have, for ((name.field)); absent otherwise'),
      credential_store: flag('true for an absolute name, or when the document itself defines it'),
      not_pasteable: flag('true when its value may not stand inside a longer text'),
      never_replaced: flag('true when it is still there after the last pass'),
      spaced: flag('true when it is written as (( name )), which om takes for plain text'),
      unsettled: flag('true when files give it but nothing says which one counts'),
      near_name: text('the given name it was probably meant to be; absent when none is near'),
      vars_complete: flag('true when taslint.yml says that the vars files are all there is'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  variableRows,
);

interface Seen {
  readonly uses: VariableUse[];
  readonly users: Set<Document>;
  readonly given: Map<string, Variable>;
  shadowed: boolean;
  unsettled: boolean;
}

function variableRows(input: FactInput): readonly Row[] {
  const seen = new Map<string, Seen>();
  const of = (name: string): Seen => {
    let found = seen.get(name);
    if (found === undefined) seen.set(name, (found = { uses: [], users: new Set(), given: new Map(), shadowed: false, unsettled: false }));
    return found;
  };
  const names = new Set<string>();
  for (const document of input.foundation.documents) {
    for (const use of document.uses) {
      of(use.variable).uses.push(use);
      of(use.variable).users.add(document);
    }
    for (const name of document.unsettled) of(name).unsettled = true;
    const givers = new Map<string, number>();
    for (const source of document.scope.sources) {
      for (const variable of definitionsOf(source)) {
        const name = variable.name.split('.', 1)[0]!;
        names.add(name);
        const file = source.kind === 'file' ? source.file.path : source.flag;
        of(name).given.set(file, variable);
        givers.set(name, (givers.get(name) ?? 0) + (source.kind === 'file' && !variable.name.includes('.') ? 1 : 0));
      }
    }
    for (const [name, count] of givers) if (count > 1) of(name).shadowed = true;
  }
  const first = input.foundation.documents[0];
  if (first === undefined) return [];
  return [...seen].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, found]) => variableRow(name, found, names, startOf(first), input));
}

function variableRow(name: string, { uses, users, given, shadowed, unsettled }: Seen, names: ReadonlySet<string>, start: Span, input: FactInput): Row {
  const definitions = [...given.values()];
  const anchor = uses.find(({ at }) => at !== undefined)?.at ?? definitions.find(({ at }) => at !== undefined)?.at ?? start;
  const has = (outcome: VariableUse['outcome']): boolean => uses.some((use) => use.outcome === outcome);
  const winner = [...given].at(-1);
  const field = uses.find(({ outcome }) => outcome === 'field-missing');
  return new Row(anchor, {
    name: known(name, anchor),
    use_count: known(uses.length, anchor),
    used_in: known([...users].map(({ file }) => file.path).sort(), anchor),
    given: known(given.size > 0, definitions[0]?.at ?? anchor),
    given_in: known([...given.keys()], anchor),
    winner: winner?.[1].at === undefined ? absent(anchor) : known(winner[0], winner[1].at),
    shadowed: known(shadowed, anchor),
    values_differ: () => known(shadowed && new Set(definitions.map(({ value }) => fingerprint(value))).size > 1, anchor),
    types_differ: () => known(shadowed && new Set(definitions.map(({ value }) => (value.kind === 'scalar' ? value.resolved.type : value.kind))).size > 1, anchor),
    missing: known(has('missing') && !unsettled, anchor),
    missing_field: field === undefined ? absent(anchor) : known(field.name.slice(field.variable.length + 1), field.at ?? anchor),
    credential_store: known(has('credential-store') || name.startsWith('/'), anchor),
    not_pasteable: known(has('not-pasteable'), anchor),
    never_replaced: known(has('never-replaced'), anchor),
    spaced: known(has('spaced'), anchor),
    unsettled: known(unsettled, anchor),
    near_name: () => {
      const near = given.size > 0 ? undefined : didYouMean(name, names);
      return near === undefined ? absent(anchor) : known(near, anchor);
    },
    vars_complete: known(input.foundation.varsComplete, anchor),
    sample: known(users.size > 0 && [...users].every(({ file }) => isSample(file.path)), anchor),
  });
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
      return `{${node.entries.map(({ key, value }) => `${keyText(key.text)}${fingerprint(value, depth + 1)}`).join(',')}}`.slice(0, LONGEST_FINGERPRINT);
  }
}

function keyText(key: string): string {
  return `${JSON.stringify(key)}:`;
}
