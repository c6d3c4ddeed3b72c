import { displayWidth } from '../../base/display-width.ts';

/** Lines of at most `width` columns, broken at blanks; a word that is wider stands alone, so that it can be copied. Paragraphs stay apart. */
export function indented(text: string, width: number, indent = '  '): readonly string[] {
  return text.split('\n').flatMap((paragraph) => indentedParagraph(paragraph, width, indent));
}

function indentedParagraph(paragraph: string, width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  let used = indent.length;
  for (const word of paragraph.split(' ').filter((part) => part !== '')) {
    const wide = displayWidth(word);
    const first = used === indent.length;
    if (!first && used + 1 + wide > width) {
      lines.push(line);
      line = indent + word;
      used = indent.length + wide;
    } else {
      line += first ? word : ` ${word}`;
      used += wide + (first ? 0 : 1);
    }
  }
  return [...lines, line.trimEnd()];
}
