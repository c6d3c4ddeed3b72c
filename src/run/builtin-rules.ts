import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SourceFile } from '../base/source.ts';
import { tables } from '../facts/tables.ts';
import { loadRules } from '../rule/load-rules.ts';
import { TableSet } from '../rule/fact-rows.ts';
import type { RuleSet } from '../rule/rule-set.ts';

/**
 * The rules that come with taslint, from `rules/`. The bundle replaces this file by one that opens the rules compiled at build time (`src/dev/build/bundle.ts`);
 * from source they are parsed and checked on the spot. A rule that is half written is left out, so that work on it does not stop the others: the build and
 * the test of rules refuse it.
 */
export async function builtinRules(): Promise<RuleSet> {
  return (await loadRules(ruleSources(), new TableSet(tables))).set;
}

function ruleSources(): { id: string; file: SourceFile }[] {
  const root = fileURLToPath(new URL('../../rules/', import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yml'))
    .sort()
    .map((path) => ({ id: path.replace(/\.yml$/, ''), file: new SourceFile(`rules/${path}`, readFileSync(`${root}${path}`, 'utf8')) }));
}
