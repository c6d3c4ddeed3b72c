import { builtinRules } from '../../run/builtin-rules.ts';
import { main } from '../../cli/main.ts';

/** The day on which stories happen; certificates in `fixtures/certs` are dated from it. */
const TODAY = '2026-01-01T00:00:00Z';

/** What a run of taslint printed, both streams as a terminal shows them, and its exit code. */
export interface Session {
  readonly output: string;
  readonly code: number;
}

/** The built-in rules, read once however many sessions run. */
let rules: ReturnType<typeof builtinRules> | undefined;

/**
 * Runs taslint in this process in a world where only the files are real: a fixed day, no terminal, English, an empty environment. The number of rules is
 * shown as N, so that a new rule changes no transcript.
 */
export async function session(argv: readonly string[], cwd: string): Promise<Session> {
  let output = '';
  const write = (text: string): void => {
    output += text;
  };
  const stream = { write, isTerminal: false, columns: undefined };
  const code = await main(argv, {
    cwd,
    env: { LANG: 'C.UTF-8' },
    stdout: stream,
    stderr: stream,
    readStdin: () => Promise.resolve(''),
    interruptible: (work) => work(),
    now: () => new Date(TODAY),
    clock: () => 0,
    rules: () => (rules ??= builtinRules()),
  });
  return { output: output.replaceAll(/(with |규칙 )\d+( rules|개로)/g, '$1N$2'), code };
}

/** Splits a command line of documentation or a story at its blanks; no quoting, no variables. Throws when it does not call taslint. */
export function argumentsOf(line: string): readonly string[] {
  const match = /^(?:npx )?taslint(?: (.*))?$/.exec(line.trim());
  if (match === null) throw new Error(`not a call of taslint: ${line}`);
  return (match[1] ?? '').split(' ').filter((word) => word !== '');
}
