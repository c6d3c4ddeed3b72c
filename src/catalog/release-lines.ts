import { compareNumbers, versionNumbers } from '../base/product-version.ts';

/**
 * Minor lines of TAS in their order, up to the first of Tanzu Platform 10 (TAS release notes 2.0 to 10.0; lines after 10.0 are not listed, so nothing is said
 * about what lies between them).
 */
const TAS_LINES: readonly string[] = '2.0 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10 2.11 2.12 2.13 3.0 4.0 5.0 6.0 10.0'.split(' ');

/** Steps over several lines that the vendor documents as jump upgrades, from one long-term line to the next (upgrade preparation checklist; TAS 6.0 and 10.0 release notes). */
const DOCUMENTED_JUMPS: ReadonlySet<string> = new Set(['2.7 2.11', '2.11 2.13', '2.13 4.0', '4.0 6.0', '6.0 10.0']);

/** Lines of TAS that a step from one line up to another leaves out; none for a step down. */
export function minorLinesBetween(from: string, to: string): readonly string[] {
  const [low, high] = [versionNumbers(from), versionNumbers(to)];
  if (low === undefined || high === undefined) return [];
  return TAS_LINES.filter((line) => {
    const numbers = versionNumbers(line)!; // the list above holds versions
    return compareNumbers(numbers, low) > 0 && compareNumbers(numbers, high) < 0;
  });
}

export function isDocumentedJump(from: string, to: string): boolean {
  return DOCUMENTED_JUMPS.has(`${from} ${to}`);
}
