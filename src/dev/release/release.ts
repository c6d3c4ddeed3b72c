import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runWell } from '../acceptance/run-program.ts';
import { together, type BundledPackage } from '../build/bundled-packages.ts';
import { licencesOf } from '../build/licences.ts';
import { packageFields, packageTexts } from '../build/package-json.ts';
import { expectEmpty, writeReleaseTree } from '../build/release-tree.ts';
import { writeVsix } from '../extension/vsix.ts';
import { TARGET_NAMES, type TargetName } from '../executable/targets.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import { checksums, filesBelow, sha256Of } from './checksums.ts';
import { commitOf, type Commit } from './commit.ts';
import { addExecutables } from './executables.ts';
import { usualModes } from './modes.ts';

/**
 * `npm run release -- DIR` writes all that is given to people who have no network: the package, what it is made of, the papers that a bank asks for, and the digest
 * of each. The same commit gives the same bytes, in whatever folder and whenever it runs; nothing is asked of a network.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What stands in a release as it stands in the package, to be read without unpacking it: path there, path here. */
const PAPERS = [
  ['LICENSE', 'LICENSE'],
  ['CHANGELOG.md', 'CHANGELOG.md'],
  ['Containerfile', 'Containerfile'],
  ['docs/schema', 'schema'],
  ['dist/docs/schema', 'schema'],
  ['dist/docs/rules', 'rules'],
  ['dist/docs/tables.md', 'tables.md'],
] as const;

/** With an executable for each target. Gives the commit that it is of. Throws when the folder holds anything, or when what is installed is not what package-lock.json says. */
export async function writeRelease(folder: string, targets: readonly TargetName[]): Promise<Commit> {
  expectEmpty(folder);
  mkdirSync(folder, { recursive: true });
  const commit = commitOf(ROOT, process.env['SOURCE_DATE_EPOCH']);
  const scratch = mkdtempSync(join(tmpdir(), 'taslint-release-'));
  try {
    const tree = join(scratch, 'tree');
    const bundled = await writeReleaseTree(tree);
    usualModes(tree);
    packTree(tree, folder, join(scratch, 'npm'));
    const { name = '', version = '', license = '' } = packageTexts(join(tree, 'package.json'));
    const node = await addExecutables({ targets, tree, folder, scratch, name: `${name}-${version}`, time: commit.time });
    const vsix = { file: join(folder, `${name}-${version}.vsix`), dist: join(tree, 'dist'), packages: bundled, time: commit.time };
    const packages = together(bundled, await writeVsix(vsix));
    const bill = billOfMaterials({
      name,
      version,
      license,
      description: String(packageFields(join(tree, 'package.json'))['description']),
      commit: commit.id,
      files: filesBelow(folder).map((path) => ({ path, sha256: sha256Of(join(folder, path)) })),
      packages,
      integrity: lockedIntegrity(packages),
      node,
      tools: [{ name: 'node', version: process.versions.node }, installed('esbuild'), installed('@cyclonedx/cyclonedx-library')],
    });
    writeFileSync(join(folder, `${name}-${version}.cdx.json`), bill);
    for (const [there, here] of PAPERS) cpSync(join(tree, there), join(folder, here), { recursive: true });
    writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licencesOf(packages));
    writeFileSync(join(folder, 'SHA256SUMS'), checksums(folder));
    usualModes(folder);
    setTimes(folder, commit.time);
    return commit;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** npm gives every file of a package the same time and no owner; modes come from the tree. */
function packTree(tree: string, folder: string, cache: string): void {
  const env = { npm_config_offline: 'true', npm_config_cache: cache, npm_config_update_notifier: 'false' };
  runWell('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: tree, env });
}

/** Files first, because writing into a folder changes its time. */
function setTimes(folder: string, seconds: number): void {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((each) => join(folder, each));
  for (const path of [...paths, folder]) utimesSync(path, seconds, seconds);
}

/** The digests of package-lock.json. Throws when another version is installed than it names. */
function lockedIntegrity(packages: readonly BundledPackage[]): (lockKey: string) => string {
  const { packages: locked } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
  }; // npm's
  for (const { lockKey, version } of packages) {
    const wanted = locked[lockKey]?.version;
    if (wanted !== version)
      throw new Error(`${lockKey}: ${version} is installed, package-lock.json says ${wanted ?? 'nothing of it'}: npm ci`);
  }
  return (lockKey) => locked[lockKey]?.integrity ?? '';
}

/** A package that takes part in building. */
function installed(name: string): { readonly name: string; readonly version: string } {
  return { name, version: packageTexts(join(ROOT, 'node_modules', name, 'package.json')).version ?? '' };
}

/** The targets that a list names; `none` names none. Throws for a name that is none. */
function targetsOf(list: string | undefined): readonly TargetName[] {
  if (list === undefined) return TARGET_NAMES;
  if (list === 'none') return [];
  return list.split(',').map((name) => {
    const target = TARGET_NAMES.find((each) => each === name);
    if (target === undefined) throw new Error(`--targets: no target ${name}; there are ${TARGET_NAMES.join(', ')}, or none`);
    return target;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { targets: { type: 'string' } } });
  const [folder] = positionals;
  if (folder === undefined) {
    console.error('usage: npm run release -- DIR [--targets LIST], e.g. --targets linux-x64,win-x64 or --targets none; default: all');
    process.exitCode = 2;
  } else {
    const { id } = await writeRelease(resolve(folder), targetsOf(values.targets));
    console.log(`release of ${id} written to ${folder}; verify it there with: sha256sum --check SHA256SUMS`);
    if (id.endsWith('-dirty')) console.log('files here differ from that commit: nobody else can make this release');
  }
}
