import { expect, test } from 'vitest';
import { TOPICS } from '../../../src/catalog/topics.ts';
import { builtinRules } from '../../../src/cli/builtin-rules.ts';

/** The notes that the project was founded on have 76 rows; the last one (a word and empty headings) has no content. */
const NOTES = Array.from({ length: 75 }, (_, index) => index + 1);

const rules = await builtinRules();

test('every note belongs to one topic', () => {
  const numbers = TOPICS.flatMap((topic) => topic.notes.map((note) => note.number)).sort((one, other) => one - other);
  expect(numbers).toEqual(NOTES);
});

test.each(NOTES)('note %i is served by rules that exist', (number) => {
  const note = TOPICS.flatMap((topic) => topic.notes).find((candidate) => candidate.number === number)!;
  expect(note.rules).not.toEqual([]);
  expect(note.rules.filter((id) => rules.find(id) === undefined)).toEqual([]);
});
