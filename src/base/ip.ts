/**
 * IP addresses, CIDR blocks and ranges, IPv4 and IPv6, as numbers that can be compared. Reading is strict the way Go 1.17 and later are:
 * `10.0.0.01` is no address, because tools disagree whether it is octal.
 */

export type Family = 4 | 6;

/** Both ends belong to the range. */
export interface IpRange {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

export interface Cidr extends IpRange {
  readonly prefix: number;
  /** True when the written address is not the first of its block (`10.0.0.5/24`). */
  readonly hostBits: boolean;
}

/** Why a text is not what it should be: an address with leading zeros, a range that runs backwards, or no address at all. */
export type IpProblem = 'leading-zero' | 'reversed' | 'not-an-address';

const BITS: Readonly<Record<Family, number>> = { 4: 32, 6: 128 };

/** An address as a range of one; undefined when the text is none. Zone suffixes (`%eth0`) are refused: they mean nothing in a config. */
export function parseAddress(text: string): IpRange | undefined {
  const four = parseFour(text);
  if (four !== undefined) return { family: 4, first: four, last: four };
  const six = text.includes(':') ? parseSix(text) : undefined;
  return six === undefined ? undefined : { family: 6, first: six, last: six };
}

/** True for an IPv4 address that would be right but for zeros in front of a part, such as `10.00.1.5`. */
export function hasLeadingZeros(text: string): boolean {
  if (parseFour(text) !== undefined) return false;
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => part.length <= 8 && /^[0-9]+$/.test(part))) return false;
  return parts.every((part) => Number(part) <= 255);
}

/** A block in CIDR notation, e.g. `10.0.4.0/24`; undefined when the text is none. Host bits are noticed, not refused. */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const address = parseAddress(text.slice(0, slash));
  const digits = text.slice(slash + 1);
  if (address === undefined || !/^(0|[1-9][0-9]{0,2})$/.test(digits)) return undefined;
  const prefix = Number(digits);
  const bits = BITS[address.family];
  if (prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const first = address.first - (address.first % size);
  return { family: address.family, first, last: first + size - 1n, prefix, hostBits: first !== address.first };
}

/** One member of a list of ranges: `a`, `a-b` or a CIDR block, blanks around the parts allowed. */
export function parseRange(text: string): IpRange | { readonly problem: IpProblem } {
  const trimmed = text.trim();
  if (trimmed.includes('/')) return parseCidr(trimmed) ?? notAnAddress(trimmed.slice(0, trimmed.indexOf('/')));
  const dash = trimmed.indexOf('-');
  if (dash < 0) return parseAddress(trimmed) ?? notAnAddress(trimmed);
  const [from, to] = [trimmed.slice(0, dash).trim(), trimmed.slice(dash + 1).trim()];
  const first = parseAddress(from);
  const last = parseAddress(to);
  if (first === undefined) return notAnAddress(from);
  if (last === undefined) return notAnAddress(to);
  if (first.family !== last.family) return { problem: 'not-an-address' };
  if (last.first < first.first) return { problem: 'reversed' };
  return { family: first.family, first: first.first, last: last.first };
}

function notAnAddress(text: string): { readonly problem: IpProblem } {
  return { problem: hasLeadingZeros(text) ? 'leading-zero' : 'not-an-address' };
}

/** The members of a comma-separated list, blanks trimmed, empty members dropped (a trailing comma is common). */
export function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** An address as people write it: dotted for IPv4; for IPv6 the short form of RFC 5952. */
export function formatAddress(family: Family, value: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  const zeros = longestZeroRun(groups);
  if (zeros === undefined) return groups.join(':');
  return `${groups.slice(0, zeros.start).join(':')}::${groups.slice(zeros.start + zeros.length).join(':')}`;
}

/** How many addresses a range has. */
export function countAddresses(range: IpRange): bigint {
  return range.last - range.first + 1n;
}

/** True when every address of `inner` lies in `outer`. */
export function containsRange(outer: IpRange, inner: IpRange): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** True for the network address and the broadcast address of an IPv4 block: no machine has them. A block of two addresses has neither. */
export function isEndOf(block: Cidr, address: IpRange): boolean {
  if (block.family !== 4 || address.family !== 4 || block.last - block.first < 3n) return false;
  return address.first === block.first || address.first === block.last;
}

/** The addresses two ranges share; undefined when there are none. */
export function intersection(left: IpRange, right: IpRange): IpRange | undefined {
  if (left.family !== right.family) return undefined;
  const first = left.first > right.first ? left.first : right.first;
  const last = left.last < right.last ? left.last : right.last;
  return first > last ? undefined : { family: left.family, first, last };
}

/** The same addresses as sorted ranges that neither overlap nor touch. */
export function mergeRanges(ranges: readonly IpRange[]): readonly IpRange[] {
  const merged: IpRange[] = [];
  for (const range of ranges.toSorted(byStart)) {
    const before = merged.at(-1);
    if (before === undefined || before.family !== range.family || before.last + 1n < range.first) merged.push(range);
    else if (range.last > before.last) merged[merged.length - 1] = { family: before.family, first: before.first, last: range.last };
  }
  return merged;
}

