import { openCel } from './cel.ts';
import type { TableSet } from './fact-rows.ts';
import { readRuleFile, type RuleFile } from './rule-file.ts';
import type { RuleProblem } from './rule-problem.ts';
import type { RuleSource } from './rule-source.ts';
import { RuleSet } from './rule-set.ts';

export interface LoadedRules {
  readonly set: RuleSet;
  readonly files: readonly RuleFile[];
  /** Every mistake of every file, in the order given; rules with mistakes are not in the set. */
  readonly problems: readonly RuleProblem[];
}

/**
 * Reads and checks rule files. Loads the CEL library, so it is never called for shipped rules. `taken` are ids and aliases of rules that are there already:
 * a site's rule may not silently replace a built-in one.
 */
export async function loadRules(sources: readonly RuleSource[], tables: TableSet, taken?: RuleSet): Promise<LoadedRules> {
  const cel = await openCel(tables);
  const files: RuleFile[] = [];
  const problems: RuleProblem[] = [];
  for (const { id, file } of sources) {
    const read = readRuleFile(file, id, cel, tables.all, taken !== undefined);
    if (read.ok) files.push(read.file);
    else problems.push(...read.problems);
  }
  const names = new Map<string, RuleFile>();
  const ids = new Set<string>();
  const isTaken = (name: string): boolean => (taken?.named(name).length ?? 0) > 0;
  const unique = files.filter((loaded) => {
    const { id, aliases } = loaded.rule;
    // An earlier name may be that of several rules; an id belongs to one, and nobody else had it.
    const clash = names.has(id) || isTaken(id) ? id : aliases.find((alias) => ids.has(alias) || isTaken(alias));
    if (clash === undefined) {
      ids.add(id);
      for (const name of [id, ...aliases]) if (!names.has(name)) names.set(name, loaded);
      return true;
    }
    const owner = names.get(clash)?.file.path;
    problems.push({
      message: {
        en: `\`${clash}\` is also the id or an alias of ${owner ?? 'a built-in rule'}`,
        ko: `\`${clash}\`은(는) 이미 ${owner ?? '내장 규칙'}의 id나 이전 id로 쓰이고 있습니다`,
      },
      hint: { en: 'rename one of them', ko: '둘 중 하나의 이름을 바꾸세요' },
      at: { file: loaded.file, start: 0, end: 1 },
    });
    return false;
  });
  return { set: ruleSetOf(unique), files: unique, problems };
}

function ruleSetOf(files: readonly RuleFile[]): RuleSet {
  const byId = new Map(files.map((loaded) => [loaded.rule.id, loaded]));
  return new RuleSet(
    files.map((loaded) => loaded.rule),
    { text: (id, language) => byId.get(id)?.texts[language], explanation: (id, language) => byId.get(id)?.explanations[language] },
    new Map(files.map((loaded) => [loaded.rule.id, loaded.examples])),
  );
}
