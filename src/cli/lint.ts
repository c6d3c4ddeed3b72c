import { appendFileSync, existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { UsageError } from '../base/usage-error.ts';
import { buildFoundation } from '../foundation/build-foundation.ts';
import { tables } from '../facts/tables.ts';
import { lint, type Suppressing } from '../lint/lint.ts';
import type { LintResult } from '../lint/lint-result.ts';
import { noticeText } from '../lint/notices.ts';
import { selectRules, type ProfileChoice, type SelectedRule } from '../lint/select-rules.ts';
import { reporters } from '../report/reporters.ts';
import type { Reporter, ReportOptions } from '../report/reporter.ts';
import { summary } from '../report/summary.ts';
import { TableSet } from '../rule/facts.ts';
import { weightOf, type Language, type Severity } from '../rule/rule.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { Repositories } from '../workspace/repository.ts';
import { reasonOf } from '../workspace/read-source.ts';
import { writeAtomically } from './write-file.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import type { ParsedArguments } from './options.ts';
import { variableArguments } from './variable-arguments.ts';
import { isContinuousIntegration, languageOf, nowOf, useColor, widthOf } from './settings.ts';
import { VERSION } from './version.ts';
import { allRules, ruleSettings } from './rule-settings.ts';
import { openFromArguments, workspaceOptions } from './open-from-arguments.ts';
import { progress } from './progress.ts';
import { suppressingOf } from './suppressing.ts';
import type { Compared } from './revisions.ts';

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
  for (const { reporter, file } of outputs) {
    const text = reporter.render(result, { ...options, color: file === undefined && options.color });
    if (file === undefined) io.stdout.write(text);
    else writeAtomically(resolve(io.cwd, file), text);
  }
  writeStepSummary(args, io, result, options);
  if (remark !== undefined) io.stderr.write(`${remark}\n`);
  io.stderr.write(summary(result, { ...options, color: useColor(args, io, io.stderr) }));
  return exitCodeOf(result, failOn, maxWarnings);
}

/** What a run found, with all that made it. */
export interface Linted {
  readonly workspace: Workspace;
  readonly rules: RuleSet;
  readonly selected: readonly SelectedRule[];
  readonly language: Language;
  readonly result: LintResult;
  /** How the files were compared with earlier ones, in a sentence; undefined when they were not. */
  readonly remark: string | undefined;
}

/** Lints what the arguments name. */
export async function lintArguments(args: ParsedArguments, io: Io): Promise<Linted> {
  const now = nowOf(args, io);
  const showProgress = progress(io);
  const { workspace, compared } = await open(args, io, showProgress.step);
  const language = languageOf(args, io, workspace.config?.language);
  const rules = await allRules(workspace.config, io);
  const selected = selectRules(rules.rules, profileOf(args, workspace), ruleSettings(args, workspace.config));
  const suppressing = suppressingOf(args, workspace, rules);
  const run = {
    rules,
    selected,
    now,
    suppressing,
    clock: args.has('timing') ? io.clock : undefined,
    variables: variableArguments(args, io),
  };
  const whole = runLint(workspace, { ...run, compared });
  const result = compared?.narrow(whole, workspace, (earlier, lifecycle) => runLint(earlier, { ...run, lifecycle })) ?? whole;
  showProgress.end();
  const remark = compared?.summary(workspace, whole.diagnostics.length - result.diagnostics.length, language);
  return { workspace, rules, selected, language, result, remark };
}

/** A fix may uncover another finding that can be fixed; more rounds than this would mean that two fixes undo each other. */
const MOST_FIX_ROUNDS = 5;

