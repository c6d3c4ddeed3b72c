import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { UsageError } from '../base/usage-error.ts';
import { reasonOf } from '../workspace/read-source.ts';

/** Writes a file whole or not at all: a reader never sees half of it. Throws a UsageError when the place cannot be written. */
export function writeAtomically(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`${path}: cannot be written: ${reasonOf(error)}`, { hint: 'choose a folder that you may write to', cause: error });
  }
}
