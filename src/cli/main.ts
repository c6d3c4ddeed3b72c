import { UsageError } from '../base/usage-error.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import { safeText } from '../base/safe-text.ts';
import { EXIT, type ExitCode } from '../run/exit-code.ts';
import { LANGUAGES, type Language } from '../base/language.ts';
import type { Io } from '../run/io.ts';
import { COMMANDS, type CommandSpec } from './command-specs.ts';
import { languageOf } from './environment.ts';
import { parseArguments } from './options.ts';
import { VERSION } from '../run/version.ts';

/** Runs taslint. Never throws and never ends the process: the caller sets the exit code when all is written. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const debug = argv.includes('--debug');
  try {
    return await run(argv, io);
  } catch (error) {
    io.stderr.write(describeError(error, debug));
    return EXIT.failed;
  }
}

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const first = argv[0];
  if (first === '--help' || first === '-h' || first === 'help') {
    const topic = COMMANDS.find((spec) => spec.name === argv[1]);
    io.stdout.write(await helpText(topic, languageOf(parseLanguage(argv), io)));
    return EXIT.clean;
  }
  if (first === '--version' || first === '-V') {
    io.stdout.write(`${VERSION}\n`);
    return EXIT.clean;
  }
  const named = COMMANDS.find((spec) => spec.name === first);
  const spec = named ?? commandSpec('lint');
  const words = named === undefined ? argv : argv.slice(1);
  const args = parseArguments(words, spec.options, spec.name);
  if (args.has('help')) {
    io.stdout.write(await helpText(spec, languageOf(args, io)));
    return EXIT.clean;
  }
  const command = await spec.load();
  await io.loaded?.();
  try {
    return await io.interruptible(() => command(args, io));
  } catch (error) {
    throw named === undefined ? withCommandHint(error, first) : error;
  }
}

/** Help for a command, or for all; Korean where that is spoken. */
async function helpText(spec: CommandSpec | undefined, language: Language): Promise<string> {
  if (language === 'en') {
    const { commandHelp, overview } = await import('./help.ts'); // lazy: only for help
    return spec === undefined ? overview(VERSION) : commandHelp(spec);
  }
  const { koreanCommandHelp, koreanOverview } = await import('./korean-help.ts'); // lazy: only for help
  return spec === undefined ? koreanOverview(VERSION) : koreanCommandHelp(spec);
}

/** `--lang` beside `--help`, where no command is there to read it. */
function parseLanguage(argv: readonly string[]): Parameters<typeof languageOf>[0] {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  return parseArguments(at < 0 ? [] : argv.slice(at, at + 2), [{ name: 'lang', value: 'en|ko', choices: LANGUAGES, help: '' }], 'help');
}

export function commandSpec(name: string): CommandSpec {
  return COMMANDS.find((spec) => spec.name === name)!;
}

/** `taslint explian x` is read as a path; when there is no such path, the misspelt command is the likelier mistake. */
function withCommandHint(error: unknown, first: string | undefined): unknown {
  if (!(error instanceof UsageError) || first === undefined || !error.message.startsWith(`${first}:`)) return error;
  const near = didYouMean(
    first,
    COMMANDS.map((spec) => spec.name),
  );
  return near === undefined ? error : new UsageError(error.message, { hint: `did you mean taslint ${near}?`, cause: error });
}

/** One line and a hint for a mistake in the call; a defect says that it is one, its stack only with `--debug`. */
export function describeError(error: unknown, debug: boolean): string {
  const stack = debug && error instanceof Error ? `${safeLines(error.stack ?? '')}\n` : '';
  if (error instanceof UsageError) {
    const hint = error.hint === undefined ? '' : `  hint: ${safeText(error.hint)}\n`;
    return `taslint: ${placeOf(error)}${safeText(error.message)}\n${hint}${stack}`;
  }
  const message = error instanceof Error ? error.message : String(error);
  return `taslint: this is a defect of taslint: ${safeText(message)}\n  hint: run again with --debug and report what it prints\n${stack}`;
}

function placeOf(error: UsageError): string {
  if (error.at === undefined) return '';
  const { line, column } = error.at.file.position(error.at.start);
  return `${safeText(error.at.file.path)}:${line}:${column}: `;
}

function safeLines(text: string): string {
  return text.split('\n').map(safeText).join('\n');
}
