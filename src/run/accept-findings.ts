import type { SourceFile } from '../base/source.ts';
import { UsageError } from '../base/usage-error.ts';
import { placesInScript, placesInYaml, type CommentPlaces } from '../lint/comment-places.ts';
import { placeSuppressions, type PlacedSuppressions, type SuppressionWish } from '../lint/place-suppressions.ts';
import { ruleNames } from '../lint/select-rules.ts';
import type { SuppressionScope } from '../lint/suppression.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import { isScriptName } from '../workspace/files/find-files.ts';
import type { Linted } from './run.ts';

/**
 * The edits that write comments which accept findings of one file, for `taslint ignore` and for editors; or the finding for which none can be written, and why.
 * Throws a UsageError for a file that is no YAML.
 */
export function acceptFindings(
  wish: SuppressionWish,
  { workspace, rules }: Pick<Linted, 'workspace' | 'rules'>,
  now: Date,
): PlacedSuppressions {
  return placeSuppressions(wish, placesIn(wish.file, workspace), scopeOf(rules, now));
}

function placesIn(file: SourceFile, { read }: Linted['workspace']): CommentPlaces {
  if (isScriptName(file.path)) return placesInScript(file);
  const { root } = read(file);
  if (root === undefined)
    throw new UsageError(
      { en: `${file.path}: cannot be read`, ko: `${file.path}: 읽을 수 없습니다` },
      { hint: { en: 'correct the file first', ko: '먼저 파일을 고치세요' } },
    );
  return placesInYaml(file, root);
}

function scopeOf(rules: RuleSet, now: Date): SuppressionScope {
  const names = ruleNames(rules.rules);
  return {
    ruleIds: (name) => names.get(name) ?? [],
    ruleNames: () => names.keys(),
    ran: () => true,
    configured: [],
    unignorable: new Set(),
    comments: true,
    today: now,
  };
}
