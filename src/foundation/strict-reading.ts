import type { Span } from '../base/source.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import type { MapNode } from '../value/node.ts';
import { isNullish, keyName, type ConfigNode, type MapEntry } from '../value/node.ts';
import { editSpan } from '../value/origin.ts';
import { placeholdersIn } from '../interpolate/placeholders.ts';

/** Why `om configure-product` or `om configure-director` refuses a file, at the place in the file as written. */
export interface StrictProblem {
  readonly class:
    | 'product-name'
    | 'unknown-key'
    | 'removed-key'
    | 'strict-type'
    | 'strict-field'
    | 'iaas-twice'
    | 'vmtypes-empty'
    | 'sent-type'
    | 'sent-lone-zone'
    | 'sent-nameless'
    | 'sent-twice'
    | 'sent-cluster'
    | 'sent-no-text'
    | 'sent-no-networks'
    | 'sent-no-network'
    | 'sent-no-iaas'
    | 'sent-other-iaas'
    | 'sent-assignment';
  readonly at: Span | undefined;
  /** `key`: the dotted way to the key. `wanted`: what om reads there. `found`: what stands there. `suggestion`: the nearest key that exists. */
  readonly data: Readonly<Record<string, string>>;
}

/** What a value looks like to a strict reader, in words a person knows. */
export function shapeOf(node: ConfigNode): string {
  if (node.kind === 'sequence') return 'list';
  if (node.kind === 'scalar') return node.resolved.type;
  return node.kind;
}

/** True when nothing can be said about the value: null, which om skips, and what is not known yet. */
export function isSkipped(node: ConfigNode): boolean {
  return isNullish(node) || node.kind === 'unknown';
}

export function strictType(node: ConfigNode, key: string, wanted: string): StrictProblem {
  return { class: 'strict-type', at: editSpan(node.origin), data: { key, wanted, found: shapeOf(node) } };
}

/** Keys of a map that are not among the known ones. */
export function unknownKeys(
  map: MapNode,
  known: readonly string[],
  problem: 'unknown-key' | 'strict-field',
  path: string,
): StrictProblem[] {
  return map.entries
    .filter(({ key }) => !known.includes(fieldName(key)) && !isOpenKey(key))
    .map((entry) => unknownKey(entry, known, problem, path));
}

function unknownKey({ key }: MapEntry, known: readonly string[], problem: 'unknown-key' | 'strict-field', path: string): StrictProblem {
  const name = fieldName(key);
  const suggestion = didYouMean(name, known);
  return {
    class: problem,
    at: editSpan(key.origin),
    data: {
      key: path === '' ? name : `${path}.${name}`,
      name,
      wanted: known.join(', '),
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  };
}

/** A key with a placeholder that nobody here can replace: it may become any key. */
export function isOpenKey(key: MapEntry['key']): boolean {
  return key.origin.kind !== 'variable' && placeholdersIn(key.text).length > 0;
}

/** A key as a field of a known structure: om compares the text that it printed. */
function fieldName(key: MapEntry['key']): string {
  return keyName(key);
}

/** Whether a value is a map (or skipped); else the problem. */
export function mapOrProblem(node: ConfigNode | undefined, key: string, problems: StrictProblem[]): MapNode | undefined {
  if (node === undefined || isSkipped(node)) return undefined;
  if (node.kind === 'map') return node;
  problems.push(strictType(node, key, 'map'));
  return undefined;
}
