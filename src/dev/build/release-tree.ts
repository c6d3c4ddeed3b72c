import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDocs } from '../build-docs.ts';
import { bundle } from './bundle.ts';
import type { BundledPackage } from './bundled-packages.ts';
import { packageFields } from './package-json.ts';

/**
 * Writes what users get, and nothing else, into an empty folder: the built program with its papers, and a package.json that needs no building.
 * Release tags point at such a tree, because `pre-commit` and `npm install git+…` of a tree that builds itself fail where there is no registry.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Fields of package.json that serve building; users neither build nor publish. */
const LEFT_OUT = ['private', 'scripts', 'devDependencies', 'allowScripts'];

/**
 * Gives the packages that are part of the program. Throws when the folder holds anything but a git repository: a release is never mixed with what was there.
 */
export async function writeReleaseTree(folder: string): Promise<readonly BundledPackage[]> {
  expectEmpty(folder);
  const packages = await bundle();
  await buildDocs(join(ROOT, 'dist/docs'));
  for (const name of content()) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, filter: isShipped });
  }
  writeFileSync(join(folder, 'package.json'), releasePackageJson());
  return packages;
}

/** Throws when the folder holds anything but a git repository. */
export function expectEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).some((name) => name !== '.git'))
    throw new Error(`${folder}: not empty; give an empty or a new folder`);
}

/** What npm packs beside package.json: its `files`, and the two papers that it always takes. */
function content(): readonly string[] {
  const { files } = packageFields(join(ROOT, 'package.json'));
  if (!Array.isArray(files)) throw new Error('package.json: files is not a list');
  return [...files.map(String).filter((name) => !name.startsWith('!')), 'README.md', 'LICENSE'];
}

/** package.json as users get it. It says in so many words that nothing has to be installed beside it. */
export function releasePackageJson(): string {
  const fields = Object.entries(packageFields(join(ROOT, 'package.json'))).filter(([name]) => !LEFT_OUT.includes(name));
  return `${JSON.stringify({ ...Object.fromEntries(fields), dependencies: {} }, undefined, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('usage: npm run release-tree -- DIR');
    process.exitCode = 2;
  } else {
    await writeReleaseTree(resolve(folder));
    console.log(`release tree written to ${folder}`);
  }
}

/** The compiled form of the program is for the Node that built it: each build makes another, and a release must not depend on who made it. */
function isShipped(path: string): boolean {
  return !path.endsWith('.cache');
}
