import { readFileSync } from 'node:fs';

/** What a program for Linux asks of the system that it starts on. */
export interface RequiredLibraries {
  /** The files that the loader looks for, e.g. `libstdc++.so.6`. */
  readonly files: readonly string[];
  /** The newest version of each interface that is asked for, e.g. `GLIBC` to `2.28`. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Reads it from the table of names of an ELF file of 64 bits. Throws for another file. */
export function requiredLibraries(path: string): RequiredLibraries {
  const names = dynamicNames(readFileSync(path)).toSorted();
  const versions = new Map<string, string>();
  for (const name of names) {
    const [, library, version] = /^(GLIBC|GLIBCXX|CXXABI|GCC)_(\d+(?:\.\d+)*)$/.exec(name) ?? [];
    if (library !== undefined && version !== undefined && isNewer(version, versions.get(library) ?? '0')) versions.set(library, version);
  }
  return {
    files: names.filter((name) => /\.so(?:\.\d+)+$/.test(name)),
    versions: Object.fromEntries([...versions].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** The section `.dynstr`; where each number stands in the file is said by the format (elf(5)). */
function dynamicNames(file: Buffer): readonly string[] {
  if (file.toString('latin1', 0, 4) !== '\x7fELF' || file[4] !== 2) throw new Error('not an ELF file of 64 bits');
  const table = Number(file.readBigUInt64LE(0x28));
  const [size, count, indexOfNames] = [file.readUInt16LE(0x3a), file.readUInt16LE(0x3c), file.readUInt16LE(0x3e)];
  const section = (index: number): { readonly name: number; readonly content: Buffer } => {
    const header = table + index * size;
    const offset = Number(file.readBigUInt64LE(header + 0x18));
    const name = file.readUInt32LE(header);
    return { name, content: file.subarray(offset, offset + Number(file.readBigUInt64LE(header + 0x20))) };
  };
  const names = section(indexOfNames).content;
  const wanted = Array.from({ length: count }, (_, index) => section(index)).find(
    ({ name }) => names.toString('latin1', name, names.indexOf(0, name)) === '.dynstr',
  );
  if (wanted === undefined) throw new Error('no section .dynstr');
  return wanted.content.toString('latin1').split('\0');
}

function isNewer(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0;
}
