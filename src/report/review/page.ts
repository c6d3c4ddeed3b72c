import type { Language } from '../../base/language.ts';
import type { PageAssets } from '../html/page-parts.ts';
import { pageText, say } from '../html/shell.ts';
import { markup, type Html } from '../safe-html.ts';
import type { Block, DocumentSection, ReviewDocument } from './document.ts';
import { REVIEW } from './phrases.ts';

/** Reviews as a page of their own, to fill on paper or on the screen; `day`: the day of the review, when it is known. */
export function reviewPage(
  reviews: readonly ReviewDocument[],
  day: string | undefined,
  languages: readonly Language[],
  assets: PageAssets,
): string {
  const title = reviews.map(({ foundation }) => foundation).join(', ');
  const body = markup`<header>
<div class="top"><p class="brand">taslint</p><div id="languages"></div></div>
<p class="over">${say(REVIEW.title, languages)}</p>
<h1>${title}</h1>
<p>${say(REVIEW.intro, languages)}</p>
</header>
<main class="review">
${reviews.map((review) => reviewHtml(review, day, languages, reviews.length > 1))}</main>`;
  return pageText({ languages, title: `taslint: ${title}`, assets, body });
}

function reviewHtml(
  { foundation, purpose, sections }: ReviewDocument,
  day: string | undefined,
  languages: readonly Language[],
  isNamed: boolean,
): Html {
  const line = (head: Html, content: Html | string): Html => markup`<tr><th scope="row">${head}</th><td>${content}</td></tr>\n`;
  return markup`${isNamed ? markup`<h2 class="foundation">${foundation}</h2>\n` : undefined}<div class="scroll" tabindex="0" role="group">
<table><tbody>
${line(say(REVIEW.purpose, languages), say(purpose, languages))}${line(say(REVIEW.day, languages), day ?? '')}${line(say(REVIEW.reviewed, languages), '')}${line(say(REVIEW.approved, languages), '')}</tbody></table>
</div>
${sections.map((section, index) => sectionHtml(section, index + 1, languages))}`;
}

function sectionHtml({ title, intro, blocks }: DocumentSection, number: number, languages: readonly Language[]): Html {
  const sign = table(
    [REVIEW.decision, REVIEW.name, REVIEW.day, REVIEW.signature].map((head) => say(head, languages)),
    [['', '', '', '']],
    'sign',
  );
  return markup`<section>
<h2>${number}. ${say(title, languages)}</h2>
<p>${say(intro, languages)}</p>
${blocks.map((block) => blockHtml(block, languages))}${sign}</section>
`;
}

function blockHtml(block: Block, languages: readonly Language[]): Html {
  const title = markup`<h3>${say(block.title, languages)}</h3>\n`;
  switch (block.kind) {
    case 'table':
      return markup`${title}${table(
        block.columns.map((column) => say(column, languages)),
        block.rows.map((row) => row.map((cell) => say(cell, languages))),
      )}`;
    case 'checks':
      return markup`${title}<ul class="checks">
${block.items.map((item) => markup`<li><label><input type="checkbox"> ${say(item, languages)}</label>${block.decide ? markup`<p class="blank">${say(REVIEW.decision, languages)}:</p>` : undefined}</li>\n`)}</ul>
`;
    case 'commands':
      return markup`${title}<pre><code>${block.lines.map((line) => markup`${say({ en: line.en.replaceAll('`', "'"), ko: line.ko.replaceAll('`', "'") }, languages)}\n`)}</code></pre>
`;
  }
}

function table(head: readonly Html[], rows: readonly (readonly (Html | string)[])[], kind = ''): Html {
  return markup`<div class="scroll" tabindex="0" role="group">
<table${kind === '' ? undefined : markup` class="${kind}"`}>
<thead><tr>${head.map((cell) => markup`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => markup`<tr>${row.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`)}</tbody></table>
</div>
`;
}
