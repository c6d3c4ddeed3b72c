import { UsageError } from '../base/usage-error.ts';
import type { ProfileChoice } from '../lint/select-rules.ts';
import type { ReportOptions } from '../report/reporter.ts';
import type { Language } from '../base/language.ts';
import { SEVERITIES, type Severity } from '../rule/rule.ts';

/**
 * What a run is asked to do. The command line fills it from words, the library from its own options. Paths are relative to the folder of the run. What is left
 * out is for taslint.yml to say, and after that for a default.
 */
export interface RunOptions extends InputOptions, VariableOptions {
  /** With an earlier state to compare with, rules about changes run. */
  readonly comparedWith?: EarlierState | undefined;
  /** Leave out what the change did not bring (`new`), or what changed files neither have a part in nor brought (`changed`). */
  readonly only?: 'new' | 'changed' | undefined;
  readonly profile?: ProfileChoice | undefined;
  /** Said last, so these win over taslint.yml. */
  readonly rules?: readonly RuleSeverity[] | undefined;
  /** False: comments suppress nothing. */
  readonly inlineIgnores?: boolean;
  /** A folder in which to remember what was found, for the next run. */
  readonly cache?: string | undefined;
  /** A file of findings that are known. */
  readonly baseline?: string | undefined;
  readonly failOn?: Severity | 'never' | undefined;
  readonly maxWarnings?: number | undefined;
  readonly language?: Language | undefined;
  /** The language where nothing says one. */
  readonly locale: Language;
  /** The day of the run. */
  readonly now: Date;
  readonly look: Look;
}

/** Which files a run is about. */
export interface InputOptions {
  /** Files, folders and patterns; none means the folder of the run. */
  readonly paths: readonly string[];
  /** A text to take in place of paths, as if it were the content of `path`. */
  readonly stdin?: { readonly path: string; readonly text: string } | undefined;
  /** The taslint.yml to use; found upward from the paths when it is left out. */
  readonly config?: string | undefined;
  /** Let taslint.yml name files outside its folder. */
  readonly allowOutside?: boolean;
  /** Only these, by name. */
  readonly foundations?: readonly string[] | undefined;
  readonly varsFiles?: readonly string[] | undefined;
  readonly opsFiles?: readonly string[] | undefined;
  /** Metadata of a tile, or its `.pivotal`, for the product of that name. */
  readonly metadata?: string | undefined;
}

/** Variables that no file gives, as `om` takes them. */
export interface VariableOptions {
  /** Prefixes of variables of the environment; OM_VARS_ENV when there is none. */
  readonly varsEnv?: readonly string[] | undefined;
  /** `NAME=VALUE`. */
  readonly vars?: readonly string[] | undefined;
}

/** A commit, branch or tag; HEAD, and what is staged is linted; an older copy of the folder. */
export type EarlierState =
  | { readonly kind: 'revision'; readonly name: string }
  | { readonly kind: 'staged' }
  | { readonly kind: 'folder'; readonly path: string };

/** How bad the findings of a rule are; `off` for a rule that is not to run. */
export interface RuleSeverity {
  readonly id: string;
  readonly severity: Severity | 'off';
}

/** How a result is shown, as far as the options and the terminal say it. */
export type Look = Pick<
  ReportOptions,
  'color' | 'width' | 'hyperlinks' | 'verbose' | 'timing' | 'debug' | 'groupBy' | 'maxProblems' | 'listsInfo' | 'statistics'
>;

/** The values that options with few of them take. */
export const PROFILES: readonly ProfileChoice[] = ['recommended', 'strict', 'all'];
export const FAIL_ON: readonly (Severity | 'never')[] = [...SEVERITIES, 'never'];

/** The severity of a rule, as a person or program wrote it (`shown`). Throws a UsageError for what is none. */
export function ruleSeverity(id: string, severity: string, shown = `${id}=${severity}`): RuleSeverity {
  const known = RULE_SEVERITIES.find((candidate) => candidate === severity);
  if (id !== '' && known !== undefined) return { id, severity: known };
  throw new UsageError(
    { en: `--rule ${shown}: not ID=SEVERITY`, ko: `--rule ${shown}: ID=SEVERITY 형식이 아닙니다` },
    {
      hint: {
        en: 'write --rule capacity/overcommit=off, or error, warning, info',
        ko: '--rule capacity/overcommit=off처럼 쓰세요. 심각도는 error, warning, info, off입니다',
      },
    },
  );
}

const RULE_SEVERITIES: readonly RuleSeverity['severity'][] = [...SEVERITIES, 'off'];
