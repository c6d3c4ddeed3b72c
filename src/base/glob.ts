/**
 * True when a pattern names a file or a folder above it. `*` and `?` stay inside one step, `**` spans any number of steps, a pattern without `/`
 * holds at any depth. No regular expressions: patterns may come from a repository that nobody has read yet.
 */
export function matchesPath(path: string, pattern: string): boolean {
  const bare = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
  if (bare === '') return false;
  const wanted = pattern.includes('/') ? bare.split('/') : ['**', bare];
  const steps = path.split('/');
  return steps.some((_, index) => matches(steps.slice(0, index + 1), wanted, '**', matchesText));
}

/** True when a path matches a pattern that is meant from one folder on: without `/` it names what lies in that folder itself. */
export function matchesBelow(path: string, pattern: string): boolean {
  return matchesPath(path, pattern.includes('/') ? pattern : `/${pattern}`);
}

/** True when a text matches a pattern in which `*` stands for any characters (none too) and `?` for one. */
export function matchesText(text: string, pattern: string): boolean {
  return matches([...text], [...pattern], '*', (letter, want) => want === '?' || want === letter);
}

/** Greedy with one place to come back to: time is at most the product of the two lengths. `any` stands for any number of parts. */
function matches(parts: readonly string[], wanted: readonly string[], any: string, fits: (part: string, want: string) => boolean): boolean {
  let at = 0;
  let index = 0;
  let star = -1;
  let retry = 0;
  while (at < parts.length) {
    const want = wanted[index];
    if (want === any) {
      star = index++;
      retry = at;
    } else if (want !== undefined && fits(parts[at]!, want)) {
      at++;
      index++;
    } else if (star >= 0) {
      at = ++retry;
      index = star + 1;
    } else return false;
  }
  while (wanted[index] === any) index++;
  return index === wanted.length;
}
