import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tables } from '../facts/tables.ts';
import type { RuleFile } from '../rule/rule-file.ts';
import { showProblem } from '../rule/rule-problem.ts';
import { JSON_V1_SCHEMA } from '../report/json-v1-schema.ts';
import { ruleSchema } from '../rule/rule-schema.ts';
import { LANGUAGES } from '../rule/rule.ts';
import { CONFIG_SCHEMA } from '../workspace/config-schema.ts';
import { rulePage, rulesIndex, tablesPage } from './doc-pages.ts';
import { loadBuiltinRules } from './rule-files.ts';

/**
 * `npm run docs`: writes the pages about rules and tables and the schemas for editors, from the rules and tables themselves. With `--check` nothing is
 * written and a stale page ends with exit code 1.
 */
const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
/** Folders that hold nothing but generated files, so that a page whose category is gone goes too. */
const GENERATED_FOLDERS = ['rules/en', 'rules/ko'];

const pages = await makePages();
const stale = stalePages(pages);
if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`docs/${path} is stale; run npm run docs`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const path of stale) write(path, pages.get(path));
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
  made.set('tables.md', tablesPage(tables, 'en'));
  made.set('tables.ko.md', tablesPage(tables, 'ko'));
  made.set('schema/rule.schema.json', `${JSON.stringify(ruleSchema(tables), undefined, 2)}\n`);
  made.set('schema/json-v1.schema.json', `${JSON.stringify(JSON_V1_SCHEMA, undefined, 2)}\n`);
  made.set('schema/taslint.schema.json', `${JSON.stringify(CONFIG_SCHEMA, undefined, 2)}\n`);
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

/** Paths whose file differs from the page, and files that no page stands for any more. */
function stalePages(made: ReadonlyMap<string, string>): readonly string[] {
  const changed = [...made]
    .filter(([path, text]) => !existsSync(join(DOCS, path)) || readFileSync(join(DOCS, path), 'utf8') !== text)
    .map(([path]) => path);
  const left = GENERATED_FOLDERS.filter((folder) => existsSync(join(DOCS, folder))).flatMap((folder) =>
    readdirSync(join(DOCS, folder))
      .map((name) => `${folder}/${name}`)
      .filter((path) => !made.has(path)),
  );
  return [...changed, ...left].sort();
}

function write(path: string, text: string | undefined): void {
  const target = join(DOCS, path);
  if (text === undefined) return rmSync(target);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
