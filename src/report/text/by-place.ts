import { oneLine } from '../../base/safe-text.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import { findingsByFile } from '../by-file.ts';
import { shownPath } from '../place.ts';
import { adviceLines } from './advice.ts';
import { findingLines } from './finding.ts';
import { groupedBy, mostOfEach, ruleGroups } from '../rule-groups.ts';
import { wholeList } from './listing.ts';
import type { Page } from './page.ts';
import { LISTING } from './phrases.ts';

/** File by file from the top of each, every finding in whole; why and what to do with the first of a rule in a file. */
export function* fileByFile(page: Page): Generator<string> {
  const { result, options } = page;
  const shown = mostOfEach(result.diagnostics, options.maxProblems);
  for (const [file, findings] of findingsByFile({ ...result, diagnostics: shown })) {
    const told = new Set<string>();
    if (findings.length > 0) yield* heading(shownPath(file.path), page);
    for (const finding of findings) {
      yield* findingLines(finding, page);
      if (!told.has(finding.rule)) yield* adviceLines(finding, page);
      told.add(finding.rule);
      yield '';
    }
  }
  for (const { rule, findings } of ruleGroups(result.diagnostics)) {
    const more = findings.length - mostOfEach(findings, options.maxProblems).length;
    if (more > 0) yield `${LISTING[options.language].more(more)} [${oneLine(rule)}]`;
  }
}

/** Foundation by foundation, each by rule; a finding of several is told with the first of them. */
export function* foundationByFoundation(diagnostics: readonly Diagnostic[], page: Page): Generator<string> {
  for (const own of groupedBy(diagnostics, ({ foundation }) => foundation)) {
    const [{ foundation } = { foundation: '' }] = own;
    yield* heading(foundation === '' ? LISTING[page.options.language].alone : oneLine(foundation), page);
    yield* wholeList(own, page);
  }
}

function* heading(text: string, { colors }: Page): Generator<string> {
  yield colors.bold(colors.underline(text));
  yield '';
}
