/** Versions of products as Ops Manager writes them: `4.0.18+LTS-T`, `2.11.4-build.7`. */

/** The numbers of a version, or undefined when the text does not begin with one (`latest`, a pattern). */
export function versionNumbers(version: string): readonly number[] | undefined {
  const match = /^v?(\d{1,6}(?:\.\d{1,9}){0,5})(?![\d.*])/.exec(version);
  return match === null ? undefined : match[1]!.split('.').map(Number);
}

/** Negative when `left` is the older one; missing parts count as 0. Build and suffix are not compared. */
export function compareNumbers(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The minor line: `2.11.4` is of `2.11`. */
export function minorLine(version: string): string | undefined {
  const numbers = versionNumbers(version);
  return numbers === undefined || numbers.length < 2 ? undefined : `${numbers[0]}.${numbers[1]}`;
}
