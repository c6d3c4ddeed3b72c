import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../cli/main.ts';
import type { Report } from '../../report/formats/json-report.ts';
import type { RuleSet } from '../../rule/rule-set.ts';
import { loadBuiltinRules } from '../build/rule-files.ts';
import { compareRepositories, readRepositoryVerdicts, type RepositoryComparison, type RepositoryFinding } from './repository-verdicts.ts';

/**
 * `npm run corpus-repos -- DIR [--all]`: lints every folder of DIR as `taslint .` does in it, and prints findings and seconds per repository, findings per
 * rule, what crashed, and how the findings stand against the verdicts (`VERDICTS.tsv` of DIR and `test/judged/repositories`); `--all` lists every warning
 * and error that nobody judged. Exit 1 on a crash, when a finding is reported that was judged wrong, and when one is gone that was judged right.
 */

/** Certificates are checked as of this day, so that the findings do not change with the calendar. */
const DAY = '2026-11-01';

interface Linted {
  readonly repository: string;
  readonly report: Report | undefined;
  readonly seconds: number;
  /** What was printed instead of a report, or the defects that it tells of. */
  readonly crash: string | undefined;
}

const [directory, ...flags] = process.argv.slice(2);
if (directory === undefined) {
  console.error('usage: npm run corpus-repos -- DIR [--all]');
  process.exitCode = 2;
} else {
  process.exitCode = await run(directory, flags.includes('--all'));
}

async function run(folder: string, all: boolean): Promise<number> {
  const { set } = await loadBuiltinRules();
  const repositories = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const linted: Linted[] = [];
  for (const repository of repositories) linted.push(await lint(folder, repository, set));
  const findings = linted.flatMap(({ repository, report }) => (report?.findings ?? []).map((finding) => ({ repository, finding })));
  const comparison = compareRepositories(findings, readRepositoryVerdicts(folder), repositories);
  const crashes = linted.flatMap(({ repository, crash }) => (crash === undefined ? [] : [`${repository}: ${crash}`]));
  print(linted, findings, crashes);
  console.log(showComparison(comparison, all));
  return crashes.length + comparison.wrong.length + comparison.lost.length > 0 || repositories.length === 0 ? 1 : 0;
}

/** `taslint .` in a repository, in this process. */
async function lint(folder: string, repository: string, rules: RuleSet): Promise<Linted> {
  const printed = { out: '', err: '' };
  const started = performance.now();
  const stream = (name: keyof typeof printed) => ({
    write: (text: string) => void (printed[name] += text),
    isTerminal: false,
    columns: undefined,
  });
  await main(['lint', '--lang', 'en', '--now', DAY, '--format', 'json', '.'], {
    cwd: join(folder, repository),
    env: { ...process.env, LC_ALL: 'C' },
    stdout: stream('out'),
    stderr: stream('err'),
    readStdin: () => Promise.resolve(''),
    interruptible: (work) => work(),
    now: () => new Date(DAY),
    clock: () => 0,
    rules: () => Promise.resolve(rules),
  });
  const seconds = (performance.now() - started) / 1000;
  if (printed.out === '') return { repository, report: undefined, seconds, crash: printed.err.trim() };
  const report = JSON.parse(printed.out) as Report; // the format json, tested against its schema
  const defects = report.failures.flatMap((failure) => (failure.kind === 'defect' ? [`${failure.rule}: ${failure.message}`] : []));
  return { repository, report, seconds, crash: defects.length === 0 ? undefined : defects.join('; ') };
}

function print(linted: readonly Linted[], findings: readonly RepositoryFinding[], crashes: readonly string[]): void {
  console.log('Repositories (errors, warnings, remarks, files checked, seconds)');
  for (const { repository, report, seconds } of linted) {
    const { errors = 0, warnings = 0, infos = 0, filesChecked = 0 } = report?.summary ?? {};
    const counts = [errors, warnings, infos, filesChecked].map((count) => String(count).padStart(6)).join('');
    console.log(`  ${repository.padEnd(54)}${counts}${seconds.toFixed(2).padStart(8)}`);
  }
  console.log('\nRules (errors, warnings, remarks, repositories)');
  const rules = new Map<string, RepositoryFinding[]>();
  for (const one of findings) rules.set(one.finding.rule, [...(rules.get(one.finding.rule) ?? []), one]);
  for (const [rule, own] of [...rules].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const count = (severity: string): string => String(own.filter(({ finding }) => finding.severity === severity).length).padStart(6);
    const where = String(new Set(own.map(({ repository }) => repository)).size).padStart(6);
    console.log(`  ${rule.padEnd(48)}${count('error')}${count('warning')}${count('info')}${where}`);
  }
  if (crashes.length > 0) console.log(`\nCrashes\n  ${crashes.join('\n  ')}`);
}

function showComparison({ wrong, lost, unjudged, judged }: RepositoryComparison, all: boolean): string {
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
  return [
    ...section(
      'Judged wrong and reported all the same',
      wrong.map(({ rule, file, line, verdict, why }) => `${rule} ${file}:${line}: ${verdict}: ${why}`),
    ),
    ...section(
      'Judged right and gone',
      lost.map(({ rule, file, line, why }) => `${rule} ${file}:${line}: ${why}`),
    ),
    ...(all ? section('Warnings and errors that nobody judged', unjudged.map(showFinding)) : []),
    '',
    `${judged} findings judged, ${unjudged.length} warnings and errors not; ${wrong.length} judged wrong are reported, ${lost.length} judged right are gone`,
  ].join('\n');
}

function showFinding({ repository, finding }: RepositoryFinding): string {
  const { rule, severity, place, message } = finding;
  return `${severity} ${rule} ${repository}/${place.path}:${place.start.line}: ${message}`;
}
