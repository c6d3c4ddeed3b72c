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
import { readYaml } from '../../yaml/read-yaml.ts';
import { CORPUS_DAY, everyRule, planOf } from '../quality/corpus-findings.ts';
import { fullTasProduct } from './full-tas.ts';
import { fiveThousandLines, productFile } from './inputs.ts';
import { cpuInProcess, takeTurns } from './measure.ts';
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
