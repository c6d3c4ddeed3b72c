import { compileIllustrations, compileRuleFiles, compiledChunks } from '../../rule/compiled-rules.ts';
import { showProblem } from '../../rule/rule-problem.ts';
import { illustrator } from '../../run/illustrate.ts';
import { readCleanBase, readMoreExamples } from '../quality/all-examples.ts';
import { loadBuiltinRules } from './rule-files.ts';

/** The built-in rules, parsed and checked, as the files of the bundle: name to JSON text. Throws with every mistake of every rule file. */
export async function compileRules(): Promise<ReadonlyMap<string, string>> {
  const { files, set, problems } = await loadBuiltinRules();
  if (problems.length > 0) throw new Error(problems.map(showProblem).join('\n'));
  const more = readMoreExamples();
  const illustrate = illustrator(set, readCleanBase);
  const illustrations = await Promise.all(files.map(async ({ rule }) => [rule.id, await illustrate(rule, more.get(rule.id))] as const));
  return new Map([...compiledChunks(compileRuleFiles(files)), ['examples.jsonl', compileIllustrations(illustrations)]]);
}
