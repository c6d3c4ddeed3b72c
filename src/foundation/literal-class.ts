import { isSecretKey } from '../base/secret-name.ts';

/** What a literal value under the key of a credential really is. Which keys these are says `base/secret-name.ts`. */

/**
 * `secret`: a value of its own. `placeholder`: a word, a sentence or a stub that somebody meant to replace. `word`: secret, password and the like.
 * `malformed`: a `((placeholder))` that lacks a parenthesis.
 */
export type LiteralClass = 'secret' | 'placeholder' | 'example-mail' | 'word' | 'empty' | 'malformed';

const TEMPLATE_WORDS =
  /^((changeme[-_ ]?)+|change[-_ ]me|replace[-_ ]?me|replace[-_ ](with|this)[-_ \w]{0,60}|[x*#]{3,}([-_.][x*#]+)*|<[^<>]{0,80}>|your[-_ ][\w-]{1,60}|[\w-]{1,60}[-_]here)$/i;
/** Notes to oneself, in capitals: an app may well be called `todo`. */
const NOTES = ['TODO', 'FIXME', 'TBD'];
const PLAIN_WORDS = /^((dummy|example|sample|fake|my|some|your)[-_]?)?(password|secret|token|passphrase|pass|key|dummy|example)$/i;
/** A password that lets nobody in (`*`, `!` in a password file), and what crypt made of one. */
const LOCKED_OR_HASHED = /^([*!]{1,2}|\$(1|2[abxy]|5|6|y)\$.{8,})$/;
/** Names of options and switches that stand under keys like `windows_admin_password`. */
const OPTION_WORDS =
  /^(true|false|yes|no|on|off|none|default|auto|automatic|random|randomized?|set|enabled?|disabled?|internal|external|generated?)$/i;
/** The same in several words: `use_default`, `do_not_set`, `own_password`. */
const OPTION_NAMES =
  /^(?:(?:use|set|do|own|custom|no|not|auto|automatic|random|default|existing|provided?|specif(?:y|ied)|generated?|internal|external|enabled?|disabled?|skip|with|without)(?:[-_][a-z]{1,20}){1,4}|[a-z]{1,20}(?:[-_][a-z]{1,20}){0,3}[-_](?:defaults?|none|disabled?|enabled?|provided|generated|random(?:ized?)?))$/;
const EXAMPLE_MAIL = /^(fake@email\.com|[^@\s]{1,60}@example\.(com|org|net))$/i;
/** Longer texts are no words and no sentences. */
const LONGEST_WORDS = 200;

/**
 * What a literal is; undefined for a value that is neither a credential nor a word to be replaced. `underSecretKey`: its key is that of a credential.
 * Placeholders of any tool, references to a store, addresses, paths, names of options and certificates are nothing of the kind.
 */
export function classOfLiteral(text: string, underSecretKey: boolean): LiteralClass | undefined {
  const value = text.trim();
  if (meantPlaceholder(value) !== undefined) return 'malformed';
  if (isForeignTemplate(value)) return undefined;
  if (value.length <= LONGEST_WORDS) {
    if (TEMPLATE_WORDS.test(value) || NOTES.includes(value)) return 'placeholder';
    if (EXAMPLE_MAIL.test(value)) return 'example-mail';
  }
  if (!underSecretKey) return undefined;
  if (value === '' || value === 'null' || value === '~' || value === '{}') return 'empty';
  if (PLAIN_WORDS.test(value)) return 'word';
  if (isReference(value)) return undefined;
  return isStandIn(value) ? 'placeholder' : 'secret';
}

/** False for most texts that are no word to be replaced, so that they need not be looked at: cheap enough to ask of every scalar. */
export function mayBeStandIn(text: string): boolean {
  return (
    (STARTS.has(text.charCodeAt(0)) && BEGINNINGS.test(text)) ||
    (ENDS.has(text.charCodeAt(text.length - 1)) && /here\s*$/i.test(text)) ||
    text.includes('@')
  );
}

/** How template words, notes and placeholders that lack a parenthesis begin. */
const BEGINNINGS = /^\s*(?:[(<]|[x*#]{3}|change|replace|your|TODO|FIXME|TBD)/i;
const STARTS = codesOf('(<xX*#cCrRyYtTfF');
const ENDS = codesOf('eE');

/** The codes of letters, and of what may be white space. */
function codesOf(letters: string): { readonly has: (code: number) => boolean } {
  const among = Uint8Array.from({ length: 127 }, (_each, code) => (code <= 32 || letters.includes(String.fromCharCode(code)) ? 1 : 0));
  return { has: (code) => code > 126 || among[code] === 1 };
}

/** The placeholder that a text was meant to be, e.g. `((/a/b))` for `(/a/b))`; undefined for every other text. */
export function meantPlaceholder(text: string): string | undefined {
  const name = /^(?:\(\((!?[\w./-]{1,300})\)?|\((!?[\w./-]{1,300})\)\))$/.exec(text);
  return name === null ? undefined : `((${name[1] ?? name[2]}))`;
}

/** What om, BOSH or another tool replaces before anybody sees it. */
function isForeignTemplate(value: string): boolean {
  if (['((', '{{', '${', '<%', '<!{'].some((mark) => value.includes(mark)) || /^\$[A-Za-z_]/.test(value)) return true;
  return /^(?:__[A-Z][A-Z\d_]{0,99}__|%[A-Z][A-Z\d_]{0,99}%|@{1,2}[A-Z][A-Z\d_.]{0,99}@{1,2}|#\{[^{}]{1,200}\}#?)$/.test(value);
}

/** Nothing that could be used: a pointer to a value elsewhere, an address, a path, a text that is encrypted or public. PEM texts have rules of their own. */
function isReference(value: string): boolean {
  if (LOCKED_OR_HASHED.test(value) || OPTION_WORDS.test(value) || OPTION_NAMES.test(value)) return true;
  if (/^(https?|vault|op|ref\+\w+):\/\//.test(value) || value.startsWith('ENC[')) return true;
  return isPath(value) || value.includes('-----BEGIN ') || value.startsWith('ssh-');
}

const ROOTED_PATH = /^(?:file:\/\/)?(?:~|\.{1,2}|[A-Za-z]:)?[\\/][\w.\\/@ -]{1,300}$/;
const FILE_NAME =
  /^(?:[\w.-]{1,99}[\\/]){0,20}(?:[\w.-]{1,99}\.(?:pem|key|crt|cer|cert|pub|priv|json|ya?ml|txt|p12|pfx|jks|der|csr|ppk|asc|gpg|env|conf|cfg|ini|sh)|id_(?:rsa|dsa|ecdsa|ed25519))$/i;

/** True for the name of a file or of a place in a store: `/a/b`, `../keys/x`, `keys/x.pem`. Base64 may begin with a slash, too. */
function isPath(value: string): boolean {
  if (FILE_NAME.test(value)) return true;
  return ROOTED_PATH.test(value) && !value.split(/[\\/]/).some((part) => part.length >= 16 && looksRandom(part));
}

function looksRandom(text: string): boolean {
  return /^\w+$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}

const DUMMY = /(?:^|[^a-z])(?:dummy|fake|samples?|examples?|placeholder|foobar|lorem)(?:$|[^a-z])/i;
const YOURS = /^[^a-z\d]{0,20}yours?[-_ ]?[a-z][a-z _.'-]{0,80}[^a-z\d]{0,20}$/i;
/** A part that was left out: `pEuXDaDK/WWo...`. */
const CUT = /^(?:.{0,40}(?:\.{3}|\u2026)|(?:\.{3}|\u2026).{0,40}|\S{1,20}(?:\.{3}|\u2026)\S{1,20})$/;
const NOTHING_BUT_ZEROS = /^0{3,}(?:[-0]{1,60})$/;
const SENTENCE_WORDS = new Set(
  'a an the or of for from here this that is are to in into with and be your my our goes if when any some optional required unused not see on as'.split(
    ' ',
  ),
);
const KOREAN_SENTENCE = /입력|변경|여기|예시|넣으/;

/** True for what stands where a credential belongs and says so: a sentence, a stub, JSON without any credential in it. */
function isStandIn(value: string): boolean {
  if (value.length > LONGEST_WORDS) return isEmptyJson(value);
  if (DUMMY.test(value) || isProse(value) || CUT.test(value) || NOTHING_BUT_ZEROS.test(value)) return true;
  return isEmptyJson(value);
}

/** True for a sentence to the reader: `your token`, `admin or your password`. A passphrase has no words such as `or` and `the`. */
export function isProse(value: string): boolean {
  if (value.length > LONGEST_WORDS) return false;
  if (YOURS.test(value) || KOREAN_SENTENCE.test(value)) return true;
  const words = value.split(/\s+/);
  return (
    words.length > 1 &&
    words.every((word) => /^["'(<[-]{0,3}[A-Za-z][A-Za-z'_-]{0,30}["').,:;>\]!-]{0,3}$/.test(word)) &&
    words.some((word) => SENTENCE_WORDS.has(word.toLowerCase()))
  );
}

/** JSON, or a part of it, none of whose members is a credential: `{"type":"service_account"}`. */
function isEmptyJson(value: string): boolean {
  if (!/^[{"]/.test(value)) return false;
  const members = [...value.matchAll(/"([^"\\]{1,100})"\s{0,20}:\s{0,20}"((?:[^"\\]|\\.){0,10000})"/g)];
  return members.length > 0 && !members.some(([, key = '', text = '']) => isSecretKey(key) && classOfLiteral(text, true) === 'secret');
}

/** Selectors of tiles whose names sound like credentials; their values are names of options. */
const SELECTORS = ['.properties.windows_admin_password'];

/** The product properties whose value is the name of an option: known ones, and those that have properties of an option beside them. */
export function selectorsAmong(properties: readonly string[]): ReadonlySet<string> {
  const selectors = new Set(SELECTORS);
  for (const property of properties) {
    const [, part, name, option, field] = property.split('.');
    if (part !== undefined && name !== undefined && option !== undefined && field !== undefined) selectors.add(`.${part}.${name}`);
  }
  return selectors;
}

/** True where a credential was taken out before the file was shared: it stands for one whose length nobody knows. */
export function isTakenOut(text: string): boolean {
  return /^\W{0,3}redacted\W{0,3}$/i.test(text.trim());
}
