import { COMMANDS, PURPOSES, type CommandSpec, type Purpose } from './command-specs.ts';
import { describeOptions, SUBJECTS, type OptionGroup, type Subject } from './options.ts';

/** The words of the help between the texts of commands and options. */
export interface HelpWords {
  readonly options: string;
  readonly examples: string;
  readonly subjects: Readonly<Record<Subject, string>>;
  readonly purposes: Readonly<Record<Purpose, string>>;
  /** How to see the options that are not shown. */
  readonly more: (count: number, call: string, subjects: string) => string;
  /** The page of `taslint --help` around the list of the commands. */
  readonly overview: (version: string, commands: string) => string;
}

export const ENGLISH_HELP: HelpWords = {
  options: 'Options',
  examples: 'Examples',
  subjects: { files: 'Files', changes: 'Changes', rules: 'Rules', fixes: 'Fixes', output: 'Output', running: 'Running' },
  purposes: { check: 'Check', understand: 'Understand', 'set-up': 'Set up' },
  more: (count, call, subjects) => `${count} more options: ${call} all\nBy subject: ${call} ${subjects}`,
  overview: (version, commands) => `taslint ${version}: checks Ops Manager and TAS configuration before you apply it

Usage: taslint [COMMAND] [OPTION…] [PATH…]

${commands}

taslint COMMAND --help shows the options of a command.
Exit codes: 0 clean, 1 findings, 2 could not check, 130 interrupted.
`,
};

/** What may stand behind `--help` of a command whose options fill more than a screen. */
export const HELP_TOPICS: readonly string[] = ['all', ...SUBJECTS];

/**
 * Help for one command, at most a screen of 80 columns and 30 lines: of many options the everyday ones. `topic`, one of `HELP_TOPICS`, asks for all of them,
 * or for those about one subject.
 */
export function commandHelp(spec: CommandSpec, words: HelpWords, topic?: string): string {
  const head = `${spec.usage}\n  ${spec.summary}\n`;
  const examples = spec.examples.length === 0 ? '' : `\n${words.examples}:\n${spec.examples.map((example) => `  ${example}\n`).join('')}`;
  const { groups } = spec;
  if (groups === undefined) return `${head}\n${words.options}:\n${describeOptions(spec.options)}\n${examples}`;
  const asked = groups.filter(({ subject }) => topic === 'all' || topic === subject);
  if (asked.length > 0) return head + asked.map((group) => groupHelp(group, spec, words)).join('');
  const everyday = groups.flatMap((group) => group.everyday);
  const more = words.more(spec.options.length - everyday.length, `taslint ${spec.name} --help`, SUBJECTS.join('|'));
  return `${head}\n${words.options}:\n${describeOptions(everyday)}\n${examples}\n${more}\n`;
}

function groupHelp({ subject, everyday, rare }: OptionGroup, { options }: CommandSpec, words: HelpWords): string {
  return `\n${words.subjects[subject]}:\n${describeOptions([...everyday, ...rare], options)}\n`;
}

/** The page for `taslint --help`. */
export function overview(version: string, commands: readonly CommandSpec[], words: HelpWords): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 2;
  const list = PURPOSES.map((purpose) => {
    const lines = commands.filter((spec) => spec.purpose === purpose).map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
    return `${words.purposes[purpose]}:\n${lines.join('\n')}`;
  });
  return words.overview(version, list.join('\n\n'));
}
