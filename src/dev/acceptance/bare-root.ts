import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { run, type Ended } from './run-program.ts';

/** A system that holds an executable, the libraries that it needs and nothing else: no shell, no Node, no /proc, no home; nobody may write to it. */

/** The packages of Debian whose libraries are taken along. */
export const LIBRARY_PACKAGES = ['libc6', 'libstdc++6', 'libgcc-s1'] as const;

/** Why none can be made here; undefined where it can. */
export function lackingForBareRoot(): string | undefined {
  for (const [tried, lacking] of [
    ['unshare --map-root-user --mount sh -c "chroot / true"', 'nobody may make a namespace with a root of its own here'],
    [`dpkg -L ${LIBRARY_PACKAGES.join(' ')}`, `not all of ${LIBRARY_PACKAGES.join(', ')} are packages of this system`],
  ] as const)
    if (run('sh', ['-c', tried], { env: SYSTEM }).code !== 0) return lacking;
  return undefined;
}

/** The programs of administrators are not on everybody's path. */
const SYSTEM = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };

/** Makes it in an empty folder: the program as `/taslint`, the libraries, and `content` as `/work`. */
export function makeBareRoot(root: string, program: string, content: string, packages: readonly string[] = LIBRARY_PACKAGES): void {
  mkdirSync(root, { recursive: true });
  cpSync(program, join(root, 'taslint'));
  chmodSync(join(root, 'taslint'), 0o755);
  cpSync(content, join(root, 'work'), { recursive: true });
  for (const name of packages) {
    const listed = run('dpkg', ['-L', name]).stdout.split('\n');
    for (const path of listed.filter((each) => /\.so(?:\.\d+)*$/.test(basename(each)) && isFile(each))) copyLibrary(path, root);
  }
  // Where the kernel looks for the loader, and the loader for libraries, on a system whose /lib is a link or is not.
  for (const name of ['lib', 'lib64'])
    if (isLink(`/${name}`) && !existsSync(join(root, name))) symlinkSync(readlinkSync(`/${name}`), join(root, name));
}

/** Runs the program in there, with no environment at all. */
export function runInBareRoot(root: string, words: readonly string[]): Ended {
  const script = `mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec env -i "$(command -v chroot)" "$0" /taslint "$@"`;
  return run('unshare', ['--map-root-user', '--mount', 'sh', '-c', script, root, ...words], { env: SYSTEM });
}

/** To the place that all links on its way lead to. */
function copyLibrary(path: string, root: string): void {
  const target = join(
    root,
    path.replace(/^\/lib(64)?\//, (lib) => (isLink(lib.slice(0, -1)) ? `/${readlinkSync(lib.slice(0, -1))}/` : lib)),
  );
  mkdirSync(dirname(target), { recursive: true });
  cpSync(path, target, { dereference: true });
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function isLink(path: string): boolean {
  return existsSync(path) && lstatSync(path).isSymbolicLink();
}
