import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument, Scalar } from 'yaml';
import { git } from '../unit/workspace/tree.ts';
import { apply, repositoryBefore, type Change } from './change.ts';
import { run } from './run.ts';

/**
 * What `taslint diff` says of a change: every file of `fixtures/diff` is a list of changes with what is printed then. A new case needs an empty `says:`;
 * `TASLINT_FILL=yes npx vitest run test/cli/diff` fills it in. Read it before you commit it.
 */

interface Told extends Change {
  /** The call, where it is not `diff`. */
  readonly args?: string;
  /** All that stands on standard output; left out where nothing is different. */
  readonly says?: string | null;
}

const FOLDER = fileURLToPath(new URL('../../fixtures/diff/', import.meta.url));

describe.each(readdirSync(FOLDER))('%s', (topic) => {
  // our own file, in the form above
  const changes = parse(readFileSync(join(FOLDER, topic), 'utf8')) as readonly Told[];
  test.each(changes.map((change, index) => [change.name, change, index] as const))('%s', async (_, change, index) => {
    const root = repositoryBefore(change);
    apply(root, change);
    const { code, stdout, stderr } = await run((change.args ?? 'diff').split(' '), { cwd: root });
    if (process.env['TASLINT_FILL'] === 'yes' && 'says' in change) fill(topic, index, stdout);
    else expect([stdout, code], stderr).toEqual([change.says ?? '', stdout.includes('\n') && !stdout.includes('\n  = ') ? 1 : 0]);
    if (stdout !== '') await expectInverse(root);
  });
});

/** What differs one way differs the other way, too. */
async function expectInverse(root: string): Promise<void> {
  git(root, 'commit', '-q', '--allow-empty', '-m', 'the change');
  const [forth, back] = [await valuesOf(root, 'HEAD~1..HEAD'), await valuesOf(root, 'HEAD..HEAD~1')];
  const inverse = back.map(({ change, before, after }) => ({ change: OPPOSITE[change] ?? change, before: after, after: before }));
  expect(sorted(inverse)).toEqual(sorted(forth));
}

const OPPOSITE: Readonly<Record<string, string>> = { added: 'removed', removed: 'added' };

interface Value {
  readonly change: string;
  readonly before: unknown;
  readonly after: unknown;
}

async function valuesOf(cwd: string, range: string): Promise<readonly Value[]> {
  const { stdout, stderr } = await run(['diff', range, '--format', 'json'], { cwd });
  if (stdout === '') throw new Error(stderr);
  // our own format
  const { foundations } = JSON.parse(stdout) as {
    foundations: { files: { change: string; values?: { change: string; before?: object; after?: object }[] }[] }[];
  };
  const shown = (side?: object): unknown => side && { ...side, place: undefined, trail: undefined };
  return foundations.flatMap(({ files }) =>
    files.flatMap(({ change, values }) =>
      values === undefined
        ? [{ change, before: undefined, after: undefined }]
        : values.map((value) => ({ change: value.change, before: shown(value.before), after: shown(value.after) })),
    ),
  );
}

function sorted(values: readonly Value[]): readonly string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}

/** Writes what a case says into its file, which stays as it is otherwise. */
function fill(topic: string, index: number, says: string): void {
  const file = join(FOLDER, topic);
  const document = parseDocument(readFileSync(file, 'utf8'));
  const text = new Scalar(says);
  text.type = 'BLOCK_LITERAL';
  document.setIn([index, 'says'], text);
  writeFileSync(file, document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: 10_000, flowCollectionPadding: true }));
}
