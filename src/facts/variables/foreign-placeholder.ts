import type { DocumentKind } from '../../foundation/kind.ts';
import { collector, matchesOf } from '../../foundation/walk.ts';
import { isWholePlaceholder, placeholdersIn, spacedPlaceholdersIn } from '../../interpolate/placeholders.ts';
import { known } from '../../value/cell.ts';
import { editSpan } from '../../value/origin.ts';
import { startOf } from '../document.ts';
import { Row, table, text } from '../table.ts';

/** Files that om evaluates: double parentheses in them mean om's variables or nothing. */
const FOR_OM: readonly DocumentKind[] = ['product', 'director', 'opsman', 'download', 'env', 'auth'];

/** One row per placeholder that looks like one of om's but is written for another tool. */
export const foreignPlaceholders = table(
  'foreign-placeholder',
  {
    doc: 'Double parentheses in a file for om that om takes for plain text, since they are written for another tool.',
    label: ['text'],
    looksAt: { kinds: FOR_OM },
    columns: {
      text: text('the placeholder as written'),
      tool: text('the tool that reads it: concourse ((source:path)), spruce (( grab … )), shell or other'),
    },
  },
  (input) =>
    input.foundation.documents.flatMap((document) => {
      // What an operation brings is not written in this file.
      if (!document.file.text.includes('((')) return [];
      const start = startOf(document);
      return matchesOf(document, candidates, 'evaluated').flatMap(({ node }) => {
        const found = foreignIn(node.text);
        if (found === undefined) return [];
        const anchor = editSpan(node.origin) ?? start;
        return [
          new Row(anchor, {
            text: known(found.text, anchor),
            tool: known(found.tool, anchor),
          }),
        ];
      });
    }),
);

const candidates = collector({ kinds: FOR_OM, text: (written) => written.includes('((') });

const LONGEST = 80;

/** The first pair of double parentheses that nobody but another tool replaces. Text over several lines is a script, not a placeholder. */
function foreignIn(text: string): { readonly text: string; readonly tool: string } | undefined {
  if (text.includes('\n')) return undefined;
  for (let start = text.indexOf('(('); start >= 0; start = text.indexOf('((', start + 2)) {
    if (text[start - 1] === '$') continue; // shell arithmetic
    const end = text.indexOf('))', start);
    if (end < 0 || end - start > LONGEST) return undefined;
    const whole = text.slice(start, end + 2);
    const inside = whole.slice(2, -2);
    if (isWholePlaceholder(whole) || placeholdersIn(whole).length > 0 || spacedPlaceholdersIn(whole).length > 0) continue;
    const tool = toolOf(inside);
    if (tool !== undefined) return { text: whole, tool };
  }
  return undefined;
}

/** Whose grammar it is; undefined for text that only looks like a placeholder, and for Ops Manager's own accessors. */
function toolOf(inside: string): string | undefined {
  const trimmed = inside.trim();
  if (trimmed.startsWith('.') || trimmed.startsWith('$')) return undefined;
  if (
    /^(grab|concat|param|inject|prune|static_ips|keys|join|vault|merge|append|prepend|inline|replace|sort|cartesian-product|defer|calc|load|ips|file|awsparam|awssecret)\b/.test(
      trimmed,
    ) &&
    trimmed.includes(' ')
  )
    return 'spruce';
  if (/^[\w/-]+:[\w./"-]+$/.test(trimmed)) return 'concourse';
  return undefined;
}
