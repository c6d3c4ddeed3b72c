import { withoutCommands } from '../../base/safe-text.ts';
import type { Reporter } from '../reporter.ts';
import { fileByFile, foundationByFoundation } from '../text/by-place.ts';
import { fittingList, wholeList } from '../text/listing.ts';
import { pageOf, type Page } from '../text/page.ts';
import { statistics } from '../text/statistics.ts';

/**
 * For people at a terminal: by rule, errors last, next to the prompt. A few findings with their lines of the file, why and what to do; of many as much as can be
 * read at once; all of them where a grouping was asked for.
 */
export const text: Reporter = {
  name: 'text',
  render(result, options) {
    const lines = linesOf(pageOf(result, options));
    return withoutCommands([...lines].map((line) => `${line}\n`).join(''));
  },
};

function linesOf(page: Page): Iterable<string> {
  const { result, options } = page;
  if (options.statistics === true) return statistics(page);
  switch (options.groupBy) {
    case 'file':
      return fileByFile(page);
    case 'foundation':
      return foundationByFoundation(result.diagnostics, page);
    case 'rule':
      return wholeList(result.diagnostics, page);
    case undefined:
      return fittingList(result.diagnostics, page);
  }
}
