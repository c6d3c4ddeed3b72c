import type { Expression } from './expression.ts';

export type Severity = 'error' | 'warning' | 'info';
export type Confidence = 'certain' | 'likely' | 'hint';
export type Profile = 'recommended' | 'strict' | 'opt-in';
export type Language = 'en' | 'ko';
export type Localized = Readonly<Record<Language, string>>;

/** A rule ready to run: what a rule file says, its expressions parsed and checked. Texts are kept apart (`RuleText`), so that a clean run never loads them. */
export interface Rule {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly profile: Profile;
  readonly since: string;
  /** `form`: about keys, duplicates, placeholders; exempt from the proof of unknown-safety. */
  readonly about: 'form' | 'value';
  readonly table: string;
  /** Equalities on columns that pick rows through an index; a list means any of them. */
  readonly pick: readonly { readonly column: string; readonly values: readonly (string | number | boolean)[] }[];
  readonly where: Expression | undefined;
  readonly given: Expression | undefined;
  readonly expect: Expression;
  readonly lets: readonly { readonly name: string; readonly value: Expression }[];
  readonly cases: readonly { readonly when: Expression | undefined; readonly severity: Severity | undefined }[];
  /** The column whose origin is reported; undefined reports the row's own place. */
  readonly report: string | undefined;
  readonly options: readonly RuleOption[];
}

export interface RuleOption {
  readonly name: string;
  readonly type: 'integer' | 'number' | 'text' | 'flag' | 'texts';
  readonly default: number | string | boolean | readonly string[];
  readonly doc: Localized;
}

/** What a rule says to people, in one language. Placeholders are `{{name}}`: columns, options and `let` names. */
export interface RuleText {
  readonly title: string;
  readonly message: string;
  /** Message per case; undefined where the case uses the rule's own. */
  readonly cases: readonly (string | undefined)[];
  readonly why: string;
  readonly fix: string;
}

export interface RuleReference {
  readonly title: string;
  readonly url: string;
}
