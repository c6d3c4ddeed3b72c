import { UsageError } from '../../base/usage-error.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import { effectiveConfig, lineOf, type Setting } from '../../run/effective-config.ts';
import type { Io } from '../../run/io.ts';
import { openInputs } from '../../run/open-inputs.ts';
import { widthOf } from '../../run/terminal.ts';
import { exists, DISK } from '../../workspace/files/tree.ts';
import { absolutePath } from '../../workspace/files/paths.ts';
import { lastEntry, type Config } from '../../workspace/config/config.ts';
import { spanOf } from '../../workspace/config/config-layer.ts';
import { effectiveConfigText } from '../effective-config-text.ts';
import { localeWithReason } from '../environment.ts';
import { languageOf } from '../language.ts';
import type { ParsedArguments } from '../options.ts';
import { runOptionsOf } from '../run-arguments.ts';
import { FOLDER_OF_THAT_NAME } from './phrases.ts';

/** `taslint config [PATH…]`: which settings a run over these paths would go by, and who says so. */
export async function configCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  // Without the command the word is a path: who means the folder must not take a green end for a check of it.
  if (args.positionals.length === 0 && exists(absolutePath('config', io.cwd), DISK)) throw new UsageError(FOLDER_OF_THAT_NAME);
  const options = await runOptionsOf(args, io);
  const workspace = await openInputs(options, io);
  const { config } = workspace;
  const language = languageOf(args, io, config?.language);
  const effective = await effectiveConfig(workspace, options, spokenBecause(args, config, io), io);
  if (args.value('format') === 'json') io.stdout.write(`${JSON.stringify(effective, null, 2)}\n`);
  else io.stdout.write(effectiveConfigText(effective, language, widthOf(io.env, io.stdout)));
  return workspace.failures.length > 0 ? EXIT.failed : EXIT.clean;
}

/** The language, and what says it. */
function spokenBecause(args: ParsedArguments, config: Config | undefined, io: Io): Omit<Setting, 'name'> {
  const value = languageOf(args, io, config?.language);
  if (args.has('lang')) return { value, from: { kind: 'option', name: '--lang' } };
  const entry = config === undefined ? undefined : lastEntry(config, 'lang');
  if (entry !== undefined) return { value, from: lineOf(spanOf(entry.key)) };
  const { variable } = localeWithReason(io);
  return { value, from: variable === undefined ? { kind: 'default' } : { kind: 'environment', name: variable } };
}
