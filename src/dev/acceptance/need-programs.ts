import { run } from './run-program.ts';

/**
 * Makes sure that programs of Debian are there, each given as a call that ends with 0 where it is, e.g. `vim --version`; only root may install what is missing, `packages`
 * name it. Ends the program with code 2 where that cannot be done: the gate leaves such a step out.
 */
export function needPrograms(calls: readonly (readonly [program: string, ...args: string[]])[], packages: readonly string[]): void {
  const areThere = (): boolean => calls.every((call) => isThere(...call));
  if (areThere()) return;
  const apt = (...args: string[]): number => run('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' } }).code;
  const isRoot = process.getuid?.() === 0 && isThere('apt-get', '--version');
  if (isRoot && apt('update', '-qq') === 0 && apt('install', '-y', '-qq', '--no-install-recommends', ...packages) === 0 && areThere())
    return;
  console.error(`this machine lacks programs, and they cannot be installed here: apt-get install ${packages.join(' ')}`);
  process.exit(2);
}

function isThere(program: string, ...args: readonly string[]): boolean {
  try {
    return run(program, args).code === 0;
  } catch {
    // not on the PATH
    return false;
  }
}
