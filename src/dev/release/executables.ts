import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { runWell } from '../acceptance/run-program.ts';
import { makeExecutable } from '../executable/make-executable.ts';
import { nodeFor, type NodePackage } from '../executable/platform-packages.ts';
import { BUILDING, TARGETS, type TargetName } from '../executable/targets.ts';
import { packTarXz, packZip } from './archives.ts';
import type { EmbeddedNode } from './bill-of-materials.ts';
import { usualModes } from './modes.ts';

/** The executables of a release: one archive for each target, with the licences that have to go where it goes. */

const NODE_LICENCE = 'LICENSE-node.txt';

export interface ExecutablesRequest {
  readonly targets: readonly TargetName[];
  /** What users get of the package. */
  readonly tree: string;
  /** Where the archives go. */
  readonly folder: string;
  /** An empty folder for what is made on the way. */
  readonly scratch: string;
  /** What archives are called before the target, e.g. `taslint-0.2.0`. */
  readonly name: string;
  /** The time of every file, in seconds since 1970. */
  readonly time: number;
}

/** Makes and packs them, and gives the Node in them; undefined when there is no target. Throws when two of them hold different versions of Node. */
export async function addExecutables(request: ExecutablesRequest): Promise<EmbeddedNode | undefined> {
  const engines: NodePackage[] = [];
  for (const target of request.targets) engines.push(await addExecutable(target, request));
  const [first] = engines;
  if (first === undefined) return undefined;
  const versions = new Set(engines.map(({ version }) => version));
  if (versions.size > 1) throw new Error(`the executables hold different versions of Node: ${[...versions].join(', ')}`);
  writeFileSync(join(request.folder, NODE_LICENCE), first.licence);
  return {
    version: first.version,
    packages: engines,
    parts: partsOf(nodeFor(BUILDING).program),
  };
}

async function addExecutable(target: TargetName, { tree, folder, scratch, name, time }: ExecutablesRequest): Promise<NodePackage> {
  const packed = join(scratch, `${name}-${target}`);
  mkdirSync(packed, { recursive: true });
  const { path, engine } = await makeExecutable({ target, dist: join(tree, 'dist'), folder: packed });
  renameSync(path, join(packed, `taslint${extname(path)}`));
  for (const paper of ['LICENSE', 'dist/THIRD-PARTY-LICENSES.txt']) cpSync(join(tree, paper), join(packed, paper.replace('dist/', '')));
  writeFileSync(join(packed, NODE_LICENCE), engine.licence);
  usualModes(packed);
  if (TARGETS[target].os === 'win32') await packZip(packed, join(folder, `${name}-${target}.zip`), time);
  else packTarXz(packed, join(folder, `${name}-${target}.tar.xz`), time);
  return engine;
}

/** What a Node holds, name to version; the numbers of its interfaces are no parts. */
function partsOf(program: string): Readonly<Record<string, string>> {
  const versions = JSON.parse(
    runWell(program, ['--print', 'JSON.stringify(process.versions)'], { env: { NODE_OPTIONS: undefined } }),
  ) as Record<string, string>; // Node's
  return Object.fromEntries(Object.entries(versions).filter(([name]) => !['node', 'modules', 'napi'].includes(name)));
}
