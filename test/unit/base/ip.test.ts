import { expect, test } from 'vitest';
import { fc, runs } from '../../random.ts';
import {
  containsRange,
  countAddresses,
  findOverlaps,
  formatAddress,
  hasLeadingZeros,
  intersection,
  isPrivate,
  holdsRange,
  mergeRanges,
  parseAddress,
  parseCidr,
  parseRange,
  splitList,
  subtractRanges,
  type IpRange,
} from '../../../src/base/ip.ts';

test.each([
  ['0.0.0.0', 0n],
  ['10.0.4.1', 167773185n],
  ['255.255.255.255', 4294967295n],
])('%s is an IPv4 address', (text, value) => {
  expect(parseAddress(text)).toEqual({ family: 4, first: value, last: value });
});

test.each([
  ['::', 0n],
  ['::1', 1n],
  ['fd00::a:1', (0xfd00n << 112n) + 0xa0001n],
  ['::ffff:10.0.0.1', 0xffff0a000001n],
  ['1:2:3:4:5:6:7:8', 0x00010002000300040005000600070008n],
])('%s is an IPv6 address', (text, value) => {
  expect(parseAddress(text)).toEqual({ family: 6, first: value, last: value });
});

test.each([
  '',
  '10.0.0',
  '10.0.0.256',
  '10.0.0.1.2',
  '10.0.0.01',
  ' 10.0.0.1',
  '10.0.0.1/24',
  '1:2:3',
  '1::2::3',
  ':::',
  '1:2:3:4:5:6:7:8:9',
  '1::2:3:4:5:6:7:8',
  'fe80::1%eth0',
  '12345::',
  'dns.example.com',
])('%j is no address', (text) => {
  expect(parseAddress(text)).toBeUndefined();
});

test('leading zeros are told apart from nonsense', () => {
  expect(hasLeadingZeros('10.00.1.5')).toBe(true);
  expect(hasLeadingZeros('10.0.1.5')).toBe(false);
  expect(hasLeadingZeros('10.0.1.0256')).toBe(false);
  expect(hasLeadingZeros('one.two.three.four')).toBe(false);
});

test.each([
  ['10.0.4.0/24', { prefix: 24, hostBits: false, count: 256n }],
  ['10.0.4.7/24', { prefix: 24, hostBits: true, count: 256n }],
  ['10.0.4.1/32', { prefix: 32, hostBits: false, count: 1n }],
  ['0.0.0.0/0', { prefix: 0, hostBits: false, count: 1n << 32n }],
  ['fd00::/64', { prefix: 64, hostBits: false, count: 1n << 64n }],
])('%s is a block', (text, { prefix, hostBits, count }) => {
  const cidr = parseCidr(text)!;
  expect({ prefix: cidr.prefix, hostBits: cidr.hostBits, count: countAddresses(cidr) }).toEqual({ prefix, hostBits, count });
});

test.each(['10.0.4.0', '10.0.4.0/33', '10.0.4.0/024', '10.0.4.0/', '10.0.4.0/x', '/24', '10.0.4/24'])('%j is no block', (text) => {
  expect(parseCidr(text)).toBeUndefined();
});

test.each([
  ['10.0.0.9-10.0.0.1', 'reversed'],
  ['10.0.0.1-10.0.0.09', 'leading-zero'],
  ['10.0.0.1-fd00::1', 'not-an-address'],
  ['10.0.0.1-9', 'not-an-address'],
  ['gateway', 'not-an-address'],
])('%s is refused as %s', (text, problem) => {
  expect(parseRange(text)).toEqual({ problem });
});

test('a range may have blanks around the dash, and may be one address or a block', () => {
  expect(parseRange(' 10.0.0.1 - 10.0.0.9 ')).toMatchObject({ first: 167772161n, last: 167772169n });
  expect(parseRange('10.0.0.1')).toMatchObject({ first: 167772161n, last: 167772161n });
  expect(parseRange('10.0.0.0/30')).toMatchObject({ first: 167772160n, last: 167772163n });
});

