import type { Diagnostic } from '../lint/diagnostic.ts';
import { messageOf, phrase } from './fill-phrase.ts';
import type { ReportOptions } from './reporter.ts';
import { wayRemark } from './trail.ts';
import { WORDS } from './phrases.ts';

/** What is wrong and, in brackets, the other places of the way that the value took: all on one line, for formats that show no more. */
export function messageFor(diagnostic: Diagnostic, options: Pick<ReportOptions, 'language' | 'textOf'>): string {
  return messageOf(diagnostic, options.textOf(diagnostic.rule), options.language) + wayRemark(diagnostic, options.language);
}

/** `why: …` and `fix: …`, one line each; left out where the rule has no such text. */
export function adviceFor(diagnostic: Diagnostic, options: ReportOptions): readonly string[] {
  return adviceParagraphs(diagnostic, options).map(([label, paragraph]) => `${label}: ${paragraph}`);
}

/** Why it matters and what to do, each with its label and filled; left out where the rule has no such text. */
export function adviceParagraphs(diagnostic: Diagnostic, options: ReportOptions): readonly (readonly [label: string, paragraph: string])[] {
  const text = options.textOf(diagnostic.rule);
  const words = WORDS[options.language];
  const paragraphs: readonly (readonly [string, string])[] = [
    [words.why, text.why],
    [words.fix, text.fix],
  ];
  return paragraphs
    .filter(([, paragraph]) => paragraph !== '')
    .map(([label, paragraph]) => [label, phrase(paragraph, diagnostic.data, options.language)]);
}
