import type { Localized } from '../base/language.ts';
import type { SourceFile, Span } from '../base/source.ts';
import type { DocumentKind } from '../foundation/kind.ts';
import type { JoinedConfig } from '../foundation/plan.ts';
import type { Secrets } from '../foundation/secrets.ts';
import type { TileRemark } from '../foundation/tile-remarks.ts';
import type { Lifecycle } from '../facts/input.ts';
import type { Diagnostic } from './diagnostic.ts';

/** All that a run found, sorted; the only thing reporters read. */
export interface LintResult {
  readonly diagnostics: readonly Diagnostic[];
  /** What was found in the same foundations and has nothing to do with the files that were asked for; empty unless `LintRequest.aside`. */
  readonly aside: readonly Diagnostic[];
  /** What was found, and counts for the exit code, and that nobody asked to see; left out where all is shown. */
  readonly withheld?: readonly Diagnostic[];
  readonly suppressed: readonly Suppressed[];
  /** The file of known findings that was used: how many it hides, and how many of its entries fit nothing any more. */
  readonly baseline?: { readonly path: string; readonly known: number; readonly unfit: number };
  readonly undecided: readonly Undecided[];
  readonly checked: Checked;
  readonly failures: readonly Failure[];
  readonly timings: readonly { readonly rule: string; readonly milliseconds: number }[];
  /** What no output may show, as the evaluated files tell; left out where nothing was evaluated. */
  readonly secrets?: Secrets;
}

/** True when a folder was asked for and nothing in it could be checked. */
export function isNothingChecked({ checked }: LintResult): boolean {
  return checked.asked?.mustCheck === true && checked.files.length === 0;
}

export interface Suppressed {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
  readonly at: Span;
  /** Left out means a comment in the file. */
  readonly source?: 'comment' | 'configuration' | 'baseline';
}

/** A rule that could not decide about a row; silent, but counted, and listed with `--verbose`. */
export interface Undecided {
  readonly rule: string;
  readonly foundation: string;
  readonly at: Span;
  /** Variables that would settle it. */
  readonly variables: readonly string[];
  /** True when the lifecycle would settle it. */
  readonly lifecycle: boolean;
  /** True when the rule was stopped because it took too many steps on this foundation. */
  readonly limit?: true;
}

export interface Checked {
  readonly foundations: readonly { readonly name: string; readonly lifecycle: Lifecycle | undefined }[];
  readonly files: readonly { readonly file: SourceFile; readonly kind: DocumentKind; readonly foundation: string; readonly why: string }[];
  /** Files of no known kind: left alone. */
  readonly leftAlone: readonly SourceFile[];
  /** Templates of other tools: cannot be evaluated. */
  readonly templates: readonly { readonly file: SourceFile; readonly tool: string }[];
  readonly rules: number;
  /** Which metadata of products was used in which foundation, and which was not; left out where there is none. */
  readonly tiles?: readonly (TileRemark & { readonly foundation: string })[];
  /** Configs that environments share, with the vars files that tell so; left out where there are none. */
  readonly joined?: readonly (JoinedConfig & { readonly foundation: string })[];
  readonly asked?: Asked;
}

/** How the run was asked for, as far as it matters for what was not checked. */
export interface Asked {
  /** True when a folder or pattern was asked for in which templates or pipelines lie: then a run that checked nothing else has failed. */
  readonly mustCheck: boolean;
  /** Files that were named one by one and are not checked. */
  readonly setAside: readonly SetAside[];
}

export interface SetAside {
  readonly path: string;
  /** `ignored`: taslint.yml leaves it out. */
  readonly because: 'ignored' | 'template' | 'pipeline' | 'other';
  /** More about it: the tool of a template, why the kind of a file is not known. */
  readonly detail: Localized;
}

/** Something that kept taslint from checking: the run ends with exit code 2. */
export type Failure =
  | { readonly kind: 'unreadable'; readonly path: string; readonly message: Localized }
  | { readonly kind: 'broken'; readonly file: SourceFile }
  | { readonly kind: 'defect'; readonly rule: string; readonly foundation: string; readonly error: Error };
