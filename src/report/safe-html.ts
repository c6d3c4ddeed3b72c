import { xmlText } from './safe-xml.ts';

/** Static HTML with texts of any origin in it, which start no markup. Every page is written by the tag `markup`, so that nothing gets past the one escape. */

/** A piece of HTML that was made here: all texts in it are escaped. */
export class Html {
  readonly text: string;

  /** For the tag `markup`, and for text that is markup already and holds nothing from elsewhere. */
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a piece of HTML: a text, which is escaped; another piece, which is taken as it is; several of them; nothing. */
export type HtmlValue = string | number | Html | readonly HtmlValue[] | undefined;

/**
 * The tag of templates that are HTML: markup`<p title="${path}">${message}</p>`. A text may stand between tags and inside a quoted attribute, not as a name of a
 * tag or attribute, not in `<script>` or `<style>`; one that becomes an address goes through `webAddress` first. Control characters become visible.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(parts.map((part, index) => part + (index < values.length ? markupOf(values[index]) : '')).join(''));
}

function markupOf(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(markupOf).join('');
  return xmlText(String(value));
}

/** A sentence of ours: its backticked parts become `<code>`, all else is plain text. */
export function proseHtml(text: string): Html {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return markup`${text}`;
  return markup`${parts.map((part, index) => (index % 2 === 1 ? markup`<code>${part}</code>` : part))}`;
}

/** An address that a link may lead to; undefined for what is no plain address of the web, e.g. `javascript:`. */
export function webAddress(text: string): string | undefined {
  return /^https?:\/\/[\w.~:/?#@!$&'()*+,;=%-]{1,500}$/.test(text) ? text : undefined;
}
