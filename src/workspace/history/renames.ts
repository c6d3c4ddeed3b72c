/** A file by its path and what it holds. */
export interface NamedText {
  readonly path: string;
  readonly text: string;
}

/** More pairs than this are only compared when their file names agree. */
const MOST_PAIRS = 10_000;
/** As git does: half of the lines must be the same. */
const LEAST_SHARED = 0.5;

/**
 * Which files were renamed: from the path of a file that is new to the path of one that is gone. The same content wins; else the most similar one, if at
 * least half of the lines agree. Each file that is gone is used once.
 */
export function findRenames(added: readonly NamedText[], gone: readonly NamedText[]): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  const left = new Set(gone);
  const byText = new Map<string, NamedText[]>();
  for (const file of gone) byText.set(file.text, [...(byText.get(file.text) ?? []), file]);
  const open: NamedText[] = [];
  for (const file of added) {
    const same = (byText.get(file.text) ?? []).filter((candidate) => left.has(candidate));
    const best = same.find((candidate) => nameOf(candidate) === nameOf(file)) ?? same[0];
    if (best === undefined || file.text.trim() === '') open.push(file);
    else {
      renames.set(file.path, best.path);
      left.delete(best);
    }
  }
  for (const [file, from] of similarPairs(open, [...left])) renames.set(file.path, from.path);
  return renames;
}

function similarPairs(added: readonly NamedText[], gone: readonly NamedText[]): readonly (readonly [NamedText, NamedText])[] {
  const onlySameName = added.length * gone.length > MOST_PAIRS;
  const lines = new Map([...added, ...gone].map((file) => [file, linesOf(file.text)]));
  const pairs = added.flatMap((file) =>
    gone
      .filter((candidate) => !onlySameName || nameOf(candidate) === nameOf(file))
      .map((candidate) => ({ file, candidate, shared: sharedPart(lines.get(file)!, lines.get(candidate)!) }))
      .filter(({ shared }) => shared >= LEAST_SHARED),
  );
  pairs.sort((one, other) => other.shared - one.shared || (one.file.path < other.file.path ? -1 : 1));
  const used = new Set<NamedText>();
  return pairs.flatMap(({ file, candidate }) => {
    if (used.has(file) || used.has(candidate)) return [];
    used.add(file).add(candidate);
    return [[file, candidate] as const];
  });
}

function nameOf({ path }: NamedText): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** How often each line occurs; blank lines say nothing. */
function linesOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) if (line.trim() !== '') counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

function sharedPart(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
  let shared = 0;
  for (const [line, count] of one) shared += Math.min(count, other.get(line) ?? 0);
  const most = Math.max(total(one), total(other));
  return most === 0 ? 0 : shared / most;
}
