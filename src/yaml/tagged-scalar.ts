import { resolvePlain, type Scalar } from '../value/plain-scalar.ts';

/** The value that a tag makes of a scalar, or why go-yaml refuses it. */
export type Tagged = { readonly resolved: Scalar | undefined } | { readonly problem: 'tag-mismatch' | 'tag-base64' };

/** Tags that name a type of plain scalars: the text must then read as that type, quoted or not. */
const TYPES: ReadonlyMap<string, Scalar['type']> = new Map([
  ['!!int', 'integer'],
  ['!!float', 'float'],
  ['!!bool', 'boolean'],
  ['!!null', 'null'],
]);

/** go-yaml's date forms; it checks the calendar too, which only `!!timestamp` can make visible. */
const TIMESTAMP = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\.[0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})?)?$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Applies a tag as go-yaml does: `!!int`, `!!float`, `!!bool`, `!!null`, `!!timestamp`, `!!binary` act; `!!str` and every other tag make a string. */
export function resolveTagged(tag: string | undefined, text: string): Tagged {
  if (tag === undefined) return { resolved: undefined };
  // A lone `!` is no tag: even quoted text is then read as if it were plain.
  if (tag === '!') return { resolved: resolvePlain(text) };
  if (tag === '!!binary') return binary(text);
  if (tag === '!!timestamp') return TIMESTAMP.test(text) ? string(text) : { problem: 'tag-mismatch' };
  const type = TYPES.get(tag);
  if (type === undefined) return string(text);
  const resolved = resolvePlain(text);
  if (resolved.type === type) return { resolved };
  if (type === 'float' && resolved.type === 'integer') return { resolved: { type: 'float', value: Number(resolved.value) } };
  return { problem: 'tag-mismatch' };
}

function string(value: string): Tagged {
  return { resolved: { type: 'string', value } };
}

function binary(text: string): Tagged {
  const compact = text.replaceAll(/[\r\n]/g, '');
  if (!BASE64.test(compact) || compact.length % 4 !== 0) return { problem: 'tag-base64' };
  return string(new TextDecoder().decode(Uint8Array.from(atob(compact), (character) => character.charCodeAt(0))));
}
