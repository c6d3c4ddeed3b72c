import type { Localized } from '../../base/language.ts';
import { oneLine } from '../../base/safe-text.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import type { LintResult } from '../../lint/lint-result.ts';
import { SEVERITIES } from '../../rule/rule.ts';
import { countBySeverity } from '../counts.ts';
import { COUNTS } from '../phrases.ts';
import { reference } from '../place.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import { markup, type Html } from '../safe-html.ts';
import { inPageOrder, MOST_FINDINGS, pageData } from './build-data.ts';
import { changeSection } from './change-section.ts';
import type { PageChange, PageParts } from './page-parts.ts';
import { PAGE, SCRIPT_WORDS } from './phrases.ts';
import {
  failuresSection,
  filesSection,
  messageIn,
  sectionOf,
  severityHtml,
  staticOf,
  suppressedSection,
  undecidedSection,
  type Static,
} from './sections.ts';
import { pictureHtml } from '../picture/picture-html.ts';
import { pageText, say } from './shell.ts';

/** Names of foundations in the heading; more are a number. */
const NAMED_FOUNDATIONS = 3;

/** Foundations that are drawn; more are a number, and `taslint picture` draws each. */
const MOST_PICTURES = 20;

/** For everybody who has a browser: one file that can be sent, read without a network, searched and printed. */
export const html: Reporter = {
  name: 'html',
  render(result, options) {
    const { page } = options;
    if (page === undefined) throw new Error('the format html needs the parts of its page');
    const parts = staticOf(page);
    return pageText({
      languages: parts.languages,
      title: `taslint: ${titleOf(result, options)}`,
      assets: page.assets,
      body: bodyOf(result, options, page, parts),
      data: pageData(result, options, page),
    });
  },
};

function bodyOf(result: LintResult, options: ReportOptions, page: PageParts, parts: Static): Html {
  const { languages } = parts;
  return markup`<a class="skip" href="#findings">${say(PAGE.skip, languages)}</a>
${headerOf(result, options, page, parts)}
<main>
${failuresSection(result.failures, parts)}${findingsSection(result, page, parts)}${
    page.change === undefined ? undefined : changeSection(page.change, parts)
  }${picturesSection(page, parts)}${undecidedSection(result, parts)}${suppressedSection(result, parts)}${filesSection(result, parts)}</main>
<footer><p>${say(PAGE.footer, languages)}</p></footer>`;
}

/** The foundations, drawn; folded where there are several. */
function picturesSection({ pictures, day }: PageParts, parts: Static): Html | undefined {
  if (pictures.length === 0) return undefined;
  const { languages } = parts;
  const shown = pictures.slice(0, MOST_PICTURES);
  const left = pictures.length - shown.length;
  const drawn = shown.map(
    (
      picture,
    ) => markup`<details class="fold"${shown.length === 1 ? markup` open` : undefined}><summary><h3>${oneLine(picture.foundation)}</h3></summary>
${pictureHtml(picture, day, languages)}</details>
`,
  );
  const more = left === 0 ? undefined : markup`<p class="note">${say(PAGE.moreRows(left), languages)}</p>\n`;
  return sectionOf('picture', PAGE.sections.picture, markup`${drawn}${more}`, parts);
}

/** What the page is about, when it was made, and the counts; the script makes filters of these. */
function headerOf(result: LintResult, options: ReportOptions, page: PageParts, parts: Static): Html {
  const { checked, undecided, suppressed } = result;
  const { languages } = parts;
  const counts = countBySeverity(result);
  const word = (text: Localized): Html => say(text, languages);
  const facts = [
    markup`<time datetime="${page.day}">${page.day}</time>`,
    markup`${word(PAGE.files(checked.files.length))}`,
    markup`${word(PAGE.rules(checked.rules))}`,
    ...(page.change === undefined ? [] : [word(PAGE.comparedWith(oneLine(page.change.name)))]),
    markup`taslint ${options.version}`,
  ];
  const cell = (id: string, kind: string, count: number, text: Localized): Html =>
    markup`<a class="cell ${kind}" href="#${id}"><b>${count}</b> <span>${word(text)}</span></a>\n`;
  const severities = SEVERITIES.map((severity) =>
    cell('findings', severity, counts[severity], { en: SCRIPT_WORDS.en.cells[severity], ko: SCRIPT_WORDS.ko.cells[severity] }),
  );
  return markup`<header>
<div class="top"><p class="brand">taslint</p><div id="languages"></div></div>
<p class="over">${word(PAGE.title)}</p>
<h1>${headingOf(result, parts)}</h1>
<p class="facts">${facts.map((fact) => markup`<span>${fact}</span>\n`)}</p>
<div class="cells" id="cells">
${severities}${page.change === undefined ? undefined : cell('findings', 'new', newOf(result, page.change), PAGE.cells.isNew)}${
    page.change === undefined ? undefined : cell('changes', 'mended', page.change.mended.length, PAGE.cells.mended)
  }${undecided.length === 0 ? undefined : cell('undecided', 'quiet', undecided.length, PAGE.cells.undecided)}${
    suppressed.length === 0 ? undefined : cell('suppressed', 'quiet', suppressed.length, PAGE.cells.suppressed)
  }</div>
</header>`;
}

/** How many of the findings shown were not there earlier. */
function newOf({ diagnostics }: LintResult, { fresh }: PageChange): number {
  return diagnostics.filter((diagnostic) => fresh.has(diagnostic)).length;
}

function headingOf({ checked }: LintResult, { languages }: Static): Html {
  const names = checked.foundations.map(({ name }) => name).filter((name) => name !== '' && name !== '.');
  if (names.length === 0) return say(PAGE.noFoundation, languages);
  return names.length > NAMED_FOUNDATIONS ? say(PAGE.foundations(names.length), languages) : markup`${names.map(oneLine).join(', ')}`;
}

/** For the tab of the browser and the name of the printed file. */
function titleOf(result: LintResult, { language }: ReportOptions): string {
  const counts = countBySeverity(result);
  const words = COUNTS[language];
  return SEVERITIES.flatMap((severity) => (counts[severity] === 0 ? [] : [words[severity](counts[severity])])).join(', ') || words.none;
}

/** A list that is read without the script, which takes its place. */
function findingsSection(result: LintResult, page: PageParts, parts: Static): Html {
  const ordered = inPageOrder(result, page);
  const shown = ordered.slice(0, MOST_FINDINGS);
  const left = ordered.length - shown.length;
  const lines = shown.map((diagnostic) => plainLine(diagnostic, page, parts));
  const list =
    shown.length === 0
      ? markup`<p class="none">${say(PAGE.nothingFound, parts.languages)}</p>\n`
      : markup`<ol class="plain">\n${lines}</ol>\n`;
  return markup`<section id="findings">
<h2>${say(PAGE.sections.findings, parts.languages)}</h2>
<div id="list">
${list}</div>
${left === 0 ? undefined : markup`<p class="left" role="note">${say(PAGE.left(left), parts.languages)}</p>\n`}</section>
`;
}

function plainLine(diagnostic: Diagnostic, { speaking }: PageParts, parts: Static): Html {
  // in the first language alone: the script, which could change it, takes its place
  const one: Static = { languages: parts.languages.slice(0, 1), speaking: speaking.slice(0, 1) };
  return markup`<li>${severityHtml(diagnostic, one)} ${messageIn(diagnostic, one)} <code>${reference(diagnostic.primary)}</code></li>\n`;
}
