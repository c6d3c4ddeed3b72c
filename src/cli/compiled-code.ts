import { optimiseLater } from './optimise-later.ts';

/** Where the loader of the bundle (`src/dev/build/code-cache.ts`) leaves what writes the compiled form of the program, when there was none to load. */
const KEEP = Symbol.for('taslint.keep-compiled');

/**
 * Readies V8 for a run, unless the environment says `TASLINT_V8_FLAGS=off`. A run that is to leave the compiled form has to go on with the flags of the next,
 * because V8 takes it with these only.
 */
export async function readyCompiler(env: NodeJS.ProcessEnv): Promise<void> {
  if (keeper() === undefined && env['TASLINT_V8_FLAGS'] !== 'off') await optimiseLater(process.versions.v8);
}

/** Writes the compiled form beside the program where it is missing, with the functions that this run used; the library never does. */
export function keepCompiled(): void {
  keeper()?.();
}

function keeper(): (() => void) | undefined {
  // The loader writes it, nobody else.
  return Reflect.get(globalThis, KEEP) as (() => void) | undefined;
}
