import type { LintResult } from '../lint/lint-result.ts';
import type { Language } from '../base/language.ts';
import type { RuleReference, RuleText, Severity } from '../rule/rule.ts';
import type { PageParts } from './html/page-parts.ts';

/** One output format: a pure function from what was found to text. The same result and options give the same text, byte for byte. */
export interface Reporter {
  readonly name: string;
  /** The whole output with its final line end; '' when the format has nothing to say. */
  render(result: LintResult, options: ReportOptions): string;
}

/** What a list of findings for people can be ordered by. */
export const GROUPINGS = ['rule', 'file', 'foundation'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface ReportOptions {
  readonly language: Language;
  readonly color: boolean;
  /** Columns of the terminal; texts are never wrapped wider than 120. */
  readonly width: number;
  /** List what could not be decided, what was left alone and what was suppressed. */
  readonly verbose: boolean;
  /** How the text report lists all findings; left out: by rule, cut to a screen where there are many. */
  readonly groupBy?: Grouping | undefined;
  /** At most so many findings of a rule in formats that people read; 0 for all. Left out: as many as fit on a screen. */
  readonly maxProblems?: number | undefined;
  /** True when findings of the mildest severity were asked for: they are then listed, not counted. */
  readonly listsInfo?: boolean | undefined;
  /** A table by rule in place of the findings of the text report. */
  readonly statistics?: boolean | undefined;
  /** Show what each rule cost. */
  readonly timing: boolean;
  /** Clickable rule ids (OSC 8) where a documentation address is known; only for terminals outside CI. */
  readonly hyperlinks: boolean;
  /** Show stack traces of defects. */
  readonly debug: boolean;
  /** Version of taslint. */
  readonly version: string;
  /** The texts of a rule or notice in `language`. */
  readonly textOf: (ruleId: string) => RuleText;
  /** Where to read more about a rule; left out where texts have no references. */
  readonly referencesOf?: (ruleId: string) => readonly RuleReference[];
  /** Address of a rule's documentation page, where one is published. */
  readonly pageOf?: (ruleId: string) => string | undefined;
  /** All rules that ran, for formats that show coverage (SARIF); left out means only those with findings. */
  readonly rules?: readonly { readonly id: string; readonly severity: Severity }[];
  /** Severity from which on the run fails; formats with a notion of failing (JUnit) follow it. Left out means `warning`. */
  readonly failOn?: Severity | 'never';
  /** A path as seen from the root of the repository, with forward slashes; left out means that paths are so already. */
  readonly repositoryPath?: (path: string) => string;
  /** SHA-256 as lower-case hex of UTF-8 text, for formats that carry fingerprints (GitLab, SARIF). Handed in: hashing is loaded only when needed. */
  readonly sha256?: (text: string) => string;
  /** What a page shows beside the result and is made of; only the format `html` asks for it. */
  readonly page?: PageParts;
}
