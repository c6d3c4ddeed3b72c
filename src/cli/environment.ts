import { UsageError } from '../base/usage-error.ts';
import { LANGUAGES, type Language } from '../base/language.ts';
import type { Io, Output } from '../run/io.ts';
import { wantsColor } from '../run/terminal.ts';
import type { ParsedArguments } from './options.ts';

/** What several commands ask of their arguments and the environment. */

/** What `--lang` says in words that no command has read yet, else the locale: for help, which reads no files. */
export function languageOfHelp(words: readonly string[], io: Io): Language {
  return spokenLanguage(valueOf(words, '--lang')) ?? localeOf(io);
}

/** The value of the last of these options. */
export function valueOf(words: readonly string[], ...flags: readonly string[]): string | undefined {
  const at = words.findLastIndex((word) => flags.some((flag) => word === flag || word.startsWith(`${flag}=`)));
  const word = words[at];
  return word === undefined ? undefined : word.includes('=') ? word.slice(word.indexOf('=') + 1) : words[at + 1];
}

/**
 * The language of the environment as gettext has it: LC_ALL before LC_MESSAGES before LANG; LANGUAGE, a list, comes before them where they name a locale, which
 * `C` and `POSIX` are not.
 */
export function localeOf(io: Pick<Io, 'env'>): Language {
  return localeWithReason(io).language;
}

/** The same with the variable that says it; undefined where none does. */
export function localeWithReason({ env }: Pick<Io, 'env'>): { readonly language: Language; readonly variable: string | undefined } {
  const set = ['LC_ALL', 'LC_MESSAGES', 'LANG'].find((name) => (env[name] ?? '') !== '');
  const locale = set === undefined ? 'C' : env[set]!;
  if (/^(?:C|POSIX)(?:\.|$)/.test(locale)) return { language: 'en', variable: set };
  const wanted = (env['LANGUAGE'] ?? '').split(':').filter((name) => name !== '');
  const names = wanted.length === 0 ? [locale] : wanted;
  const spoken = names.flatMap((name) => spokenLanguage(/^[a-z]+/i.exec(name)?.[0].toLowerCase()) ?? [])[0];
  return { language: spoken ?? 'en', variable: wanted.length === 0 ? set : 'LANGUAGE' };
}

/** The language of this name, if we speak it. */
export function spokenLanguage(name: string | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === name);
}

/** `--color` beats the environment, and this the terminal. */
export function useColor(args: ParsedArguments, io: Io, output: Output): boolean {
  const when = args.value('color');
  if (when === 'always') return true;
  if (when === 'never') return false;
  return wantsColor(io.env, output);
}

/** True in a CI server: no progress there, even where it gives a terminal. */
export function isContinuousIntegration(io: Io): boolean {
  return ['CI', 'GITHUB_ACTIONS', 'GITLAB_CI', 'JENKINS_URL', 'TF_BUILD', 'BUILD_ID', 'TEAMCITY_VERSION', 'PRE_COMMIT'].some(
    (name) => (io.env[name] ?? '') !== '',
  );
}

/** The day of the run: `--now`, else the clock. Throws a UsageError for what is no date. */
export function nowOf(args: ParsedArguments, io: Io): Date {
  const given = args.value('now');
  if (given === undefined) return io.now();
  const valid = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z?)?$/.test(given);
  const date = new Date(given);
  if (!valid || Number.isNaN(date.getTime()))
    throw new UsageError(
      { en: `--now: '${given}' is not a date`, ko: `--now: '${given}'은(는) 날짜가 아닙니다` },
      { hint: { en: 'write it as 2026-01-31', ko: '2026-01-31처럼 쓰세요' } },
    );
  return date;
}
