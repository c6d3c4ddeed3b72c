import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWell } from '../acceptance/run-program.ts';
import { makeBlob } from './blob.ts';
import { embeddedFiles } from './embedded-files.ts';
import { nodeFor, postjectFor, type EnginePackage } from './platform-packages.ts';
import { BUILDING, TARGETS, type TargetName } from './targets.ts';

/**
 * Makes single executables: Node of the target with the files of `dist` inside. For `npm run executable`, `npm run release` and the checks of both.
 *
 * What it takes is installed from the registry on first use (`release/package.json`, locked) and kept in `node_modules/.cache`; from then on it needs no network.
 */

export interface ExecutableRequest {
  readonly target: TargetName;
  /** The built program, as `bundle()` leaves it. */
  readonly dist: string;
  /** Where the executable goes; made when it is missing. */
  readonly folder: string;
}

/** An executable that was made. */
export interface Executable {
  readonly target: TargetName;
  /** The file, `FOLDER/taslint-TARGET` (`.exe` for Windows). It may be renamed. */
  readonly path: string;
  /** The engine in it: name, version and path of its package, and its licence text, which has to go where the executable goes. */
  readonly engine: EnginePackage;
  /** What was put into the engine: two builds of the same sources give the same bytes, and the same executable. */
  readonly blob: Buffer;
}

/** The mark that Node looks for in itself to know that it carries a blob; the same in every Node. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** Makes one. Throws when a package cannot be had or a step fails, with what was said. */
export async function makeExecutable({ target, dist, folder }: ExecutableRequest): Promise<Executable> {
  const engine = nodeFor(target);
  const building = nodeFor(BUILDING);
  const path = join(folder, `taslint-${target}${TARGETS[target].os === 'win32' ? '.exe' : ''}`);
  const work = mkdtempSync(join(tmpdir(), 'taslint-executable-'));
  try {
    const blob = await makeBlob({
      files: embeddedFiles(dist),
      node: building.program,
      withCompiled: target === BUILDING,
      folder: work,
    });
    mkdirSync(folder, { recursive: true });
    cpSync(engine.program, path);
    chmodSync(path, 0o755);
    const segment = TARGETS[target].os === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : [];
    runWell(process.execPath, [postjectFor(BUILDING), path, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', FUSE, ...segment]);
    return { target, path, engine, blob: readFileSync(blob) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
