/** The path grammar of go-patch: how ops-files and `--path` name a place in a document. */

export type Modifier = 'prev' | 'next' | 'before' | 'after';

export type Token =
  | { readonly kind: 'key'; readonly key: string; readonly optional: boolean }
  | { readonly kind: 'index'; readonly index: number; readonly modifiers: readonly Modifier[] }
  | {
      readonly kind: 'match';
      readonly key: string;
      readonly value: string;
      readonly optional: boolean;
      readonly modifiers: readonly Modifier[];
    }
  | { readonly kind: 'append' };

/** The steps from the root; no step at all is the whole document. */
export type Pointer = readonly Token[];

const MODIFIERS: ReadonlySet<string> = new Set(['prev', 'next', 'before', 'after']);
const ESCAPES: Readonly<Record<string, string>> = { '~0': '~', '~1': '/', '~7': ':' };

/** Steps that a path may have; om has no limit, but nothing nests so deep. */
const LONGEST_POINTER = 500;

/** Reads a path; a string is what is wrong with it, in go-patch's words. */
export function parsePointer(text: string): Pointer | string {
  if (text === '') return [];
  if (!text.startsWith('/')) return "Expected to start with '/'";
  const words = text.slice(1).split('/');
  if (words.length > LONGEST_POINTER) return `Expected at most ${LONGEST_POINTER} steps`;
  const tokens: Token[] = [];
  let optional = false;
  for (const [position, word] of words.entries()) {
    const [raw, ...modifiers] = word.split(':') as [string, ...string[]];
    const strange = modifiers.find((modifier) => !MODIFIERS.has(modifier));
    if (strange !== undefined)
      return `Expected to find one of the following modifiers: 'prev', 'next', 'before', or 'after' but found '${strange}'`;
    const token = parseToken(
      raw.replace(/~[017]/g, (escape) => ESCAPES[escape]!),
      modifiers as Modifier[],
      position === words.length - 1,
      optional,
    );
    if (typeof token === 'string') return token;
    if ('optional' in token) optional = token.optional;
    tokens.push(token);
  }
  return tokens;
}

function parseToken(text: string, modifiers: readonly Modifier[], isLast: boolean, carried: boolean): Token | string {
  if (isLast && text === '-') {
    return modifiers.length > 0 ? 'Expected not to find any modifiers with after last index token' : { kind: 'append' };
  }
  const index = parseIndex(text);
  if (index !== undefined) return { kind: 'index', index, modifiers };
  const optional = carried || text.endsWith('?');
  const bare = text.endsWith('?') ? text.slice(0, -1) : text;
  const equals = text.indexOf('=');
  if (equals >= 0) return { kind: 'match', key: bare.slice(0, equals), value: bare.slice(equals + 1), optional, modifiers };
  if (modifiers.length > 0) return 'Expected not to find any modifiers with key token';
  return { kind: 'key', key: bare, optional };
}

/** A whole number with an optional sign that fits 64 bits; everything else is a key. */
function parseIndex(text: string): number | undefined {
  if (!/^[-+]?[0-9]+$/.test(text)) return undefined;
  if (text.length > 400) return undefined;
  const value = BigInt(text.replace('+', ''));
  if (value >= 2n ** 63n || value < -(2n ** 63n)) return undefined;
  return value === 0n ? 0 : Number(value);
}

/** The path as go-patch prints it in messages: escaped, `?` only where the optional part begins. */
export function pointerText(tokens: Pointer, count: number = tokens.length): string {
  let optional = false;
  const mark = (token: { readonly optional: boolean }): string => {
    if (!token.optional || optional) return '';
    optional = true;
    return '?';
  };
  return tokens
    .slice(0, count)
    .map((token) => {
      switch (token.kind) {
        case 'key':
          return `/${escapeToken(token.key)}${mark(token)}`;
        case 'index':
          return `/${token.index}${token.modifiers.map((modifier) => `:${modifier}`).join('')}`;
        case 'match':
          return `/${escapeToken(token.key)}=${escapeToken(token.value)}${mark(token)}${token.modifiers.map((modifier) => `:${modifier}`).join('')}`;
        case 'append':
          return '/-';
      }
    })
    .join('');
}

function escapeToken(text: string): string {
  return text.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll(':', '~7');
}
