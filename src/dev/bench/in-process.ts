import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { SourceFile } from '../../base/source.ts';
import { tables } from '../../facts/tables.ts';
import { buildFoundation } from '../../foundation/build-foundation.ts';
import { classify } from '../../foundation/classify.ts';
import type { Foundation } from '../../foundation/foundation.ts';
import { interpolate } from '../../interpolate/interpolate.ts';
import { lint } from '../../lint/lint.ts';
import type { LintResult } from '../../lint/lint-result.ts';
import { TableSet } from '../../rule/fact-rows.ts';
import { builtinRules } from '../../run/builtin-rules.ts';
import { Session } from '../../run/session.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { CORPUS_DAY, everyRule, planOf } from '../quality/corpus-findings.ts';
import { fullTasProduct, writeFullTas } from './full-tas.ts';
import { fiveThousandLines, productFile, writeFoundation } from './inputs.ts';
import { cpuInProcess, FOLDER, takeTurns } from './measure.ts';
import { print } from './table.ts';

const ROUNDS = 31;
const DEAREST = 8;

/**
 * What the rules cost: all of them, whatever their profile, on a product file that was read already, against reading it (parsing, telling its kind,
 * evaluating) and against the package `yaml` reading it.
 */
export async function rulesAndReading(): Promise<void> {
  await rulesOn('a product file of 50 KB', productFile(50_000), true);
  await rulesOn('a TAS product file', fullTasProduct(), false);
}

async function rulesOn(what: string, text: string, gates: boolean): Promise<void> {
  const { rules, selected } = await everyRule();
  const tableSet = new TableSet(tables);
  const read = (): Foundation => {
    const document = readYaml(new SourceFile('cf.yml', text));
    const { kind } = classify(document, 'cf.yml');
    const foundation = buildFoundation(planOf(document, kind), () => document);
    if (foundation.documents[0]?.root === undefined) throw new Error('the bench document is not readable');
    return foundation;
  };
  const lintOnce = (foundation: Foundation, clock?: () => number): LintResult =>
    lint({
      foundations: [{ open: () => ({ foundation }), lifecycle: () => ({ state: 'operating', because: 'no-git' }) }],
      read: () => foundation.documents[0]!.yaml,
      rules: selected,
      allRules: rules,
      tables: tableSet,
      now: CORPUS_DAY,
      unread: [],
      leftAlone: [],
      failures: [],
      suppressing: { configured: [], unignorable: new Set(), comments: true },
      clock,
    });
  let foundation = read();
  const work = {
    yaml: (): number => cpuInProcess(() => parseDocument(text)),
    read: (): number => cpuInProcess(() => (foundation = read())),
    rules: (): number => cpuInProcess(() => lintOnce(foundation)), // of the foundation just read: nothing is remembered of an earlier round
  };
  takeTurns(work, 40); // warm up
  const times = takeTurns(work, 4 * ROUNDS);
  const row = `all ${selected.length} rules on ${what}, warm`;
  const reading = { name: 'reading it', amount: times.read };
  print({ what: row, ours: times.rules, against: reading, unit: 'ms', ...(gates ? { gate: 1.5 } : {}), aim: 1 });
  print({ what: row, ours: times.rules, against: { name: 'yaml.parseDocument of it', amount: times.yaml }, unit: 'ms' });
  console.log(`          dearest: ${dearest(Array.from({ length: ROUNDS }, () => lintOnce(read(), () => performance.now())))}`);
}

/** What an editor feels: a line of a product file changed, and the whole foundation of 12 files is answered for again, in a process that runs already. */
export async function changedLine(): Promise<void> {
  writeFoundation('changed', 3);
  await answers('answer to a changed line in a foundation of 12 files', join(FOLDER, 'changed'), 'config/cf.yml', true);
  const real = join(writeFullTas('changed-tas', 1), 'foundation-0');
  await answers('answer to a changed line in a TAS foundation of 15 files', real, 'config/cf.yml', false);
}

async function answers(what: string, cwd: string, file: string, gates: boolean): Promise<void> {
  const builtin = builtinRules();
  const world = { cwd, env: process.env, clock: () => 0, interruptible: <T>(work: () => T) => work(), rules: () => builtin };
  const look = { color: false, width: 80, hyperlinks: false, verbose: false, timing: false, debug: false };
  const session = new Session({ paths: ['.'], locale: 'en', now: CORPUS_DAY, look }, world);
  const path = join(cwd, file);
  const text = readFileSync(path, 'utf8');
  const costs: number[] = [];
  for (let round = 0; round < 120; round += 1) {
    const changed = text.replace(/^( +value: (?:value of setting )?)\d+$/m, `$1${7000 + round}`);
    if (changed === text) throw new Error(`no line of ${file} to change`);
    writeFileSync(path, changed);
    const before = process.cpuUsage();
    await session.run(CORPUS_DAY);
    const { user, system } = process.cpuUsage(before);
    if (round >= 60) costs.push((user + system) / 1000); // after warming up
  }
  const ours = costs.sort((one, other) => one - other)[30]!;
  print({ what, ours, unit: 'ms', ...(gates ? { gate: 15 } : {}), aim: 8 });
}

/** The rules that took most of the time, in milliseconds. A rule that comes first pays for the tables that it shares with others. */
function dearest(results: readonly LintResult[]): string {
  const sums = new Map<string, number>();
  for (const { timings } of results) for (const { rule, milliseconds } of timings) sums.set(rule, (sums.get(rule) ?? 0) + milliseconds);
  return [...sums]
    .sort(([, one], [, other]) => other - one)
    .slice(0, DEAREST)
    .map(([rule, milliseconds]) => `${rule} ${(milliseconds / results.length).toFixed(2)} ms`)
    .join(', ');
}

/** 40 operations and 300 variables in a product file of 5,000 lines, against reading that file. */
export function interpolationAndParsing(): void {
  const text = fiveThousandLines();
  const vars = new SourceFile('vars.yml', Array.from({ length: 300 }, (_each, index) => `variable_${index}: value ${index}\n`).join(''));
  const operations = new SourceFile(
    'ops.yml',
    Array.from(
      { length: 40 },
      (_each, index) => `- type: replace\n  path: /product-properties/.properties.setting_${index * 10}/value\n  value: changed ${index}\n`,
    ).join(''),
  );
  const [varsFiles, opsFiles] = [[readYaml(vars)], [readYaml(operations)]];
  const template = readYaml(new SourceFile('cf.yml', text));
  const work = {
    parse: (): number => cpuInProcess(() => readYaml(new SourceFile('cf.yml', text))),
    interpolate: (): number => cpuInProcess(() => interpolate({ template, varsFiles, opsFiles })),
  };
  if (!interpolate({ template, varsFiles, opsFiles }).ok) throw new Error('the bench document does not interpolate');
  takeTurns(work, 20); // warm up
  const times = takeTurns(work, ROUNDS);
  const against = { name: 'parsing them', amount: times.parse };
  print({ what: 'interpolating 5,000 lines, 40 operations, 300 variables', ours: times.interpolate, against, unit: 'ms', gate: 1 });
}
