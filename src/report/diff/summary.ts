import type { Language } from '../../base/language.ts';
import type { SourceFile } from '../../base/source.ts';
import { oneLine, withoutCommands } from '../../base/safe-text.ts';
import { differenceCount, isSame, type Difference } from '../../diff/difference.ts';
import type { Failure } from '../../lint/lint-result.ts';
import { shownValue } from '../fill-phrase.ts';
import { shownPath } from '../place.ts';
import { DIFF } from './phrases.ts';

/** The end of a comparison, for standard error: what could not be read, then what was compared and what came of it. */
export function diffSummary(difference: Difference, language: Language): string {
  const words = DIFF[language];
  const { from, to, compared, failures, templates, problems } = difference;
  const count = differenceCount(difference);
  const open = failures.length + templates.length;
  const outcome =
    compared === 0 && open === 0 ? words.nothing : isSame(count) ? words.same(compared) : words.different({ ...count, configs: compared });
  const lines = [
    ...failures.map((failure) => failureLine(failure, language)),
    ...templates.map(({ file, tool }) => `${shownFile(file)}: ${words.template(tool)}`),
    `${words.compared(sideName(from, language), sideName(to, language))}: ${outcome}`,
    ...(open === 0 ? [] : [words.unread(open)]),
    ...(problems.length === 0 ? [] : [words.refused(problems.length)]),
  ];
  return withoutCommands(`${lines.map(oneLine).join('\n')}\n`);
}

/** How a side is called. */
export function sideName(name: string | undefined, language: Language): string {
  return name ?? DIFF[language].disk;
}

function failureLine(failure: Failure, language: Language): string {
  switch (failure.kind) {
    case 'broken':
      return `${shownFile(failure.file)}: ${DIFF[language].broken}`;
    case 'unreadable':
      return `${shownPath(failure.path)}: ${shownValue(failure.message[language])}`;
    case 'defect':
      return shownValue(failure.error.message);
  }
}

function shownFile({ path, revision }: SourceFile): string {
  return shownPath(revision === undefined ? path : `${revision}:${path}`);
}
