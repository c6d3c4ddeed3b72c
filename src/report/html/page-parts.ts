import type { Language } from '../../base/language.ts';
import type { Difference } from '../../diff/difference.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import type { RuleReference, RuleText } from '../../rule/rule.ts';
import type { Picture } from '../../views/picture.ts';

/** What a page shows beside the result of a run, and what it is made of; handed in, because it takes the disk or evaluating once more. */
export interface PageParts {
  readonly assets: PageAssets;
  /** The day of the run, as YYYY-MM-DD. */
  readonly day: string;
  /** The languages that the page speaks, with the texts of rules in each; it opens in the first. */
  readonly speaking: readonly Speaking[];
  /** Rules that nobody may suppress. */
  readonly unignorable: ReadonlySet<string>;
  /** The foundations, to be drawn. */
  readonly pictures: readonly Picture[];
  /** What a change brought and mended; left out where nothing is compared. */
  readonly change?: PageChange;
}

/** The script and the style of pages, ready to stand in them, with what a content security policy calls them. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
  /** `sha256-…` */
  readonly scriptHash: string;
  readonly styleHash: string;
}

export interface Speaking {
  readonly language: Language;
  readonly textOf: (ruleId: string) => RuleText;
  readonly referencesOf: (ruleId: string) => readonly RuleReference[];
}

export interface PageChange {
  /** What the earlier state is called. */
  readonly name: string;
  /** Findings that were not there earlier. */
  readonly fresh: ReadonlySet<Diagnostic>;
  /** Findings that are not there any more. */
  readonly mended: readonly Diagnostic[];
  /** What the evaluated configs say differently; left out when there was nothing earlier. */
  readonly difference?: Difference;
}
