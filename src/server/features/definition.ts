import type { Span } from '../../base/source.ts';
import type { ConfigNode } from '../../value/node.ts';
import { trail } from '../../value/origin.ts';
import { documentsMadeOf, readPlaceOf, type Question } from './question.ts';
import { narrowest, valuesAt } from './values-at.ts';
import { askedVariable, type VariableDefinition } from './variable-places.ts';

/**
 * Where what stands at a place comes from. Of a variable: the key that gives the value that wins, and behind it those that it wins over; of a dotted name the
 * field. Of an alias its anchor; of a value that an operation replaces what the operation places.
 */
export function definitionsAt(question: Question): readonly Span[] {
  const asked = askedVariable(question);
  if (asked === undefined) return waysEnd(question);
  const { found, shared } = asked;
  const fields = 'value' in found ? [] : found.name.split('.').slice(1);
  return distinct(shared.definitions.map((definition) => fieldAt(definition, fields)));
}

/** Every place where the variable at a place is used, and those where it gets its value if `withDefinitions`. */
export function referencesAt(question: Question, withDefinitions: boolean): readonly Span[] {
  const shared = askedVariable(question)?.shared;
  if (shared === undefined) return [];
  const { definitions, occurrences } = shared;
  return distinct([...(withDefinitions ? definitions : []), ...occurrences].map(({ at }) => at));
}

/** The key of a field of a variable; of the variable where it has no such field. */
function fieldAt({ at, value, name }: VariableDefinition, fields: readonly string[]): Span {
  // `m.k: 1` gives the field `k` itself
  const rest = fields.slice(name.split('.').length - 1);
  let node: ConfigNode | undefined = value;
  let span = at;
  for (const field of rest) {
    const entry = node?.kind === 'map' ? node.entry(field) : undefined;
    const item = node?.kind === 'sequence' ? node.items[Number(field)] : undefined;
    const key = entry?.key ?? item;
    const place = key === undefined ? undefined : trail(key.origin).at(-1);
    if (place === undefined) break;
    span = place.span;
    node = entry?.value ?? item;
  }
  return span;
}

/** Where a value comes from that is brought to a place by an alias or an operation. */
function waysEnd(question: Question): readonly Span[] {
  const place = readPlaceOf(question);
  if (place === undefined) return [];
  const values = documentsMadeOf(place.file, question.foundations).flatMap((placed) => valuesAt(placed, place));
  const ends = narrowest(values).flatMap(({ node, span }) => {
    const end = trail(node.origin).findLast(
      ({ step }) => step === 'alias-definition' || step === 'operation' || step === 'operation-value',
    )?.span;
    return end === undefined || (end.file === span.file && end.start === span.start) ? [] : [end];
  });
  return distinct(ends);
}

function distinct(spans: readonly Span[]): readonly Span[] {
  return [...new Map(spans.map((span) => [`${span.file.path}\0${span.start}`, span])).values()];
}