/** `--fix`: applies the fixes until nothing is left to fix, and gives what remains. `--fix-dry-run` prints what it would do. */
async function lintAndFix(args: ParsedArguments, io: Io): Promise<Linted> {
  const { diffOf, fixedRemark, fixingsOf, writeFixings } = await import('./fix.ts'); // lazy: only for --fix
  const all: ReturnType<typeof fixingsOf>[number][] = [];
  let linted = await lintArguments(args, io);
  for (let round = 0; round < MOST_FIX_ROUNDS; round++) {
    const fixings = fixingsOf(await withoutBaseline(linted, args, io), args.has('unsafe'));
    if (args.has('fix-dry-run')) {
      io.stdout.write(diffOf(fixings));
      return linted;
    }
    const { written } = writeFixings(fixings, linted.workspace, io);
    if (written.length === 0) break;
    all.push(...written);
    linted = await lintArguments(args, io);
  }
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

/** The baseline of `--baseline`, else of taslint.yml. */
export function baselineFile(args: ParsedArguments, workspace: Workspace, io: Io): string | undefined {
  const given = args.value('baseline');
  return given === undefined ? workspace.config?.baseline : resolve(io.cwd, given);
}

/** Options that need the files as they were; what compares is loaded only for them. */
const COMPARING = ['since', 'staged', 'since-dir', 'new-only', 'changed-only'] as const;

async function open(
  args: ParsedArguments,
  io: Io,
  onProgress: (read: number, total: number) => void,
): Promise<{ readonly workspace: Workspace; readonly compared?: Compared }> {
  if (!COMPARING.some((name) => args.has(name) || args.value(name) !== undefined))
    return { workspace: await openFromArguments(args, io, onProgress) };
  const { openBoth } = await import('./revisions.ts'); // lazy: most runs compare nothing
  return openBoth(args, { ...(await workspaceOptions(args, io)), onProgress }, io);
}

/** Everything between an open workspace and a result; shared with the tests of rules. */
export function runLint(
  workspace: Workspace,
  run: {
    readonly rules: RuleSet;
    readonly selected: readonly SelectedRule[];
    readonly now: Date;
    readonly suppressing: Suppressing;
    readonly clock: (() => number) | undefined;
    readonly variables: Parameters<typeof buildFoundation>[2];
    /** The same files as they were, for rules about change. */
    readonly compared?: Compared | undefined;
    /** How foundations are known to be installed, when the workspace is not to say it. */
    readonly lifecycle?: Workspace['lifecycle'];
  },
): LintResult {
  return lint({
    foundations: workspace.plans.map((plan) => {
      const foundation = buildFoundation(plan, workspace.read, run.variables);
      const previous = run.compared?.previousOf(plan, foundation, run.variables);
      return { foundation, ...(previous === undefined ? {} : { previous }), lifecycle: (run.lifecycle ?? workspace.lifecycle)(plan) };
    }),
    rules: run.selected,
    allRules: run.rules.rules,
    tables: new TableSet(tables),
    now: run.now,
    unread: [...workspace.broken, ...workspace.templates.map(({ file }) => workspace.read(file))],
    // taslint.yml itself was read, just not as configuration of the platform.
    leftAlone: workspace.leftAlone.filter(({ kind }) => kind !== 'taslint').map(({ file }) => file),
    failures: workspace.failures,
    suppressing: run.suppressing,
    clock: run.clock,
  });
}

interface OutputTarget {
  readonly reporter: Reporter;
  /** Undefined is standard output. */
  readonly file: string | undefined;
}

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

/** A format by its name. Throws a UsageError for one that does not exist. */
export function findReporter(name: string): Reporter {
  const reporter = reporters.get(name);
  if (reporter !== undefined) return reporter;
  const near = didYouMean(name, reporters.keys());
  throw new UsageError(`unknown format ${name}`, {
    hint: near === undefined ? `the formats are ${[...reporters.keys()].join(', ')}` : `did you mean ${near}?`,
  });
}

function profileOf(args: ParsedArguments, workspace: Workspace): ProfileChoice {
  const given = args.value('profile');
  // The parser lets only these three through.
  return (given as ProfileChoice | undefined) ?? workspace.config?.profile ?? 'recommended';
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

/** How to print the result of a run; `hashed`: for a format that carries fingerprints. */
export async function reportOptions(
  args: ParsedArguments,
  io: Io,
  run: {
    readonly rules: RuleSet;
    readonly selected: readonly SelectedRule[];
    readonly language: Language;
    readonly failOn: Severity | 'never';
    readonly hashed: boolean;
  },
): Promise<ReportOptions> {
  const { rules, selected, language, failOn, hashed } = run;
  return {
    language,
    color: useColor(args, io, io.stdout),
    width: widthOf(io, io.stdout),
    verbose: args.has('verbose'),
    timing: args.has('timing'),
    hyperlinks: io.stdout.isTerminal && !isContinuousIntegration(io),
    debug: args.has('debug'),
    version: VERSION,
    textOf: (id) => noticeText(id, language) ?? rules.text(rules.find(id)!, language),
    referencesOf: (id) => {
      const rule = rules.find(id);
      return rule === undefined ? [] : rules.explanation(rule, language).references;
    },
    rules: selected.map(({ rule, severity }) => ({ id: rule.id, severity: severity ?? rule.severity })),
    failOn,
    repositoryPath: repositoryPathOf(io),
    ...(hashed ? { sha256: await hashing() } : {}),
  };
}

/** Formats that carry fingerprints. */
const HASHING = ['sarif', 'gitlab'];

export async function hashing(): Promise<(text: string) => string> {
  const { createHash } = await import('node:crypto'); // lazy: only for formats with fingerprints
  return (text) => createHash('sha256').update(text, 'utf8').digest('hex');
}

/** CI servers want paths from the top of the repository, wherever taslint was started. */
function repositoryPathOf(io: Io): (path: string) => string {
  const repository = new Repositories().of(io.cwd);
  if (repository === undefined) return (path) => path;
  const prefix = relative(repository.root, io.cwd).replaceAll('\\', '/');
  if (prefix === '') return (path) => path;
  return (path) => relative(repository.root, resolve(io.cwd, path)).replaceAll('\\', '/');
}

/** In GitHub Actions the summary page of the job gets a table, unless formats were chosen by hand. */
function writeStepSummary(args: ParsedArguments, io: Io, result: LintResult, options: ReportOptions): void {
  const file = io.env['GITHUB_STEP_SUMMARY'];
  if (io.env['GITHUB_ACTIONS'] !== 'true' || file === undefined || file === '' || args.values('format').length > 0) return;
  try {
    appendFileSync(file, findReporter('markdown').render(result, { ...options, color: false }));
  } catch (error) {
    io.stderr.write(`taslint: the step summary could not be written: ${reasonOf(error)}\n`);
  }
}

/** 2 when something could not be checked (templates count only when nothing else was checked), 1 for findings, else 0. */
export function exitCodeOf(result: LintResult, failOn: Severity | 'never', maxWarnings: number | undefined): ExitCode {
  if (result.failures.length > 0) return EXIT.failed;
  if (result.checked.templates.length > 0 && result.checked.files.length === 0) return EXIT.failed;
  const warnings = result.diagnostics.filter((diagnostic) => diagnostic.severity === 'warning').length;
  if (maxWarnings !== undefined && warnings > maxWarnings) return EXIT.findings;
  if (failOn === 'never') return EXIT.clean;
  return result.diagnostics.some((diagnostic) => weightOf(diagnostic.severity) >= weightOf(failOn)) ? EXIT.findings : EXIT.clean;
}