/** True when every address of a range lies in ranges as `mergeRanges` gives them. */
export function holdsRange(merged: readonly IpRange[], range: IpRange): boolean {
  let [low, high] = [0, merged.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byStart(merged[middle]!, range) > 0) high = middle; // inside the list
    else low = middle + 1;
  }
  const [candidate, other] = [merged[low - 1], merged[low]];
  return [candidate, other].some((outer) => outer !== undefined && containsRange(outer, range));
}

/** The addresses of `from` that are in none of `taken`, as sorted ranges. */
export function subtractRanges(from: IpRange, taken: readonly IpRange[]): readonly IpRange[] {
  const left: IpRange[] = [];
  let next = from.first;
  for (const range of mergeRanges(taken.filter((candidate) => intersection(from, candidate) !== undefined))) {
    if (range.first > next) left.push({ family: from.family, first: next, last: range.first - 1n });
    next = range.last + 1n;
  }
  if (next <= from.last) left.push({ family: from.family, first: next, last: from.last });
  return left;
}

/** A range and whose it is. The ranges of one owner may overlap; that is never reported. */
export interface OwnedRange<Owner> {
  readonly owner: Owner;
  readonly range: IpRange;
}

export interface Overlap<Owner> {
  readonly left: Owner;
  readonly right: Owner;
  /** The addresses that both have; the first such stretch. */
  readonly shared: IpRange;
}

/**
 * Pairs of owners that share an address, at most one pair per range, in O(n log n): each range is paired with the one that reaches furthest among those
 * that start before it. Every owner that overlaps another one is in at least one pair; not every such pair is listed, because n equal ranges have n² of them.
 */
export function findOverlaps<Owner>(ranges: readonly OwnedRange<Owner>[]): readonly Overlap<Owner>[] {
  const overlaps: Overlap<Owner>[] = [];
  // The furthest range, and the furthest of another owner than its: a range must be compared with foreign ones only.
  let furthest: OwnedRange<Owner> | undefined;
  let second: OwnedRange<Owner> | undefined;
  for (const entry of ranges.toSorted((one, other) => byStart(one.range, other.range))) {
    const rival: OwnedRange<Owner> | undefined = furthest?.owner === entry.owner ? second : furthest;
    const shared = rival === undefined ? undefined : intersection(rival.range, entry.range);
    if (rival !== undefined && shared !== undefined) overlaps.push({ left: rival.owner, right: entry.owner, shared });
    if (furthest === undefined || reachesFurther(entry.range, furthest.range)) {
      if (furthest !== undefined && furthest.owner !== entry.owner) second = furthest;
      furthest = entry;
    } else if (furthest.owner !== entry.owner && (second === undefined || reachesFurther(entry.range, second.range))) {
      second = entry;
    }
  }
  return overlaps;
}

/** True when every address is private by RFC 1918 or RFC 4193, loopback or link-local: what tools mean by an internal address. */
export function isPrivate(range: IpRange): boolean {
  return PRIVATE.some((block) => containsRange(block, range));
}

const PRIVATE: readonly IpRange[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].flatMap((text) => parseCidr(text) ?? []);

function byStart(left: IpRange, right: IpRange): number {
  if (left.family !== right.family) return left.family - right.family;
  return left.first < right.first ? -1 : left.first > right.first ? 1 : 0;
}

function reachesFurther(range: IpRange, than: IpRange): boolean {
  return range.family > than.family || (range.family === than.family && range.last > than.last);
}

function parseFour(text: string): bigint | undefined {
  const match = /^([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})$/.exec(text);
  if (match === null) return undefined;
  let value = 0;
  for (const part of match.slice(1)) {
    if (Number(part) > 255 || (part.length > 1 && part.startsWith('0'))) return undefined;
    value = value * 256 + Number(part);
  }
  return BigInt(value);
}

function parseSix(text: string): bigint | undefined {
  const halves = text.split('::');
  if (text.length > 45 || halves.length > 2) return undefined;
  const head = groupsOf(halves[0]!, halves.length === 1);
  const tail = halves.length === 2 ? groupsOf(halves[1]!, true) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  return [...head, ...Array<number>(missing).fill(0), ...tail].reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}

/** The 16-bit groups of one side of `::`; `last` allows an IPv4 address at the end. */
function groupsOf(text: string, last: boolean): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else {
      const four = last && index === parts.length - 1 ? parseFour(part) : undefined;
      if (four === undefined) return undefined;
      groups.push(Number(four >> 16n), Number(four & 0xffffn));
    }
  }
  return groups;
}

function longestZeroRun(groups: readonly string[]): { start: number; length: number } | undefined {
  let best: { start: number; length: number } | undefined;
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === '0') length++;
    if (length > 1 && length > (best?.length ?? 1)) best = { start, length };
    start += length;
  }
  return best;
}
