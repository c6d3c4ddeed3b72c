import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refreshed } from './transcript.ts';

/**
 * Keeps the examples of the hand-written pages true: a block that begins with a line ```` ```console ```` and calls of taslint (`$ npx taslint …`) gets
 * below each call what it prints today; after ```` ```console short ```` only the first finding and the summary. `npm run docs` writes them, `--check` ends
 * with exit code 1 when one is stale.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PAGES = ['README.md', 'README.ko.md'];

const check = process.argv.includes('--check');
for (const page of PAGES) {
  const path = join(ROOT, page);
  const text = readFileSync(path, 'utf8');
  const fresh = await refreshed(text, ROOT);
  if (fresh === text) continue;
  if (check) {
    console.error(`${page} shows output of another day; run npm run docs`);
    process.exitCode = 1;
  } else writeFileSync(path, fresh);
}
