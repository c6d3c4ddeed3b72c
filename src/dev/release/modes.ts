import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The modes of what was checked out and built depend on the umask; those of a release do not: 755 for folders and programs, 644 for all else. */
export function usualModes(folder: string): void {
  for (const path of [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((each) => join(folder, each))])
    chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
}
