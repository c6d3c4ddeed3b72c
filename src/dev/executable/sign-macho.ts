import { createHash } from 'node:crypto';

/**
 * Signs a program for macOS ad hoc: with the digest of each of its pages and no identity, as `codesign --sign -` does. Apple silicon starts no program without it,
 * and what was put into the program took away the signature that it had. There is no tool for it on Linux in Debian or npm. The numbers are those of Apple's
 * headers `mach-o/loader.h` and `kern/cs_blobs.h`.
 */

const MACHO_64 = 0xfeedfacf;
const HEADER = 32;
const LC_SEGMENT_64 = 0x19;
const LC_CODE_SIGNATURE = 0x1d;
const SIGNATURE_COMMAND = 16;

const PAGE_BITS = 12;
const PAGE = 1 << PAGE_BITS;
/** What segments end at in memory: the page of Apple silicon. */
const MEMORY_PAGE = 0x4000;
const DIGEST = 32;

const EMBEDDED_SIGNATURE = 0xfade0cc0;
const CODE_DIRECTORY = 0xfade0c02;
/** Superblob with one index entry, then the head of the code directory of version 0x20400. */
const SUPERBLOB = 12 + 8;
const DIRECTORY_HEAD = 88;
const AD_HOC = 0x2;
const SHA256 = 2;
const MAIN_BINARY = 1;

/** Gives the signed program. Throws when it is no thin program of 64 bits, is signed already, or has no room for the signature. */
export function signedAdHoc(program: Buffer, identifier: string): Buffer {
  const { commands, end } = loadCommands(program);
  const segments = commands.filter(({ type }) => type === LC_SEGMENT_64).map(({ at }) => ({ at, name: segmentName(program, at) }));
  const [text, links] = ['__TEXT', '__LINKEDIT'].map((wanted) => segments.find(({ name }) => name === wanted)?.at);
  if (text === undefined || links === undefined) throw new Error('not a program for macOS: it lacks __TEXT or __LINKEDIT');
  if (commands.some(({ type }) => type === LC_CODE_SIGNATURE)) throw new Error('the program is signed already');
  if (program.subarray(end, end + SIGNATURE_COMMAND).some((byte) => byte !== 0)) throw new Error('no room for the command of a signature');

  const limit = roundedUp(program.length, 16);
  const size = SUPERBLOB + DIRECTORY_HEAD + identifier.length + 1 + Math.ceil(limit / PAGE) * DIGEST;
  const signed = Buffer.concat([program], limit + size);
  const begin = Number(signed.readBigUInt64LE(links + 40));
  signed.writeBigUInt64LE(BigInt(roundedUp(limit + size - begin, MEMORY_PAGE)), links + 32);
  signed.writeBigUInt64LE(BigInt(limit + size - begin), links + 48);
  [LC_CODE_SIGNATURE, SIGNATURE_COMMAND, limit, size].forEach((number, index) => signed.writeUInt32LE(number, end + 4 * index));
  signed.writeUInt32LE(commands.length + 1, 16);
  signed.writeUInt32LE(end + SIGNATURE_COMMAND - HEADER, 20);
  writeSignature(signed, limit, identifier, signed.readBigUInt64LE(text + 48));
  return signed;
}

interface LoadCommands {
  readonly commands: readonly { readonly type: number; readonly at: number }[];
  /** Where the list ends in the file. */
  readonly end: number;
}

function loadCommands(program: Buffer): LoadCommands {
  if (program.readUInt32LE(0) !== MACHO_64) throw new Error('not a program for macOS of 64 bits');
  let end = HEADER;
  const commands = Array.from({ length: program.readUInt32LE(16) }, () => {
    const at = end;
    end += program.readUInt32LE(at + 4);
    return { type: program.readUInt32LE(at), at };
  });
  return { commands, end };
}

function segmentName(program: Buffer, at: number): string {
  return program.toString('latin1', at + 8, at + 24).replace(/\0+$/, '');
}

/** Everything before `limit` is final: its pages are digested here. */
function writeSignature(signed: Buffer, limit: number, identifier: string, textSize: bigint): void {
  const pages = Math.ceil(limit / PAGE);
  const names = DIRECTORY_HEAD;
  const digests = names + identifier.length + 1;
  const directory = limit + SUPERBLOB;
  const numbers = (at: number, ...values: readonly number[]): void =>
    values.forEach((value, index) => void signed.writeUInt32BE(value, at + 4 * index));
  numbers(limit, EMBEDDED_SIGNATURE, signed.length - limit, 1, 0, SUPERBLOB);
  numbers(directory, CODE_DIRECTORY, signed.length - directory, 0x20400, AD_HOC, digests, names, 0, pages, limit);
  signed.set([DIGEST, SHA256, 0, PAGE_BITS], directory + 36);
  signed.writeBigUInt64BE(textSize, directory + 72);
  signed.writeBigUInt64BE(BigInt(MAIN_BINARY), directory + 80);
  signed.write(identifier, directory + names, 'latin1');
  for (let page = 0; page < pages; page += 1) {
    const content = signed.subarray(page * PAGE, Math.min((page + 1) * PAGE, limit));
    signed.set(createHash('sha256').update(content).digest(), directory + digests + page * DIGEST);
  }
}

function roundedUp(size: number, unit: number): number {
  return Math.ceil(size / unit) * unit;
}
