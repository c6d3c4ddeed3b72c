import { jsonReport } from '../report/formats/json.ts';
import { builtinRules } from './builtin-rules.ts';
import type { Io } from './io.ts';
import type { LintOptions, LintRun } from './library.ts';
import { exitCodeOf, failOnOf, findReporter, withoutBaseline } from '../cli/commands/lint.ts';
import { reportOptions } from './report-options.ts';
import { lintArguments } from './run.ts';
import { commandSpec } from '../cli/main.ts';
import { parseArguments } from '../cli/options.ts';

/** What `library.ts` promises: the arguments of the command line, made from options, and a run of `lint` without its output. */
export async function lintPaths(paths: readonly string[], options: LintOptions = {}): Promise<LintRun> {
  const io = silentIo(options);
  const args = parseArguments([...wordsOf(options), '--', ...paths], commandSpec('lint').options, 'lint');
  const linted = await lintArguments(args, io);
  const result = await withoutBaseline(linted, args, io);
  const failOn = failOnOf(args, linted.workspace);
  const shown = await reportOptions(args, io, { ...linted, failOn, hashed: true });
  const code = exitCodeOf(result, failOn, undefined);
  return {
    report: jsonReport(result, shown),
    exitCode: code === 130 ? 2 : code,
    format: (name) => findReporter(name).render(result, shown),
  };
}

/** The options as the command line has them, so that both mean the same. */
function wordsOf(options: LintOptions): readonly string[] {
  const each = (name: string, values: readonly string[] | undefined): readonly string[] =>
    (values ?? []).map((value) => `--${name}=${value}`);
  const one = (name: string, value: string | undefined): readonly string[] => (value === undefined ? [] : [`--${name}=${value}`]);
  return [
    ...one('config', options.config),
    ...each('foundation', options.foundations),
    ...each('vars-file', options.varsFiles),
    ...each('ops-file', options.opsFiles),
    ...one('profile', options.profile),
    ...each(
      'rule',
      Object.entries(options.rules ?? {}).map(([id, severity]) => `${id}=${severity}`),
    ),
    ...one('fail-on', options.failOn),
    ...one('since', options.since),
    ...(options.newOnly === true ? ['--new-only'] : []),
    ...one('baseline', options.baseline),
    ...one('lang', options.language),
  ];
}

/** A world without terminal and locale. The rest of the environment is kept: git needs it. */
function silentIo({ cwd, now }: LintOptions): Io {
  const nowhere = { write: () => {}, isTerminal: false, columns: undefined };
  return {
    cwd: cwd ?? process.cwd(),
    env: { ...process.env, LC_ALL: 'C' },
    stdout: nowhere,
    stderr: nowhere,
    readStdin: () => Promise.resolve(''),
    interruptible: (work) => work(),
    now: () => now ?? new Date(),
    clock: () => 0,
    rules: builtinRules,
  };
}
