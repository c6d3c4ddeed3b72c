import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** All files below a folder, as paths from it with `/`, sorted by their bytes whatever the locale. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** The digest of a file in hexadecimal. */
export function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** What `sha256sum -c` reads: a line for each file below the folder. */
export function checksums(folder: string): string {
  return filesBelow(folder)
    .map((path) => `${sha256Of(join(folder, path))}  ${path}\n`)
    .join('');
}

/** What two folders hold, as path to digest or whatever else tells files apart: the paths that are only in one of them, or not the same. */
export function differences(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((path) => one[path] !== other[path]);
}
