import type { Expression } from './expression.ts';

export type Severity = 'error' | 'warning' | 'info';
export type Confidence = 'certain' | 'likely' | 'hint';
export type Profile = 'recommended' | 'strict' | 'opt-in';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
export const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'hint'];
export const PROFILES: readonly Profile[] = ['recommended', 'strict', 'opt-in'];

/** Higher is worse. */
export function weightOf(severity: Severity): number {
  return SEVERITIES.length - SEVERITIES.indexOf(severity);
}

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
  /** Equalities on columns that pick rows through an index, those of `samples` and `purpose` among them; a list means any of them. */
  readonly pick: readonly { readonly column: string; readonly values: readonly (string | number | boolean)[] }[];
  /** Which rows the rule is about: the conjuncts of `where` that cost nothing. */
  readonly where: Expression | undefined;
  /** The conjuncts of `where` that read a costly column; asked last. */
  readonly whereCostly: Expression | undefined;
  /** True is a finding; undefined when the cases find by themselves. */
  readonly find: Expression | undefined;
  readonly lets: readonly { readonly name: string; readonly value: Expression }[];
  readonly cases: readonly { readonly when: Expression | undefined; readonly severity: Severity | undefined }[];
  /**
   * The column whose origin is reported; undefined reports the row's own place. `let.column` reports that of the row that a `let` found, of several the
   * first.
   */
  readonly report: string | undefined;
  readonly options: readonly RuleOption[];
  /** What the messages mention: `column`, `option`, `let` or `let.column`. Only these cells are read to fill them. */
  readonly mentions: readonly string[];
  /** What can be mended by itself: the first whose `when` is true is done. */
  readonly edits: readonly RuleEdit[];
  /** What it reports has no effect: editors show it faded. */
  readonly unused: boolean;
}

/** An edit of the file, as data: what is done, when, where, and whether only those want it who look at each change. */
export interface RuleEdit {
  readonly change: RuleChange;
  /** Left out: always. */
  readonly when?: Expression;
  /** The column whose place is edited, where it is not the reported one. */
  readonly at?: string;
  /** The rows whose column `at` is edited, all of them; left out: the row that is found. */
  readonly of?: Expression;
  /** The right value is likely, not certain: it is for `--unsafe` only. */
  readonly unsafe?: true;
}

/**
 * What is done at a place. `set` writes another value, in quotes where the old one had them; `write` writes it as what it is, whatever stood there (`"on"` becomes
 * `true`); `rename` writes another name where the name of the cell stands, which is certain where that is a slip of it. Their texts may hold `{{name}}`
 * placeholders. `wrap` makes the value the only one of a map with this key, `list` the only one of a list. `quote` puts the value as it is written into double quotes, `unquote` takes a
 * number or flag out of them, `remove` takes a key with its value out of the file, `mend` closes the parentheses of a placeholder and takes the blanks out of it.
 */
export type RuleChange =
  | { readonly kind: 'set' | 'write'; readonly value: string | number | boolean }
  | { readonly kind: 'rename' | 'wrap'; readonly name: string }
  | { readonly kind: 'list' | 'quote' | 'unquote' | 'remove' | 'mend' };

export type OptionValue = number | string | boolean | readonly string[];

export interface RuleOption {
  readonly name: string;
  readonly type: 'integer' | 'number' | 'text' | 'flag' | 'texts';
  readonly default: OptionValue;
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

/** What only `explain` and the documentation show, in one language. */
export interface RuleExplanation {
  /** Ids of topics (`src/catalog/topics.ts`). */
  readonly topics: readonly string[];
  readonly references: readonly RuleReference[];
  /** One sentence per option, in the order of the rule's options. */
  readonly options: readonly string[];
}

export interface RuleReference {
  readonly title: string;
  readonly url: string;
}

/** The message with its placeholders filled; a name without data stays visible as it is written. */
export function fillMessage(message: string, data: Readonly<Record<string, string>>): string {
  return message.replace(PLACEHOLDER, (whole: string, name: string) => data[name] ?? whole);
}

/** The names that a text mentions as `{{name}}`, in order, each once. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(PLACEHOLDER), (match) => match[1]!))];
}

const PLACEHOLDER = /\{\{ ?([a-z_0-9.]{1,80}) ?\}\}/g;
