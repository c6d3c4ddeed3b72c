import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tables } from '../../src/facts/tables.ts';
import type { FactInput } from '../../src/facts/input.ts';
import { buildFoundation } from '../../src/foundation/build-foundation.ts';
import { builtinRules } from '../../src/run/builtin-rules.ts';
import { openInputs } from '../../src/run/open-inputs.ts';
import { looksAtNothing } from '../../src/rule/fact-rows.ts';

/** A table that is never asked, because nothing of what it looks at is there, would have had no rows. */

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const FOLDERS = ['foundations', 'clean'].flatMap((folder) => readdirSync(FIXTURES + folder).map((name) => `${folder}/${name}`));

test.each(FOLDERS)('what is not looked at has no rows: %s', async (folder) => {
  const world = { cwd: FIXTURES, env: {}, clock: () => 0, interruptible: <T>(work: () => T): T => work(), rules: builtinRules };
  const workspace = await openInputs({ paths: [folder] }, world);
  for (const plan of workspace.plans) {
    const foundation = buildFoundation(plan, workspace.read);
    const input: FactInput = {
      foundation,
      previous: foundation,
      lifecycle: () => ({ state: 'operating', because: 'no-git' }),
      now: new Date(0),
    };
    const missed = tables.filter((table) => looksAtNothing(table, foundation) && table.rows(input).length > 0);
    expect(missed.map(({ name }) => name)).toEqual([]);
  }
});
