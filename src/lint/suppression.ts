import type { SourceFile, Span } from '../base/source.ts';

/** Somebody's word that a finding is accepted: of one rule, with a reason, perhaps for a time. */
export interface Suppression {
  readonly rule: string;
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
  /** All rule ids and their aliases: alias to id, id to itself. */
  readonly ruleId: (name: string) => string | undefined;
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
