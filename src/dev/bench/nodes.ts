import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './measure.ts';
import { printMissing } from './table.ts';

/** Other versions of Node to measure on, as the registry has them for this machine: the packages that the package `node` is made of. */
const VERSIONS = ['22.23.5', '24.22.3'];

export interface OtherNode {
  readonly version: string;
  readonly path: string;
}

/** Those that are there or can be fetched; says which are left out. */
export function otherNodes(): readonly OtherNode[] {
  return VERSIONS.flatMap((version) => {
    const path = fetched(version);
    if (path === undefined) printMissing(`Node ${version}`, 'it cannot be fetched from the registry');
    return path === undefined ? [] : [{ version, path }];
  });
}

/** Kept between runs beside other things that can be made again. */
function fetched(version: string): string | undefined {
  const folder = join(ROOT, 'node_modules/.cache/taslint', `node-${version}`);
  const name = `node-${process.platform}-${process.arch}`;
  const path = join(folder, 'node_modules', name, 'bin/node');
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  spawnSync('npm', ['install', '--silent', '--prefix', folder, `${name}@${version}`], { cwd: folder });
  return existsSync(path) ? path : undefined;
}
