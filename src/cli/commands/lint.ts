import { appendFileSync, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../../base/usage-error.ts';
import type { LintResult } from '../../lint/lint-result.ts';
import { reporters } from '../../report/reporters.ts';
import type { Reporter, ReportOptions } from '../../report/reporter.ts';
import { outlinerOf } from '../../report/secret-mask.ts';
import { isNothingChecked, summary } from '../../report/summary.ts';
import { weightOf, type Severity } from '../../rule/rule.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { writeReason, writeWhole } from '../write-file.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import type { ParsedArguments } from '../options.ts';
import { useColor } from '../settings.ts';
import { baselineFile, lintArguments, type Linted } from '../../run/run.ts';
import { reportOptions } from '../../run/report-options.ts';

/** `taslint [lint] [PATH…]`: reads, evaluates, runs the rules, reports. */
export async function lintCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const outputs = outputsOf(args, io);
  const maxWarnings = maxWarningsOf(args);
  const fixing = args.has('fix') || args.has('fix-dry-run');
  const linted = fixing ? await lintAndFix(args, io) : await lintArguments(args, io);
  if (args.has('fix-dry-run')) return exitCodeOf(linted.result, 'never', undefined);
  const { workspace, rules, selected, language, remark } = linted;
  const result = await withoutBaseline(linted, args, io);
  const failOn = failOnOf(args, workspace);
  const hashed = outputs.some(({ reporter }) => HASHING.includes(reporter.name));
  const options = await reportOptions(args, io, { rules, selected, language, failOn, hashed });
  refuseInputs(outputs, workspace, io);
  for (const { reporter, file } of outputs) {
    const text = io.interruptible(() => reporter.render(result, { ...options, color: file === undefined && options.color }));
    if (file === undefined) io.stdout.write(text);
    else writeWhole(resolve(io.cwd, file), text);
  }
  writeStepSummary(args, io, result, options);
  if (remark !== undefined) io.stderr.write(`${remark}\n`);
  io.stderr.write(summary(result, { ...options, color: useColor(args, io, io.stderr) }));
  return exitCodeOf(result, failOn, maxWarnings);
}

/** A fix may uncover another finding that can be fixed; more rounds than this would mean that two fixes undo each other. */
const MOST_FIX_ROUNDS = 5;

/** `--fix`: applies the fixes until nothing is left to fix, and gives what remains. `--fix-dry-run` prints what it would do. */
async function lintAndFix(args: ParsedArguments, io: Io): Promise<Linted> {
  const { fixedRemark, fixingsOf, writeFixings } = await import('./fix.ts'); // lazy: only for --fix
  const all: ReturnType<typeof fixingsOf>[number][] = [];
  const leftAlone = new Set<string>();
  let linted = await lintArguments(args, io);
  for (let round = 0; round < MOST_FIX_ROUNDS; round++) {
    const fixings = fixingsOf(await withoutBaseline(linted, args, io), args.has('unsafe'));
    if (args.has('fix-dry-run')) {
      const { diffOf } = await import('../patch.ts'); // lazy: only for --fix-dry-run
      io.stdout.write(diffOf(fixings, outlinerOf(linted.result)));
      return linted;
    }
    const { written, refused } = writeFixings(fixings, linted.workspace, { cwd: io.cwd, paths: args.positionals });
    for (const why of refused) leftAlone.add(why);
    if (written.length === 0) break;
    all.push(...written);
    linted = await lintArguments(args, io);
  }
  for (const why of leftAlone) io.stderr.write(`taslint: ${why}\n`);
  if (all.length > 0) io.stderr.write(`${fixedRemark(all, linted.language)}\n`);
  return linted;
}

/** The result without what the baseline knows, where there is one. */
export async function withoutBaseline(linted: Linted, args: ParsedArguments, io: Io): Promise<LintResult> {
  const file = baselineFile(args, linted.workspace, io);
  if (file === undefined) return linted.result;
  const { subtractBaseline } = await import('./baseline.ts'); // lazy: most runs have none
  return subtractBaseline(linted, file, io);
}

interface OutputTarget {
  readonly reporter: Reporter;
  /** Undefined is standard output. */
  readonly file: string | undefined;
}

/** Formats that carry fingerprints. */
const HASHING = ['sarif', 'gitlab'];

