import { displayWidth } from '../../base/display-width.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import { adviceParagraphs } from '../advice.ts';
import { wrap } from '../wrap.ts';
import type { Page } from './page.ts';

/** Why it matters and what to do, once for all findings of the rule. */
export function adviceLines(diagnostic: Diagnostic, { options, colors, width }: Page): readonly string[] {
  return adviceParagraphs(diagnostic, options).flatMap(([label, paragraph]) => {
    const lines = wrap(`${label}: ${paragraph}`, width - 2, ' '.repeat(displayWidth(label) + 2));
    return lines.map((line, index) => `  ${index === 0 ? colors.bold(label) + line.slice(label.length) : line}`);
  });
}
