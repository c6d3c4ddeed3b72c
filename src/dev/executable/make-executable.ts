import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeWithBun } from './bun.ts';
import { embeddedFiles } from './embedded-files.ts';
import { makeWithNode } from './node.ts';
import { bunFor, nodeFor, type EnginePackage, type NodePackage } from './platform-packages.ts';
import { TARGETS, type TargetName } from './targets.ts';

/**
 * Makes single executables: the engine of the target with the files of `dist` inside. For `npm run executable`, `npm run release` and the checks of both.
 *
 * What it takes is installed from the registry on first use (`release/package.json`, locked) and kept in `node_modules/.cache`; from then on it needs no network.
 * It runs on Linux x64.
 */

export interface ExecutableRequest {
  readonly target: TargetName;
  /** The built program, as `bundle()` leaves it. */
  readonly dist: string;
  /** Where the executable goes; made when it is missing. */
  readonly folder: string;
}

/** An executable that was made. The same sources make the same bytes. */
export interface Executable<Engine extends EnginePackage> {
  readonly target: TargetName;
  /** The file: `FOLDER/taslint-TARGET`, with `-bun` and `.exe` where it is so. It may be renamed. */
  readonly path: string;
  /** The engine in it. The licence text of Node has to go where the executable goes. */
  readonly engine: Engine;
}

/** Makes one with Node. Throws when a package cannot be had or a step fails, with what was said. */
export async function makeExecutable(request: ExecutableRequest): Promise<Executable<NodePackage>> {
  const path = await made(request, '', makeWithNode);
  return { target: request.target, path, engine: nodeFor(request.target) };
}

/** Makes one with Bun, which starts sooner. Throws like the other. */
export async function makeFastExecutable(request: ExecutableRequest): Promise<Executable<EnginePackage>> {
  const path = await made(request, '-bun', makeWithBun);
  return { target: request.target, path, engine: bunFor(request.target) };
}

async function made({ target, dist, folder }: ExecutableRequest, mark: string, make: typeof makeWithNode): Promise<string> {
  const path = join(folder, `taslint-${target}${mark}${TARGETS[target].os === 'win32' ? '.exe' : ''}`);
  const work = mkdtempSync(join(tmpdir(), 'taslint-executable-'));
  try {
    mkdirSync(folder, { recursive: true });
    await make(target, embeddedFiles(dist), path, work);
    return path;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
