import { isAbsolute, relative, resolve, sep } from 'node:path';
import { isAscii } from '../../base/ascii.ts';

/** Paths as people see them and as files are compared. Paths of the disk are absolute; shown paths are relative and have forward slashes. */

/** The path to print for a file: relative to the working directory, as it is spelt on disk; `.` for the directory itself. */
export function shownPath(absolute: string, cwd: string): string {
  if (absolute === cwd) return '.';
  if (sep === '/' && absolute.startsWith(cwd.endsWith('/') ? cwd : `${cwd}/`))
    return absolute.slice(cwd.endsWith('/') ? cwd.length : cwd.length + 1);
  return slashed(relative(cwd, absolute)) || '.';
}

/** The absolute path of what a person wrote. */
export function absolutePath(path: string, cwd: string): string {
  return isAbsolute(path) ? resolve(path) : resolve(cwd, path);
}

/** True when a path is the folder or lies below it. Both are absolute; links are not followed. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The steps from a folder down to a path below it; empty for the folder itself. */
export function stepsBelow(path: string, folder: string): readonly string[] {
  return path === folder ? [] : path.slice(folder.endsWith(sep) ? folder.length : folder.length + 1).split(sep);
}

export function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** A name to compare by: macOS writes Hangul decomposed, everybody else composed, and letter case is a matter of taste. */
export function comparable(name: string): string {
  return (isAscii(name) ? name : name.normalize('NFC')).toLowerCase();
}

/** True for the name of a tile's archive. */
export function isArchiveName(path: string): boolean {
  return /\.(pivotal|zip)$/i.test(path);
}
