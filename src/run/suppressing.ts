import { meant } from '../base/did-you-mean.ts';
import { matchesPath } from '../base/glob.ts';
import { UsageError } from '../base/usage-error.ts';
import type { SourceFile, Span } from '../base/source.ts';
import type { Suppressing } from '../lint/lint.ts';
import { topicOfRetiredRule } from '../catalog/retired-rules.ts';
import { nearestRule, ruleNames } from '../lint/select-rules.ts';
import { namedBy } from '../lint/suppression.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { isInside, stepsBelow } from '../workspace/files/paths.ts';

/** The suppressions of taslint.yml, the rules it declares unignorable, and whether `comments` count. Throws a UsageError for a rule that does not exist. */
export function suppressingOf(comments: boolean, workspace: Pick<Workspace, 'config' | 'absoluteOf'>, rules: RuleSet): Suppressing {
  const { config } = workspace;
  if (config === undefined) return { configured: [], unignorable: new Set(), comments };
  const names = ruleNames(rules.rules);
  const idsOf = (name: string, at: Span): readonly string[] => {
    const ids = names.get(name);
    if (ids !== undefined) return ids;
    if (topicOfRetiredRule(name) !== undefined) return [];
    const near = nearestRule(name, names.keys());
    throw new UsageError(
      { en: `unknown rule ${name}`, ko: `없는 규칙입니다: ${name}` },
      { at, hint: near === undefined ? { en: 'taslint rules lists them', ko: '목록은 taslint rules로 볼 수 있습니다' } : meant(near) },
    );
  };
  const named = config.suppressions
    .map((suppression) => ({ ...suppression, ids: idsOf(suppression.rule, suppression.at) }))
    .filter(({ ids }) => ids.length > 0);
  return {
    configured: named.map(({ rule, ids, at, paths, below, reason, until }) => ({
      ...namedBy(rule, ids),
      at,
      below,
      reason,
      until,
      source: 'configuration',
      covers: (file) => paths.length === 0 || isNamed(file, paths, config.directory, workspace),
    })),
    unignorable: new Set(config.unignorable.flatMap(({ id, at }) => idsOf(id, at))),
    comments,
  };
}

function isNamed(file: SourceFile, patterns: readonly string[], directory: string, { absoluteOf }: Pick<Workspace, 'absoluteOf'>): boolean {
  const absolute = absoluteOf(file);
  if (absolute === undefined || !isInside(absolute, directory)) return false;
  const path = stepsBelow(absolute, directory).join('/');
  return patterns.some((pattern) => matchesPath(path, pattern));
}
