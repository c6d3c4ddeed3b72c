import { choiceOf } from '../base/choice.ts';
import { UsageError } from '../base/usage-error.ts';
import { LANGUAGES } from '../base/language.ts';
import { GROUPINGS } from '../report/reporter.ts';
import type { ShownOnly } from '../report/shown-only.ts';
import { CONFIDENCES, SEVERITIES } from '../rule/rule.ts';
import type { Io } from '../run/io.ts';
import { FAIL_ON, PROFILES, ruleSeverity } from '../run/run-options.ts';
import type { EarlierState, InputOptions, Look, RuleSeverity, RunOptions, VariableOptions } from '../run/run-options.ts';
import { widthOf } from '../run/terminal.ts';
import type { ParsedArguments } from './options.ts';
import { isContinuousIntegration, localeOf, nowOf, useColor } from './environment.ts';

/** The options of a run, out of the words of the command line. Throws a UsageError for words that say nothing. Standard input can be read once. */
export async function runOptionsOf(args: ParsedArguments, io: Io): Promise<RunOptions> {
  const maxWarnings = wholeNumber(args, 'max-warnings', 0);
  const now = nowOf(args, io);
  return {
    ...(await inputOptionsOf(args, io)),
    ...variableOptionsOf(args),
    comparedWith: earlierStateOf(args),
    only: args.has('new-only') ? 'new' : args.has('changed-only') ? 'changed' : undefined,
    profile: choiceOf('--profile', args.value('profile'), PROFILES),
    rules: args.values('rule').map(ruleArgument),
    inlineIgnores: !args.has('no-inline-ignores'),
    cache: args.value('cache'),
    baseline: args.value('baseline'),
    failOn: choiceOf('--fail-on', args.value('fail-on'), FAIL_ON),
    maxWarnings,
    language: choiceOf('--lang', args.value('lang'), LANGUAGES),
    locale: localeOf(io),
    now,
    look: {
      color: useColor(args, io, io.stdout),
      width: widthOf(io.env, io.stdout),
      hyperlinks: io.stdout.isTerminal && !isContinuousIntegration(io),
      verbose: args.has('verbose'),
      timing: args.has('timing'),
      debug: args.has('debug'),
      ...listingOf(args),
    },
  };
}

/** What the words say of how much is shown. None of it changes the exit code. Throws a UsageError for words that contradict each other. */
export function shownOnlyOf(args: ParsedArguments): ShownOnly {
  for (const other of ['min-severity', 'verbose']) refuseTogether(args, 'quiet', other);
  return {
    minSeverity: args.has('quiet') ? 'error' : choiceOf('--min-severity', args.value('min-severity'), SEVERITIES),
    minConfidence: choiceOf('--min-confidence', args.value('min-confidence'), CONFIDENCES),
  };
}

function listingOf(args: ParsedArguments): Pick<Look, 'groupBy' | 'maxProblems' | 'listsInfo' | 'statistics'> {
  refuseTogether(args, 'statistics', 'group-by');
  return {
    groupBy: choiceOf('--group-by', args.value('group-by'), GROUPINGS),
    maxProblems: wholeNumber(args, 'max-problems', 10),
    listsInfo: args.value('min-severity') === 'info',
    statistics: args.has('statistics'),
  };
}

function refuseTogether(args: ParsedArguments, one: string, other: string): void {
  if (args.has(one) && args.has(other))
    throw new UsageError(
      { en: `--${one} and --${other} cannot be combined`, ko: `--${one}와(과) --${other}은(는) 함께 쓸 수 없습니다` },
      { hint: { en: 'leave out one of them', ko: '하나만 지정하세요' } },
    );
}

/** What the words say about the files to open. */
export async function inputOptionsOf(args: ParsedArguments, io: Io): Promise<InputOptions> {
  return {
    paths: args.positionals.filter((path) => path !== '-'),
    stdin: await stdinOf(args, io),
    config: args.value('config'),
    allowOutside: args.has('allow-outside'),
    foundations: args.values('foundation'),
    varsFiles: args.values('vars-file'),
    opsFiles: args.values('ops-file'),
    metadata: args.value('metadata'),
  };
}

/** What the words say about variables. */
export function variableOptionsOf(args: ParsedArguments): VariableOptions {
  return { varsEnv: args.values('vars-env'), vars: args.values('var') };
}

async function stdinOf(args: ParsedArguments, io: Io): Promise<InputOptions['stdin']> {
  const name = args.value('stdin-filename');
  if (!args.has('stdin') && !args.positionals.includes('-')) {
    if (name !== undefined)
      throw new UsageError(
        { en: '--stdin-filename without --stdin', ko: '--stdin 없이 --stdin-filename만 있습니다' },
        { hint: { en: 'add --stdin, or give the file as a path', ko: '--stdin을 추가하거나 파일을 경로로 지정하세요' } },
      );
    return undefined;
  }
  if (args.positionals.some((path) => path !== '-'))
    throw new UsageError(
      { en: '--stdin takes no paths', ko: '--stdin에는 경로를 줄 수 없습니다' },
      {
        hint: { en: 'name the text with --stdin-filename PATH', ko: '내용의 파일 이름은 --stdin-filename PATH로 지정하세요' },
      },
    );
  return { path: name ?? 'stdin.yml', text: await io.readStdin() };
}

/** What the words say about an earlier state to compare with. Throws a UsageError for two of them. */
export function earlierStateOf(args: ParsedArguments): EarlierState | undefined {
  const given = (['since', 'staged', 'since-dir'] as const).filter((name) => args.has(name));
  const [one, other] = given;
  if (other !== undefined)
    throw new UsageError(
      { en: `--${one} and --${other} cannot be combined`, ko: `--${one}과(와) --${other}은(는) 함께 쓸 수 없습니다` },
      { hint: { en: 'compare with one earlier state at a time', ko: '비교할 이전 상태를 하나만 지정하세요' } },
    );
  if (one === undefined) return undefined;
  if (one === 'staged') return { kind: 'staged' };
  const value = args.value(one) ?? '';
  return one === 'since' ? { kind: 'revision', name: value } : { kind: 'folder', path: value };
}

function ruleArgument(text: string): RuleSeverity {
  const equals = text.indexOf('=');
  return ruleSeverity(text.slice(0, Math.max(0, equals)), text.slice(equals + 1), text);
}

function wholeNumber(args: ParsedArguments, name: string, example: number): number | undefined {
  const given = args.value(name);
  if (given === undefined) return undefined;
  if (!/^\d{1,9}$/.test(given))
    throw new UsageError(
      { en: `--${name}: '${given}' is not a whole number`, ko: `--${name}: '${given}'은(는) 정수가 아닙니다` },
      { hint: { en: `write --${name} ${example}`, ko: `--${name} ${example}처럼 쓰세요` } },
    );
  return Number(given);
}
