import { UsageError } from '../base/usage-error.ts';
import type { Language } from '../base/language.ts';
import type { Io, Output } from '../run/io.ts';
import { wantsColor } from '../run/terminal.ts';
import type { ParsedArguments } from './options.ts';

/** What several commands ask of their arguments and the environment. */

/** `--lang`, else the setting of taslint.yml, else the locale as POSIX reads it: LC_ALL before LC_MESSAGES before LANG. */
export function languageOf(args: ParsedArguments, io: Io, configured?: Language): Language {
  const given = args.value('lang');
  if (given !== undefined) return given === 'ko' ? 'ko' : 'en';
  return configured ?? localeOf(io);
}

/** The language of the environment. */
export function localeOf(io: Io): Language {
  const locale = [io.env['LC_ALL'], io.env['LC_MESSAGES'], io.env['LANG']].find((value) => value !== undefined && value !== '');
  return locale?.toLowerCase().startsWith('ko') === true ? 'ko' : 'en';
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
  if (!valid || Number.isNaN(date.getTime())) throw new UsageError(`--now: '${given}' is not a date`, { hint: 'write it as 2026-01-31' });
  return date;
}
