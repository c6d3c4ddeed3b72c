import { isAscii } from './ascii.ts';
import { editDistance } from './did-you-mean.ts';
import { memoByText } from './memo.ts';

/**
 * What is secret by its name: the one list that rules, reports and commands ask. Names are keys, properties, variables, columns, options of a
 * command line, parameters of an address and headers. A rule says that a credential stands in plain text only where the name is that of a
 * credential; an output hides what stands under every name that may hold one, a misspelt one too.
 */
export type Secrecy =
  /** The name of one credential: the text below it is one. */
  | 'credential'
  /** A name that may hold a credential, or a part of one. */
  | 'sensitive'
  | 'public';

/** Longer names are no names; nothing is looked for in them. */
const LONGEST_NAME = 300;

/** How secret the value under a name is. */
export function secrecyOf(name: string): Secrecy {
  return name.length > LONGEST_NAME ? 'public' : judge(name);
}

/** True when the name alone says that its value is a credential. */
export function isSecretKey(name: string): boolean {
  return secrecyOf(name) === 'credential';
}

/** True for a name whose value no output may show. */
export function soundsSecret(name: string): boolean {
  return secrecyOf(name) !== 'public';
}

// The patterns below are for names in lower case: for V8, making one that takes both cases is three times the work.

/** Parts of a pair of credentials that everybody may see: what stands under them is public, whatever it is a part of. */
const PUBLIC_PARTS =
  /^(?:cert|certs|certificate|certificates|cert_pem|certificate_pem|ca|cas|ca_cert|ca_certs|ca_certificate|ca_pem|public_key|public_key_pem|identity|username|user|usernames)$/;

/** True for a name whose value is public even below the name of a secret, e.g. `cert_pem` of a pair, `identity` of a login. */
export function isPublicPart(name: string): boolean {
  return PUBLIC_PARTS.test(name.toLowerCase());
}

/** True for names that speak about secrets and hold none, e.g. `access_token_lifetime`: a bare number under them is harmless, wherever they stand. */
export function isAboutSecrets(name: string): boolean {
  return ABOUT.test(name.toLowerCase());
}

/** Names repeat, and the answer depends on the name alone. */
const judge = memoByText((name): Secrecy => {
  if (isPlain(name)) return 'public';
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (isCredential(last)) return 'credential';
  return isSensitive(name) ? 'sensitive' : 'public';
});

const CREDENTIAL =
  /(?:^|[-_ ])(?:password|passwd|passphrase|passcode|pwd|secret|secret[-_]?key|secret[-_]access[-_]key|access[-_]?key|private[-_]?key|private[-_]key[-_]pem|api[-_]?token|api[-_]?key|token|refresh[-_]token|client[-_]?secret|encrypt(?:ion)?[-_]key|license[-_]key|product[-_]key|service[-_]account[-_]json|auth[-_]json|storage[-_]key|account[-_]key)$/;
/** `dbpass`, `dbpassword`, `adminpwd`: written together; words of the language that end so are none. */
const TOGETHER = /(?:^|[-_])[a-z]{1,20}(?:password|passwd|passphrase|pwd)$|[-_](?:pass|[a-z]{1,10}pass)$|^[a-z]{1,10}pass$/;
const KOREAN = /(?:비밀번호|패스워드|암호)$/;
/** Names that end so and are no credentials: switches and settings about them. Whole words only, because `admin_password` has `min` in it. */
const NO_CREDENTIAL = /(?:^|[-_.])(?:public|enable|enabled|disable|use|has|allow|require|min|max|rotate|generate|regenerate|show)[-_]/;
const WORDS_IN_PASS = /(?:^|[-_])(?:by|com|sur|over|under|encom|tres|im)pass$/;

function isCredential(last: string): boolean {
  if (NO_CREDENTIAL.test(last.toLowerCase())) return false;
  const bare = snakeOf(last)
    .toLowerCase()
    .replace(/[-_]?\d{1,3}$/, '');
  return CREDENTIAL.test(bare) || KOREAN.test(bare) || (TOGETHER.test(bare) && !WORDS_IN_PASS.test(bare));
}

/** `clientSecret` as `client_Secret`, so that its words can be told apart. */
function snakeOf(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2');
}

/**
 * Some of it is in every name that one of the patterns on this page takes for a secret, unless a single word of the name tells. Most names have none of it, and are
 * spared all of these.
 */
const HINT =
  /[^\0-\x7f]|pass|pwd|secret|token|key|pem|json|community|string|pin$|cred|webhook|kube|docker|pkcs|connection|drain|content|auth|account|rsa|dsa|ed25519/;

/** True for a name that nothing below can take for a secret. */
function isPlain(name: string): boolean {
  return !HINT.test(name.toLowerCase()) && wordsOf(name).every(isPlainWord);
}

/** True for a word that is no secret by itself, nor with a word that follows it. */
const isPlainWord = memoByText((word) => {
  const stem = word.replace(/\d{1,3}$/, '');
  return !SECRET_WORDS.has(stem) && !isSecretByItself(stem) && !isOwnerOfKey(stem);
});

