import type { Language, Localized } from '../../base/language.ts';
import type { Difference, FileDifference, ValueDifference } from '../../diff/difference.ts';
import { valueTexts } from '../diff/value-texts.ts';
import { lineReference, shownPath } from '../place.ts';
import { markup, type Html, type HtmlValue } from '../safe-html.ts';
import type { PageChange } from './page-parts.ts';
import { PAGE } from './phrases.ts';
import { messageIn, sectionOf, severityHtml, tableOf, type Static } from './sections.ts';
import { say } from './shell.ts';

/** What a change mended, and what the evaluated configs say differently since then. */
export function changeSection({ mended, difference }: PageChange, parts: Static): Html | undefined {
  const values = difference === undefined ? [] : valueRows(difference, parts);
  if (mended.length === 0 && values.length === 0) return undefined;
  const { columns } = PAGE;
  const mendedRows = mended.map((diagnostic) => [
    severityHtml(diagnostic, parts),
    messageIn(diagnostic, parts),
    markup`<code>${lineReference(diagnostic.primary)}</code>`,
  ]);
  const content = markup`${part(PAGE.mended, mendedRows, [columns.severity, columns.finding, columns.place], parts)}${part(
    PAGE.changedValues,
    values,
    [columns.file, columns.value, columns.before, columns.after],
    parts,
  )}`;
  return sectionOf('changes', PAGE.sections.changes, content, parts);
}

function part(title: Localized, rows: readonly (readonly HtmlValue[])[], head: readonly Localized[], parts: Static): Html | undefined {
  if (rows.length === 0) return undefined;
  return markup`<h3>${say(title, parts.languages)} <span class="count">${rows.length}</span></h3>
${tableOf(head, rows, parts)}`;
}

function valueRows({ foundations }: Difference, parts: Static): readonly (readonly HtmlValue[])[] {
  return foundations.flatMap(({ files }) => files.flatMap((file) => fileRows(file, parts)));
}

function fileRows(difference: FileDifference, parts: Static): readonly (readonly HtmlValue[])[] {
  const path = markup`<code>${shownPath(difference.file.path)}</code>`;
  if (difference.kind !== 'changed') {
    const said = say(difference.kind === 'added' ? PAGE.configAdded : PAGE.configRemoved, parts.languages);
    return [difference.kind === 'added' ? [path, '', '', said] : [path, '', said, '']];
  }
  return difference.values
    .filter(({ kind }) => kind !== 'moved')
    .map((value) => [path, markup`<code>${value.path}</code>`, ...sidesOf(value, parts)]);
}

/** What was, and what is. */
function sidesOf(value: ValueDifference, { languages }: Static): readonly [HtmlValue, HtmlValue] {
  const side = (of: (texts: ReturnType<typeof valueTexts>) => string): Html => {
    const text = (language: Language): string => of(valueTexts(value, language));
    return markup`<span class="value">${say({ en: text('en'), ko: text('ko') }, languages)}</span>`;
  };
  const before = side((texts) => (texts.kind === 'both' ? texts.before : value.after === undefined ? texts.text : ''));
  const after = side((texts) => (texts.kind === 'both' ? texts.after : value.after === undefined ? '' : texts.text));
  return [before, after];
}
