import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signedAdHoc } from '../../../../src/dev/executable/sign-macho.ts';

const COMMANDS_END = 32 + 2 * 72;
const LINKS = 32 + 72;

/** A program for macOS of this size with its two segments and nothing in them. */
function program(size: number): Buffer {
  const file = Buffer.alloc(size, 7);
  file.fill(0, 0, 4096);
  [0xfeedfacf, 0x0100000c, 0, 2, 2, COMMANDS_END - 32].forEach((number, index) => file.writeUInt32LE(number, 4 * index));
  for (const [at, name, begin, end] of [
    [32, '__TEXT', 0, 4096],
    [LINKS, '__LINKEDIT', 4096, size],
  ] as const) {
    file.writeUInt32LE(0x19, at);
    file.writeUInt32LE(72, at + 4);
    file.write(name, at + 8);
    file.writeBigUInt64LE(BigInt(begin), at + 40);
    file.writeBigUInt64LE(BigInt(end - begin), at + 48);
  }
  return file;
}

describe('a program for macOS is signed ad hoc', () => {
  const signed = signedAdHoc(program(10_001), 'taslint');
  const limit = 10_016;

  test('the last command names the signature, and the last segment holds it', () => {
    const [type, size, offset, length] = [0, 4, 8, 12].map((at) => signed.readUInt32LE(COMMANDS_END + at));
    expect([type, size, offset, length]).toEqual([0x1d, 16, limit, signed.length - limit]);
    expect([signed.readUInt32LE(16), signed.readUInt32LE(20)]).toEqual([3, COMMANDS_END - 32 + 16]);
    expect(Number(signed.readBigUInt64LE(LINKS + 40) + signed.readBigUInt64LE(LINKS + 48))).toBe(signed.length);
    expect(signed.readBigUInt64LE(LINKS + 32) % 0x4000n).toBe(0n);
  });

  test('it holds the digest of every page up to itself', () => {
    const directory = limit + signed.readUInt32BE(limit + 16);
    const [digests, pages, until] = [16, 28, 32].map((at) => signed.readUInt32BE(directory + at)) as [number, number, number]; // three
    expect([pages, until]).toEqual([3, limit]);
    const kept = Array.from({ length: pages }, (_, page) =>
      signed.subarray(directory + digests + 32 * page, directory + digests + 32 * (page + 1)),
    );
    const right = Array.from({ length: pages }, (_, page) =>
      createHash('sha256')
        .update(signed.subarray(page * 4096, Math.min((page + 1) * 4096, limit)))
        .digest(),
    );
    expect(Buffer.concat(kept).equals(Buffer.concat(right))).toBe(true);
  });

  test('what is signed already, has no room or is something else is refused', () => {
    expect(() => signedAdHoc(signed, 'taslint')).toThrow('signed already');
    expect(() => signedAdHoc(Buffer.alloc(64), 'taslint')).toThrow('not a program for macOS');
    const full = program(10_000);
    full[COMMANDS_END + 3] = 1;
    expect(() => signedAdHoc(full, 'taslint')).toThrow('no room');
  });
});
