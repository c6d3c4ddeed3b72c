import type { Language } from '../../base/language.ts';
import { withoutCommands } from '../../base/safe-text.ts';
import type { Difference, FileDifference, ValueDifference } from '../../diff/difference.ts';
import { code, prose } from '../markdown-text.ts';
import { DIFF } from './phrases.ts';
import { configTitle, onOneSide, placesOf } from './places.ts';
import { sideName } from './summary.ts';
import { isUnnamed } from './text.ts';
import { valueTexts } from './value-texts.ts';

/** GitHub refuses comments over 65,536 characters and GitLab notes over 1,000,000; so many rows stay below in most cases. */
const MOST_ROWS = 200;

/** A table for each config, for comments on merge requests. */
export function diffMarkdown(difference: Difference, language: Language): string {
  const { from, to, foundations } = difference;
  const words = DIFF[language];
  const title = `### ${prose(words.title(sideName(from, language), sideName(to, language)))}\n`;
  let left = MOST_ROWS;
  const parts = foundations.flatMap(({ name, files }) => [
    ...(isUnnamed(name) ? [] : [`#### ${prose(name)}\n`]),
    ...files.flatMap((file) => {
      if (file.kind !== 'changed') return [`${code(file.file.path)}: ${prose(onOneSide(file, difference, language))}\n`];
      const shown = file.values.slice(0, left);
      left -= shown.length;
      return [fileTable(file, shown, difference, language)];
    }),
  ]);
  return withoutCommands([title, ...parts].join('\n'));
}

function fileTable(
  file: Extract<FileDifference, { kind: 'changed' }>,
  shown: readonly ValueDifference[],
  difference: Difference,
  language: Language,
): string {
  const words = DIFF[language];
  const rest = file.values.length - shown.length;
  return [
    `${code(configTitle(file, difference, language))}\n\n`,
    `| ${headOf(difference, language).join(' | ')} |\n|${' --- |'.repeat(words.head.length)}\n`,
    ...shown.map((value) => row(value, difference, language)),
    ...(rest === 0 ? [] : [`\n${words.more(rest)}\n`]),
  ].join('');
}

function headOf({ of, from, to }: Difference, language: Language): readonly string[] {
  const [setting, before, after, where] = DIFF[language].head;
  return of === 'times' ? [setting, before, after, where] : [setting, prose(from ?? ''), prose(to ?? ''), where];
}

function row(value: ValueDifference, difference: Difference, language: Language): string {
  const words = DIFF[language];
  const remark = value.kind === 'order' ? ` (${words.order})` : '';
  return `| ${code(value.path)}${remark} | ${cells(value, language).join(' | ')} | ${prose(placesOf(value, difference, language))} |\n`;
}

function cells(value: ValueDifference, language: Language): readonly [string, string] {
  const texts = valueTexts(value, language);
  if (texts.kind === 'both') return [code(texts.before), code(texts.after)];
  return value.kind === 'removed' ? [code(texts.text), ''] : ['', code(texts.text)];
}
