import { readFileSync } from 'node:fs';

/**
 * The files of the build that are data: rules, their texts, examples. Beside the program they are files; in the single executable there is no folder to read
 * from, and its main (`src/cli/executable.ts`) leaves here how they are read.
 */

/** Where that main leaves the reader. */
const READER = Symbol.for('taslint.read-asset');

type Reader = (name: string) => string;

/** Gives the text of a file of the build by its path in `dist`, e.g. `lazy/rules.jsonl`. It is plain ASCII, which V8 keeps in half the memory. */
export function assetText(name: string): string {
  // Left by `readAssetsWith`, by nobody else.
  const read = Reflect.get(globalThis, READER) as Reader | undefined;
  // The bundle has this file in `dist/taslint.js`.
  return read === undefined ? readFileSync(`${__dirname}/${name}`, 'latin1') : read(name);
}

/** From now on assets are read so. */
export function readAssetsWith(read: Reader): void {
  Reflect.set(globalThis, READER, read);
}

/** True in the single executable. */
export function isSingleExecutable(): boolean {
  return Reflect.has(globalThis, READER);
}
