import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDocs } from '../build-docs.ts';
import { bundle } from './bundle.ts';
import { releasePackageJson } from './release-tree.ts';

/**
 * Lets `npm pack` on main pack the release tree: `before` puts the package.json of users in place, `after` brings ours back. npm packs the file as it
 * stands on disk and offers no other way. Ours is kept aside meanwhile; when a pack was interrupted, the next one brings it back first.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const OURS = join(ROOT, 'package.json');
const ASIDE = join(ROOT, 'node_modules/.cache/taslint/package.json');

async function before(): Promise<void> {
  after();
  await bundle();
  await buildDocs(join(ROOT, 'dist/docs'));
  mkdirSync(dirname(ASIDE), { recursive: true });
  writeFileSync(ASIDE, readFileSync(OURS));
  writeFileSync(OURS, releasePackageJson());
}

/** Does nothing when there is nothing to bring back. */
function after(): void {
  if (!existsSync(ASIDE)) return;
  writeFileSync(OURS, readFileSync(ASIDE));
  rmSync(ASIDE);
}

const [step] = process.argv.slice(2);
if (step === 'before') await before();
else if (step === 'after') after();
else throw new Error('usage: pack.ts before|after, called by npm pack');
