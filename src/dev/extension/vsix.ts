import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { runWell } from '../acceptance/run-program.ts';
import { bundle } from '../build/bundle.ts';
import { bundledPackages, together, type BundledPackage } from '../build/bundled-packages.ts';
import { licencesOf } from '../build/licences.ts';
import { lockedPackages } from '../build/locked-packages.ts';
import { packageFields, packageTexts } from '../build/package-json.ts';
import { programFiles } from '../build/program-files.ts';
import { commitOf } from '../release/commit.ts';
import { usualModes } from '../release/modes.ts';

/**
 * `npm run vsix -- FILE` packs the extension for VS Code: what `editors/vscode` says, its code in one file, and the program that it starts. Packing asks nothing of a
 * network once `release/vsce` is installed, and gives the same bytes for the same commit.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SOURCE = join(ROOT, 'editors/vscode');

/** What of `editors/vscode` an extension is given as it stands. */
const TAKEN = ['package.nls.json', 'package.nls.ko.json', 'l10n', 'README.md'];

export interface VsixRequest {
  readonly file: string;
  /** The built program, and the packages that are part of it. */
  readonly dist: string;
  readonly packages: readonly BundledPackage[];
  /** The time of every file, in seconds since 1970. */
  readonly time: number;
}

/** Packs the extension; gives the packages that are part of its own code. Throws when the code has a mistake or the packer refuses. */
export async function writeVsix({ file, dist, packages, time }: VsixRequest): Promise<readonly BundledPackage[]> {
  const vsce = join(lockedPackages('release/vsce', 'vsce', ['--omit=optional']), 'node_modules/@vscode/vsce/vsce');
  const folder = mkdtempSync(join(tmpdir(), 'taslint-vsix-'));
  try {
    const own = await bundleExtension(join(folder, 'extension.cjs'));
    for (const name of TAKEN) cpSync(join(SOURCE, name), join(folder, name), { recursive: true });
    for (const name of ['LICENSE', 'CHANGELOG.md']) cpSync(join(ROOT, name), join(folder, name));
    writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licencesOf(together(packages, own)));
    writeFileSync(join(folder, 'package.json'), manifest());
    copyServer(dist, join(folder, 'server'));
    usualModes(folder);
    runWell(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--out', file], {
      cwd: folder,
      // Archives of this kind hold local time.
      env: { SOURCE_DATE_EPOCH: String(time), TZ: 'UTC' },
    });
    return own;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundleExtension(outfile: string): Promise<readonly BundledPackage[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [join(SOURCE, 'src/extension.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20.9', // of VS Code 1.91
    format: 'cjs',
    external: ['vscode'],
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return bundledPackages(ROOT, metafile.inputs);
}

/** The extension has the version of the program; `type` tells the compiler what its source is, and its bundle is something else. */
function manifest(): string {
  const fields = Object.entries(packageFields(join(SOURCE, 'package.json'))).filter(([name]) => !['type', 'private'].includes(name));
  const { version } = packageTexts(join(ROOT, 'package.json'));
  return `${JSON.stringify({ ...Object.fromEntries(fields), version }, undefined, 2)}\n`;
}

/** The program, and what tells Node that its files are CommonJS. */
function copyServer(dist: string, folder: string): void {
  for (const path of ['package.json', ...programFiles(dist)]) cpSync(join(dist, path), join(folder, path));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    console.error('usage: npm run vsix -- FILE');
    process.exitCode = 2;
  } else {
    const packages = await bundle();
    const { time } = commitOf(ROOT, process.env['SOURCE_DATE_EPOCH']);
    await writeVsix({ file: resolve(file), dist: join(ROOT, 'dist'), packages, time });
    console.log(`extension written to ${file}; install it with: code --install-extension ${file}`);
  }
}
