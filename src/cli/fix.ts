import { lstatSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { safeText } from '../base/safe-text.ts';
import type { SourceFile } from '../base/source.ts';
import { applyEdits } from '../lint/apply-edits.ts';
import type { TextEdit } from '../lint/diagnostic.ts';
import type { LintResult } from '../lint/lint-result.ts';
import { shownPath } from '../report/place.ts';
import type { Language } from '../rule/rule.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { isInside } from '../workspace/paths.ts';
import type { Io } from './io.ts';
import { writeAtomically } from './write-file.ts';

/** The edits of a result, file by file, with what each file becomes. Only the stretches that a fix names change: comments, order and style stay. */
export interface Fixing {
  readonly file: SourceFile;
  readonly text: string;
  readonly count: number;
}

/** What the fixes of a result make of the files; `unsafe` takes those too that may change more than the finding, e.g. a variable with other uses. */
export function fixingsOf(result: LintResult, unsafe: boolean): readonly Fixing[] {
  const byFile = new Map<SourceFile, TextEdit[]>();
  for (const { fixes } of result.diagnostics) {
    const fix = fixes.find(({ safety }) => unsafe || safety === 'safe');
    for (const edit of fix?.edits ?? []) byFile.set(edit.span.file, [...(byFile.get(edit.span.file) ?? []), edit]);
  }
  return [...byFile].flatMap(([file, all]) => {
    const edits = distinct(all);
    const text = applyEdits(file.text, edits);
    return text === file.text ? [] : [{ file, text, count: edits.length }];
  });
}

/** Two findings may ask for the same edit of the same place. */
function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
  const seen = new Set<string>();
  return edits.filter(({ span, text }) => {
    const key = `${span.start} ${span.end} ${text}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** `--fix-dry-run`: a unified diff that `git apply` takes. Control characters of the files are made visible. */
export function diffOf(fixings: readonly Fixing[]): string {
  return fixings
    .map(({ file, text }) =>
      createTwoFilesPatch(`a/${shownPath(file.path)}`, `b/${shownPath(file.path)}`, file.text, text, undefined, undefined, { context: 3 }),
    )
    .map((patch) =>
      patch
        .replace(/^=+\n/, '')
        .split('\n')
        .map((line) => line.split('\t').map(safeText).join('\t'))
        .join('\n'),
    )
    .join('');
}

/** Writes the files, each whole or not at all. A file that a link leads to outside the working directory is left alone and named. */
export function writeFixings(
  fixings: readonly Fixing[],
  workspace: Workspace,
  io: Io,
): { readonly written: readonly Fixing[]; readonly refused: readonly string[] } {
  const written: Fixing[] = [];
  const refused: string[] = [];
  for (const fixing of fixings) {
    const absolute = workspace.absoluteOf(fixing.file);
    if (absolute === undefined || leadsOutside(absolute)) refused.push(fixing.file.path);
    else {
      // A link inside the tree stays a link: the file it leads to is written.
      writeAtomically(realpathSync(absolute), fixing.text);
      written.push(fixing);
    }
  }
  for (const path of refused) io.stderr.write(`taslint: ${safeText(path)}: not fixed: it is read from elsewhere\n`);
  return { written, refused };
}

/** True when the file itself is a link whose target lies outside the folder of the link. */
function leadsOutside(absolute: string): boolean {
  return lstatSync(absolute).isSymbolicLink() && !isInside(realpathSync(absolute), realpathSync(dirname(absolute)));
}

/** What was done, in a line. */
export function fixedRemark(written: readonly Fixing[], language: Language): string {
  const count = written.reduce((sum, fixing) => sum + fixing.count, 0);
  if (language === 'ko') return `${written.length}개 파일에서 ${count}곳을 고쳤습니다.`;
  return `Fixed ${count} place${count === 1 ? '' : 's'} in ${written.length} file${written.length === 1 ? '' : 's'}.`;
}
