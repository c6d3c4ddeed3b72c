import { SourceFile } from '../base/source.ts';
import { withEdits } from './apply-edits.ts';
import type { CommentPlaces } from './comment-places.ts';
import type { Diagnostic, TextEdit } from './diagnostic.ts';
import { readSuppressionComments, type FileSuppressions } from './suppression-comments.ts';
import type { SuppressionScope } from './suppression.ts';

/** What comments a person wants: these findings of one file accepted, for one reason. */
export interface SuppressionWish {
  readonly file: SourceFile;
  readonly findings: readonly Diagnostic[];
  /** The other findings of the file, which stay. */
  readonly others: readonly Diagnostic[];
  readonly reason: string;
}

/** The edits that put the comments in; or the finding for which no comment can be written, and why. */
export type PlacedSuppressions =
  | { readonly edits: readonly TextEdit[] }
  | { readonly finding: Diagnostic; readonly why: 'no-place' | 'is-over' | 'hides-more' };

/**
 * Writes comments that suppress findings: above the line, else behind it, else around the text or command that the line is a part of. None is written that
 * taslint would not read as meant, that changes what the file says, or that hides a finding nobody named.
 */
export function placeSuppressions(wish: SuppressionWish, places: CommentPlaces, scope: SuppressionScope): PlacedSuppressions {
  const { file, findings, others, reason } = wish;
  const before = places.read(file);
  const covered = before === undefined ? undefined : readSuppressionComments(before, scope, []);
  let edits: readonly TextEdit[] = [];
  for (const [line, meant] of byLine(findings)) {
    const [finding] = meant;
    if (meant.some(({ rule }) => covered?.find(line, rule) !== undefined)) return { finding: finding!, why: 'is-over' };
    const rules = [...new Set(meant.map(({ rule }) => rule))];
    if (meant.every((one) => isCovered(one, edits))) continue;
    const placed = candidates(file, line, `[${rules.join(', ')}]`, reason, places)
      .map((comments) => [...edits, ...comments])
      .find((all) => meant.every((one) => isCovered(one, all)));
    if (placed === undefined) return { finding: finding!, why: 'no-place' };
    edits = placed;
  }
  const suppressions = suppressionsWith(edits);
  const hidden = others.find((other) => findsIn(suppressions, other, edits) && covered?.find(lineOf(other), other.rule) === undefined);
  return hidden === undefined ? { edits } : { finding: hidden, why: 'hides-more' };

  function suppressionsWith(all: readonly TextEdit[]): FileSuppressions | undefined {
    const read = places.read(new SourceFile(file.path, withEdits(file.text, all)));
    return read === undefined ? undefined : readSuppressionComments(read, scope, []);
  }

  function isCovered(finding: Diagnostic, all: readonly TextEdit[]): boolean {
    return findsIn(suppressionsWith(all), finding, all);
  }
}

/** Whether a finding is suppressed where it stands when the edits are made. */
function findsIn(suppressions: FileSuppressions | undefined, { primary, rule }: Diagnostic, edits: readonly TextEdit[]): boolean {
  const above = edits.filter(({ span }) => span.start <= primary.start).flatMap(({ text }) => text.match(/\r\n?|\n/g) ?? []).length;
  return suppressions?.find(primary.file.position(primary.start).line + above, rule) !== undefined;
}

function lineOf({ primary }: Diagnostic): number {
  return primary.file.position(primary.start).line;
}

function byLine(findings: readonly Diagnostic[]): readonly (readonly [number, readonly Diagnostic[]])[] {
  const lines = new Map<number, Diagnostic[]>();
  for (const finding of findings) lines.set(lineOf(finding), [...(lines.get(lineOf(finding)) ?? []), finding]);
  return [...lines].sort(([one], [other]) => one - other);
}

/** The comments that could be written for a line, the best first. */
function candidates(
  file: SourceFile,
  line: number,
  rules: string,
  reason: string,
  { isFree, mark }: CommentPlaces,
): readonly (readonly TextEdit[])[] {
  const lineBreak = /\r\n?|\n/.exec(file.text)?.[0] ?? '\n';
  const insert = (at: number, text: string): TextEdit => ({ span: { file, start: at, end: at }, text });
  const ownLine = (before: number, like: number, words: string): TextEdit => {
    const indent = /^\ufeff?([ \t]*)/.exec(file.line(like))![1]!;
    const text = `${indent}${mark(before)} taslint-ignore${words}`;
    if (before <= file.lineCount) {
      const start = file.lineStart(before);
      return insert(file.text[start] === '\ufeff' ? start + 1 : start, `${text}${lineBreak}`);
    }
    const isEnded = /[\r\n]$/.test(file.text);
    return insert(file.text.length, isEnded ? `${text}${lineBreak}` : `${lineBreak}${text}`);
  };
  const all: (readonly TextEdit[])[] = [];
  if (isFree(line)) all.push([ownLine(line, line, `${rules}: ${reason}`)]);
  if (isFree(line + 1))
    all.push([insert(file.lineStart(line) + file.line(line).length, ` ${mark(line)} taslint-ignore${rules}: ${reason}`)]);
  let from = line;
  while (from > 1 && !isFree(from)) from--;
  let to = line + 1;
  while (to <= file.lineCount && (!isFree(to) || file.line(to).trim() === '')) to++;
  all.push([ownLine(from, from, `-start${rules}: ${reason}`), ownLine(to, from, `-end${rules}`)]);
  return all;
}
