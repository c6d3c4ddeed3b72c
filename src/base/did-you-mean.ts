import type { Localized } from './language.ts';

/** The hint that names what was probably meant. */
export function meant(near: string): Localized {
  return { en: `did you mean ${near}?`, ko: `${near}을(를) 쓰려던 것인가요?` };
}

/** The candidate nearest to a misspelt word, or undefined when none is near: at most one edit per three letters, swaps count once. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Edits (insert, delete, replace, swap of neighbours) from one text to the other; gives up at `limit` and answers that. */
export function editDistance(from: string, to: string, limit: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        cost = Math.min(cost, beforePrevious[column - 2]! + 1);
      }
      current.push(cost);
      if (cost < smallest) smallest = cost;
    }
    if (smallest >= limit) return limit;
    beforePrevious = previous;
    previous = current;
  }
  return previous[to.length]!;
}

/**
 * True when a name can be read in one way only: as the other one in other letters of case, with other hyphens or blanks, or with one slip of the pen inside a
 * long word (a letter too many, missing or wrong, or two swapped). Digits tell names apart, and so may a plural.
 */
export function isSlip(written: string, meant: string): boolean {
  if (plainOf(written) === plainOf(meant)) return true;
  const [one, other] = [written.toLowerCase(), meant.toLowerCase()];
  if (one.length < 6 || one.replaceAll(/\D/g, '') !== other.replaceAll(/\D/g, '')) return false;
  return one[0] === other[0] && one.at(-1) === other.at(-1) && editDistance(one, other, 2) === 1;
}

function plainOf(name: string): string {
  return name.trim().toLowerCase().replaceAll(/[-_ ]/g, '-');
}
