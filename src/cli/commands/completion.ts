import { choiceOf } from '../../base/choice.ts';
import { UsageError } from '../../base/usage-error.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { SHELLS } from '../command-specs.ts';
import { LISTS, type ListName, type ParsedArguments } from '../options.ts';
import { completionList } from './completion/lists.ts';
import { SCRIPTS } from './completion/scripts.ts';

/** `taslint completion bash|zsh|fish`: the script for a shell. What the script asks in its turn is a name of `LISTS`, which prints that list, a name a line. */
export async function completionCommand({ positionals }: ParsedArguments, io: Io): Promise<ExitCode> {
  const [name] = positionals;
  if (name === undefined || positionals.length > 1)
    throw new UsageError(
      { en: 'completion needs the name of a shell', ko: 'completion에는 셸 이름을 하나 지정해야 합니다' },
      { hint: { en: `taslint completion ${SHELLS.join('|')}`, ko: `taslint completion ${SHELLS.join('|')}` } },
    );
  const list = LISTS.find((candidate) => candidate === name);
  io.stdout.write(list === undefined ? SCRIPTS[choiceOf('completion', name, SHELLS)!]() : await printed(list, io));
  return EXIT.clean;
}

async function printed(list: ListName, io: Io): Promise<string> {
  return (await completionList(list, io)).map((name) => `${name}\n`).join('');
}
