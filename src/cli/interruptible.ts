import { Script } from 'node:vm';

/** Where the script finds its work. */
const WORK = Symbol.for('taslint.work');
let stoppable: Script | undefined;

/**
 * Runs work that keeps the process busy, and calls `interrupted` at once when Ctrl-C comes meanwhile. A handler of the signal would wait until the work is done,
 * because nothing else has a turn. Only a script of V8 can be stopped from outside in its middle, so the work is called from one, as what is typed at the prompt
 * of Node is. The script is the line below; nothing that was read becomes code.
 */
export function interruptible<T>(work: () => T, interrupted: () => never): T {
  stoppable ??= new Script(`globalThis[Symbol.for('taslint.work')]()`);
  const result: { value?: T } = {};
  const before: unknown = Reflect.get(globalThis, WORK);
  Reflect.set(globalThis, WORK, () => void (result.value = work()));
  try {
    stoppable.runInThisContext({ breakOnSigint: true, displayErrors: false });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') interrupted();
    throw error;
  } finally {
    Reflect.set(globalThis, WORK, before);
  }
  // The script ran to its end, so there is a value.
  return result.value as T;
}
