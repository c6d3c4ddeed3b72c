import type { Span } from '../base/source.ts';

/** The error classes of om and bosh, named as in the recorded cases, and two of our own: `var-conflict` (om's answer would be random) and `limit`. */
export type ProblemClass =
  | 'kv-format'
  | 'env-prefix'
  | 'vars-yaml'
  | 'var-conflict'
  | 'ops-yaml'
  | 'ops-build/type'
  | 'ops-build/missing-path'
  | 'ops-build/missing-value'
  | 'ops-build/missing-value-or-absent'
  | 'ops-build/value-not-allowed'
  | 'ops-build/path-syntax'
  | 'path-syntax'
  | 'yaml'
  | 'var-missing'
  | 'var-field'
  | 'var-embed-type'
  | 'definition-recursion'
  | 'not-a-map'
  | 'not-an-array'
  | 'key-missing'
  | 'index-missing'
  | 'match-count'
  | 'not-creatable'
  | 'append-not-last'
  | 'modifier'
  | 'token-not-allowed'
  | 'remove-root'
  | 'test-failed'
  | 'var-unused'
  | 'limit';

/** One reason why the real tool would refuse. `message` is close to the tool's own text and never shows a value. */
export interface Problem {
  readonly class: ProblemClass;
  readonly message: string;
  /** Where a person looks: the operation, the placeholder, the vars file; undefined for arguments. */
  readonly at: Span | undefined;
  /** What fills the message for people: names, paths, found keys. `suggestion` is the nearest name that exists. */
  readonly data: Readonly<Record<string, string>>;
}

/** How deep a document may nest after operations and variables; the reader allows 500, so nothing sensible comes near. */
export const NESTING_LIMIT = 1000;

/** How many values operations and variables may place in one document. */
export const PLACED_LIMIT = 500_000;
