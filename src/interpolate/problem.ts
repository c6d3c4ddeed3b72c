import type { Span } from '../base/source.ts';

/** The error classes of om and bosh, named as in the recorded cases; see `docs` of the real tools for their texts. */
export type ProblemClass =
  | 'kv-format'
  | 'env-prefix'
  | 'vars-yaml'
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
  | 'var-unused';

/** One reason why the real tool would refuse. `message` is close to the tool's own text and never shows a value. */
export interface Problem {
  readonly class: ProblemClass;
  readonly message: string;
  /** Where a person looks: the operation, the placeholder, the vars file; undefined for arguments. */
  readonly at: Span | undefined;
  /** What fills the message for people: names, paths, found keys. */
  readonly data: Readonly<Record<string, string>>;
}
