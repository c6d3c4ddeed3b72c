import { groupBy } from '../../base/group-by.ts';
import { tables } from '../../facts/tables.ts';
import type { FactInput } from '../../facts/input.ts';
import { buildFoundation } from '../../foundation/build-foundation.ts';
import { classify } from '../../foundation/classify.ts';
import type { DocumentKind } from '../../foundation/kind.ts';
import { readConfiguration } from '../../yaml/foreign-expressions.ts';
import type { YamlDocument } from '../../yaml/yaml-document.ts';
import { corpusFiles } from './corpus-files.ts';
import { CORPUS_DAY, countChanges, countFindings, everyRule, planOf, type CorpusFindings } from './corpus-findings.ts';
import { compareVerdicts, isPrecise, readVerdicts, showComparison } from './verdicts.ts';

/**
 * `npm run corpus -- DIR`: reads every file of a folder laid out as KIND/FILE (with SOURCES.tsv beside it for the original paths), and prints how kinds
 * were told, what crashed, what the rules found and could not decide, and which files were slow; then how the findings
 * stand against the verdicts. Exit 1 on a crash, below 98 % of kinds, or when the findings are not precise.
 */

/** Folders whose name is the kind of all their files, and decides about the 98 %. */
const JUDGED: readonly DocumentKind[] = ['product', 'bosh-manifest', 'cloud-config', 'runtime-config', 'ops', 'tile-metadata'];
/** The folder `director` holds what stands beside a director config, too. */
const BESIDE_DIRECTOR: readonly DocumentKind[] = [
  'director',
  'opsman',
  'env',
  'auth',
  'download',
  'state',
  'vars',
  'assign-stemcell',
  'errand-config',
];
const WANTED_PERCENT = 98;
const SLOWEST = 10;

interface Judged {
  readonly file: string;
  readonly label: string;
  readonly kind: DocumentKind;
  readonly why: string;
}

interface Timed {
  readonly file: string;
  readonly milliseconds: number;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npm run corpus -- DIR');
  process.exitCode = 2;
} else {
  process.exitCode = await run(folder);
}

async function run(directory: string): Promise<number> {
  const judged: Judged[] = [];
  const crashes: string[] = [];
  const times: Timed[] = [];
  const found: CorpusFindings = { rules: new Map(), findings: [], defects: [] };
  const rules = await everyRule();
  const files = corpusFiles(directory);
  for (const { label, file, read } of files) {
    const started = performance.now();
    try {
      const source = read();
      const document = readConfiguration(source);
      const { kind, why } = classify(document, source.path);
      judged.push({ file, label, kind, why: why.en });
      readAllTables(document, kind);
      countFindings(file, document, kind, rules, found);
    } catch (error) {
      crashes.push(`${file}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    times.push({ file, milliseconds: performance.now() - started });
  }
  print(judged, [...crashes, ...found.defects], times, found);
  const verdicts = readVerdicts();
  countChanges(files, verdicts, rules, found);
  const comparison = compareVerdicts(found.findings, verdicts, rules.rules, new Set(files.map(({ file }) => file)));
  console.log(`\n${showComparison(comparison, false)}`);
  return crashes.length + found.defects.length > 0 || percentRight(judged) < WANTED_PERCENT || !isPrecise(comparison) ? 1 : 0;
}

/** Asks every table for every cell: what a rule may ask for must not fail on any file. */
function readAllTables(document: YamlDocument, kind: DocumentKind): void {
  const input: FactInput = {
    foundation: buildFoundation(planOf(document, kind), () => document),
    lifecycle: () => ({ state: 'unknown', because: 'no-git' }),
    now: CORPUS_DAY,
  };
  for (const table of tables) for (const row of table.rows(input)) for (const column of Object.keys(table.columns)) row.cell(column);
}

function isRight({ label, kind }: Judged): boolean {
  return label === 'director' ? BESIDE_DIRECTOR.includes(kind) : label === kind;
}

function percentRight(judged: readonly Judged[]): number {
  const counted = judged.filter(({ label }) => JUDGED.some((kind) => kind === label));
  return counted.length === 0 ? 100 : (100 * counted.filter(isRight).length) / counted.length;
}

function print(judged: readonly Judged[], crashes: readonly string[], times: readonly Timed[], found: CorpusFindings): void {
  console.log('Kinds (folder: what its files were taken for)');
  for (const [label, files] of groupBy(judged, ({ label }) => label)) {
    const counts = [...groupBy(files, ({ kind }) => kind)]
      .map(([kind, of]) => [kind, of.length] as const)
      .sort(([, one], [, other]) => other - one);
    console.log(`  ${label.padEnd(16)} ${counts.map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
  }
  console.log('\nMisses');
  for (const miss of judged.filter((file) => (JUDGED.some((kind) => kind === file.label) || file.label === 'director') && !isRight(file))) {
    console.log(`  ${miss.file} → ${miss.kind}: ${miss.why}`);
  }
  if (found.rules.size > 0) console.log('\nRules (findings, files with findings, undecided rows)');
  for (const [rule, { findings, files, undecided }] of [...found.rules].sort(([one], [other]) => (one < other ? -1 : 1))) {
    console.log(`  ${rule.padEnd(48)} ${String(findings).padStart(6)} ${String(files.size).padStart(6)} ${String(undecided).padStart(6)}`);
  }
  console.log('\nSlowest files (read, classify, all tables, all rules)');
  for (const { file, milliseconds } of [...times].sort((one, other) => other.milliseconds - one.milliseconds).slice(0, SLOWEST)) {
    console.log(`  ${milliseconds.toFixed(0).padStart(6)} ms  ${file}`);
  }
  if (crashes.length > 0) console.log(`\nCrashes\n  ${crashes.join('\n  ')}`);
  const counted = judged.filter(({ label }) => JUDGED.some((kind) => kind === label));
  console.log(
    `\n${judged.length} files, ${crashes.length} crashes, kinds right ${percentRight(judged).toFixed(2)} % of ${counted.length} (wanted ${WANTED_PERCENT} %)`,
  );
}
