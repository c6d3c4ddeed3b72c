import { appendFileSync, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../../base/usage-error.ts';
import type { LintResult } from '../../lint/lint-result.ts';
import { findReporter, reportersFor } from '../../report/reporters.ts';
import type { Reporter, ReportOptions } from '../../report/reporter.ts';
import { outlinerOf } from '../../report/mask-lines.ts';
import { shownOnly } from '../../report/shown-only.ts';
import { quietSummary, summary } from '../../report/summary.ts';
import { EXIT, exitCodeOf, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { reportOptions } from '../../run/report-options.ts';
import type { RunOptions } from '../../run/run-options.ts';
import { run, type Run } from '../../run/run.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { ParsedArguments } from '../options.ts';
import { withProgress } from '../progress.ts';
import { runOptionsOf, shownOnlyOf } from '../run-arguments.ts';
import { useColor } from '../environment.ts';
import { writeReason, writeWhole } from '../write-file.ts';

/** `taslint [lint] [PATH…]`: a run, with its report. */
export async function lintCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  refuseFixing(args);
  const outputs = await outputsOf(args, io);
  const only = shownOnlyOf(args);
  const options = await runOptionsOf(args, io);
  if (args.has('fix-dry-run')) return showFixes(args, options, io);
  const ran = args.has('fix') ? await runAndFix(args, options, io) : await runShown(options, io);
  const { workspace, remark, cacheProblem, exitCode } = ran;
  const result = shownOnly(ran.result, only);
  const hashed = outputs.some(({ reporter }) => HASHING.includes(reporter.name));
  refuseInputs(outputs, workspace, io);
  const page = outputs.some(({ reporter }) => PAGES.includes(reporter.name)) ? { page: await pageOf(ran, options, io) } : {};
  const shown = { ...(await reportOptions(options.look, io, { ...ran, hashed })), ...page };
  for (const { reporter, file } of outputs) {
    const text = io.interruptible(() => reporter.render(result, { ...shown, color: file === undefined && shown.color }));
    if (file === undefined) io.stdout.write(text);
    else writeWhole(resolve(io.cwd, file), text);
  }
  writeStepSummary(args, io, result, shown);
  if (cacheProblem !== undefined) io.stderr.write(`taslint: ${cacheProblem}\n`);
  const closing = { ...shown, color: useColor(args, io, io.stderr) };
  if (args.has('quiet')) io.stderr.write(quietSummary(result, closing, exitCode === EXIT.findings));
  else io.stderr.write(`${remark === undefined ? '' : `${remark}\n`}${summary(result, closing)}`);
  return exitCode;
}

async function pageOf(ran: Run, options: RunOptions, io: Io): Promise<NonNullable<ReportOptions['page']>> {
  const { pageMaker } = await import('../../run/page-parts.ts'); // lazy: only for pages
  return (await pageMaker())(ran, options, io);
}

async function runShown(options: RunOptions, io: Io): Promise<Run> {
  return withProgress(io, (onProgress) => run(options, io, onProgress));
}

/** `--fix-dry-run`: prints what `--fix` would do first. */
async function showFixes(args: ParsedArguments, options: RunOptions, io: Io): Promise<ExitCode> {
  const { fixingsOf, nothingRemark } = await import('./fix.ts'); // lazy: only for --fix
  const { diffOf } = await import('../patch.ts'); // lazy: only for --fix-dry-run
  const { result, language } = await runShown(options, io);
  const fixings = fixingsOf(result, args.has('unsafe'));
  io.stdout.write(diffOf(fixings, outlinerOf(result)));
  if (fixings.length === 0) io.stderr.write(`${nothingRemark(result, args.has('unsafe'), language)}\n`);
  return exitCodeOf(result, 'never');
}

/** What is staged cannot be written, and `--unsafe` by itself does nothing. */
function refuseFixing(args: ParsedArguments): void {
  if (args.has('fix') && args.has('staged'))
    throw new UsageError(
      {
        en: '--fix and --staged cannot be combined: --fix does not change what is staged',
        ko: '--fix와 --staged는 함께 쓸 수 없습니다. stage된 내용은 바뀌지 않습니다',
      },
      {
        hint: {
          en: 'run --fix without --staged, then git add; --fix-dry-run --staged shows the changes',
          ko: '--staged 없이 --fix를 실행한 뒤 git add 하세요. 바뀔 내용은 --fix-dry-run --staged로 볼 수 있습니다',
        },
      },
    );
  if (args.has('unsafe') && !args.has('fix') && !args.has('fix-dry-run'))
    throw new UsageError(
      { en: '--unsafe works only with --fix', ko: '--unsafe는 --fix와 함께 씁니다' },
      { hint: { en: 'add --fix or --fix-dry-run', ko: '--fix나 --fix-dry-run을 함께 지정하세요' } },
    );
}

/** A fix may uncover another finding that can be fixed; more rounds than this would mean that two fixes undo each other. */
const MOST_FIX_ROUNDS = 5;

/** `--fix`: applies the fixes until nothing is left to fix, and gives what remains. */
async function runAndFix(args: ParsedArguments, options: RunOptions, io: Io): Promise<Run> {
  const { fixedRemark, fixingsOf, nothingRemark, writeFixings } = await import('./fix.ts'); // lazy: only for --fix
  const all: ReturnType<typeof fixingsOf>[number][] = [];
  const leftAlone = new Set<string>();
  let ran = await runShown(options, io);
  for (let round = 0; round < MOST_FIX_ROUNDS; round++) {
    const fixings = fixingsOf(ran.result, args.has('unsafe'));
    const { written, refused } = writeFixings(fixings, ran.workspace, {
      cwd: io.cwd,
      paths: args.positionals,
      language: ran.language,
    });
    for (const why of refused) leftAlone.add(why);
    if (written.length === 0) break;
    all.push(...written);
    ran = await runShown(options, io);
  }
  for (const why of leftAlone) io.stderr.write(`taslint: ${why}\n`);
  const remark = all.length > 0 ? fixedRemark(all, ran.language) : nothingRemark(ran.result, args.has('unsafe'), ran.language);
  io.stderr.write(`${remark}\n`);
  return ran;
}

interface OutputTarget {
  readonly reporter: Reporter;
  /** Undefined is standard output. */
  readonly file: string | undefined;
}

/** Formats that carry fingerprints. */
const HASHING = ['sarif', 'gitlab'];

/** Formats that are pages. */
const PAGES = ['html'];

/** `--format NAME[=FILE]`, several at once. Without it text, and in GitHub Actions lines for the log with annotations beside them. Throws before anything is read. */
async function outputsOf(args: ParsedArguments, io: Io): Promise<readonly OutputTarget[]> {
  const given = args.values('format');
  if (given.length === 0) {
    const isText = args.has('group-by') || args.has('statistics');
    const names = io.env['GITHUB_ACTIONS'] === 'true' && !isText ? ['unix', 'github'] : ['text'];
    return names.map((name) => ({ reporter: findReporter(name), file: undefined }));
  }
  const known = await reportersFor(given.map(nameIn));
  const outputs = given.map((format) => outputOf(format, known, io));
  const ofText = (['group-by', 'statistics'] as const).find((name) => args.has(name));
  if (ofText !== undefined && !outputs.some(({ reporter }) => reporter.name === 'text'))
    throw new UsageError(
      { en: `--${ofText} is for the format text`, ko: `--${ofText}은(는) text 형식에만 쓸 수 있습니다` },
      { hint: { en: 'leave out --format, or add --format text=FILE', ko: '--format을 빼거나 --format text=FILE을 추가하세요' } },
    );
  if (outputs.filter((output) => output.file === undefined).length > 1) {
    throw new UsageError(
      { en: 'only one format can go to standard output', ko: '표준 출력으로는 한 형식만 낼 수 있습니다' },
      { hint: { en: 'write the others to files: --format json=out.json', ko: '나머지는 파일로 저장하세요: --format json=out.json' } },
    );
  }
  return outputs;
}

/** `html` of `html=report.html` */
function nameIn(format: string): string {
  return format.split('=', 1)[0]!; // a split gives one part at least
}

function outputOf(format: string, known: Awaited<ReturnType<typeof reportersFor>>, io: Io): OutputTarget {
  const equals = format.indexOf('=');
  const reporter = findReporter(nameIn(format), known);
  if (equals < 0) return { reporter, file: undefined };
  const file = format.slice(equals + 1);
  if (file === '')
    throw new UsageError(
      { en: `--format ${format}: no file after =`, ko: `--format ${format}: = 뒤에 파일이 없습니다` },
      { hint: { en: `write --format ${format}FILE`, ko: `--format ${format}FILE처럼 쓰세요` } },
    );
  if (!existsSync(dirname(resolve(io.cwd, file)))) {
    throw new UsageError(
      { en: `--format ${format}: there is no folder ${dirname(file)}`, ko: `--format ${format}: 폴더가 없습니다: ${dirname(file)}` },
      { hint: { en: 'create the folder first', ko: '폴더를 먼저 만드세요' } },
    );
  }
  return { reporter, file };
}

/** A report must not take the place of what it is about. */
function refuseInputs(outputs: readonly OutputTarget[], workspace: Workspace, io: Io): void {
  const input = outputs.find(({ file }) => file !== undefined && workspace.fileAt(resolve(io.cwd, file)) !== undefined);
  if (input === undefined) return;
  throw new UsageError(
    {
      en: `--format ${input.reporter.name}=${input.file}: that is one of the files that were checked`,
      ko: `--format ${input.reporter.name}=${input.file}: 검사한 파일 중 하나입니다`,
    },
    { hint: { en: 'give the report a name of its own', ko: '보고서에 다른 파일 이름을 지정하세요' } },
  );
}

/** In GitHub Actions the summary page of the job gets a table, unless formats were chosen by hand. */
function writeStepSummary(args: ParsedArguments, io: Io, result: LintResult, options: ReportOptions): void {
  const file = io.env['GITHUB_STEP_SUMMARY'];
  if (io.env['GITHUB_ACTIONS'] !== 'true' || file === undefined || file === '' || args.values('format').length > 0) return;
  try {
    appendFileSync(file, findReporter('markdown').render(result, { ...options, color: false }));
  } catch (error) {
    io.stderr.write(`taslint: the step summary could not be written: ${writeReason(error)[options.language]}\n`);
  }
}
