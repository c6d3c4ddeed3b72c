import type { Localized } from '../base/language.ts';
import type { Span } from '../base/source.ts';
import type { Place } from '../value/origin.ts';
import type { Confidence, Severity } from '../rule/rule.ts';

/** One thing wrong with the user's configuration. It is found here, phrased by the rule's text, and printed by a reporter. */
export interface Diagnostic {
  readonly rule: string;
  /** Earlier names of the rule: baselines and verdicts that were written with them hold on. */
  readonly aliases: readonly string[];
  /** Which `cases:` entry decided; undefined when the rule's own message is used. */
  readonly case: number | undefined;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** What fills the message: columns, options, `let` values, already as text that may be shown (secrets masked). */
  readonly data: Readonly<Record<string, string>>;
  /** The place to edit. */
  readonly primary: Span;
  /** The first foundation in which it was found. */
  readonly foundation: string;
  /** All foundations in which it was found, sorted; empty when it belongs to none. */
  readonly foundations: readonly string[];
  /** What the rule says in other words of the same cause: of another foundation, or of another use of the value. */
  readonly also: readonly AlsoSaid[];
  /** The way of the reported value from where it is used to where it is written; empty when it is written where it is used. */
  readonly trail: readonly Place[];
  /** True when nobody wrote the reported value: it is a default of the catalog, and `primary` says where it could be written. */
  readonly isDefault?: true;
  /** The cells that decided, without the reported one. */
  readonly evidence: readonly Evidence[];
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}

export interface AlsoSaid {
  readonly foundations: readonly string[];
  readonly case: number | undefined;
  readonly data: Readonly<Record<string, string>>;
}

export interface Evidence {
  /** Table and row as people name them, e.g. `job router`. */
  readonly row: string;
  readonly column: string;
  /** The value as it may be shown; `undefined` when nobody gave it. */
  readonly value: string | undefined;
  readonly at: Span;
  /** The way of the value from where it is used to where it is written; empty when it is written where it is used. */
  readonly trail: readonly Place[];
  /** True when the value is a default of the catalog, so `at` only says where it could be written. */
  readonly isDefault: boolean;
}

export interface RelatedPlace {
  readonly span: Span;
  /** Name of the `let` that found it. */
  readonly name: string;
}

export interface Fix {
  readonly title: Localized;
  readonly safety: 'safe' | 'unsafe';
  readonly edits: readonly TextEdit[];
  /** It changes a secret: `--fix` does it, and no output shows it. */
  readonly secret?: true;
}

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}
