import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');

/** The rows of the table below a heading. */
function rowsBelow(heading: string): readonly string[] {
  const from = text.indexOf(`${heading}\n`);
  const part = text.slice(from, text.indexOf('\n#', from + heading.length));
  return part
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('| ---'))
    .slice(1);
}

test('every file that answers a question is there', () => {
  const rows = rowsBelow('### Where is it decided?');
  expect(rows.length).toBeGreaterThanOrEqual(10);
  for (const row of rows) {
    const files = [...row.matchAll(/`(src\/[^`]+)`/g)].map((match) => match[1]!);
    expect(files, row).not.toEqual([]);
    for (const file of files) expect(existsSync(join(ROOT, file)), file).toBe(true);
  }
});

test('every folder of the facts has its line, and few files lie beside them', () => {
  const told = rowsBelow('### The folders of the facts').map((row) => /`([a-z]+)`/.exec(row)?.[1] ?? '');
  const entries = readdirSync(join(ROOT, 'src/facts'), { withFileTypes: true });
  expect(told.sort()).toEqual(
    entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort(),
  );
  expect(entries.filter((entry) => entry.isFile()).length).toBeLessThanOrEqual(9);
});

test('the layers are those of src', () => {
  const told = rowsBelow('## The layers').map((row) => /\| `([a-z]+)`/.exec(row)?.[1] ?? '');
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(told.sort()).toEqual(folders.map(({ name }) => name).sort());
});
