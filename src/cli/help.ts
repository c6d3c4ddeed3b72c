import { COMMANDS, type CommandSpec } from './command-specs.ts';
import { describeOptions } from './options.ts';

/** Help for one command; fits a screen of 80 columns. */
export function commandHelp(spec: CommandSpec, headings = { options: 'Options', examples: 'Examples' }): string {
  const examples =
    spec.examples.length === 0 ? '' : `\n${headings.examples}:\n${spec.examples.map((example) => `  ${example}`).join('\n')}\n`;
  return `${spec.usage}\n  ${spec.summary}\n\n${headings.options}:\n${describeOptions(spec.options)}\n${examples}`;
}

/** The page for `taslint --help`. */
export function overview(version: string): string {
  return `taslint ${version}: checks Ops Manager and TAS configuration before it hurts

Usage: taslint [COMMAND] [OPTION…] [PATH…]

Commands:
${commandList(COMMANDS)}

taslint COMMAND --help shows the options of a command.
Exit codes: 0 clean, 1 findings, 2 could not check, 130 interrupted.
TASLINT_V8_FLAGS=off in the environment leaves the settings of V8 alone.
`;
}

/** What each command is for, one line a command. */
export function commandList(commands: readonly CommandSpec[]): string {
  const width = Math.max(...commands.map((spec) => spec.name.length)) + 2;
  return commands.map((spec) => `  ${spec.name.padEnd(width)}${spec.summary}`).join('\n');
}
