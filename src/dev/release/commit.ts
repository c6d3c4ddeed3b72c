import { execFileSync } from 'node:child_process';

/** What is released. */
export interface Commit {
  /** As git names it; with `-dirty` when files differ from it. */
  readonly id: string;
  /** Its time in seconds since 1970, or what SOURCE_DATE_EPOCH says: files of a release are as old as that. */
  readonly time: number;
}

/** The commit of the folder. Throws where git knows none. */
export function commitOf(folder: string, sourceDateEpoch: string | undefined): Commit {
  const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  const id = git('describe', '--always', '--dirty', '--abbrev=40', '--exclude=*');
  const time = Number(sourceDateEpoch ?? git('log', '-1', '--format=%ct'));
  if (!Number.isSafeInteger(time) || time < 0) throw new Error(`SOURCE_DATE_EPOCH=${sourceDateEpoch}: not a time in seconds since 1970`);
  return { id, time };
}
