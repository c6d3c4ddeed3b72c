import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
let copy: string;

// An empty project with the real layers: the linter's configuration and nothing else of ours.
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'taslint-layers-'));
  for (const name of ['oxlint.config.mjs', 'tsconfig.json', 'package.json']) cpSync(join(ROOT, name), join(copy, name));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

interface Complaint {
  readonly filename: string;
  readonly message: string;
  readonly help?: string;
}

/** What the linter says about planted files, and that it fails when it says anything. */
function lint(files: Readonly<Record<string, string>>): readonly Complaint[] {
  rmSync(join(copy, 'src'), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  const program = join(ROOT, 'node_modules/oxlint/bin/oxlint');
  const run = spawnSync(process.execPath, [program, '-c', 'oxlint.config.mjs', '-f', 'json', 'src'], { cwd: copy, encoding: 'utf8' });
  // The linter's own format.
  const { diagnostics } = JSON.parse(run.stdout) as { readonly diagnostics: readonly Complaint[] };
  expect(run.status).toBe(diagnostics.length === 0 ? 0 : 1);
  return diagnostics;
}

const refused: readonly (readonly [what: string, folder: string, text: string, says: RegExp])[] = [
  ['an upward import', 'src/yaml', "export { main } from '../cli/main.ts';\n", /src\/yaml .* may not import src\/cli/],
  ['an upward import of a type', 'src/value', "export type { Rule } from '../rule/rule.ts';\n", /may not import src\/rule/],
  ['an upward import that is lazy', 'src/base', "export const later = () => import('../lint/lint.ts');\n", /may not import src\/lint/],
  ['a sideways import', 'src/report', "export * from '../workspace/git.ts';\n", /src\/report .* may not import src\/workspace/],
  ['a sideways import on one layer', 'src/catalog', "export * from '../value/cell.ts';\n", /may not import src\/value/],
  ['an upward import from a nested folder', 'src/facts/deep', "export * from '../../rule/rule.ts';\n", /may not import src\/rule/],
  [
    'a fact from a folder above its own',
    'src/facts/product',
    "export * from '../change/job.ts';\n",
    /src\/facts\/product .* may not import src\/facts\/change/,
  ],
  [
    'a fact from a folder of the same layer',
    'src/facts/bosh',
    "export * from '../network/subnet.ts';\n",
    /may not import src\/facts\/network/,
  ],
  ['the list of tables, in a table', 'src/facts/form', "export * from '../tables.ts';\n", /may not import src\/facts\/tables\.ts/],
  ['the command line, in a run', 'src/run', "export { main } from '../cli/main.ts';\n", /src\/run .* may not import src\/cli/],
  ['the process in a run', 'src/run', 'export const home = process.env;\n', /'process'/],
  ['an import of what is not shipped', 'src/cli', "export * from '../dev/bundle.ts';\n", /may not import src\/dev/],
  ['the disk below workspace', 'src/facts', "export { readFileSync } from 'node:fs';\n", /Not from src\/facts/],
  ['the disk without node:', 'src/lint', "export { readFile } from 'fs/promises';\n", /Not from src\/lint/],
  ['a process started by a report', 'src/report', "export { spawn } from 'node:child_process';\n", /Not from src\/report/],
  ['the network, anywhere', 'src/cli', "export { request } from 'node:https';\n", /Not from src\/cli/],
  ['a YAML library above src/yaml', 'src/rule', "export { parse } from 'yaml';\n", /Not from src\/rule/],
  ['the CEL library outside of its place', 'src/rule', "export { parse } from '@marcbachmann/cel-js';\n", /Not from src\/rule/],
  ['the process in the core', 'src/lint', 'export const home = process.env;\n', /'process'/],
  ['the console in the core', 'src/rule', "export const say = (): void => console.log('');\n", /'console'/],
  ['the clock in the core', 'src/lint', 'export const now = Date.now();\n', /Date\.now/],
];

describe('planted together', () => {
  let complaints: readonly Complaint[];
  const pathOf = (index: number, folder: string): string => `${folder}/planted-${index}.ts`;

  beforeAll(() => {
    complaints = lint(Object.fromEntries(refused.map(([, folder, text], index) => [pathOf(index, folder), text])));
  });

  test.each(refused.map(([what, folder, , says], index) => ({ what, path: pathOf(index, folder), says })))(
    '$what is refused',
    ({ path, says }) => {
      const own = complaints.filter(({ filename }) => filename === path);
      expect(own).toHaveLength(1);
      expect(`${own[0]?.message} ${own[0]?.help}`).toMatch(says);
    },
  );
});

test('a circle of imports is refused', () => {
  const complaints = lint({
    'src/base/hen.ts': "import { egg } from './egg.ts';\nexport const hen = (): unknown => egg;\n",
    'src/base/egg.ts': "import { hen } from './hen.ts';\nexport const egg = (): unknown => hen;\n",
  });
  expect(complaints.map(({ message }) => message)).toContain('Dependency cycle detected');
});

test('imports that go down, and modules in their places, are welcome', () => {
  const complaints = lint({
    'src/base/low.ts': 'export const low = 1;\n',
    'src/yaml/reader.ts': "export { parseDocument } from 'yaml';\nexport { low } from '../base/low.ts';\n",
    'src/rule/cel-library.ts': "export { parse } from '@marcbachmann/cel-js';\n",
    'src/workspace/disk.ts': "export { readFileSync } from 'node:fs';\nexport { globby } from 'globby';\n",
    'src/report/paint.ts': "export { createColors } from 'picocolors';\n",
    'src/dev/anything.ts':
      "export { readFileSync } from 'node:fs';\nexport { low } from '../base/low.ts';\nexport { parse } from 'yaml';\n",
    'src/run/lint-paths.ts':
      "export { existsSync } from 'node:fs';\nexport { low } from '../base/low.ts';\nexport const home = process.cwd();\n",
    'src/cli/top.ts': "export { low } from '../base/low.ts';\nexport const args = process.argv;\n",
  });
  expect(complaints).toEqual([]);
});
