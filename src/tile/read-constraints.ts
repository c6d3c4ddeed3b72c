import { isNullish, mapsIn, type ConfigNode, type MapNode } from '../value/node.ts';
import { isTrue, namedMaps, numberOf, valueText, mapEntries } from './metadata-nodes.ts';
import type { NumberConstraints, TextConstraint, TileNumber } from './model.ts';

/** What `constraints` of a property or a resource says: a map for numbers, a list for texts. Both forms may hold both kinds. */
export interface Constraints {
  readonly numbers: NumberConstraints | undefined;
  readonly texts: readonly TextConstraint[];
}

const NONE: Constraints = { numbers: undefined, texts: [] };

export function constraintsIn(node: ConfigNode | undefined): Constraints {
  if (isNullish(node)) return NONE;
  const maps = node?.kind === 'map' ? [node] : mapsIn(node);
  let numbers: NumberConstraints | undefined;
  const texts: TextConstraint[] = [];
  for (const map of maps) {
    const text = textConstraint(map);
    if (text !== undefined) texts.push(text);
    else numbers = { ...numbers, ...numberConstraints(map) };
  }
  return { numbers: numbers !== undefined && Object.keys(numbers).length > 0 ? numbers : undefined, texts };
}

function textConstraint(map: MapNode): TextConstraint | undefined {
  const message = valueText(map.get('error_message'));
  const pattern = valueText(map.get('must_match_regex'));
  if (pattern !== undefined) return { kind: 'pattern', pattern, message };
  return isTrue(map.get('must_be_cron_schedule')) ? { kind: 'cron', message } : undefined;
}

/** The guide writes `can_only_…`; real tiles and kiln write `may_only_…`. */
function numberConstraints(map: MapNode): NumberConstraints {
  const number = (name: string): number | undefined => numberOf(map.get(name));
  const flag = (...names: readonly string[]): true | undefined => (names.some((name) => isTrue(map.get(name))) ? true : undefined);
  return withoutUndefined({
    min: number('min'),
    max: number('max'),
    zeroOrMin: number('zero_or_min'),
    modulo: number('modulo'),
    powerOfTwo: flag('power_of_two'),
    oddOrZero: flag('may_only_be_odd_or_zero', 'can_only_be_odd_or_zero'),
    onlyIncrease: flag('may_only_increase', 'can_only_increase'),
    message: valueText(map.get('error_message')),
  });
}

/** The same without keys that have no value. */
function withoutUndefined(constraints: {
  readonly [Key in keyof NumberConstraints]: NumberConstraints[Key] | undefined;
}): NumberConstraints {
  // What is left has a value, as the type wants.
  return Object.fromEntries(Object.entries(constraints).filter(([, value]) => value !== undefined)) as NumberConstraints;
}

/** `instance_definition`, or one of `resource_definitions`. */
export function tileNumber(map: MapNode): TileNumber {
  return {
    configurable: isTrue(map.get('configurable')),
    default: numberOf(map.get('default')),
    constraints: constraintsIn(map.get('constraints')).numbers,
  };
}

/** `resource_definitions`: in raw metadata a list of maps with a name, in slim metadata a map by name. */
export function tileNumbers(node: ConfigNode | undefined): ReadonlyMap<string, TileNumber> {
  const maps = node?.kind === 'map' ? mapEntries(node) : namedMaps(node);
  return new Map([...maps].map(([name, map]) => [name, tileNumber(map)]));
}
