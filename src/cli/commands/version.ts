import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { VERSION } from '../../run/version.ts';
import type { ParsedArguments } from '../options.ts';

/** `taslint version`: one line, or JSON with the number of rules. */
export async function versionCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  if (args.value('format') === 'json') io.stdout.write(`${JSON.stringify({ version: VERSION, rules: (await io.rules()).rules.length })}\n`);
  else io.stdout.write(`taslint ${VERSION}\n`);
  return EXIT.clean;
}
