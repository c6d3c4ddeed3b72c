/**
 * The syntax of PEM texts (RFC 7468 and what people do to it in YAML): armour lines, labels, order, and the ways line breaks get lost.
 * Pure text: what is inside the base64 is read by `der.ts`.
 */
import { memoByText } from './memo.ts';

/** One armoured block. `body` is its base64 without white space; empty unless `state` is `base64`. */
export interface PemBlock {
  /** E.g. `CERTIFICATE`, `RSA PRIVATE KEY`. */
  readonly label: string;
  /** Offsets of the armour in the text; `end` is exclusive, the end of the text when the END line is missing. */
  readonly start: number;
  readonly end: number;
  readonly body: string;
  /** `elided`: shortened for a document (`MIIB...`); `redacted`: the body was taken out; `encrypted`: a key with a passphrase. */
  readonly state: 'base64' | 'elided' | 'redacted' | 'encrypted' | 'malformed';
}

/**
 * How a text is not what Go's and OpenSSL's readers expect. `no-end`: the END line is missing. `literal-newline`: `\n` as two characters.
 * `joined`: line breaks became blanks. `crlf`: Windows line ends. `dashes`: not five dashes. `label`: BEGIN and END name different things.
 * `no-armour`: base64 alone. `encrypted-key`: a key with a passphrase.
 */
export type PemProblem = 'no-end' | 'literal-newline' | 'joined' | 'crlf' | 'dashes' | 'label' | 'no-armour' | 'encrypted-key';

export interface PemText {
  readonly blocks: readonly PemBlock[];
  readonly problems: readonly PemProblem[];
  /** True when the armour is part of a larger text, such as a JSON key file or a script: other rules of form hold there. */
  readonly embedded: boolean;
}

/** True when a text has anything of PEM in it: cheap enough to ask of every scalar. */
export function looksLikePem(text: string): boolean {
  return text.includes('-BEGIN ');
}

/** True for a private key's label: `PRIVATE KEY`, `RSA PRIVATE KEY`, `ENCRYPTED PRIVATE KEY`, `OPENSSH PRIVATE KEY` … */
export function isPrivateKeyLabel(label: string): boolean {
  return label === 'PRIVATE KEY' || label.endsWith(' PRIVATE KEY');
}

/** True for a certificate's label; `TRUSTED CERTIFICATE` and `X509 CERTIFICATE` are OpenSSL's older words. */
export function isCertificateLabel(label: string): boolean {
  return label === 'CERTIFICATE' || label === 'TRUSTED CERTIFICATE' || label === 'X509 CERTIFICATE';
}

/**
 * Reads every block of a text, in order. Never throws; the shortest certificates are read in linear time like the longest. Several tables read the same
 * text, and foundations share certificates, so what was read is remembered.
 */
export const readPem: (text: string) => PemText = memoByText(readBlocks, 500);

function readBlocks(text: string): PemText {
  const blocks: PemBlock[] = [];
  const problems = new Set<PemProblem>();
  const embedded = isEmbedded(text);
  const begin = /(-+)BEGIN ([A-Z0-9 ]{1,40}?)(-+)/g;
  for (let match = begin.exec(text); match !== null; match = begin.exec(text)) {
    const block = readBlock(text, match, problems);
    blocks.push(block);
    begin.lastIndex = Math.max(block.end, begin.lastIndex);
  }
  if (blocks.length === 0 && isBareBase64(text)) problems.add('no-armour');
  return { blocks, problems: embedded ? [] : [...problems], embedded };
}