test('a list drops empty members', () => {
  expect(splitList(' 10.0.0.2, 10.0.0.3,, ')).toEqual(['10.0.0.2', '10.0.0.3']);
});

test('private means RFC 1918 and its like, as a whole', () => {
  const privateText = (text: string) => isPrivate(parseCidr(text)!);
  expect(privateText('10.255.0.0/16')).toBe(true);
  expect(privateText('172.16.0.0/12')).toBe(true);
  expect(privateText('172.0.0.0/8')).toBe(false);
  expect(privateText('11.0.0.0/24')).toBe(false);
  expect(privateText('fd12::/16')).toBe(true);
});

const ipv6 = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n });
const zeroRich = fc
  .array(fc.constantFrom(0n, 0n, 0n, 1n, 0xffffn), { minLength: 8, maxLength: 8 })
  .map((groups) => groups.reduce<bigint>((value, group) => (value << 16n) | group, 0n));

test('what is printed is read back as the same address', () => {
  fc.assert(fc.property(fc.oneof(ipv6, zeroRich), (value) => parseAddress(formatAddress(6, value))?.first === value));
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: (1n << 32n) - 1n }), (value) => parseAddress(formatAddress(4, value))?.first === value));
});

test('no text makes reading throw', () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f:./%-]{0,30}$/));
  fc.assert(fc.property(texts, (text) => void [parseAddress(text), parseCidr(text), parseRange(text), hasLeadingZeros(text)]));
});

// The oracle: sets of single addresses over a small space.
const small = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 8 }))
  .map(([first, length]): IpRange => ({ family: 4, first: BigInt(first), last: BigInt(first + length) }));
const members = (ranges: readonly IpRange[]) =>
  new Set(ranges.flatMap((range) => Array.from({ length: Number(countAddresses(range)) }, (_, index) => Number(range.first) + index)));

test('merging keeps the addresses and leaves gaps between the ranges', () => {
  fc.assert(
    fc.property(fc.array(small), (ranges) => {
      const merged = mergeRanges(ranges);
      expect(members(merged)).toEqual(members(ranges));
      expect(merged.slice(1).every((range, index) => range.first > merged[index]!.last + 1n)).toBe(true);
    }),
  );
});

test('a range is held when each of its addresses is there', () => {
  fc.assert(
    fc.property(fc.array(small), small, (ranges, range) => {
      const there = members(ranges);
      expect(holdsRange(mergeRanges(ranges), range)).toBe([...members([range])].every((address) => there.has(address)));
    }),
  );
});

test('subtracting leaves exactly the addresses that are not taken', () => {
  fc.assert(
    fc.property(small, fc.array(small), (from, taken) => {
      const gone = members(taken);
      const left = [...members([from])].filter((address) => !gone.has(address));
      expect([...members(subtractRanges(from, taken))]).toEqual(left);
    }),
  );
});

test('an owner is in a pair exactly when it shares an address with another owner', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ owner: fc.integer({ min: 0, max: 6 }), range: small }), { maxLength: 14 }), (ranges) => {
      const overlapping = new Set<number>();
      for (const one of ranges)
        for (const other of ranges)
          if (one.owner !== other.owner && intersection(one.range, other.range) !== undefined) overlapping.add(one.owner);
      const found = findOverlaps(ranges);
      expect(new Set(found.flatMap((overlap) => [overlap.left, overlap.right]))).toEqual(overlapping);
      for (const overlap of found) {
        expect(overlap.left).not.toBe(overlap.right);
        const has = (owner: number) => ranges.some((entry) => entry.owner === owner && containsRange(entry.range, overlap.shared));
        expect(has(overlap.left) && has(overlap.right)).toBe(true);
      }
    }),
    { numRuns: runs(1000) },
  );
});

test('ranges of different families never overlap', () => {
  expect(
    findOverlaps([
      { owner: 'a', range: parseCidr('0.0.0.0/0')! },
      { owner: 'b', range: parseCidr('::/0')! },
    ]),
  ).toEqual([]);
});
