import type { SourceFile } from '../base/source.ts';
import type { Comment } from '../yaml/yaml-document.ts';

/** `#` of a shell and `//` of Jenkins, at the beginning of a line or behind a blank. */
const COMMENT = /(?<=^|[ \t])(?:#|\/\/)[ \t]*(.*)$/gm;

/** The comments of a script, as far as they may be meant for taslint: one inside of a text in quotes counts, too. */
export function commentsOfScript(file: SourceFile): readonly Comment[] {
  return [...file.text.matchAll(COMMENT)].map((match) => {
    const lineStart = file.text.lastIndexOf('\n', match.index) + 1;
    return {
      text: match[1]!.trim(),
      at: { file, start: match.index, end: match.index + match[0].length },
      ownLine: file.text.slice(lineStart, match.index).trim() === '',
    };
  });
}
