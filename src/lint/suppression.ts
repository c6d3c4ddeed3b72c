import type { SourceFile, Span } from '../base/source.ts';

/** Somebody's word that a finding is accepted: of one rule, with a reason, perhaps for a time. */
export interface Suppression {
  /** The rule as people are told of it: its id, or the name as written when that is an earlier name of several rules. */
  readonly rule: string;
  /** The ids of the rules that the name stands for. */
  readonly rules: readonly string[];
  readonly reason: string;
  readonly at: Span;
  /** The last day it holds, as `2026-12-31`; undefined for ever. */
  readonly until: string | undefined;
  readonly source: 'comment' | 'configuration';
}

/** A suppression of taslint.yml: for files, and there perhaps only below a path of keys. */
export interface ConfiguredSuppression extends Suppression {
  readonly source: 'configuration';
  readonly covers: (file: SourceFile) => boolean;
  /** Keys from the root of the file, e.g. `resource-config`, `router`; empty for everywhere. */
  readonly below: readonly string[];
}

export interface SuppressionScope {
  /** The ids that a name stands for: an id for itself, an earlier name for all rules that came of it; empty for a name that is none. */
  readonly ruleIds: (name: string) => readonly string[];
  readonly ruleNames: () => Iterable<string>;
  /** Rules that ran; a suppression of a rule that is off is not unused. */
  readonly ran: (rule: string) => boolean;
  readonly configured: readonly ConfiguredSuppression[];
  /** Rules that a site does not let anybody suppress. */
  readonly unignorable: ReadonlySet<string>;
  /** False for `--no-inline-ignores`: comments are then not even looked at. */
  readonly comments: boolean;
  readonly today: Date;
}

/** What a suppression is told by: the id, or the name as written when it stands for several rules. */
export function namedBy(name: string, rules: readonly string[]): Pick<Suppression, 'rule' | 'rules'> {
  return { rule: rules.length === 1 ? rules[0]! : name, rules };
}
