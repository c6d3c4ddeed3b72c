import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { safeText } from '../../base/safe-text.ts';
import type { SourceFile } from '../../base/source.ts';
import { applyEdits, editsByFile } from '../../lint/apply-edits.ts';
import type { LintResult } from '../../lint/lint-result.ts';
import type { Language } from '../../base/language.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { leadsOut } from '../../workspace/files/links.ts';
import { isInside } from '../../workspace/files/paths.ts';
import { Repositories } from '../../workspace/history/repository.ts';
import { writeWhole } from '../write-file.ts';
import { fixOf } from '../../report/counts.ts';
import { FIXING, type NotFixed } from './phrases.ts';

/** The edits of a result, file by file, with what each file becomes. Only the stretches that a fix names change: comments, order and style stay. */
export interface Fixing {
  readonly file: SourceFile;
  readonly text: string;
  readonly count: number;
}

/** What the fixes of a result make of the files; `unsafe` takes those too that may change more than the finding, e.g. a variable with other uses. */
export function fixingsOf(result: LintResult, unsafe: boolean): readonly Fixing[] {
  const chosen = result.diagnostics.flatMap(({ fixes }) => fixes.find(({ safety }) => unsafe || safety === 'safe') ?? []);
  return [...editsByFile(chosen)].flatMap(([file, edits]) => {
    const text = applyEdits(file, edits);
    return text === file.text ? [] : [{ file, text, count: edits.length }];
  });
}

/**
 * Writes the files, each whole or not at all, and says of each that is left alone why: one that a link or taslint.yml reached outside of what `paths` (as given)
 * lie in, and one that is not on disk what was read.
 */
export function writeFixings(
  fixings: readonly Fixing[],
  workspace: Workspace,
  { cwd, paths, language }: { readonly cwd: string; readonly paths: readonly string[]; readonly language: Language },
): { readonly written: readonly Fixing[]; readonly refused: readonly string[] } {
  const written: Fixing[] = [];
  const refused: string[] = [];
  const trees = treesOf(workspace, cwd, paths);
  for (const fixing of fixings) {
    const absolute = workspace.absoluteOf(fixing.file);
    const why = refusalOf(fixing, absolute, trees);
    if (absolute === undefined || why !== undefined)
      refused.push(`${safeText(fixing.file.path)}: ${FIXING[language].notFixed[why ?? 'stdin']}`);
    else {
      writeWhole(absolute, fixing.text);
      written.push(fixing);
    }
  }
  return { written, refused };
}

/** Why a file may not be written; undefined when it may. `trees`: folders without links in which it must lie. */
export function refusalOf({ file }: Pick<Fixing, 'file'>, absolute: string | undefined, trees: readonly string[]): NotFixed | undefined {
  if (absolute === undefined) return 'stdin';
  if (leadsOut(absolute, trees) || !trees.some((tree) => isInside(realpathSync(absolute), tree))) return 'elsewhere';
  // UTF-16 would come back as UTF-8, and another program may have written meanwhile.
  return readFileSync(absolute).equals(Buffer.from(file.text, 'utf8')) ? undefined : 'changed';
}

/** Where a run may write: the repositories of the working directory, of taslint.yml and of the paths; the folder itself where there is none. Without links. */
function treesOf({ config }: Workspace, cwd: string, paths: readonly string[]): readonly string[] {
  const folders = [cwd, ...(config === undefined ? [] : [config.directory]), ...paths.map((path) => folderOf(resolve(cwd, path)))];
  return [...new Set(folders)].map(treeAround);
}

/** The repository around a folder, or the folder itself; without links. */
export function treeAround(folder: string): string {
  const real = realpathSync(folder);
  return new Repositories().of(real)?.root ?? real;
}

/** The nearest folder that there is: a pattern begins somewhere. */
function folderOf(absolute: string): string {
  return statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true ? absolute : folderOf(dirname(absolute));
}

/** What was done, in a line. */
export function fixedRemark(written: readonly Fixing[], language: Language): string {
  const count = written.reduce((sum, fixing) => sum + fixing.count, 0);
  return FIXING[language].fixed(count, written.length);
}

/** That there was nothing to do, in a line. */
export function nothingRemark({ diagnostics }: LintResult, unsafe: boolean, language: Language): string {
  const more = unsafe ? 0 : diagnostics.filter((diagnostic) => fixOf(diagnostic) === 'unsafe').length;
  return FIXING[language].nothing(more);
}
