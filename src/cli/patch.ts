import { createTwoFilesPatch } from 'diff';
import { safeText } from '../base/safe-text.ts';
import { withMask, type Hidden } from '../base/secret-text.ts';
import { SourceFile } from '../base/source.ts';
import { shownPath } from '../report/place.ts';
import { hiddenBetween, type FileOutline } from '../report/mask-lines.ts';
import type { Fixing } from './commands/fix.ts';

/**
 * `--fix-dry-run`: a unified diff that `git apply` takes, unless a line of it holds a secret: that is masked, and git then refuses the diff. Control
 * characters of the files are made visible.
 */
export function diffOf(fixings: readonly Fixing[], outlineOf: (file: SourceFile) => FileOutline): string {
  return fixings
    .map(({ file, text }) => {
      const [from, to] = [`a/${shownPath(file.path)}`, `b/${shownPath(file.path)}`];
      const patch = createTwoFilesPatch(from, to, file.text, text, undefined, undefined, { context: 3 });
      const after = new SourceFile(file.path, text);
      return withoutSecrets(patch.replace(/^=+\n/, ''), new PatchedFile(file, outlineOf), new PatchedFile(after, outlineOf));
    })
    .join('');
}

/** The lines of a patch as they may be shown; what replaces a hidden line has its value hidden too. */
function withoutSecrets(patch: string, before: PatchedFile, after: PatchedFile): string {
  let replacesSecret = false;
  return patch
    .split('\n')
    .map((line) => {
      const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line);
      if (hunk !== null) [before.line, after.line] = [Number(hunk[1]), Number(hunk[2])];
      const sign = line[0];
      if (hunk !== null || before.line === 0 || (sign !== ' ' && sign !== '-' && sign !== '+')) return safeLine(line);
      const content = line.slice(1);
      const hidden = (sign === '+' ? after : before).hidden();
      if (sign !== '+') before.line++;
      if (sign !== '-') after.line++;
      if (sign !== '+') replacesSecret = hidden.length > 0 && sign === '-';
      return safeLine(sign + withMask(content, replacesSecret && hidden.length === 0 ? valueOf(content) : hidden));
    })
    .join('\n');
}

/** A file by the lines of a patch, which end at line feeds only. */
class PatchedFile {
  /** The line that comes next; 0 before the first hunk. */
  line = 0;
  readonly #file: SourceFile;
  readonly #outline: FileOutline;
  readonly #starts: readonly number[];

  constructor(file: SourceFile, outlineOf: (file: SourceFile) => FileOutline) {
    this.#file = file;
    this.#outline = outlineOf(file);
    const starts = [0];
    for (let at = file.text.indexOf('\n'); at >= 0; at = file.text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  /** What must not be shown of the line that comes next, as offsets into it. */
  hidden(): readonly Hidden[] {
    const start = this.#starts[this.line - 1] ?? this.#file.text.length;
    const end = (this.#starts[this.line] ?? this.#file.text.length + 1) - 1;
    return hiddenBetween({ file: this.#file, start, end }, this.#outline).map((stretch) => ({
      start: Math.max(0, stretch.start - start),
      end: Math.min(end, stretch.end) - start,
    }));
  }
}

/** What stands behind the key of a line, else all of it. */
function valueOf(line: string): readonly Hidden[] {
  const key = /^\s*(?:- +)*["']?[^\s:"']{1,200}["']?:\s+/.exec(line);
  return [{ start: key?.[0].length ?? 0, end: line.trimEnd().length }];
}

/** A line of a patch with what must not reach a terminal made visible; a byte order mark, its tabs and the return before its end belong to the file. */
function safeLine(line: string): string {
  if (/^[ +-]\ufeff/.test(line)) return line.slice(0, 2) + safeLine(line.slice(2));
  const isReturned = line.endsWith('\r');
  const text = isReturned ? line.slice(0, -1) : line;
  return text.split('\t').map(safeText).join('\t') + (isReturned ? '\r' : '');
}
