import type { SourceFile } from '../base/source.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { notReadable, PARTS, writtenTwice } from './phrases.ts';
import { readExamples, type RuleExample } from './example.ts';
import type { RuleProblem } from './rule-problem.ts';
import { YamlForm } from './yaml-form.ts';

/** Reads a file of further examples of a rule: a map with the one key `examples`, in the form of a rule file. Collects all mistakes. */
export function readExampleFile(file: SourceFile): {
  readonly examples: readonly RuleExample[];
  readonly problems: readonly RuleProblem[];
} {
  const form = new YamlForm(file);
  const { root, problems, duplicateKeys } = readYaml(file);
  for (const problem of problems) form.refuse(problem.at, notReadable(problem));
  for (const key of duplicateKeys) form.refuse(key.second, writtenTwice(key.name));
  const map = form.map(root, PARTS.exampleFile, ['examples']);
  const examples = map === undefined ? [] : readExamples(form, form.required(map, 'examples', PARTS.exampleFile));
  return { examples, problems: form.problems };
}