/** `--format NAME[=FILE]`, several at once. Without it text, and in GitHub Actions lines for the log with annotations beside them. Throws before anything is read. */
function outputsOf(args: ParsedArguments, io: Io): readonly OutputTarget[] {
  const given = args.values('format');
  if (given.length === 0) {
    const names = io.env['GITHUB_ACTIONS'] === 'true' ? ['unix', 'github'] : ['text'];
    return names.map((name) => ({ reporter: findReporter(name), file: undefined }));
  }
  const outputs = given.map((format) => outputOf(format, io));
  if (outputs.filter((output) => output.file === undefined).length > 1) {
    throw new UsageError('only one format can go to standard output', { hint: 'write the others to files: --format json=out.json' });
  }
  return outputs;
}

function outputOf(format: string, io: Io): OutputTarget {
  const equals = format.indexOf('=');
  const reporter = findReporter(equals < 0 ? format : format.slice(0, equals));
  if (equals < 0) return { reporter, file: undefined };
  const file = format.slice(equals + 1);
  if (file === '') throw new UsageError(`--format ${format}: no file after =`, { hint: `write --format ${format}FILE` });
  if (!existsSync(dirname(resolve(io.cwd, file)))) {
    throw new UsageError(`--format ${format}: there is no folder ${dirname(file)}`, { hint: 'make the folder first' });
  }
  return { reporter, file };
}

/** A report must not take the place of what it is about. */
function refuseInputs(outputs: readonly OutputTarget[], workspace: Workspace, io: Io): void {
  const input = outputs.find(({ file }) => file !== undefined && workspace.fileAt(resolve(io.cwd, file)) !== undefined);
  if (input === undefined) return;
  throw new UsageError(`--format ${input.reporter.name}=${input.file}: that is one of the files that were checked`, {
    hint: 'give the report a name of its own',
  });
}

/** A format by its name. Throws a UsageError for one that does not exist. */
export function findReporter(name: string): Reporter {
  const reporter = reporters.get(name);
  if (reporter !== undefined) return reporter;
  const near = didYouMean(name, reporters.keys());
  throw new UsageError(`unknown format ${name}`, {
    hint: near === undefined ? `the formats are ${[...reporters.keys()].join(', ')}` : `did you mean ${near}?`,
  });
}

/** `--fail-on`, else the setting of taslint.yml, else warnings. */
export function failOnOf(args: ParsedArguments, workspace: Workspace): Severity | 'never' {
  // The parser lets only severities and `never` through.
  return (args.value('fail-on') as Severity | 'never' | undefined) ?? workspace.config?.failOn ?? 'warning';
}

function maxWarningsOf(args: ParsedArguments): number | undefined {
  const given = args.value('max-warnings');
  if (given === undefined) return undefined;
  if (!/^\d{1,9}$/.test(given))
    throw new UsageError(`--max-warnings: '${given}' is not a whole number`, { hint: 'write --max-warnings 0' });
  return Number(given);
}

/** In GitHub Actions the summary page of the job gets a table, unless formats were chosen by hand. */
function writeStepSummary(args: ParsedArguments, io: Io, result: LintResult, options: ReportOptions): void {
  const file = io.env['GITHUB_STEP_SUMMARY'];
  if (io.env['GITHUB_ACTIONS'] !== 'true' || file === undefined || file === '' || args.values('format').length > 0) return;
  try {
    appendFileSync(file, findReporter('markdown').render(result, { ...options, color: false }));
  } catch (error) {
    io.stderr.write(`taslint: the step summary could not be written: ${writeReason(error)}\n`);
  }
}

/** 2 when something could not be checked (templates and pipelines of a folder count only when nothing else was), 1 for findings, else 0. */
export function exitCodeOf(result: LintResult, failOn: Severity | 'never', maxWarnings: number | undefined): ExitCode {
  if (result.failures.length > 0) return EXIT.failed;
  if (isNothingChecked(result)) return EXIT.failed;
  const warnings = result.diagnostics.filter((diagnostic) => diagnostic.severity === 'warning').length;
  if (maxWarnings !== undefined && warnings > maxWarnings) return EXIT.findings;
  if (failOn === 'never') return EXIT.clean;
  return result.diagnostics.some((diagnostic) => weightOf(diagnostic.severity) >= weightOf(failOn)) ? EXIT.findings : EXIT.clean;
}
