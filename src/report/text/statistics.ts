import { cutToWidth, displayWidth, padToWidth } from '../../base/display-width.ts';
import { oneLine } from '../../base/safe-text.ts';
import { phrase } from '../fill-phrase.ts';
import { WORDS } from '../phrases.ts';
import { weightOf } from '../../rule/rule.ts';
import { ruleGroups } from '../rule-groups.ts';
import { severityColor } from '../severity-color.ts';
import type { Page } from './page.ts';

/** How often each rule was found, one line a rule: the worst first, of these the most frequent first. */
export function statistics({ result, options, colors, width }: Page): readonly string[] {
  const { language, textOf } = options;
  const groups = ruleGroups(result.diagnostics).toSorted(
    (one, other) =>
      weightOf(other.severity) - weightOf(one.severity) || other.findings.length - one.findings.length || (one.rule < other.rule ? -1 : 1),
  );
  const rows = groups.map(({ rule, severity, findings }) => ({
    count: String(findings.length),
    severity,
    word: WORDS[language].severity[severity],
    rule: oneLine(rule),
    title: phrase(textOf(rule).title, findings[0]!.data, language),
  }));
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(displayWidth));
  const [counts, words, rules] = [rows.map(({ count }) => count), rows.map(({ word }) => word), rows.map((row) => row.rule)].map(
    widest,
  ) as [number, number, number];
  const lines = rows.map(({ count, severity, word, rule, title }) => {
    const before = `${count.padStart(counts)}  ${padToWidth(word, words)}  ${padToWidth(rule, rules)}  `;
    const painted = `${count.padStart(counts)}  ${severityColor(severity, colors)(padToWidth(word, words))}  ${padToWidth(rule, rules)}  `;
    return `${painted}${cutToWidth(title, Math.max(0, width - displayWidth(before)))}`.trimEnd();
  });
  return lines.length === 0 ? [] : [...lines, ''];
}
