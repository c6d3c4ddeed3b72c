import type { Language } from '../../base/language.ts';
import type { ScriptWords } from './phrases.ts';

/**
 * What the script of the page is given, as JSON inside of the page. Texts that depend on the language are numbers: places in `texts` of each language. Lines
 * start at 1.
 */
export interface PageData {
  /** The languages that the page speaks; it opens in the first. */
  readonly languages: readonly Language[];
  readonly words: Readonly<Partial<Record<Language, ScriptWords>>>;
  readonly texts: Readonly<Partial<Record<Language, readonly string[]>>>;
  readonly rules: readonly PageRule[];
  readonly foundations: readonly string[];
  readonly kinds: readonly string[];
  readonly paths: readonly string[];
  /** In the order of the page. */
  readonly findings: readonly PageFinding[];
  /** True when the findings are marked as new or known. */
  readonly isCompared: boolean;
  /** Until when a finding is accepted, unless a person says otherwise. */
  readonly acceptUntil: string;
  /** How many findings there are beyond those in the page. */
  readonly left: number;
}

export interface PageRule {
  readonly id: string;
  readonly title: number;
  readonly references: readonly { readonly title: number; readonly url: string }[];
}

export interface PageFinding {
  /** 0 error, 1 warning, 2 info. */
  readonly severity: number;
  /** Places in `rules`, `paths`, `kinds` and `foundations`. */
  readonly rule: number;
  readonly path: number;
  readonly kind: number;
  readonly foundations: readonly number[];
  readonly line: number;
  readonly column: number;
  readonly message: number;
  /** Left out where the rule says nothing. */
  readonly why?: number;
  readonly fix?: number;
  readonly isNew?: true;
  readonly frame: PageFrame;
  /** The way of the value, step by step. */
  readonly steps?: readonly number[];
  readonly notes?: readonly number[];
  readonly edits?: readonly PageEdit[];
  /** True where a comment in the file can accept it. */
  readonly mayBeAccepted?: true;
}

export interface PageFrame {
  /** The line of the finding is the last. */
  readonly lines: readonly (readonly [number: number, code: string])[];
  /** What is wrong of the last line, as offsets into it. */
  readonly mark: readonly [from: number, to: number];
}

/** What taslint would change. */
export interface PageEdit {
  readonly title: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}
