import { characters, displayWidth } from '../base/display-width.ts';

/** No text is set wider than this, however wide the terminal is: some CI servers say 500. */
const WIDEST = 120;
const NARROWEST = 40;

/** The width to set text in, for a terminal of so many columns. */
export function textWidth(columns: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, columns));
}

/** Breaks a text at blanks into lines of at most `width` columns; lines after the first begin with `indent`. A word longer than a line is cut. */
export function wrap(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const indentWidth = displayWidth(indent);
  const next = (): void => {
    lines.push(line);
    line = indent;
    used = indentWidth;
  };
  for (const word of text.split(' ')) {
    const wordWidth = displayWidth(word);
    const begun = used > (lines.length === 0 ? 0 : indentWidth);
    if (begun && used + 1 + wordWidth > width) next();
    else if (begun) {
      line += ' ';
      used += 1;
    }
    if (used + wordWidth <= width) {
      line += word;
      used += wordWidth;
      continue;
    }
    for (const character of characters(word)) {
      if (used + character.width > width) next();
      line += character.text;
      used += character.width;
    }
  }
  lines.push(line);
  return lines;
}
