/**
 * A reader for the part of DER (ITU-T X.690) that certificates and keys need: tag, length, content. Written here because it must cost nothing at start,
 * give the same answers on every Node version and show the signature algorithm, which Node 20's X509Certificate does not.
 */

/** One element. `start` and `end` bound its content, `whole` is where its tag stands. Lengths are checked against the element around it. */
export interface DerElement {
  readonly tag: number;
  readonly whole: number;
  readonly start: number;
  readonly end: number;
}

/** What is not DER. The reader of certificates turns it into "cannot be parsed". */
export class DerError extends Error {
  override readonly name = 'DerError';
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The element at an offset. Throws DerError when it does not fit before `limit` or has an indefinite length. */
export function readElement(bytes: Uint8Array, offset: number, limit: number): DerElement {
  const tag = bytes[offset];
  const lengthByte = bytes[offset + 1];
  if (tag === undefined || lengthByte === undefined || offset + 2 > limit) throw new DerError('the data ends inside an element');
  if ((tag & 0x1f) === 0x1f) throw new DerError('long tags are not used in certificates');
  let start = offset + 2;
  let length = lengthByte;
  if (lengthByte >= 0x80) {
    const count = lengthByte & 0x7f;
    if (count === 0 || count > 4) throw new DerError('indefinite or oversized length');
    length = 0;
    for (let index = 0; index < count; index++) length = length * 256 + (bytes[start + index] ?? 0);
    start += count;
  }
  const end = start + length;
  if (end > limit) throw new DerError('an element is longer than what is around it');
  return { tag, whole: offset, start, end };
}

/** The elements inside an element, in order. */
export function children(bytes: Uint8Array, parent: DerElement): readonly DerElement[] {
  const found: DerElement[] = [];
  for (let offset = parent.start; offset < parent.end;) {
    const child = readElement(bytes, offset, parent.end);
    found.push(child);
    offset = child.end;
  }
  return found;
}

/** The one element that makes up the whole data. Trailing bytes are refused, as Go does. */
export function readWhole(bytes: Uint8Array, tag: number): DerElement {
  const element = expectTag(readElement(bytes, 0, bytes.length), tag);
  if (element.end !== bytes.length) throw new DerError('data after the end');
  return element;
}

/** The element itself when it has this tag, else DerError. */
export function expectTag(element: DerElement | undefined, tag: number): DerElement {
  if (element === undefined) throw new DerError('an element is missing');
  if (element.tag !== tag) throw new DerError(`expected tag ${tag.toString(16)}, found ${element.tag.toString(16)}`);
  return element;
}

/** An object identifier in dotted form, e.g. `2.5.29.17`. */
export function readOid(bytes: Uint8Array, element: DerElement): string {
  const arcs: number[] = [];
  let arc = 0;
  for (let offset = element.start; offset < element.end; offset++) {
    const byte = bytes[offset]!;
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...rest].join('.');
}

/** The bytes of an unsigned INTEGER without leading zeros, in hex; equal numbers give equal texts. */
export function readUnsigned(bytes: Uint8Array, element: DerElement): string {
  let start = element.start;
  while (start < element.end && bytes[start] === 0) start++;
  return hex(bytes, start, element.end);
}

/** Content as lower-case hex. */
export function hex(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let offset = start; offset < end; offset++) text += (bytes[offset]! + 256).toString(16).slice(1);
  return text;
}

/** Content as text. BMPString (two bytes a character) is told by its tag; all else is read as UTF-8, of which ASCII is a part. */
export function readText(bytes: Uint8Array, element: DerElement): string {
  const content = bytes.subarray(element.start, element.end);
  if (element.tag === 0x1e) {
    let text = '';
    for (let index = 0; index + 1 < content.length; index += 2) text += String.fromCharCode(content[index]! * 256 + content[index + 1]!);
    return text;
  }
  return new TextDecoder().decode(content);
}

/** UTCTime or GeneralizedTime as milliseconds since 1970; only the forms that RFC 5280 allows (`Z`, with seconds). */
export function readTime(bytes: Uint8Array, element: DerElement): number {
  const text = readText(bytes, element);
  const match = /^([0-9]{2}|[0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})Z$/.exec(text);
  const expected = element.tag === TAG.utcTime ? 2 : element.tag === TAG.generalizedTime ? 4 : 0;
  if (match === null || match[1]!.length !== expected) throw new DerError('not a time of RFC 5280');
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [number, number, number, number, number, number]; // six groups, none optional
  const century = expected === 4 ? 0 : year >= 50 ? 1900 : 2000;
  return Date.UTC(century + year, month - 1, day, hour, minute, second);
}
