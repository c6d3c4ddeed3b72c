/** What the shell is told. 2 wins over 1: a run that could not check must never look like a run that found little. */
export const EXIT = {
  /** Ran completely; nothing at or above `--fail-on`. */
  clean: 0,
  /** Ran completely; findings at or above `--fail-on`, or more than `--max-warnings`. */
  findings: 1,
  /** Could not check: bad option or configuration, unreadable or broken input, a defect of taslint. */
  failed: 2,
  /** Interrupted by Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
