/** What a literal value under the key of a credential really is. Which keys these are says `base/secret-name.ts`. */

export type LiteralClass = 'secret' | 'placeholder' | 'example-mail' | 'word' | 'empty';

const TEMPLATE_WORDS =
  /^(changeme|change[-_ ]me|replace[-_ ]?me|replace[-_ ](with|this)[-_ \w]{0,60}|x{3,}|\*{3,}|<[^<>]{0,80}>|your[-_ ][\w-]{1,60}|[\w-]{1,60}[-_]here)$/i;
/** Notes to oneself, in capitals: an app may well be called `todo`. */
const NOTES = ['TODO', 'FIXME', 'TBD'];
const PLAIN_WORDS = /^((dummy|example|sample|fake|my|some|your)[-_]?)?(password|secret|token|passphrase|pass|key|dummy|example)$/i;
/** A password that lets nobody in (`*`, `!` in a password file), and what crypt made of one. */
const LOCKED_OR_HASHED = /^([*!]{1,2}|\$(1|2[abxy]|5|6|y)\$.{8,})$/;
/** Names of options and switches that stand under keys like `windows_admin_password`. */
const OPTION_WORDS =
  /^(true|false|yes|no|on|off|none|default|auto|automatic|random|randomized?|set|enabled?|disabled?|internal|external|generated?)$/i;
const EXAMPLE_MAIL = /^(fake@email\.com|[^@\s]{1,60}@example\.(com|org|net))$/i;

/**
 * What a literal is; undefined for a value that is neither a credential nor a word to be replaced. `underSecretKey`: its key is that of a credential.
 * Placeholders of any tool, references to a store, addresses, paths and certificates are nothing of the kind.
 */
export function classOfLiteral(text: string, underSecretKey: boolean): LiteralClass | undefined {
  const value = text.trim();
  if (isForeignTemplate(value)) return undefined;
  if (value.length <= 200) {
    if (TEMPLATE_WORDS.test(value) || NOTES.includes(value)) return 'placeholder';
    if (EXAMPLE_MAIL.test(value)) return 'example-mail';
  }
  if (!underSecretKey) return undefined;
  if (value === '' || value === 'null' || value === '~') return 'empty';
  if (PLAIN_WORDS.test(value)) return 'word';
  if (isReference(value)) return undefined;
  return 'secret';
}

/** What om, BOSH or another tool replaces before anybody sees it. */
function isForeignTemplate(value: string): boolean {
  return ['((', '{{', '${', '<%', '<!{'].some((mark) => value.includes(mark)) || /^\$[A-Za-z_]/.test(value);
}

/** Nothing that could be used: a pointer to a value elsewhere, an address, a path, a text that is encrypted or public. PEM texts have rules of their own. */
function isReference(value: string): boolean {
  if (LOCKED_OR_HASHED.test(value) || OPTION_WORDS.test(value)) return true;
  if (/^(https?|vault|op|ref\+\w+):\/\//.test(value) || value.startsWith('ENC[')) return true;
  if (/^\/[\w./-]+$/.test(value)) return true;
  return value.includes('-----BEGIN ') || value.startsWith('ssh-');
}

/** True where a credential was taken out before the file was shared: it stands for one whose length nobody knows. */
export function isTakenOut(text: string): boolean {
  return /^\W{0,3}redacted\W{0,3}$/i.test(text.trim());
}
