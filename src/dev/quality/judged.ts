import { classify } from '../../foundation/classify.ts';
import { readConfiguration } from '../../yaml/foreign-expressions.ts';
import { corpusFiles } from './corpus-files.ts';
import { countChanges, countFindings, everyRule, type CorpusFindings } from './corpus-findings.ts';
import { compareVerdicts, isPrecise, readVerdicts, showComparison } from './verdicts.ts';

/**
 * `npm run judged -- DIR [--all]`: lints every file of a corpus and compares the findings with the verdicts in `test/judged/`. Exit 1 when a recommended rule
 * reports what was judged wrong, or less than 98 % of what was judged is right. `npm run corpus` says the same at its end.
 */

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npm run judged -- DIR [--all]');
  process.exitCode = 2;
} else {
  const rules = await everyRule();
  const found: CorpusFindings = { rules: new Map(), findings: [], defects: [] };
  const files = corpusFiles(folder);
  for (const { file, read } of files) {
    const document = readConfiguration(read());
    countFindings(file, document, classify(document, document.file.path).kind, rules, found);
  }
  const verdicts = readVerdicts();
  countChanges(files, verdicts, rules, found);
  const comparison = compareVerdicts(found.findings, verdicts, rules.rules, new Set(files.map(({ file }) => file)));
  console.log(showComparison(comparison, flags.includes('--all')));
  if (found.defects.length > 0) console.log(`\nCrashes\n  ${found.defects.join('\n  ')}`);
  process.exitCode = isPrecise(comparison) && found.defects.length === 0 ? 0 : 1;
}
