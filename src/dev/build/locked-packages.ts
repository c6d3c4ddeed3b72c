import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Packages that serve making a release only. They are locked in a folder of their own, so that nobody who works on taslint has to install them. */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FILES = ['package.json', 'package-lock.json', '.npmrc'];

/**
 * Installs what a folder of this repository locks, e.g. `release/vsce`, and gives where. It is kept under `name` as long as the lock file says the same; `options` are
 * of npm. Throws with what npm said when it cannot be had.
 */
export function lockedPackages(source: string, name: string, options: readonly string[] = []): string {
  const folder = join(ROOT, 'node_modules/.cache/taslint/release', name);
  const locked = (file: string): Buffer => readFileSync(join(ROOT, source, file));
  const isSame = FILES.every((file) => existsSync(join(folder, file)) && readFileSync(join(folder, file)).equals(locked(file)));
  if (isSame && existsSync(join(folder, 'node_modules'))) return folder;
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) cpSync(join(ROOT, source, file), join(folder, file));
  const ended = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', ...options], { cwd: folder, encoding: 'utf8' });
  if (ended.status !== 0)
    throw new Error(`the packages of ${source}/package.json cannot be installed for ${name}:\n${ended.stdout}${ended.stderr}`);
  return folder;
}
