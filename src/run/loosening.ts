import type { SourceFile, Span } from '../base/source.ts';
import { UsageError } from '../base/usage-error.ts';
import { ruleNames, selectRules, settingsByRule, type RuleSetting, type SelectedRule } from '../lint/select-rules.ts';
import { lineReference } from '../report/place.ts';
import { weightOf, type Rule } from '../rule/rule.ts';
import { lastEntry, type Config } from '../workspace/config/config.ts';
import { spanOf, type ConfigLayer } from '../workspace/config/config-layer.ts';
import { ruleSettings } from './rules.ts';

/**
 * Throws a UsageError where a taslint.yml makes less of a rule that a file which it extends lists under `unignorable`: turns it off, lowers its severity, accepts
 * its findings. What the command line says is for one run only. Options of rules and `ignore` are left to it: what they are good for, only the site knows.
 */
export function refuseLoosening(config: Config, rules: readonly Rule[]): void {
  const names = ruleNames(rules);
  const severities = severitiesOf(selectedBy(new Set(config.layers.map(({ file }) => file)), config, rules));
  for (const base of config.layers.slice(0, -1)) {
    const listed = config.unignorable.filter(({ at }) => at.file === base.file);
    if (listed.length === 0) continue;
    const own = withAllBases(base);
    const before = severitiesOf(selectedBy(own, config, rules));
    for (const { id: name, at } of listed)
      for (const id of names.get(name) ?? []) {
        if ((severities.get(id) ?? 0) < (before.get(id) ?? 0)) throw loosened(id, at, placeOfLoosening(id, own, config, rules));
        const accepted = config.suppressions.find(({ rule, at: { file } }) => !own.has(file) && names.get(rule)?.includes(id) === true);
        if (accepted !== undefined) throw suppressed(id, at, accepted.at);
      }
  }
}

/** How much each rule that runs makes of what it finds, by id; a rule that does not run weighs nothing. */
function severitiesOf(selected: readonly SelectedRule[]): ReadonlyMap<string, number> {
  return new Map(
    selected.map(({ rule, severity }) => [rule.id, Math.max(...(severity === undefined ? ownSeverities(rule) : [severity]).map(weightOf))]),
  );
}

function ownSeverities({ severity, cases }: Rule): readonly Rule['severity'][] {
  return [severity, ...cases.map((one) => one.severity ?? severity)];
}

/** A file, and all that it extends. */
function withAllBases(layer: ConfigLayer): ReadonlySet<SourceFile> {
  const files = new Set<SourceFile>();
  const add = ({ file, bases }: ConfigLayer): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const base of bases) add(base);
  };
  add(layer);
  return files;
}

/** The rules that would run if these files were the whole configuration. */
function selectedBy(files: ReadonlySet<SourceFile>, config: Config, rules: readonly Rule[]): readonly SelectedRule[] {
  const layers = config.layers.filter(({ file }) => files.has(file));
  const profile = lastEntry({ layers }, 'profile')?.value;
  // the schema allows these words only
  const named = (profile?.kind === 'scalar' ? profile.text : 'recommended') as NonNullable<Config['profile']>;
  const said = config.rules.filter(({ at }) => files.has(at.file));
  return selectRules(rules, named, ruleSettings([], { rules: said }));
}

/** What makes less of the rule: the setting of another file that decides about it, else the profile. */
function placeOfLoosening(id: string, files: ReadonlySet<SourceFile>, config: Config, rules: readonly Rule[]): Span {
  const decides = ({ severity, at }: RuleSetting): boolean => severity !== undefined && at !== undefined && !files.has(at.file);
  const said = settingsByRule(rules, ruleSettings([], config)).get(id) ?? [];
  const named = said.findLast(decides);
  const profile = lastEntry(config, 'profile');
  return named?.at ?? (profile === undefined ? { file: config.file, start: 0, end: 0 } : spanOf(profile.key));
}

function loosened(id: string, listed: Span, at: Span): UsageError {
  const place = lineReference(listed);
  return new UsageError(
    {
      en: `this loosens ${id}, which ${place} lists under \`unignorable\``,
      ko: `${id}을(를) 완화합니다. 이 규칙은 ${place}의 \`unignorable\`에 있습니다`,
    },
    {
      at,
      hint: {
        en: 'leave it as strict as it is there; a higher severity is fine',
        ko: '그 파일에서 정한 만큼 엄격하게 두세요. 심각도를 높이는 것은 괜찮습니다',
      },
    },
  );
}

function suppressed(id: string, listed: Span, at: Span): UsageError {
  const place = lineReference(listed);
  return new UsageError(
    {
      en: `${id} must not be suppressed: ${place} lists it under \`unignorable\``,
      ko: `${id}은(는) 예외로 둘 수 없습니다. ${place}의 \`unignorable\`에 있습니다`,
    },
    { at, hint: { en: 'fix what it finds, and remove this entry', ko: '이 규칙이 찾은 문제를 고치고 이 항목을 지우세요' } },
  );
}
