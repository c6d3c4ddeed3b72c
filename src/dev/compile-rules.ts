import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SourceFile } from '../base/source.ts';
import { tables } from '../facts/tables.ts';
import { compileRuleFiles, compiledChunks } from '../rule/compiled-rules.ts';
import { TableSet } from '../rule/facts.ts';
import { loadRules, ruleIdOf } from '../rule/load-rules.ts';

const RULES = fileURLToPath(new URL('../../rules/', import.meta.url));

/** The built-in rules, parsed and checked, as the files of the bundle: name to JSON text. Throws with every mistake of every rule file. */
export async function compileRules(): Promise<ReadonlyMap<string, string>> {
  const loaded = await loadRules(ruleSources(), new TableSet(tables));
  if (loaded.problems.length === 0) return compiledChunks(compileRuleFiles(loaded.files));
  const lines = loaded.problems.map(({ at, message }) => {
    const { line, column } = at.file.position(at.start);
    return `${at.file.path}:${line}:${column}: ${message}`;
  });
  throw new Error(lines.join('\n'));
}

function ruleSources(): { id: string; file: SourceFile }[] {
  return readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((path) => {
      const id = ruleIdOf(path.replaceAll('\\', '/'));
      return id === undefined ? [] : [{ id, file: new SourceFile(`rules/${id}.yml`, readFileSync(join(RULES, path), 'utf8')) }];
    });
}
