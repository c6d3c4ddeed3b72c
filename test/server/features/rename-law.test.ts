import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SourceFile } from '../../../src/base/source.ts';
import { buildFoundation } from '../../../src/foundation/build-foundation.ts';
import type { Foundation } from '../../../src/foundation/foundation.ts';
import { toJson } from '../../../src/interpolate/to-json.ts';
import { withEdits } from '../../../src/lint/apply-edits.ts';
import { renameAt } from '../../../src/server/features/rename.ts';
import { variablesIn } from '../../../src/server/features/variable-places.ts';
import { DISK, type Tree } from '../../../src/workspace/files/tree.ts';
import { openWorkspace } from '../../../src/workspace/open-workspace.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
const REPOSITORIES = ['clean/full-tas', 'changes/base', ...readdirSync(join(FIXTURES, 'foundations')).map((name) => `foundations/${name}`)];

test.each(REPOSITORIES)('after a renaming every config comes to what it was: %s', async (path) => {
  const root = join(FIXTURES, path);
  const foundations = await foundationsIn(root);
  const before = valuesOf(foundations);
  const files = foundations.flatMap(({ documents }) => documents);
  const variables = new Map(files.flatMap((document) => variablesIn(document).occurrences.map((one) => [one.variable, one.at] as const)));
  for (const [name, at] of variables) {
    const renamed = renameAt({ file: at.file, offset: at.start + 2, foundations, language: 'en' }, 'quite_another_name', () => true);
    if ('refused' in renamed) continue;
    const texts = new Map<string, string>();
    for (const file of new Set(renamed.edits.map(({ span }) => span.file)))
      texts.set(
        file.path,
        withEdits(
          file.text,
          renamed.edits.filter(({ span }) => span.file === file),
        ),
      );
    expect(valuesOf(await foundationsIn(root, texts)), name).toEqual(before);
  }
});

/** The foundations of a repository, some of its files with another text. */
async function foundationsIn(root: string, texts: ReadonlyMap<string, string> = new Map()): Promise<readonly Foundation[]> {
  const tree: Tree = {
    ...DISK,
    read: (absolute, shown) => {
      const text = texts.get(shown);
      return text === undefined ? DISK.read(absolute, shown) : { file: new SourceFile(shown, text) };
    },
  };
  const workspace = await openWorkspace({ cwd: root, paths: ['.'], tree });
  return workspace.plans.map((plan) => buildFoundation(plan, workspace.read));
}

/** What every config comes to, and how many of its variables are given. */
function valuesOf(foundations: readonly Foundation[]): unknown {
  return foundations.flatMap(({ name, documents }) =>
    documents
      .filter(({ kind }) => kind !== 'vars' && kind !== 'ops')
      .map(({ file, root, uses }) => [name, file.path, root && toJson(root), uses.filter(({ outcome }) => outcome === 'resolved').length]),
  );
}
