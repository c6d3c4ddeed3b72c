import { choiceOf } from '../base/choice.ts';
import { UsageError } from '../base/usage-error.ts';
import { jsonReport } from '../report/formats/json.ts';
import { findReporter, reportersFor } from '../report/reporters.ts';
import { LANGUAGES } from '../base/language.ts';
import { builtinRules } from './builtin-rules.ts';
import type { RunWorld } from './io.ts';
import type { LintOptions, LintRun } from './library.ts';
import { reportOptions } from './report-options.ts';
import { FAIL_ON, PROFILES, ruleSeverity, type Look, type RunOptions } from './run-options.ts';
import { run } from './run.ts';
import { wantsColor, widthOf } from './terminal.ts';

/** What `library.ts` promises: a run without its output. */
export async function lintPaths(paths: readonly string[], options: LintOptions = {}): Promise<LintRun> {
  const world = silentWorld(options);
  const look = lookOf(world);
  const runOptions = runOptionsOf(paths, options, look);
  const ran = await run(runOptions, world);
  const { result, exitCode } = ran;
  const shown = await reportOptions(look, world, { ...ran, hashed: true });
  const known = await reportersFor(['html']);
  const { pageMaker } = await import('./page-parts.ts'); // lazy: not for the command line
  const pageOf = await pageMaker();
  const format = (name: string): string => {
    const page = name === 'html' ? { page: pageOf(ran, runOptions, world) } : {};
    return findReporter(name, known).render(result, { ...shown, ...page });
  };
  return { report: jsonReport(result, shown), exitCode, format };
}

/** What a program says, as a run takes it. A program in JavaScript may say what the types do not allow. */
function runOptionsOf(paths: readonly string[], options: LintOptions, look: Look): RunOptions {
  const { config, foundations, varsFiles, opsFiles, profile, rules = {}, failOn, since, newOnly, baseline, language, now } = options;
  return {
    paths: paths.filter((path) => path !== '-'),
    stdin: stdinOf(paths),
    config,
    foundations,
    varsFiles,
    opsFiles,
    profile: choiceOf('--profile', profile, PROFILES),
    rules: Object.entries(rules).map(([id, severity]) => ruleSeverity(id, severity)),
    failOn: choiceOf('--fail-on', failOn, FAIL_ON),
    comparedWith: since === undefined ? undefined : { kind: 'revision', name: since },
    only: newOnly === true ? 'new' : undefined,
    baseline,
    language: choiceOf('--lang', language, LANGUAGES),
    locale: 'en',
    now: now ?? new Date(),
    look,
  };
}

/** A library has no standard input: `-` stands for an empty one. Throws a UsageError for `-` beside paths, as the command line does. */
function stdinOf(paths: readonly string[]): RunOptions['stdin'] {
  if (!paths.includes('-')) return undefined;
  if (paths.some((path) => path !== '-'))
    throw new UsageError(
      { en: '--stdin takes no paths', ko: '--stdin에는 경로를 줄 수 없습니다' },
      {
        hint: { en: 'name the text with --stdin-filename PATH', ko: '내용의 파일 이름은 --stdin-filename PATH로 지정하세요' },
      },
    );
  return { path: 'stdin.yml', text: '' };
}

/** Without a terminal; the environment may want colours all the same. */
function lookOf({ env }: RunWorld): Look {
  const none = { isTerminal: false, columns: undefined };
  return { color: wantsColor(env, none), width: widthOf(env, none), hyperlinks: false, verbose: false, timing: false, debug: false };
}

/** The world without a terminal. The locale of the environment does not count; the rest of it is kept: git needs it. */
function silentWorld({ cwd }: LintOptions): RunWorld {
  return {
    cwd: cwd ?? process.cwd(),
    env: { ...process.env, LC_ALL: 'C' },
    interruptible: (work) => work(),
    clock: () => 0,
    rules: builtinRules,
  };
}
