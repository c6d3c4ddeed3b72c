import { COMMANDS, type CommandSpec } from './command-specs.ts';
import { commandHelp, overview } from './help.ts';
import type { OptionSpec } from './options.ts';
import { KOREAN_HELP } from './phrases.ts';

/** Help for one command, in Korean. */
export function koreanCommandHelp(spec: CommandSpec, topic: string | undefined): string {
  return commandHelp(translated(spec), KOREAN_HELP, topic);
}

/** The page for `taslint --help`, in Korean. */
export function koreanOverview(version: string): string {
  return overview(version, COMMANDS.map(translated), KOREAN_HELP);
}

function translated(spec: CommandSpec): CommandSpec {
  const { shared, commands } = KOREAN_HELP;
  const own = commands[spec.name];
  const inKorean = (options: readonly OptionSpec[]): readonly OptionSpec[] =>
    options.map((option) => ({ ...option, help: own?.options?.[option.name] ?? shared[option.name] ?? option.help }));
  return {
    ...spec,
    summary: own?.summary ?? spec.summary,
    options: inKorean(spec.options),
    ...(spec.groups && {
      groups: spec.groups.map(({ subject, everyday, rare }) => ({ subject, everyday: inKorean(everyday), rare: inKorean(rare) })),
    }),
  };
}
