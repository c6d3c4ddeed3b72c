import { builtinRules } from '../../run/builtin-rules.ts';
import { main } from '../../cli/main.ts';
import type { RuleSet } from '../../rule/rule-set.ts';

/** The day on which scenarios happen; certificates in `fixtures/certs` are dated from it. */
const TODAY = '2026-01-01T00:00:00Z';

/** What a run of taslint printed, both streams as a terminal shows them, and its exit code. */
export interface Session {
  readonly output: string;
  readonly code: number;
}

/** The built-in rules, read once however many sessions run. */
let builtin: ReturnType<typeof builtinRules> | undefined;

/**
 * Runs taslint in this process in a world where only the files are real: a fixed day, no terminal, English, an empty environment. The number of rules is
 * shown as N, so that a new rule changes no transcript. `rules` are the built-in ones unless others are given.
 */
export async function session(argv: readonly string[], cwd: string, rules?: RuleSet): Promise<Session> {
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
    rules: () => (rules === undefined ? (builtin ??= builtinRules()) : Promise.resolve(rules)),
  });
  return { output: output.replaceAll(/(with |규칙 )\d+(\s+rules|개로)/g, '$1N$2'), code };
}

/** Splits a command line of documentation or a scenario at its blanks, but for those in quotes; no variables. Throws when it does not call taslint. */
export function argumentsOf(line: string): readonly string[] {
  const match = /^(?:npx )?taslint(?: (.*))?$/.exec(line.trim());
  if (match === null) throw new Error(`not a call of taslint: ${line}`);
  return [...(match[1] ?? '').matchAll(/(?:[^ '"]|'[^']*'|"[^"]*")+/g)].map(([word]) => word.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'));
}

/**
 * A page with what taslint prints today below each call in its blocks ```` ```console ````, run in `root`; after ```` ```console short ```` only the last
 * finding and the summary.
 */
export async function refreshed(text: string, root: string, rules?: RuleSet): Promise<string> {
  let written = '';
  for (const part of text.split(/^(```console[ a-z]*\n[\s\S]*?^```)$/m))
    written += part.startsWith('```console') ? await consoleBlock(part, root, rules) : part;
  return written;
}

/** The calls of a block, each with its output; `echo $?` shows the exit code of the call before, and what is not taslint stands without output. */
async function consoleBlock(block: string, root: string, rules: RuleSet | undefined): Promise<string> {
  const [first = '', ...lines] = block.split('\n');
  let transcript = `${first}\n`;
  let last = 0;
  for (const call of lines.filter((line) => line.startsWith('$ '))) {
    transcript += `${call}\n`;
    if (call === '$ echo $?') transcript += `${last}\n`;
    else if (/^\$ (npx )?taslint\b/.test(call)) {
      const { output, code } = await session(argumentsOf(call.slice(2)), root, rules);
      transcript += first.endsWith(' short') ? shortened(output) : output;
      last = code;
    }
  }
  return `${transcript}\`\`\``;
}

/** The last finding, which is the worst, and the summary; findings are parted by empty lines. */
function shortened(output: string): string {
  const parts = output.trimEnd().split('\n\n');
  return parts.length <= 2 ? output : `[…]\n\n${parts.slice(-2).join('\n\n')}\n`;
}
