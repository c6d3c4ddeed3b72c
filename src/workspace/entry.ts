import { isIgnored, type Config } from './config/config.ts';
import type { FoundFile } from './files/find-files.ts';
import { shownPath } from './files/paths.ts';

/** A file that will be read. */
export interface Entry {
  readonly found: FoundFile;
  readonly requested: boolean;
  /** Given as a file, not met in a folder. */
  readonly given: boolean;
  /** Its content, where it does not come from the tree. */
  readonly text?: string;
}

/** Files that will be read, by absolute path. */
export type Entries = ReadonlyMap<string, Entry>;

/** A file that nobody asked for: it is read to know the rest. */
export function neighbourAt(absolute: string, cwd: string): Entry {
  return { found: { path: shownPath(absolute, cwd), absolute }, requested: false, given: false };
}

/** The entries with more files behind them; those that are there already or that taslint.yml leaves out are not added. */
export function withFilesBeside(entries: Entries, files: Iterable<string>, cwd: string, config: Config | undefined): Entries {
  const all = new Map(entries);
  for (const absolute of files) if (!all.has(absolute) && !isIgnored(config, absolute)) all.set(absolute, neighbourAt(absolute, cwd));
  return all;
}
