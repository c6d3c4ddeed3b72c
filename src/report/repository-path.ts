import { oneLine } from '../base/safe-text.ts';
import type { ReportOptions } from './reporter.ts';

/** A path as consumers want it: from the root of the repository, forward slashes, no leading `./`, on one safe line. */
export function repositoryPath(path: string, options: ReportOptions): string {
  return oneLine((options.repositoryPath?.(path) ?? path).replace(/^(?:\.\/)+/, ''));
}
