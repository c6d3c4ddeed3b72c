import type { Language, Localized } from '../../base/language.ts';
import { safeJson } from '../safe-json.ts';
import { Html, markup, proseHtml, type HtmlValue } from '../safe-html.ts';
import type { PageAssets } from './page-parts.ts';
import { LANGUAGE_NAMES } from './phrases.ts';

/** A page of its own: one file that loads nothing and sends nothing. */

/** What a page is made of. */
export interface Page {
  /** The languages that it speaks; it opens in the first. */
  readonly languages: readonly Language[];
  readonly title: string;
  readonly assets: PageAssets;
  readonly body: HtmlValue;
  /** What the script of the page is given; left out, it only changes the language. */
  readonly data?: unknown;
}

/** The whole text of the page. Nothing but its own script and style may run, whatever a text in it says. */
export function pageText({ languages, title, assets, body, data }: Page): string {
  const policy = `default-src 'none'; style-src '${assets.styleHash}'; script-src '${assets.scriptHash}'; base-uri 'none'; form-action 'none'`;
  const json = data === undefined ? '' : markup`<script type="application/json" id="data">${new Html(scriptJson(data))}</script>\n`;
  const page = markup`<!doctype html>
<html lang="${languages[0] ?? 'en'}" data-languages="${languages.join(' ')}" data-names="${languages.map((language) => LANGUAGE_NAMES[language]).join(' ')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="taslint">
<title>${title}</title>
<style>${new Html(assets.style)}</style>
</head>
<body>
${body}
${json}<script>${new Html(assets.script)}</script>
</body>
</html>
`;
  return page.text;
}

/** JSON that may stand in `<script>`: nothing in it ends the script or begins a comment of HTML. */
function scriptJson(data: unknown): string {
  return safeJson(data, true).trimEnd().replaceAll('<', '\\u003c');
}

/** A text in the languages of a page, its backticked parts as code: the script changes it with the language. */
export function say(text: Localized, languages: readonly Language[]): Html {
  const [shown = 'en', other] = languages;
  const content = proseHtml(text[shown]);
  if (other === undefined || text[shown] === text[other]) return content;
  // what the script cannot read back from the code that it became
  const source = text[shown].includes('`') ? markup` data-shown="${text[shown]}"` : undefined;
  return markup`<span data-other="${text[other]}"${source}>${content}</span>`;
}
