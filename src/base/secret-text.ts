import { isAscii } from './ascii.ts';
import { isSecretKey, soundsSecret } from './secret-name.ts';

/**
 * What is secret inside a text, whatever key it stands under: passwords and tokens in addresses, parameters and assignments with a secret name,
 * headers, options of command lines, tokens that show what they are, bodies of PEM blocks. Lines of files, values in messages and diffs pass
 * through here. Every pattern is bounded, so a long line costs its length.
 */

/** What stands in place of a hidden text, whatever its length was. */
export const MASK = '********';

/** A stretch of a text that is hidden: offsets, `end` exclusive. */
export interface Hidden {
  readonly start: number;
  readonly end: number;
}

/** Where a value may be filled in later: what stands there is a name and no secret. */
const PLACEHOLDER =
  /^(["']?)(?:\(\([^()\n]{1,300}\)\)|\{\{[^{}\n]{1,300}\}\}|\$\{[^{}\n]{1,300}\}|\$\([^()\n]{1,300}\)|\$[A-Z_][A-Z0-9_]{0,99}|<%[^%\n]{1,300}%>|<!\{[^{}\n]{1,300}\}[^<>\n]{0,300}>)\1(?=$|[\s,;&}\]"'\\])/;
const HARMLESS_WORD = /^(["']?)(?:true|false|null|yes|no|on|off|~|\d{1,2}|)\1(?=$|[\s,;&}\]"'\\])/i;
/** The beginning of a block text, an anchor or an alias: nothing is written on this line. */
const BLOCK = /^(?:[|>][-+0-9]{0,2}|\*[\w-]{1,200}|\[\]|\{\})\s*$/;

const LONGEST_BLOCK = 300;

/** True for a text that gives nothing away under a secret name: a placeholder, a switch, nothing. */
export function isHarmless(value: string): boolean {
  const trimmed = value.trim();
  return lengthOf(PLACEHOLDER, trimmed) === trimmed.length || lengthOf(HARMLESS_WORD, trimmed) === trimmed.length || BLOCK.test(trimmed);
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? -1;
}

/** The hidden stretches of one line, sorted and not overlapping, and whether it ends in a name whose value stands on the next line. */
export interface SecretsOfLine {
  readonly hidden: readonly Hidden[];
  /** The line ends with an option or a key whose value comes next, e.g. `--password \`. */
  readonly goesOn: boolean;
}

/** A look that tells lines apart from the many in which nothing can be hidden. */
const SOMETHING = /[:=@]|(?:^|[\s"'[(,/-])-{1,2}[A-Za-z]|bearer|basic|auth|passw|secret|token|vault|echo|sqlplus|identified|비밀번호|암호/i;

/** Looks through one line of a file or of a text. */
export function secretsOfLine(line: string): SecretsOfLine {
  const hidden: Hidden[] = [];
  hideTokens(line, hidden);
  if (!SOMETHING.test(line)) return { hidden: joined(hidden), goesOn: false };
  if (line.includes('@')) hideUserinfo(line, hidden);
  hideWebhooks(line, hidden);
  hideSchemes(line, hidden);
  hideFollowing(line, hidden);
  const assignment = hideAssignments(line, hidden);
  const option = hideOptions(line, hidden);
  return { hidden: joined(hidden), goesOn: assignment || option };
}

const PEM_BEGIN = /-----BEGIN [A-Z0-9 ]{1,40}-----/;

/** A text of our own making, e.g. a value in a message, with everything masked that is secret by itself. */
export function maskText(text: string): string {
  let shown = text;
  const begin = PEM_BEGIN.exec(shown);
  if (begin !== null) shown = `${shown.slice(0, begin.index + begin[0].length)} ${MASK}`;
  let hides = false;
  return shown
    .split('\n')
    .map((line) => {
      const { hidden, goesOn } = secretsOfLine(line);
      const masked = hides && line.trim() !== '' ? MASK : withMask(line, hidden);
      hides = goesOn;
      return masked;
    })
    .join('\n');
}

/** A line with its hidden stretches masked. They are sorted and do not overlap. */
export function withMask(line: string, hidden: readonly Hidden[]): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of hidden) {
    shown += line.slice(from, start) + MASK;
    from = end;
  }
  return shown + line.slice(from);
}

/** Names of variables that stand where a text has a secret, e.g. `db_pw` in `mysql://app:((db_pw))@db.internal`. */
export function secretPlaceholdersIn(text: string): readonly string[] {
  if (!text.includes('((')) return [];
  // Each becomes a word of the same length, which the patterns take for a value.
  const plain = text.replace(/\(\(([^()\n]{1,300})\)\)/g, (whole) => 'X'.repeat(whole.length));
  const names: string[] = [];
  let offset = 0;
  for (const line of plain.split('\n')) {
    for (const { start, end } of secretsOfLine(line).hidden) {
      for (const match of text.slice(offset + start, offset + end).matchAll(/\(\(!?\/?([\w/-]{1,300})/g)) names.push(match[1]!);
    }
    offset += line.length + 1;
  }
  return names;
}

/** Tokens that show what they are: AWS, GitHub, Slack, Google, GitLab, Stripe, Vault, npm, SendGrid, JSON web tokens, crypt hashes. */
const TOKEN =
  /AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|xox[abeprs]-[A-Za-z0-9-]{10,255}|AIza[\w-]{35}|ya29\.[\w-]{20,255}|glpat-[\w-]{20,64}|[sr]k_live_\w{16,99}|hvs\.[\w-]{20,255}|npm_[A-Za-z0-9]{36}|SG\.[\w-]{16,32}\.[\w-]{16,64}|AGE-SECRET-KEY-1[0-9A-Z]{50,60}|(?<![\w-])eyJ[\w-]{8,4000}\.[\w-]{1,8000}(?:\.[\w-]{0,4000})?|\$(?:1|2[aby]|5|6|y|apr1)\$[\w./$=,]{20,255}/g;

function hideTokens(line: string, hidden: Hidden[]): void {
  for (const match of line.matchAll(TOKEN)) hidden.push({ start: match.index, end: match.index + match[0].length });
}

/** `scheme://user:password@host`; the user is shown where it reads like a name. A port is followed by a path and not by `@`. */
const USERINFO = /(?<!\/)\/\/([^\s:@/"'<>]{0,400})(?::(?!\d{1,5}[/?#])([^\s"'<>]{0,400}))?@(?=[\w([{$-])/g;
/** `user:password@tcp(host)` and `user:password@host:3306`, as drivers of databases take them. */
const DRIVER_USERINFO = /(?<![\w/@.-])([A-Za-z][\w.-]{0,99}):(?!\/\/)([^\s@'"/:]{1,200})@(?=(?:tcp|udp|unix)\(|[\w.-]{1,253}[:/])/g;
/** `user:password@host.example.com` without a scheme; a password has a digit, or it could be `owner:joe@example.com`. */
const BARE_USERINFO =
  /(?<![\w/@.-])([A-Za-z][\w.-]{0,99}):(?!\/\/)((?=[^\s@]{0,199}\d)[^\s@'"/:]{1,200})@(?=[A-Za-z][\w-]{0,62}\.[\w.-]{1,190}(?:$|[\s"',;\]}]))/g;
const ORACLE = /jdbc:oracle:\w{1,10}:([^\s/@"']{1,100})\/([^\s@"']{1,200})@/g;
/** A name of a user that gives nothing away. */
const PLAIN_USER = /^(?:[a-z][a-z._-]{0,31}|\(\([^()]{1,300}\)\)|\$\{?\w{1,99}\}?)$/;

function hideUserinfo(line: string, hidden: Hidden[]): void {
  for (const match of line.matchAll(USERINFO)) {
    const user = match[1]!;
    const start = match.index + 2;
    // A lone user of a web address is a token; of `ssh://git@host` it is a user.
    const isWeb = /https?:$/i.test(line.slice(Math.max(0, match.index - 6), match.index));
    if (user !== '' && !(PLAIN_USER.test(user) && (match[2] !== undefined || !isWeb || user === 'git' || user.startsWith('((')))) {
      hidden.push({ start, end: start + user.length });
    }
    if (match[2] !== undefined && match[2] !== '' && !isFilledIn(match[2])) {
      const from = start + user.length + 1;
      hidden.push({ start: from, end: from + match[2].length });
    }
  }
  for (const pattern of [DRIVER_USERINFO, BARE_USERINFO, ORACLE]) {
    for (const match of line.matchAll(pattern)) {
      const password = match[2]!;
      if (isFilledIn(password) || line.startsWith('sha256:', match.index + match[0].length)) continue;
      const end = match.index + match[0].length - 1;
      hidden.push({ start: end - password.length, end });
    }
  }
}

function isFilledIn(value: string): boolean {
  return /^(?:\(\([^()]{1,300}\)\)|\$\{[^{}]{1,300}\}|\$[A-Z_][A-Z0-9_]{0,99}|\{\{[^{}]{1,300}\}\})$/.test(value);
}

/** Addresses whose path is the secret. */
const WEBHOOK =
  /(?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/webhooks|[\w-]{1,63}\.webhook\.office\.com|outlook\.office\.com\/webhook|chat\.googleapis\.com\/v1\/spaces|api\.telegram\.org)\/([^\s"'<>]{1,500})/gi;

function hideWebhooks(line: string, hidden: Hidden[]): void {
  if (!line.includes('.com/') && !line.includes('.org/')) return;
  for (const match of line.matchAll(WEBHOOK)) {
    const end = match.index + match[0].length;
    hidden.push({ start: end - match[1]!.length, end });
  }
}

/** `Bearer …` and `Basic …` wherever they stand; prose (`basic authentication`) has no digit, no capital and no `=`. */
const SCHEME = /\b(?:bearer|basic|digest|apikey|splunk)\s{1,9}((?=[^\s"'\\]{0,400}[A-Z0-9=])[\w+/.~=-]{6,4000})/gi;

function hideSchemes(line: string, hidden: Hidden[]): void {
  for (const match of line.matchAll(SCHEME)) {
    // The look-ahead of a pattern without case cannot tell capitals.
    if (!/[A-Z0-9=]/.test(match[1]!)) continue;
    const end = match.index + match[0].length;
    hidden.push({ start: end - match[1]!.length, end });
  }
}

/** Hides what follows a command or a word that asks for a secret. */
function hideFollowing(line: string, hidden: Hidden[]): void {
  const lower = line.toLowerCase();
  for (const [word, pattern] of FOLLOWING) {
    const match = lower.includes(word) ? pattern.exec(line) : null;
    const value = match?.[1];
    if (match === null || value === undefined || isHarmless(value)) continue;
    const start = match.index + match[0].lastIndexOf(value);
    hidden.push({ start, end: start + value.length });
  }
  for (const match of line.matchAll(SPOKEN))
    hidden.push({ start: match.index + match[0].length - match[1]!.length, end: match.index + match[0].length });
}

const LONGEST_NAME = 100;
const NAMING = /^(?:name|path|key|id|field|property|header)$/i;
const VALUE = /^(?:value|values|default|content|contents)$/i;
/** Parameters of signed addresses and of logins. */
const PARAMETERS = /^(?:sig|signature|code|auth|key|x-amz-(?:signature|credential|security-token)|x-goog-signature|sv_sig|p|pw)$/i;

/**
 * `name=value`, `name: value`, `"name":"value"` with a secret name, anywhere in the line: in JSON, in the parameters of an address, in a comment.
 * After `=` the value ends at a blank or a separator, after `:` with the line. True when the line ends behind such a name.
 */
function hideAssignments(line: string, hidden: Hidden[]): boolean {
  let namesSecret = false;
  const values: { readonly start: number; readonly equals: boolean }[] = [];
  const marks = /[:=]/g;
  let from = 0;
  for (let mark = marks.exec(line); mark !== null; mark = marks.exec(line)) {
    const at = mark.index;
    const equals = line[at] === '=';
    const name = nameBefore(line, at, from);
    from = at;
    if (name === '') continue;
    let start = at + 1;
    while (start < line.length && /[\s=>~]/.test(line[start]!)) start++;
    if (NAMING.test(name)) namesSecret ||= isSecretText(line.slice(start, start + LONGEST_NAME));
    else if (VALUE.test(name)) values.push({ start, equals });
    if (!isSecretAt(line, at, name, equals)) continue;
    if (start >= line.length) return true;
    const end = hideValueAt(line, start, equals, hidden);
    if (end >= line.length) return false;
    marks.lastIndex = Math.max(end, at + 1);
    from = end;
  }
  if (namesSecret) for (const value of values) hideValueAt(line, value.start, value.equals, hidden);
  return false;
}

/** Separators of names that are asked as one: `API Key: …`. */
function isSecretAt(line: string, at: number, name: string, equals: boolean): boolean {
  // `::` and `://` are no assignments.
  if (!equals && (line[at + 1] === ':' || line.startsWith('//', at + 1))) return false;
  if (equals && PARAMETERS.test(name) && /[?&;]/.test(line[at - name.length - 1] ?? '')) return true;
  const words = name.split(' ');
  const two = words.slice(-2).join('_');
  // the login of a registry, in base64
  if (name === 'auth') return line[at - 1] === '"' && /^\s?\\{0,3}"/.test(line.slice(at + 1, at + 6));
  // `key: value` is prose as often as a key; in JSON it is quoted.
  if (/^keys?$/i.test(words.at(-1)!)) return line[at - 1] === '"' || (words.length > 1 && isSecretKey(two));
  return soundsSecret(words.at(-1)!) || (words.length > 1 && soundsSecret(two));
}

/** The name that ends before an assignment; '' when none does. `from`: where the one before ended. */
function nameBefore(line: string, at: number, from: number): string {
  let end = at;
  while (end > from && /[\s"'\\`?+|]/.test(line[end - 1]!)) end--;
  let start = end;
  while (start > from && end - start < LONGEST_NAME && isPartOfName(line[start - 1]!)) start--;
  const name = line.slice(start, end);
  return name
    .replace(isAscii(name) ? /^[^a-zA-Z\d.]+/ : /^[^\p{L}\p{N}.]+/u, '')
    .replace(/^.*\//, '')
    .trim();
}

/** True for a character that names are written with. */
function isPartOfName(character: string): boolean {
  return /[\w.$/ -]/.test(character) || (!isAscii(character) && /[\p{L}\p{N}]/u.test(character));
}

/** True when a text right after `name:` names a secret: the beginning of a line of JSON or YAML, so it ends at a quote, a comma or a bracket. */
function isSecretText(text: string): boolean {
  const word = /^["'\\]{0,3}([^\s"'\\,}\]]{1,100})/.exec(text)?.[1];
  return word !== undefined && namesSecret(word);
}

/** True for a name (`DB_PASSWORD`) or a path (`/product-properties/.x.password/value?`) of a secret; what picks an item of a list says nothing. */
export function namesSecret(text: string): boolean {
  if (!text.includes('/')) return soundsSecret(text);
  if (text.length > 1000) return false;
  return text.split('/').some((part) => part !== '' && !part.includes('=') && !VALUE.test(part) && soundsSecret(part.replace(/\?$/, '')));
}

/** Hides the value at `start` and answers where it ends; a placeholder or a switch is passed over. */
function hideValueAt(line: string, start: number, equals: boolean, hidden: Hidden[]): number {
  const rest = line.slice(start, start + 400);
  const harmless = Math.max(lengthOf(PLACEHOLDER, rest), rest === '' ? 0 : lengthOf(HARMLESS_WORD, rest));
  if (harmless > 0) return start + harmless;
  if (line.length - start <= LONGEST_BLOCK && BLOCK.test(line.slice(start))) return line.length;
  const end = equals ? endOfWord(line, start) : line.trimEnd().length;
  if (end > start) hidden.push({ start, end });
  return end;
}

/** The end of a value after `=` or an option: of the quotes, else at a blank or a separator; where quotes stay open, the end of the line. */
function endOfWord(line: string, start: number): number {
  const quote = /^\\?["'`]/.exec(line.slice(start, start + 2))?.[0];
  if (quote !== undefined) {
    const end = line.indexOf(quote, start + quote.length);
    return end < 0 ? line.length : end + quote.length;
  }
  const length = line.slice(start).search(/[\s&;"'`<>]/);
  return length < 0 ? line.length : start + length;
}

/** `--password X`, `-Password X`, also as items of a list. */
const OPTION = /(?:^|[\s"'[(,])--?([A-Za-z][\w-]{1,60})(?:["']?\s{0,9},\s{0,9}|["']?\s{1,9}|["']?\s{0,9}\\?$)/g;
/** Short options that take a secret, and the programs they belong to. */
const SHORT = /(?:^|[\s"'[(,])-([psdwakKP])(?:["']?\s{0,9},\s{0,9}|["']?\s{1,9}|["']?\s{0,9}\\?$)/g;
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[\s"'/])(?:sshpass|cf login|cf l|docker login|fly)[\s"',]/, 'p'],
  [/(?:^|[\s"'/])om(?:-linux\S{0,20})?[\s"',]/, 'psd'],
  [/(?:^|[\s"'/])(?:uaac|uaa)[\s"',]/, 's'],
  [/(?:^|[\s"'/])credhub[\s"',]/, 'pws'],
  [/(?:^|[\s"'/])redis-cli[\s"',]/, 'a'],
  [/(?:^|[\s"'/])sqlcmd[\s"',]/, 'P'],
  [/(?:^|[\s"'/])ldap(?:search|add|modify|delete|passwd|whoami)[\s"',]/, 'w'],
  [/(?:^|[\s"'/])openssl[\s"',]/, 'kK'],
];
/** `-p` of these is a port, a folder, parents or a process. */
const OTHER_P = /(?:^|[\s"'/])(?:mkdir|ssh|scp|sftp|cp|nc|lsof|docker run|ps|patch|rsync|install|tar|read|cf push|ruby|perl)[\s"',]/;
const ATTACHED = /(?:^|[\s"'/])(?:mysql|mysqldump|mysqladmin|mariadb)\s[^\n]{0,400}?\s-p([^\s"']{2,200})/;
const USER_OPTION =
  /(?:^|[\s"'[(,])(?:-u|-U|-a|--user|--auth|--proxy-user)(?:["']\s{0,9},\s{0,9}|\s{0,9}|=)["']?([^\s"':]{0,200}):([^\s"']{0,400})/g;
/** `cf auth admin X`, `vault login X`, `echo X | docker login --password-stdin`, `IDENTIFIED BY 'X'`, `sqlplus user/X@db`, `<password>X</password>`,
 * `net use S: /user:admin X`, lines of `.pgpass`. Each beside what the line must have in lower case, because making these patterns costs a short run much. */
const FOLLOWING: readonly (readonly [string, RegExp])[] = [
  ['auth', /\bcf\s{1,9}auth\s{1,9}(?:"[^"]{1,200}"|'[^']{1,200}'|\S{1,200})\s{1,9}(\S{1,400})/],
  ['-dp', /(?:^|\s)-dp\s{1,9}["']?([^\s"']{1,400})/], // om configure-authentication
  ['vault', /\bvault\s{1,9}login\s{1,9}(?!-)([^\s="']{1,400})(?:\s|["']|$)/],
  ['echo', /\becho\s{1,9}(?:-n\s{1,9})?(\S.{0,400}?)\s{0,9}\|[^|]{0,200}(?:--password-stdin|passwd|--stdin|sudo -S)/],
  ['identified', /\bidentified\s{1,9}by\s{1,9}(?:password\s{1,9})?['"\\]{1,2}([^'"\\]{1,400})/i],
  ['sqlplus', /\bsqlplus\s{1,9}(?:-\S{1,9}\s{1,9}){0,5}[^\s/]{1,100}\/([^\s@]{1,200})/],
  ['/user:', /\s\/user:[^\s"']{1,100}\s{1,9}([^\s"'/][^\s"']{0,200})/i],
  [':', /(?:^|[\s"'])(?:localhost|\*|[\w-]{1,63}\.[\w.-]{1,190}):(?:\d{2,5}|\*):[\w*-]{1,63}:[\w.-]{1,63}:([^\s"':]{1,200})(?=$|[\s"'])/],
  ['<', /<(?:\w{0,40}(?:password|passwd|secret|token|apikey|passphrase))>([^<]{1,400})</i],
];
/** `login u password X`, `the token is X`: a word with letters and digits right behind the name of a secret. */
const SPOKEN =
  /(?:\b(?:passw(?:or)?d|passphrase|secret|token)|비밀번호|암호)(?:\s{0,3}(?:is|was|=|은|는))?["'\\\s]{1,4}((?=[^\s"'\\]{0,200}[A-Za-z])(?=[^\s"'\\]{0,200}\d)[^\s"'\\]{6,400})/gi;

function hideOptions(line: string, hidden: Hidden[]): boolean {
  if (!line.includes('-')) return false;
  let goesOn = false;
  for (const match of line.matchAll(OPTION))
    if (soundsSecret(match[1]!)) goesOn = hideArgument(line, match.index + match[0].length, hidden);
  const shortOptions = [...line.matchAll(SHORT)];
  const letters = shortOptions.length === 0 ? '' : lettersOfPrograms(line);
  const otherP = shortOptions.length > 0 && letters === '' && OTHER_P.test(line);
  for (const match of shortOptions) {
    const letter = match[1]!;
    if (letters.includes(letter) || (letter === 'p' && !otherP))
      goesOn = hideArgument(line, match.index + match[0].length, hidden, letter === 'p');
  }
  for (const match of line.matchAll(USER_OPTION)) {
    const end = match.index + match[0].length;
    if (match[2] !== '' && !isFilledIn(match[2]!)) hidden.push({ start: end - match[2]!.length, end });
    if (match[1] !== '' && !PLAIN_USER.test(match[1]!)) hidden.push({ start: end - match[2]!.length - 1 - match[1]!.length, end });
  }
  const attached = line.includes('-p') ? ATTACHED.exec(line) : null;
  if (attached !== null)
    hidden.push({ start: attached.index + attached[0].length - attached[1]!.length, end: attached.index + attached[0].length });
  return goesOn;
}

/** The short options that take a secret, of all programs that a line calls. */
function lettersOfPrograms(line: string): string {
  return PROGRAMS.filter(([program]) => program.test(line))
    .map(([, short]) => short)
    .join('');
}

/** Hides the word behind an option; true when it must stand on the next line. `unsure`: it may be a port or a path as well, which are shown. */
function hideArgument(line: string, start: number, hidden: Hidden[], unsure = false): boolean {
  const rest = line.slice(start);
  if (/^\s*\\?\s*["']?\]?,?\s*$/.test(rest)) return true;
  if (/^-|^["']-/.test(rest) || lengthOf(PLACEHOLDER, rest.slice(0, 400)) > 0) return false;
  const end = endOfWord(line, start);
  const word = line.slice(start, end).replace(/^["']|["']$/g, '');
  if (unsure && (/^\d{1,5}(?::\d{1,5})?$/.test(word) || /^[./~]|\.(?:ya?ml|json|zip|pivotal|tgz|git|jar|war)$/.test(word))) return false;
  if (end > start) hidden.push({ start, end });
  return false;
}

/** Sorted, without the empty ones, what overlaps as one. */
export function joined(stretches: readonly Hidden[]): readonly Hidden[] {
  if (stretches.length < 2) return stretches.filter((stretch) => stretch.end > stretch.start);
  const sorted = stretches.filter((stretch) => stretch.end > stretch.start).sort((one, other) => one.start - other.start);
  const result: Hidden[] = [];
  for (const stretch of sorted) {
    const last = result.at(-1);
    if (last !== undefined && stretch.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, stretch.end) };
    else result.push(stretch);
  }
  return result;
}
