import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { lintPaths } from '../../src/run/lint-paths.ts';
import { SourceFile } from '../../src/base/source.ts';
import { readConfiguration } from '../../src/yaml/foreign-expressions.ts';
import { editorIn, type Editor } from './editor.ts';
import { numbersFrom } from '../random.ts';

/** Whatever was edited on the way, the editor shows in the end what a run over the same texts finds. */

const CLEAN = fileURLToPath(new URL('../../fixtures/clean/full-tas', import.meta.url));
const EDITS = 200;
/** A run from the beginning is compared with after so many of them, and after the last. */
const COMPARED = 5;

function files(): ReadonlyMap<string, string> {
  const paths = readdirSync(CLEAN, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yml'));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(CLEAN, path), 'utf8')]));
}

/** One edit of one line: a value, a whole line, a line twice, one half of a line. */
function edited(text: string, pick: (count: number) => number): string {
  const lines = text.split('\n');
  const at = pick(lines.length);
  const line = lines[at]!;
  const value = ['false', 'true', '1', '((unknown))', 'example.com', '[', '10.0.0.5', '한글 😀'][pick(8)]!;
  const edits = [
    () =>
      lines.splice(
        at,
        1,
        line.replace(/: .*/, () => `: ${value}`),
      ),
    () => lines.splice(at, 1),
    () => lines.splice(at, 0, line),
    () => lines.splice(at, 1, `${line} # taslint-ignore[security/ssh-access-enabled]: test`),
    () => lines.splice(at, 1, line.slice(0, pick(line.length + 1))),
  ];
  edits[pick(edits.length)]!();
  return lines.join('\n');
}

function isReadable(text: string): boolean {
  const { root, problems } = readConfiguration(new SourceFile('x.yml', text));
  return (root !== undefined || problems.length === 0) && problems.every(({ kind }) => kind !== 'template');
}

/** What a run over the open files finds, and what the editor shows: rules with their places. */
async function expectSame(editor: Editor, open: readonly string[], all: readonly string[]): Promise<void> {
  const { report } = await lintPaths(open, { cwd: editor.root, now: new Date('2026-01-31T00:00:00Z') });
  const found = report.findings.map(({ rule, place, severity, message }) => [
    place.path,
    place.start.line - 1,
    place.start.column - 1,
    rule,
    severity,
    message,
  ]);
  const severities = ['', 'error', 'warning', 'info'];
  const shown: unknown[] = [];
  for (const path of all) {
    const findings: readonly Diagnostic[] = await editor.findings(path);
    for (const { range, code, severity, message } of findings)
      shown.push([path, range.start.line, range.start.character, code, severities[severity ?? 0], message]);
  }
  const sorted = (list: readonly unknown[]): readonly string[] => list.map((one) => JSON.stringify(one)).sort();
  expect(sorted(shown)).toEqual(sorted(found));
}

test(`${EDITS} edits end in what a run over the same texts finds`, { timeout: 900_000 }, async () => {
  const original = files();
  const all = [...original.keys()];
  const editor = await editorIn(Object.fromEntries(original));
  const pick = numbersFrom(Number(process.env['EDITS_SEED'] ?? 11)); // others are tried by hand
  const texts = new Map(original);
  const open = all.filter((_, index) => index % 3 === 0 || index === 1);
  for (const path of open) await editor.open(path, texts.get(path)!);
  for (let count = 1; count <= EDITS; count++) {
    const path = open[pick(open.length)]!;
    const text = pick(5) === 0 ? original.get(path)! : edited(texts.get(path)!, pick);
    await editor.change(path, text);
    // half-written files are told by themselves; the next edit begins with what could be read
    if (isReadable(text)) texts.set(path, text);
    if (pick(6) === 0) await editor.settle();
    if (count % (EDITS / COMPARED) > 0) continue;
    for (const one of open) {
      await editor.change(one, texts.get(one)!);
      await editor.write(one, texts.get(one)!, false);
    }
    await expectSame(editor, open, all);
  }
});
