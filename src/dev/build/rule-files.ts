import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SourceFile } from '../../base/source.ts';
import { tables } from '../../facts/tables.ts';
import { TableSet } from '../../rule/fact-rows.ts';
import { loadRules, type LoadedRules } from '../../rule/load-rules.ts';
import { ruleIdOf } from '../../rule/rule-source.ts';

export const RULES_FOLDER = fileURLToPath(new URL('../../../rules/', import.meta.url));

/** Reads and checks all files below `rules/`, in the order of their ids. */
export async function loadBuiltinRules(): Promise<LoadedRules> {
  const sources = readdirSync(RULES_FOLDER, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((path) => {
      const id = ruleIdOf(path.replaceAll('\\', '/'));
      return id === undefined ? [] : [{ id, file: new SourceFile(`rules/${id}.yml`, readFileSync(RULES_FOLDER + path, 'utf8')) }];
    });
  return loadRules(sources, new TableSet(tables));
}
