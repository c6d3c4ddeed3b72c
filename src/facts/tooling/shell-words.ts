/** The commands of a shell script, as far as one can tell without running it. */
export interface ShellCommand {
  /** The words, quotes taken away; what a shell would fill in (`$X`, backticks) stands as written. */
  readonly words: readonly string[];
  /** Variables that are set for it, or for all that follows: `NAME=value`. */
  readonly assignments: readonly string[];
  /** Where the command begins in the text. */
  readonly start: number;
  readonly end: number;
}

/** Words that stand before a command without being one. */
const BEFORE = new Set('! { ( then else do if elif while until time exec sudo env nohup command xargs eval export local'.split(' '));
const ASSIGNMENT = /^[A-Za-z_]\w*=/;
/** A line that no person wrote. */
const LONGEST_LINE = 20_000;
/** A command inside of a command: as deep as anybody writes it. */
const DEEPEST = 3;

/**
 * Splits a script at line ends, `;`, `&`, `|` and brackets; a backslash at the end of a line continues it. A quoted text with blanks in it may itself be a
 * script (`bash -c "…"`, `sh '…'` in Jenkins) and is read as one, too. A quote that is never closed ends with its line.
 */
export function shellCommands(script: string, depth = 0): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  const lines = /(?:[^\n\\]|\\[\s\S])*(?:\n|$)/y;
  for (let at = 0; at < script.length; at = lines.lastIndex) {
    lines.lastIndex = at;
    const line = lines.exec(script)?.[0] ?? '';
    if (line === '') break;
    if (line.length <= LONGEST_LINE) commands.push(...commandsOfLine(line, at, depth));
  }
  return commands;
}

/** A word, or what separates commands; a comment ends the line. */
const TOKEN =
  /[ \t\r\n]+|\\\r?\n|#.*|[;&|()`]+|\$\(|(?:'[^']*'|"(?:[^"\\]|\\[\s\S])*"|\$\{[^}]*\}|\$(?!\()|\\[\s\S]|[^\s;&|()`'"$\\]|['"\\])+/gy;

function commandsOfLine(line: string, offset: number, depth: number): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: string[] = [];
  let [start, end] = [0, 0];
  const close = (): void => {
    const isBefore = (word: string): boolean => BEFORE.has(word) || ASSIGNMENT.test(word);
    const first = words.findIndex((word) => !isBefore(word));
    const before = first < 0 ? words : words.slice(0, first);
    const assignments = before.filter((word) => ASSIGNMENT.test(word));
    const own = first < 0 ? [] : words.slice(first);
    if (own.length + assignments.length > 0) commands.push({ words: own, assignments, start: offset + start, end: offset + end });
    words = [];
  };
  for (const match of line.matchAll(TOKEN)) {
    const [token] = match;
    if (/^(?:[;&|()`]|\$\()/.test(token)) close();
    else if (token.startsWith('#')) break;
    else if (!/^(?:\s|\\\r?\n)/.test(token)) {
      if (words.length === 0) start = match.index;
      end = match.index + token.length;
      words.push(withoutQuotes(token));
      const inner = /^(["'])([\s\S]*\s[\s\S]*)\1$/.exec(token)?.[2];
      if (inner !== undefined && depth < DEEPEST)
        commands.push(...shellCommands(inner, depth + 1).map((one) => moved(one, offset + match.index + 1)));
    }
  }
  close();
  return commands;
}

function moved(command: ShellCommand, by: number): ShellCommand {
  return { ...command, start: command.start + by, end: command.end + by };
}

function withoutQuotes(token: string): string {
  return token.replace(/'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\(\r?\n)|\\([\s\S])/g, (_, single, double, newline, escaped) =>
    newline === undefined ? String(single ?? double ?? escaped ?? '') : '',
  );
}