function readBlock(text: string, begin: RegExpExecArray, problems: Set<PemProblem>): PemBlock {
  const [armour, dashesBefore, label, dashesAfter] = begin as unknown as [string, string, string, string]; // three groups, none optional
  const start = begin.index;
  const bodyStart = start + armour.length;
  if (dashesBefore.length !== 5 || dashesAfter.length !== 5) problems.add('dashes');
  const nextBegin = text.indexOf('-BEGIN ', bodyStart);
  const limit = nextBegin < 0 ? text.length : withoutDashes(text, bodyStart, nextBegin);
  const endWord = text.indexOf('-END ', bodyStart);
  if (endWord < 0 || endWord > limit) {
    const state = stateOf(label, text.slice(bodyStart, limit));
    // A sample that was cut short on purpose has no END line either; that is for the reader to see, not a mistake.
    if (state.state !== 'elided' && state.state !== 'redacted') problems.add('no-end');
    return { label, start, end: limit, ...state };
  }
  const end = /^-END ([A-Z0-9 ]{1,40}?)(-+)/.exec(text.slice(endWord, endWord + 80));
  const bodyEnd = withoutDashes(text, bodyStart, endWord);
  if (end === null || end[2]!.length !== 5 || endWord - bodyEnd !== 4) problems.add('dashes');
  else if (end[1] !== label) problems.add('label');
  const body = text.slice(bodyStart, bodyEnd);
  const state = stateOf(label, body);
  if (state.state === 'encrypted') problems.add('encrypted-key');
  if (state.state !== 'elided' && state.state !== 'redacted') for (const problem of lineProblems(body)) problems.add(problem);
  else if (state.state === 'elided' && isEscapedBase64(body)) problems.add('literal-newline');
  return { label, start, end: endWord + (end?.[0].length ?? 5), ...state };
}

/** Where the run of dashes that ends at `end` begins. */
function withoutDashes(text: string, from: number, end: number): number {
  let start = end;
  while (start > from && text[start - 1] === '-') start--;
  return start;
}

/** How line breaks were lost. The armour line must end with a real line break: Go and OpenSSL both want that. */
function lineProblems(body: string): readonly PemProblem[] {
  if (body.includes('\\n')) return ['literal-newline'];
  if (!/^[ \t]*\r?\n/.test(body) || !/\n[ \t]*$/.test(body)) return ['joined'];
  return body.includes('\r\n') ? ['crlf'] : [];
}

/** Base64, however short, between line breaks of two characters: no reader gets as far as how much of it is missing. */
function isEscapedBase64(body: string): boolean {
  return /^\\n[A-Za-z0-9+/=\\]+\\n$/.test(body.trim());
}

function stateOf(label: string, body: string): Pick<PemBlock, 'state' | 'body'> {
  if (/\.\.\.|…/.test(body)) return { state: 'elided', body: '' };
  if (/REDACTED|redacted|\*\*\*/.test(body)) return { state: 'redacted', body: '' };
  if (label === 'ENCRYPTED PRIVATE KEY' || /Proc-Type:[ \t]*4,ENCRYPTED/.test(body)) return { state: 'encrypted', body: '' };
  const base64 = withoutHeaders(body.replaceAll('\\r', '').replaceAll('\\n', '\n')).replace(/\s+/g, '');
  // Text in another alphabet (`<your certificate>`, `fake-key`) stands for a body as dots do; base64 with a stray character is a mistake.
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return { state: base64.length < 100 ? 'elided' : 'malformed', body: '' };
  if (base64.length < 64) return { state: 'elided', body: '' };
  return { state: 'base64', body: base64 };
}

/** Drops `Name: value` lines in front of the base64, as old RSA keys have them. */
function withoutHeaders(body: string): string {
  if (!body.includes(':')) return body;
  return body
    .split('\n')
    .filter((line) => !line.includes(':'))
    .join('\n');
}

/** JSON key files and scripts carry PEM inside a larger text; comments before a certificate are usual in bundles and are no such text. */
function isEmbedded(text: string): boolean {
  const begin = text.indexOf('-BEGIN ');
  if (begin < 0) return false;
  if (/^\s*[{[]/.test(text)) return true;
  const lineStart = text.lastIndexOf('\n', begin) + 1;
  return /[^-\s"']/.test(text.slice(lineStart, begin)) && !text.slice(lineStart, begin).includes('\\n');
}

/** DER in base64 as people paste it without armour: a SEQUENCE of at least 256 bytes begins with `MII`. */
function isBareBase64(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.startsWith('MII') && trimmed.length >= 300 && /^[A-Za-z0-9+/\s]+={0,2}$/.test(trimmed);
}
