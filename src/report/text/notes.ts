import type { Diagnostic } from '../../lint/diagnostic.ts';
import { notesOf } from '../notes.ts';
import { wrap } from '../wrap.ts';
import type { Page } from './page.ts';

/** What is told below the place of a finding, each note behind `=` from the column `margin` on. */
export function noteLines(diagnostic: Diagnostic, { result, options, colors, width }: Page, margin: number): readonly string[] {
  const blank = ' '.repeat(margin);
  return notesOf(diagnostic, result, options).flatMap((note) => {
    const [first, ...rest] = wrap(`= ${note}`, width - margin, '  ');
    return [`${blank}${colors.blue('=')}${first!.slice(1)}`, ...rest.map((line) => blank + line)];
  });
}
