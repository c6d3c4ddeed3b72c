import { MapNode, SequenceNode, UnknownNode, type ConfigNode, type ScalarNode, type UnknownReason } from '../value/node.ts';

/**
 * Marks values that another tool fills in later, so that nobody judges the placeholder as if it were the value.
 * Passwords and PEM texts must not be taken for templates: a dollar sign counts only as `$NAME` alone or as `${name}` and `$(name)` within one line.
 */
export function markUnknowns(node: ConfigNode): ConfigNode {
  switch (node.kind) {
    case 'unknown':
      return node;
    case 'scalar':
      return markScalar(node);
    case 'sequence':
      return markSequence(node);
    case 'map':
      return markMap(node);
  }
}

/** What every value that needs marking holds, save the parentheses that the variables look at anyway. */
const MARKS = /\$|\{\{|<[%!]|ENC\[/;

/** The same for a whole file, which is searched faster sign by sign, and escapes that can spell any of them. */
const SIGNS = ['$', '{{', '<%', '<!', 'ENC[', '\\x', '\\u', '\\U'];

/** False when no value of the file needs marking (apart from leftover parentheses). Escapes can spell any character. */
export function mayHoldUnknowns(text: string): boolean {
  return SIGNS.some((sign) => text.includes(sign));
}

function markSequence(node: SequenceNode): SequenceNode {
  let items: ConfigNode[] | undefined;
  for (const [index, item] of node.items.entries()) {
    const marked = markUnknowns(item);
    if (marked !== item && items === undefined) items = node.items.slice(0, index);
    items?.push(marked);
  }
  return items === undefined ? node : new SequenceNode(node.origin, items);
}

function markMap(node: MapNode): MapNode {
  let changed = false;
  const values = node.entries.map(({ value }) => {
    const marked = markUnknowns(value);
    if (marked !== value) changed = true;
    return marked;
  });
  return changed
    ? new MapNode(
        node.origin,
        node.entries.map((entry, index) => ({ ...entry, value: values[index]! })),
      )
    : node;
}

function markScalar(node: ScalarNode): ConfigNode {
  if (node.text.length < 3 || !(MARKS.test(node.text) || node.text.includes('(('))) return node;
  if (node.resolved.type !== 'string') return node;
  const because = reasonOf(node.resolved.value);
  return because === undefined ? node : new UnknownNode(node.origin, because, node.resolved.value);
}

/** Why a text is not the value itself; undefined when it is. */
export function reasonOf(text: string): UnknownReason | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith('ENC[') && trimmed.endsWith(']')) return 'encrypted';
  if (trimmed.startsWith('$ANSIBLE_VAULT;')) return 'encrypted';
  if (trimmed.includes('\n')) return undefined;
  if (
    between(text, '((', '))') ||
    between(text, '{{', '}}') ||
    between(text, '<%', '%>') ||
    (trimmed.startsWith('<!') && trimmed.endsWith('!>'))
  )
    return 'template';
  if (/^\$[A-Z_][A-Z0-9_]+$/.test(trimmed)) return 'template';
  return namedReference(text) ? 'template' : undefined;
}

/** True when something stands between the two marks. */
function between(text: string, open: string, close: string): boolean {
  const start = text.indexOf(open);
  if (start < 0) return false;
  const end = text.indexOf(close, start + open.length);
  return end > start + open.length;
}

/** `${name}`, `${name:-default}` and `$(name)`, anywhere in the line. */
function namedReference(text: string): boolean {
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
    const close = text[at + 1] === '{' ? '}' : text[at + 1] === '(' ? ')' : undefined;
    if (close === undefined) continue;
    const end = text.indexOf(close, at + 2);
    if (end < 0) return false;
    if (end - at < 100 && /^[A-Za-z_][\w.-]*(:[-=?+][^{}]*)?$/.test(text.slice(at + 2, end))) return true;
  }
  return false;
}
