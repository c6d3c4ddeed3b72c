import { UsageError } from '../base/usage-error.ts';
import { didYouMean, meant } from '../base/did-you-mean.ts';
import { safeText } from '../base/safe-text.ts';
import { EXIT, type ExitCode } from '../run/exit-code.ts';
import type { Language, Localized } from '../base/language.ts';
import type { Io } from '../run/io.ts';
import { COMMANDS, type CommandSpec } from './command-specs.ts';
import { languageOfHelp } from './environment.ts';
import { commandHelp, ENGLISH_HELP, HELP_TOPICS, overview } from './help.ts';
import { DEFECT, HINT } from './phrases.ts';
import { parseArguments } from './options.ts';
import { VERSION } from '../base/version.ts';

/** Runs taslint. Never throws and never ends the process: the caller sets the exit code when all is written. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const debug = argv.includes('--debug');
  try {
    return await run(argv, io);
  } catch (error) {
    const { languageOfWords } = await import('./language.ts'); // lazy: reads taslint.yml
    io.stderr.write(await describeError(error, { debug, language: languageOfWords(argv, io) }));
    return EXIT.failed;
  }
}

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const first = argv[0];
  if (first === '--help' || first === '-h' || first === 'help') {
    io.stdout.write(await helpText(helpAsked(argv.slice(1)), languageOfHelp(argv, io)));
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
    io.stdout.write(await helpText({ spec, topic: topicOf(args.positionals) }, languageOfHelp(argv, io)));
    return EXIT.clean;
  }
  const command = await spec.load();
  if (spec.goesOn !== true) await io.loaded?.();
  try {
    return await io.interruptible(() => command(args, io));
  } catch (error) {
    throw named === undefined ? withCommandHint(error, args.positionals[0]) : error;
  }
}

/** Help for a command, or for all of them; of many options those of `topic`. */
interface HelpAsked {
  readonly spec: CommandSpec | undefined;
  readonly topic: string | undefined;
}

/** What the words behind `taslint --help` ask for: a command, or a topic of `lint`, the command that needs no name. */
function helpAsked(words: readonly string[]): HelpAsked {
  const topic = topicOf(words);
  return { spec: COMMANDS.find(({ name }) => name === words[0]) ?? (topic === undefined ? undefined : commandSpec('lint')), topic };
}

function topicOf(words: readonly string[]): string | undefined {
  return words.find((word) => HELP_TOPICS.includes(word));
}

/** The help in the language of the reader. */
async function helpText({ spec, topic }: HelpAsked, language: Language): Promise<string> {
  if (language === 'en') return spec === undefined ? overview(VERSION, COMMANDS, ENGLISH_HELP) : commandHelp(spec, ENGLISH_HELP, topic);
  const { koreanCommandHelp, koreanOverview } = await import('./korean-help.ts'); // lazy: only for help
  return spec === undefined ? koreanOverview(VERSION) : koreanCommandHelp(spec, topic);
}

/** The command of a name that exists. */
export function commandSpec(name: string): CommandSpec {
  return COMMANDS.find((spec) => spec.name === name)!;
}

/** `taslint explian x` and `taslint --lang ko rules` are read as paths; when there is no such path, the command is the likelier mistake. */
function withCommandHint(error: unknown, first: string | undefined): unknown {
  if (!(error instanceof UsageError) || first === undefined || !error.message.startsWith(`${first}:`)) return error;
  if (COMMANDS.some(({ name }) => name === first))
    return new UsageError(error.what, {
      hint: { en: `the command goes first: taslint ${first} …`, ko: `명령은 맨 앞에 쓰세요: taslint ${first} …` },
      cause: error,
    });
  const near = didYouMean(
    first,
    COMMANDS.map((spec) => spec.name),
  );
  return near === undefined ? error : new UsageError(error.what, { hint: meant(`taslint ${near}`), cause: error });
}

/** One line and a hint for a mistake in the call; a defect says that it is one, its stack only with `--debug`. */
export async function describeError(error: unknown, { debug, language }: { debug: boolean; language: Language }): Promise<string> {
  const stack = debug && error instanceof Error ? `${safeLines(error.stack ?? '')}\n` : '';
  if (error instanceof UsageError) {
    const told = await teller(language);
    const hint = error.whatToDo === undefined ? '' : `  ${HINT[language]}: ${told(error.whatToDo)}\n`;
    return `taslint: ${placeOf(error)}${told(error.what)}\n${hint}${stack}`;
  }
  const { what, whatToDo } = DEFECT[language];
  const message = error instanceof Error ? error.message : String(error);
  return `taslint: ${what}: ${safeText(message)}\n  ${HINT[language]}: ${whatToDo}\n${stack}`;
}

/** Gives a text in the language of the reader, on a safe line. */
async function teller(language: Language): Promise<(text: Localized) => string> {
  if (language === 'en') return ({ en }) => safeText(en);
  const { chooseParticles } = await import('../base/korean-particles.ts'); // lazy: only for Korean
  return ({ ko }) => safeText(chooseParticles(ko, ''));
}

function placeOf(error: UsageError): string {
  if (error.at === undefined) return '';
  const { line, column } = error.at.file.position(error.at.start);
  return `${safeText(error.at.file.path)}:${line}:${column}: `;
}

function safeLines(text: string): string {
  return text.split('\n').map(safeText).join('\n');
}