/** Anywhere in a name. Drains are addresses whose path or parameters hold the key of the receiver. */
const SECRET_PART =
  /passw|passphrase|passcode|snmp[-_ ]?community|community[-_ ]?string|(?:admin|user|hsm|slot|partition|card)[-_ ]?pin$|secret|token|credential|htpasswd|webhook|kube[-_]?config|docker[-_]?config|pkcs12|privatekey|apikey|accesskey|authkey|private[-_ ]?key|api[-_ ]?key|access[-_ ]?key|auth[-_ ]?key|encrypt(?:ion)?[-_ ]?key|signing[-_ ]?key|shared[-_ ]?key|license[-_ ]?key|account[-_ ]?key|key[-_]?pem|connection[-_ ]?string|aggregate[-_]drains?|(?:service[-_ ]?account|auth|credentials?|key|sa)[-_ ]?(?:json|file[-_]?contents?)$|basic[-_ ]?auth$|gcp[-_]service[-_]account$|(?:^|[-_.])id[-_](?:rsa|dsa|ecdsa|ed25519)|비밀번호|비번|패스워드|암호(?!화)|암호화[-_ ]?키|시크릿|토큰|자격[-_ ]?증명|(?:인증|개인|비밀|비공개|접근|액세스|서명|보안|api)[-_ ]?키/;

/** Whole words of a name; `bypass` and `keyboard` are others. */
const SECRET_WORDS = new Set(
  'pass passes pwd pwds pw pswd pword psk psks salt salts cred creds jwt jwts bearer authorization cookie pfx p12 jks dsn otp totp pat sas sig mnemonic passkey license licence keytab ppk signature'.split(
    ' ',
  ),
);
const GLUED = /^\w{1,20}(?:pass|pwd|creds?)$/;
const NOT_GLUED = /^(?:by|com|sur|over|under|encom|tres|im)pass$|^sacred$/;

/** A name that ends in `key` or `pem` is secret, save for keys that are published or that name something in a map. */
const KEY_WORDS = new Set(['key', 'keys', 'pem', 'pems']);
const PUBLIC_KEYS = new Set(
  'public pub primary partition sort tag label object foreign lookup search group cert certs certificate certificates ca chain issuer column map cache'.split(
    ' ',
  ),
);

/** The last word says that the value is about a secret. */
const ABOUT =
  /[-_. ](?:lifetime|validity|expir\w{0,9}|ttl|length|timeout|days|hours|minutes|seconds|months|count|interval|enabled|disabled|required|policy|policies|format|issuer|algorithm|type|names?|usernames?|version|size|mode|method|endpoint|retries|retry|usages?|labels?)$|[-_.](?:min|max|minimum|maximum|require)[-_]\w{0,20}$/;
/** `token_url` is the address where tokens are given; that of a webhook is the secret itself. */
const ABOUT_ADDRESS = /[-_. ](?:url|urls|uri|host|hostname|address|server|port)$/;

function isSensitive(name: string): boolean {
  const words = wordsOf(name);
  const lower = name.toLowerCase();
  if (words.length === 0 || ABOUT.test(lower)) return false;
  if (ABOUT_ADDRESS.test(lower)) return /webhook|connection|dsn/.test(lower);
  if (SECRET_PART.test(lower)) return !isPublicKey(words);
  return words.some((word, index) => isSecretWord(word.replace(/\d{1,3}$/, ''), words, index));
}

/** The words of a name in lower case. Nearly all names are plain ASCII, for which a small pattern does. */
function wordsOf(name: string): readonly string[] {
  const separator = isAscii(name) ? /[^a-z\d]+/ : /[^\p{L}\p{N}]+/u;
  return snakeOf(name)
    .toLowerCase()
    .split(separator)
    .filter((word) => word !== '');
}

function isSecretWord(word: string, words: readonly string[], index: number): boolean {
  if (SECRET_WORDS.has(word)) return !(word === 'pass' && words[index + 1] === 'through');
  if (KEY_WORDS.has(word)) return (index === words.length - 1 || index === words.length - 2) && !PUBLIC_KEYS.has(words[index - 1] ?? '');
  return isSecretByItself(word) || isFirstOfKey(word, words[index + 1]);
}

/** True for `dbpass`, `pasword`, `secert` and `tokne`. Words repeat more than names do, and to look for a misspelt one is dear. */
const isSecretByItself = memoByText((word) => (GLUED.test(word) && !NOT_GLUED.test(word)) || isMisspelt(word));

function isPublicKey(words: readonly string[]): boolean {
  return KEY_WORDS.has(words.at(-1)!) && ['public', 'pub'].includes(words.at(-2) ?? '');
}

/** Longer words are none that somebody misspelt. */
const LONGEST_WORD = 14;

/** What people mean when they misspell the name of a secret, and words that are near to one and right. */
const MISSPELT = ['password', 'passwd', 'passphrase', 'secret', 'token', 'credential', 'credentials', 'apikey'];
const RIGHT_WORDS = new Set(
  'taken tower tokyo sector secure secured passed passive passport passing section sacred credit potential president sentinel broken seconds second'.split(
    ' ',
  ),
);

function isMisspelt(word: string): boolean {
  if (word.length < 4 || word.length > LONGEST_WORD || RIGHT_WORDS.has(word)) return false;
  return MISSPELT.some((name) => word[0] === name[0] && isWithin(word, name, name.length >= 8 && word.length >= 6 ? 2 : 1));
}

/** True for the first word of `private_kye`. */
function isFirstOfKey(word: string, next: string | undefined): boolean {
  return next !== undefined && isWithin(next, 'key', 1) && isOwnerOfKey(word);
}

/** True for `private`, a misspelt one too. */
function isOwnerOfKey(word: string): boolean {
  if (word.length > LONGEST_WORD || RIGHT_WORDS.has(word)) return false;
  return word === 'api' || ['private', 'secret', 'access'].some((name) => word.length > 3 && isWithin(word, name, 1));
}

function isWithin(word: string, name: string, limit: number): boolean {
  return Math.abs(word.length - name.length) <= limit && editDistance(word, name, limit + 1) <= limit;
}
