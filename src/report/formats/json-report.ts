/**
 * What the `json` format says, as types: the same that `docs/schema/json-v1.schema.json` describes. Programs that use taslint as a library get this value,
 * so nothing here may change but by a new version. Lines and columns start at 1, columns count UTF-16 code units, ends are exclusive.
 */

export interface Report {
  readonly version: 'json-v1';
  readonly tool: { readonly name: 'taslint'; readonly version: string; readonly language: 'en' | 'ko' };
  readonly summary: ReportSummary;
  /** Files that were checked, and why they were taken for what they are. */
  readonly files: readonly { readonly path: string; readonly kind: string; readonly foundation: string; readonly why: string }[];
  /** Paths of files of no known kind. */
  readonly leftAlone: readonly string[];
  /** Templates of other tools, which cannot be evaluated. */
  readonly templates: readonly { readonly path: string; readonly tool: string }[];
  /** Texts of the rules that have findings, by id. */
  readonly rules: Readonly<Record<string, ReportedRule>>;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Questions that could not be decided. */
  readonly unknown: readonly OpenQuestion[];
  /** What kept taslint from checking; the exit code is 2. */
  readonly failures: readonly ReportedFailure[];
  /** Milliseconds per rule, when they were asked for. */
  readonly timings?: readonly { readonly rule: string; readonly milliseconds: number }[];
}

export interface ReportSummary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
  readonly unknown: number;
  readonly failures: number;
  readonly filesChecked: number;
  readonly filesLeftAlone: number;
  readonly templates: number;
  /** `lifecycle` and `because` are null when no rule asked. */
  readonly foundations: readonly { readonly name: string; readonly lifecycle: string | null; readonly because: string | null }[];
  /** How many rules ran. */
  readonly rules: number;
}

export interface ReportedRule {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly references: readonly { readonly title: string; readonly url: string }[];
}

export interface Finding {
  /** E.g. `availability/blobstore-single-instance`. */
  readonly rule: string;
  /** Earlier names of the rule; left out when it has none. */
  readonly aliases?: readonly string[];
  readonly severity: 'error' | 'warning' | 'info';
  readonly confidence: 'certain' | 'likely' | 'hint';
  /** The first foundation in which it was found; empty for a file that stands alone. */
  readonly foundation: string;
  /** All foundations in which it was found. */
  readonly foundations: readonly string[];
  /** What is wrong, one line, in the language of the run. */
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** What fills the message; values of secrets are hidden. */
  readonly data: Readonly<Record<string, string>>;
  /** What the rule says in other words of the same cause: of other foundations, or of another use of the value. */
  readonly also: readonly { readonly foundations: readonly string[]; readonly message: string }[];
  /** The place to edit. */
  readonly place: ReportedPlace;
  /** The way of the value from where it is used to where it is written; empty when that is one place. */
  readonly trail: readonly ReportedStep[];
  /** The cells that decided, without the reported one; a value is null when nobody gave it. */
  readonly evidence: readonly {
    readonly row: string;
    readonly column: string;
    readonly value: string | null;
    readonly default: boolean;
    readonly place: ReportedPlace;
    readonly trail: readonly ReportedStep[];
  }[];
  readonly related: readonly { readonly name: string; readonly place: ReportedPlace }[];
  /** Edits that taslint can make itself. */
  readonly fixes: readonly {
    readonly title: string;
    readonly safety: 'safe' | 'unsafe';
    readonly edits: readonly { readonly place: ReportedPlace; readonly text: string }[];
  }[];
}

/** A step of the way of a value; `name` is a variable, an anchor or the pointer of an operation. */
export interface ReportedStep {
  readonly step: string;
  readonly name: string | null;
  readonly place: ReportedPlace;
}

export interface SuppressedFinding extends Finding {
  readonly reason: string;
  readonly suppressedAt: ReportedPlace;
}

export interface OpenQuestion {
  readonly rule: string;
  readonly foundation: string;
  readonly place: ReportedPlace;
  /** Variables that would settle it. */
  readonly variables: readonly string[];
  /** True when knowing the lifecycle would settle it. */
  readonly lifecycle: boolean;
}

export type ReportedFailure =
  | { readonly kind: 'unreadable'; readonly path: string; readonly message: string }
  | { readonly kind: 'broken'; readonly path: string }
  | { readonly kind: 'defect'; readonly rule: string; readonly foundation: string; readonly message: string };

export interface ReportedPlace {
  /** Relative to the working directory. */
  readonly path: string;
  /** The earlier revision that the place is in; left out for what is linted now. */
  readonly revision?: string;
  readonly start: ReportedPosition;
  readonly end: ReportedPosition;
}

export interface ReportedPosition {
  readonly line: number;
  readonly column: number;
}
