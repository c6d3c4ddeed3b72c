import { withoutParticle } from '../../base/korean-particles.ts';

/**
 * What each of several sentences says that not all of them say: the words between the longest beginning and the longest end that they share. Sentences made from
 * one text of a rule differ by a name or two, and the rest need not be read again; nor does the particle that a Korean sentence puts behind the name. Empty texts
 * where all are the same.
 */
export function differences(sentences: readonly string[]): readonly string[] {
  const all = sentences.map((sentence) => sentence.split(' '));
  const shortest = Math.min(...all.map((words) => words.length));
  const [first = []] = all;
  let before = 0;
  while (before < shortest && all.every((words) => words[before] === first[before])) before++;
  let after = 0;
  while (after < shortest - before && all.every((words) => words.at(-1 - after) === first.at(-1 - after))) after++;
  return all.map((words) =>
    withoutParticle(
      words
        .slice(before, words.length - after)
        .join(' ')
        .replace(/[,.:;]$/, ''),
    ),
  );
}
