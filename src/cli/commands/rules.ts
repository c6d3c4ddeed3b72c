import { meant } from '../../base/did-you-mean.ts';
import { resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { choiceOf } from '../../base/choice.ts';
import { displayWidth, padToWidth } from '../../base/display-width.ts';
import { UsageError } from '../../base/usage-error.ts';
import { WORDS } from '../../report/phrases.ts';
import { selectRules } from '../../lint/select-rules.ts';
import type { Language } from '../../base/language.ts';
import type { Rule, Severity } from '../../rule/rule.ts';
import type { RuleSet } from '../../rule/rule-set.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { PROFILES } from '../../run/run-options.ts';
import type { ParsedArguments } from '../options.ts';
import { testRuleFolder } from '../../run/test-rules.ts';
import { languageOf } from '../language.ts';
import { RULE_TABLE_HEAD } from './phrases.ts';

interface ListedRule {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  readonly confidence: string;
  readonly profile: string;
  readonly since: string;
  readonly table: string;
  readonly title: string;
}

/** `taslint rules`: the list, or with `--test DIR` the examples of a site's own rules. */
export async function rulesCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const language = languageOf(args, io);
  const folder = args.value('test');
  const rules = await io.rules();
  if (folder !== undefined) {
    const absolute = resolve(io.cwd, folder);
    if (!existsSync(absolute))
      throw new UsageError(
        { en: `${folder}: no such folder`, ko: `${folder}: 폴더가 없습니다` },
        { hint: { en: 'name the folder that holds your rule files', ko: '규칙 파일이 있는 폴더를 지정하세요' } },
      );
    return testRuleFolder(absolute, rules, io, language);
  }
  const profile = choiceOf('--profile', args.value('profile'), PROFILES) ?? 'all';
  const listed = selectRules(rules.rules, profile, []).map(({ rule }): ListedRule => ({
    id: rule.id,
    aliases: rule.aliases,
    severity: rule.severity,
    confidence: rule.confidence,
    profile: rule.profile,
    since: rule.since,
    table: rule.table,
    title: rules.text(rule, language).title,
  }));
  io.stdout.write(print(listed, args.value('format') ?? 'text', language));
  return EXIT.clean;
}

function print(rules: readonly ListedRule[], format: string, language: Language): string {
  const severityOf = ({ severity }: ListedRule): string => WORDS[language].severity[severity];
  if (format === 'json') return `${JSON.stringify({ version: 1, rules }, null, 2)}\n`;
  if (format === 'markdown') {
    const rows = rules.map((rule) => `| \`${rule.id}\` | ${severityOf(rule)} | ${rule.profile} | ${rule.title.replaceAll('|', '\\|')} |`);
    return `${[RULE_TABLE_HEAD[language], '|---|---|---|---|', ...rows].join('\n')}\n`;
  }
  const width = Math.max(0, ...rules.map((rule) => displayWidth(rule.id)));
  const line = (rule: ListedRule): string =>
    `${rule.id.padEnd(width)}  ${padToWidth(severityOf(rule), 7)}  ${rule.profile.padEnd(11)}  ${rule.title}`;
  return `${rules.map(line).join('\n')}\n`;
}

/** The rule of an id, or all rules of an earlier name; a UsageError with the nearest one when there is none. */
export function findRules(rules: RuleSet, id: string): readonly Rule[] {
  const found = rules.named(id);
  if (found.length > 0) return found;
  const near = rules.rules.find((candidate) => candidate.id.endsWith(`/${id}`))?.id ?? rules.nearest(id);
  throw new UsageError(
    { en: `unknown rule ${id}`, ko: `없는 규칙입니다: ${id}` },
    { hint: near === undefined ? { en: 'taslint rules lists them', ko: '목록은 taslint rules로 볼 수 있습니다' } : meant(near) },
  );
}
