import type { Report } from '../report/formats/json-report.ts';

/**
 * What taslint promises to programs that use it as a library, and nothing else. This file is its own declaration: it holds types only, and `dist/types`
 * gets it as it stands. `src/index.ts` proves that the code keeps the promise.
 */

/** What a program may say about a run; each means what the option of the command line of that name means. Paths are relative to `cwd`. */
export interface LintOptions {
  /** The folder to work in; the one of the process when it is left out. */
  readonly cwd?: string;
  /** The taslint.yml to use; found upward from the paths when it is left out. */
  readonly config?: string;
  /** Only these foundations. */
  readonly foundations?: readonly string[];
  readonly varsFiles?: readonly string[];
  readonly opsFiles?: readonly string[];
  readonly profile?: 'recommended' | 'strict' | 'all';
  /** Severities by rule id. */
  readonly rules?: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;
  readonly failOn?: 'error' | 'warning' | 'info' | 'never';
  /** A revision to compare with. */
  readonly since?: string;
  /** Only findings that the change since `since` brought. */
  readonly newOnly?: boolean;
  readonly baseline?: string;
  /** Language of messages; that of taslint.yml, else English, when it is left out. The locale does not matter. */
  readonly language?: 'en' | 'ko';
  /** The day to check certificates against; today when it is left out. */
  readonly now?: Date;
}

export interface LintRun {
  /** What was found, as the format `json` says it; described by `docs/schema/json-v1.schema.json`. */
  readonly report: Report;
  /** 0 clean, 1 findings at or above `failOn`, 2 something could not be checked. */
  readonly exitCode: 0 | 1 | 2;
  /** The result in a format of the command line: `sarif`, `gitlab`, `junit`, `markdown` … Throws a UsageError for an unknown one. */
  readonly format: (name: string) => string;
}

/**
 * Checks files and folders as `taslint PATH…` does, without a process and without printing; no path means the folder to work in. Throws a UsageError
 * (with a `hint`) where the command line would end with a message and exit code 2: a path or rule that does not exist, a mistake in taslint.yml.
 */
export declare function lintPaths(paths: readonly string[], options?: LintOptions): Promise<LintRun>;

/** A mistake in how taslint was called, in one line. */
export declare class UsageError extends Error {
  /** What to do instead. */
  readonly hint: string | undefined;
}

/** The version of taslint. */
export declare const version: string;

export type * from '../report/formats/json-report.ts';
