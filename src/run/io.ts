import type { RuleSet } from '../rule/rule-set.ts';

/** The world as a command sees it. Tests hand in a fake one; only `bin.ts` touches the real process. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The whole of standard input. */
  readonly readStdin: () => Promise<string>;
  /** The clock, unless `--now` is given. */
  readonly now: () => Date;
  /** Milliseconds since some point, for `--timing` and progress. */
  readonly clock: () => number;
  /** Runs work that keeps the process busy for long, so that Ctrl-C ends it at once all the same. */
  readonly interruptible: <T>(work: () => T) => T;
  /** The rules that come with taslint. */
  readonly rules: () => Promise<RuleSet>;
}

export interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of the terminal; undefined when it is none. */
  readonly columns: number | undefined;
}
