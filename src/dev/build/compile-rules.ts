import { compileRuleFiles, compiledChunks } from '../../rule/compiled-rules.ts';
import { showProblem } from '../../rule/rule-problem.ts';
import { loadBuiltinRules } from './rule-files.ts';

/** The built-in rules, parsed and checked, as the files of the bundle: name to JSON text. Throws with every mistake of every rule file. */
export async function compileRules(): Promise<ReadonlyMap<string, string>> {
  const { files, problems } = await loadBuiltinRules();
  if (problems.length > 0) throw new Error(problems.map(showProblem).join('\n'));
  return compiledChunks(compileRuleFiles(files));
}
