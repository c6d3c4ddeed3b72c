import type { RuleSet } from '../rule/rule-set.ts';

/** What a run asks of the world around it. */
export interface RunWorld {
  /** The folder that paths start at. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since some point, for `--timing` and progress. */
  readonly clock: () => number;
  /** Runs work that keeps the process busy for long, so that Ctrl-C ends it at once all the same. */
  readonly interruptible: <T>(work: () => T) => T;
  /** The rules that come with taslint. */
  readonly rules: () => Promise<RuleSet>;
}

/** The world as a command sees it. Tests hand in a fake one; only `bin.ts` touches the real process. */
export interface Io extends RunWorld {
  readonly stdout: Output;
  readonly stderr: Output;
  /** The whole of standard input. */
  readonly readStdin: () => Promise<string>;
  /** The clock, unless `--now` is given. */
  readonly now: () => Date;
  /** Called when the code of a command is loaded that is over soon, before it runs. */
  readonly loaded?: () => Promise<void>;
}

export interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of the terminal; undefined when it is none. */
  readonly columns: number | undefined;
}
