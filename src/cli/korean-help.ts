import { COMMANDS, type CommandSpec } from './command-specs.ts';
import { commandHelp, commandList } from './help.ts';
import { KOREAN_HELP } from './phrases.ts';

/** Help for one command, in Korean. */
export function koreanCommandHelp(spec: CommandSpec): string {
  return commandHelp(translated(spec), KOREAN_HELP);
}

/** The page for `taslint --help`, in Korean. */
export function koreanOverview(version: string): string {
  return KOREAN_HELP.overview(version, commandList(COMMANDS.map(translated)));
}

function translated(spec: CommandSpec): CommandSpec {
  const { shared, commands } = KOREAN_HELP;
  const own = commands[spec.name];
  return {
    ...spec,
    summary: own?.summary ?? spec.summary,
    options: spec.options.map((option) => ({ ...option, help: own?.options?.[option.name] ?? shared[option.name] ?? option.help })),
  };
}
