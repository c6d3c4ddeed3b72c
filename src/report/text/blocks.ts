import type { Diagnostic } from '../../lint/diagnostic.ts';
import { messageOf } from '../fill-phrase.ts';
import { adviceLines } from './advice.ts';
import { differences } from './differences.ts';
import { findingLines, messageLines, placeLine } from './finding.ts';
import { atMost, byCase, ruleGroups, type RuleGroup } from '../rule-groups.ts';
import { noteLines } from './notes.ts';
import type { Page } from './page.ts';
import { LISTING } from './phrases.ts';

/** How much a block tells of its rule. */
export interface Form {
  /** Which findings come with their lines of the file: each one, the first of those that say the same, none. */
  readonly frames: 'each' | 'first' | 'none';
  /** Why it matters and what to do, once; and below places without a frame, what decided. */
  readonly advice: boolean;
  /** How much of a message is told; its first sentence says what is wrong. */
  readonly message: 'whole' | 'first sentence';
  /** Empty lines between the blocks. */
  readonly isSpaced: boolean;
  /** At most so many findings. */
  readonly places: number;
}

/** One block per rule, the worst last. */
export function* blocks(diagnostics: readonly Diagnostic[], form: Form, page: Page): Generator<string> {
  for (const group of ruleGroups(diagnostics)) {
    yield* blockLines(group, form, page);
    if (form.isSpaced) yield '';
  }
}

function* blockLines({ findings }: RuleGroup, form: Form, page: Page): Generator<string> {
  const told = atMost(findings, form.places);
  if (form.frames === 'each') yield* eachLines(told, page);
  else for (const alike of byCase(told)) yield* alikeLines(alike, form, page);
  if (told.length < findings.length) yield `  ${LISTING[page.options.language].more(findings.length - told.length)}`;
  if (form.advice) yield* adviceLines(findings[0]!, page);
}

function* eachLines(findings: readonly Diagnostic[], page: Page): Generator<string> {
  for (const [index, finding] of findings.entries()) {
    if (index > 0) yield '';
    yield* findingLines(finding, page);
  }
}

/** Findings that say the same of other things: the first in whole, of the others the place and what is other. */
function* alikeLines(findings: readonly Diagnostic[], form: Form, page: Page): Generator<string> {
  const { language, textOf } = page.options;
  const [first, ...others] = findings;
  if (first === undefined) return;
  const said = differences(findings.map((finding) => messageOf(finding, textOf(finding.rule), language)));
  if (form.frames === 'first') yield* findingLines(first, page);
  else {
    yield* messageLines(first, page, form.message);
    yield placeLine(first, '', page);
    if (form.advice) yield* noteLines(first, page, 2);
  }
  for (const [index, finding] of others.entries()) yield placeLine(finding, said[index + 1]!, page);
}
