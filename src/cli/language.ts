import type { Language } from '../base/language.ts';
import type { Io } from '../run/io.ts';
import { configuredLanguage } from '../workspace/config/config-language.ts';
import { localeOf, spokenLanguage, valueOf } from './environment.ts';
import type { ParsedArguments } from './options.ts';

/** `--lang`, else the setting of taslint.yml (`configured`, where a command has read it), else the locale. */
export function languageOf(args: ParsedArguments, io: Io, configured?: Language): Language {
  const given = spokenLanguage(args.value('lang'));
  const asked = { cwd: io.cwd, config: args.value('config'), words: args.positionals };
  return given ?? configured ?? configuredLanguage(asked) ?? localeOf(io);
}

/** The same for words that are no command yet, or a mistaken one: what can be understood of them counts. */
export function languageOfWords(words: readonly string[], io: Io): Language {
  const asked = { cwd: io.cwd, config: valueOf(words, '--config', '-c'), words: words.filter((word) => !word.startsWith('-')) };
  return spokenLanguage(valueOf(words, '--lang')) ?? configuredLanguage(asked) ?? localeOf(io);
}
