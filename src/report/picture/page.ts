import type { Language } from '../../base/language.ts';
import { oneLine } from '../../base/safe-text.ts';
import type { Picture } from '../../views/picture.ts';
import type { PageAssets } from '../html/page-parts.ts';
import { pageText, say } from '../html/shell.ts';
import { markup } from '../safe-html.ts';
import { PICTURE } from './phrases.ts';
import { pictureHtml } from './picture-html.ts';

/** Pictures of foundations as a page of their own; `day`: today, as YYYY-MM-DD. */
export function picturePage(pictures: readonly Picture[], day: string, languages: readonly Language[], assets: PageAssets): string {
  const sections = pictures.map(
    (picture) => markup`<section>
${pictures.length === 1 ? undefined : markup`<h2>${oneLine(picture.foundation)}</h2>\n`}${pictureHtml(picture, day, languages)}</section>
`,
  );
  const title = pictures.map(({ foundation }) => oneLine(foundation)).join(', ');
  const body = markup`<header>
<div class="top"><p class="brand">taslint</p><div id="languages"></div></div>
<p class="over">${say(PICTURE.title, languages)}</p>
<h1>${title}</h1>
<p class="facts"><time datetime="${day}">${day}</time></p>
</header>
<main>
${sections}</main>`;
  return pageText({ languages, title: `taslint: ${title}`, assets, body });
}
