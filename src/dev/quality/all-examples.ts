import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SourceFile } from '../../base/source.ts';
import { filesBelow } from '../../run/test-rules.ts';
import { onBase, type BaseReader } from '../../rule/example-base.ts';
import { readExampleFile } from '../../rule/example-file.ts';
import type { RuleExample } from '../../rule/example.ts';
import type { RuleFile } from '../../rule/rule-file.ts';
import { showProblem } from '../../rule/rule-problem.ts';
import { loadBuiltinRules } from '../build/rule-files.ts';

/** Foundations without a fault: a folder each. */
export const CLEAN_FOLDER = fileURLToPath(new URL('../../../fixtures/clean/', import.meta.url));

/** The bases of taslint's own examples. */
export const readCleanBase: BaseReader = (base) => filesBelow(CLEAN_FOLDER + base);

const MORE_FOLDER = fileURLToPath(new URL('../../../test/rules/', import.meta.url));

/** The examples that do not stand in the rules, by the id of their rule: `test/rules/<group>/<name>.yml`. Throws with every mistake. */
export function readMoreExamples(): ReadonlyMap<string, readonly RuleExample[]> {
  const paths = readdirSync(MORE_FOLDER, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const mistakes: string[] = [];
  const more = new Map<string, readonly RuleExample[]>();
  for (const path of paths.filter((name) => name.endsWith('.yml')).sort()) {
    const { examples, problems } = readExampleFile(new SourceFile(`test/rules/${path}`, readFileSync(MORE_FOLDER + path, 'utf8')));
    mistakes.push(...problems.map(showProblem));
    more.set(path.slice(0, -'.yml'.length), examples);
  }
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
  return more;
}

/** The built-in rules with all their examples, laid over their bases. */
export async function rulesWithAllExamples(): Promise<readonly Pick<RuleFile, 'rule' | 'examples'>[]> {
  const { files } = await loadBuiltinRules();
  const more = readMoreExamples();
  return files.map(({ rule, examples }) => ({
    rule,
    examples: [...examples, ...(more.get(rule.id) ?? [])].flatMap((example) => onBase(example, readCleanBase) ?? []),
  }));
}
