import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { run, runWell } from '../acceptance/run-program.ts';

/** The blob of an executable: the files of `dist`, what starts them, and for the building platform their compiled form. */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** What is linted to see which code a run needs. */
const SAMPLE = join(ROOT, 'fixtures/foundations');
const MAIN = 'main.js';
const BLOB = 'taslint.blob';

export interface BlobRequest {
  /** What is embedded: path in `dist` to path on disk. */
  readonly files: ReadonlyMap<string, string>;
  /** The Node that makes the blob; the executable has to be of the same release line. */
  readonly node: string;
  /** Whether the compiled form of the program goes in, which is good for that very Node only. */
  readonly withCompiled: boolean;
  /** An empty folder for what is made on the way. */
  readonly folder: string;
}

/** Makes the blob and gives its path. The same files and the same Node make the same bytes. */
export async function makeBlob({ files, node, withCompiled, folder }: BlobRequest): Promise<string> {
  await compileProgram('src/cli/executable.ts', join(folder, MAIN));
  const compiled = withCompiled ? await compiledFiles(files, node, folder) : new Map<string, string>();
  const config = {
    main: MAIN,
    output: BLOB,
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    useCodeCache: false,
    // Neither NODE_OPTIONS nor an option on the command line reaches Node.
    execArgvExtension: 'none',
    assets: Object.fromEntries([...files, ...compiled]),
  };
  writeFileSync(join(folder, 'sea-config.json'), JSON.stringify(config));
  runWell(node, ['--experimental-sea-config', 'sea-config.json'], { cwd: folder, env: CLEAN });
  return join(folder, BLOB);
}

/** Variables that would change how Node runs. */
const CLEAN = { NODE_OPTIONS: undefined, NODE_EXTRA_CA_CERTS: undefined, NODE_COMPILE_CACHE: undefined };

/**
 * What V8 makes of the program files that linting needs: asset name to path. V8 numbers and orders what it makes by a seed, which is fixed here, so that two builds
 * prove equal.
 */
async function compiledFiles(files: ReadonlyMap<string, string>, node: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const [recorder, list, target] = [join(folder, 'record.js'), join(folder, 'files.json'), join(folder, 'compiled')];
  mkdirSync(target);
  await compileProgram('src/dev/executable/record-compiled.ts', recorder);
  writeFileSync(list, JSON.stringify(Object.fromEntries(files)));
  const { code, stderr } = run(node, ['--random-seed=1', recorder, list, target, '--now', '2026-01-31', '.'], { cwd: SAMPLE, env: CLEAN });
  if (code !== 1) throw new Error(`the run whose code is kept ended with ${code}, not with findings:\n${stderr}`);
  const made = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.cache'));
  return new Map(made.sort().map((path) => [path.replaceAll('\\', '/'), join(target, path)]));
}

/** A program of ours as one plain CommonJS file. */
async function compileProgram(source: string, outfile: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    legalComments: 'none',
    logLevel: 'warning',
  });
}
