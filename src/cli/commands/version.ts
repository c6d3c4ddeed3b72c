import { isSingleExecutable } from '../../run/assets.ts';
import { BUILD } from '../../run/build-id.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { VERSION } from '../../base/version.ts';
import { localeOf, spokenLanguage } from '../environment.ts';
import type { ParsedArguments } from '../options.ts';
import { VERSION_DETAILS } from './phrases.ts';

/** `taslint version`: one line, or JSON with the number of rules; with `--verbose` also what runs it, for bug reports. */
export async function versionCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const details = args.has('verbose') ? detailsOfThis() : undefined;
  if (args.value('format') === 'json') {
    const rules = (await io.rules()).rules.length;
    io.stdout.write(`${JSON.stringify({ version: VERSION, rules, ...details })}\n`);
    return EXIT.clean;
  }
  const lines = details === undefined ? [] : VERSION_DETAILS[spokenLanguage(args.value('lang')) ?? localeOf(io)](details);
  io.stdout.write(`${[`taslint ${VERSION}`, ...lines].join('\n')}\n`);
  return EXIT.clean;
}

/** What runs this taslint. */
export interface VersionDetails {
  /** E.g. `Node.js 22.23.2`. */
  readonly engine: string;
  /** Digest of the sources that it was built from; `source` where it runs from them. */
  readonly build: string;
  /** `executable` for the single file that holds its engine. */
  readonly form: 'executable' | 'package';
  /** As Node names them, e.g. `linux-x64`. */
  readonly platform: string;
}

function detailsOfThis(): VersionDetails {
  const { node, bun } = process.versions;
  return {
    engine: bun === undefined ? `Node.js ${node}` : `Bun ${bun}`,
    build: BUILD,
    form: isSingleExecutable() ? 'executable' : 'package',
    platform: `${process.platform}-${process.arch}`,
  };
}
