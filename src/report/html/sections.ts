import type { Language, Localized } from '../../base/language.ts';
import { oneLine } from '../../base/safe-text.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import type { Failure, LintResult } from '../../lint/lint-result.ts';
import { tally } from '../counts.ts';
import { messageOf, shownValue } from '../fill-phrase.ts';
import { SUMMARY } from '../phrases.ts';
import { reference, shownPath } from '../place.ts';
import { markup, type Html, type HtmlValue } from '../safe-html.ts';
import type { PageParts, Speaking } from './page-parts.ts';
import { PAGE, SCRIPT_WORDS } from './phrases.ts';
import { say } from './shell.ts';

/** The parts of the page below and above the findings, which need no script. */

/** Rows of one table; the rest is told as a number. */
const MOST_ROWS = 500;
const MOST_VARIABLES = 50;

/** What the static parts are made with. */
export interface Static {
  readonly languages: readonly Language[];
  readonly speaking: readonly Speaking[];
}

export function staticOf({ speaking }: PageParts): Static {
  return { languages: speaking.map(({ language }) => language), speaking };
}

/** A table; `head` names the columns. */
export function tableOf(head: readonly Localized[], rows: readonly (readonly HtmlValue[])[], { languages }: Static): Html {
  const shown = rows.slice(0, MOST_ROWS);
  const left = rows.length - shown.length;
  const heads = head.map((name) => markup`<th scope="col">${say(name, languages)}</th>`);
  const lines = shown.map((cells) => markup`<tr>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`);
  const more = left === 0 ? undefined : markup`<p class="note">${say(PAGE.moreRows(left), languages)}</p>\n`;
  return markup`<div class="scroll" tabindex="0" role="group">
<table>
<thead><tr>${heads}</tr></thead>
<tbody>
${lines}</tbody>
</table>
</div>
${more}`;
}

/** A section with its heading; closed until a person opens it where `folded` says how much is in it. */
export function sectionOf(id: string, title: Localized, content: HtmlValue, parts: Static, folded?: number): Html {
  const heading = say(title, parts.languages);
  if (folded === undefined)
    return markup`<section id="${id}">
<h2>${heading}</h2>
${content}</section>
`;
  return markup`<section id="${id}">
<details class="fold"><summary><h2>${heading} <span class="count">${folded}</span></h2></summary>
${content}</details>
</section>
`;
}

/** What kept taslint from checking. */
export function failuresSection(failures: readonly Failure[], parts: Static): Html | undefined {
  if (failures.length === 0) return undefined;
  const lines = failures.map((failure) => markup`<li>${failureLine(failure, parts)}</li>\n`);
  return markup`<section id="failures" class="failed">
<h2>${say(PAGE.sections.failures, parts.languages)}</h2>
<ul>
${lines}</ul>
</section>
`;
}

function failureLine(failure: Failure, { languages }: Static): Html {
  switch (failure.kind) {
    case 'unreadable':
      return markup`<code>${shownPath(failure.path)}</code> ${say({ en: shownValue(failure.message.en), ko: shownValue(failure.message.ko) }, languages)}`;
    case 'broken':
      return markup`<code>${shownPath(failure.file.path)}</code> ${say(PAGE.brokenFile, languages)}`;
    case 'defect': {
      const where = failure.foundation === '' ? '' : ` (${oneLine(failure.foundation)})`;
      const sentence = { en: SUMMARY.en.defect, ko: SUMMARY.ko.defect };
      return markup`<code>${oneLine(failure.rule)}</code>${where} ${say(sentence, languages)}: ${shownValue(failure.error.message)}`;
    }
  }
}

/** Variables that would settle the most questions, and what else would. */
export function undecidedSection({ undecided }: LintResult, parts: Static): Html | undefined {
  if (undecided.length === 0) return undefined;
  const variables = tally(undecided.flatMap((question) => question.variables));
  const ofLifecycle = undecided.filter(({ lifecycle }) => lifecycle).length;
  const rows = variables.slice(0, MOST_VARIABLES).map(([name, count]) => [markup`<code>${oneLine(name)}</code>`, count]);
  const left = variables.length - rows.length;
  const table = rows.length === 0 ? undefined : tableOf([PAGE.columns.variable, PAGE.columns.questions], rows, parts);
  const content = markup`<p>${say(PAGE.needsVariables, parts.languages)}</p>
${table}${left === 0 ? undefined : markup`<p class="note">${say(PAGE.moreRows(left), parts.languages)}</p>\n`}${
    ofLifecycle === 0 ? undefined : markup`<p>${say(PAGE.needsLifecycle(ofLifecycle), parts.languages)}</p>\n`
  }`;
  return sectionOf('undecided', PAGE.sections.undecided, content, parts, undecided.length);
}

/** Findings that a person accepted, with the reason; what the baseline knows is a number. */
export function suppressedSection({ suppressed }: LintResult, parts: Static): Html | undefined {
  if (suppressed.length === 0) return undefined;
  const accepted = suppressed.filter(({ source }) => source !== 'baseline');
  const known = suppressed.length - accepted.length;
  const rows = accepted.map(({ diagnostic, reason }) => [
    messageIn(diagnostic, parts),
    markup`<code>${oneLine(diagnostic.rule)}</code>`,
    markup`<code>${reference(diagnostic.primary)}</code>`,
    reason === '' ? say(PAGE.noReason, parts.languages) : shownValue(reason),
  ]);
  const { finding, rule, place, reason } = PAGE.columns;
  const content = markup`${rows.length === 0 ? undefined : tableOf([finding, rule, place, reason], rows, parts)}${
    known === 0 ? undefined : markup`<p>${say(PAGE.inBaseline(known), parts.languages)}</p>\n`
  }`;
  return sectionOf('suppressed', PAGE.sections.suppressed, content, parts, suppressed.length);
}

/** Every file, what it was taken for, and what was left alone. */
export function filesSection({ checked }: LintResult, parts: Static): Html {
  const code = (text: string): Html => markup`<code>${text}</code>`;
  const rows = [
    ...checked.files.map(({ file, kind, foundation }) => [code(shownPath(file.path)), kind, oneLine(foundation)]),
    ...checked.leftAlone.map((file) => [code(shownPath(file.path)), say(PAGE.leftAlone, parts.languages), '']),
    ...checked.templates.map(({ file, tool }) => [code(shownPath(file.path)), say(PAGE.template(oneLine(tool)), parts.languages), '']),
  ];
  const { file, kind, foundation } = PAGE.columns;
  return sectionOf('files', PAGE.sections.files, tableOf([file, kind, foundation], rows, parts), parts, rows.length);
}

/** The severity in the language of the reader. */
export function severityHtml({ severity }: Diagnostic, { languages }: Static): Html {
  const word = { en: SCRIPT_WORDS.en.severity[severity], ko: SCRIPT_WORDS.ko.severity[severity] };
  return markup`<span class="severity ${severity}">${say(word, languages)}</span>`;
}

/** What is wrong, in the languages of the page. */
export function messageIn(diagnostic: Diagnostic, { speaking, languages }: Static): Html {
  return say(
    inLanguages(speaking, ({ language, textOf }) => messageOf(diagnostic, textOf(diagnostic.rule), language)),
    languages,
  );
}

/** A text in the languages of the page; in one that it does not speak the first stands for it. */
export function inLanguages(speaking: readonly Speaking[], of: (speaking: Speaking) => string): Localized {
  const texts = new Map(speaking.map((each) => [each.language, of(each)]));
  const [first = ''] = texts.values();
  return { en: texts.get('en') ?? first, ko: texts.get('ko') ?? first };
}
