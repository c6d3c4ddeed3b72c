import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tables } from '../facts/tables.ts';
import type { RuleFile } from '../rule/rule-file.ts';
import { showProblem } from '../rule/rule-problem.ts';
import { ruleSchema } from '../rule/rule-schema.ts';
import { LANGUAGES } from '../base/language.ts';
import { rulePage, rulesIndex, tablesPage } from './docs/doc-pages.ts';
import { loadBuiltinRules } from './build/rule-files.ts';

/** Makes the pages about rules and tables and the schema of rule files anew in a folder. Throws with every mistake of every rule file. */
export async function buildDocs(folder: string): Promise<void> {
  const pages = await makePages();
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of pages) write(join(folder, path), text);
}

async function makePages(): Promise<ReadonlyMap<string, string>> {
  const { files, problems } = await loadBuiltinRules();
  if (problems.length > 0) throw new Error(problems.map(showProblem).join('\n'));
  const categories = byCategory(files);
  const made = new Map<string, string>();
  for (const language of LANGUAGES) {
    for (const [category, members] of categories) made.set(`rules/${language}/${category}.md`, rulePage(category, members, language));
    made.set(`rules/${language}/README.md`, rulesIndex(categories, language));
  }
  made.set('tables.md', tablesPage(tables));
  made.set('schema/rule.schema.json', `${JSON.stringify(ruleSchema(tables))}\n`);
  return made;
}

function byCategory(files: readonly RuleFile[]): ReadonlyMap<string, readonly RuleFile[]> {
  const categories = new Map<string, RuleFile[]>();
  for (const file of [...files].sort((one, other) => (one.rule.id < other.rule.id ? -1 : 1))) {
    const category = file.rule.id.slice(0, file.rule.id.indexOf('/'));
    categories.set(category, [...(categories.get(category) ?? []), file]);
  }
  return categories;
}

function write(target: string, text: string): void {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
