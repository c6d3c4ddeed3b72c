import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { SourceFile } from '../../src/base/source.ts';
import { CLEAN_FOLDER, readCleanBase } from '../../src/dev/quality/all-examples.ts';
import { onBase } from '../../src/rule/example-base.ts';
import { readExampleFile } from '../../src/rule/example-file.ts';
import { builtinRules } from '../../src/run/builtin-rules.ts';
import { folderWith, run } from './run.ts';

/** Every statement of the notes that taslint began with is served: by a default run, by the review or by `explain`. */

interface NotesRow {
  readonly notes: readonly number[];
  readonly rules?: readonly string[];
  readonly wrong?: readonly { readonly files: Readonly<Record<string, string>>; readonly finds: readonly string[] }[];
  readonly review?: { readonly section: string; readonly says: string };
  readonly explain?: { readonly word: string | number; readonly says: string };
}

const rows = parse(readFileSync(fileURLToPath(new URL('../../fixtures/notes/served.yml', import.meta.url)), 'utf8')) as readonly NotesRow[]; // the test fails where it is not
const rules = await builtinRules();
const review = (await run(['review', '--lang', 'en'], { cwd: `${CLEAN_FOLDER}full-tas` })).stdout;

/** The files of full-tas with these laid over them. */
function laidOver(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const text = JSON.stringify([{ name: 'wrong', base: 'full-tas', files }]); // JSON is YAML
  const [example] = readExampleFile(new SourceFile('notes.yml', `examples: ${text}`)).examples;
  return Object.fromEntries(onBase(example!, readCleanBase)!.files);
}

test('every statement has its row; the last is an empty heading', () => {
  expect(rows.flatMap(({ notes }) => notes).sort((one, other) => one - other)).toEqual(Array.from({ length: 75 }, (_, index) => index + 1));
  expect(rows.filter((row) => [row.rules, row.wrong, row.review, row.explain].every((by) => by === undefined))).toEqual([]);
});

test.each(rows.map((row) => [row.notes.join(', '), row] as const))('notes %s are served', async (_, row) => {
  const unlike = (row.rules ?? []).filter((id) => rules.find(id)?.profile !== 'recommended');
  expect(unlike).toEqual([]);
  for (const { files, finds } of row.wrong ?? []) {
    const { stdout } = await run(['--format', 'unix', '--lang', 'en'], { cwd: folderWith(laidOver(files)) });
    for (const id of finds) expect(stdout).toContain(`[${id}]`);
  }
  if (row.review !== undefined) {
    const section = review.split('\n## ').find((part) => part.includes(row.review!.section)) ?? '';
    expect(section).toContain(row.review.says);
  }
  if (row.explain !== undefined) {
    const { code, stdout } = await run(['explain', '--lang', 'en', String(row.explain.word)], { cwd: '/' });
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(row.explain.says);
  }
});
