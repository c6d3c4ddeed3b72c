import { getRawAsset } from 'node:sea';
import { Script } from 'node:vm';
import { asFunction, startEmbedded, type CommonJs } from './embedded.ts';

/** The main of the single executable made with Node: starts the program from the files that the executable carries. */

/** Bytes of the executable itself, in memory that nobody may write to. Throws when there is no such file. */
function asset(name: string): Buffer {
  const raw = getRawAsset(name);
  return typeof raw === 'string' ? Buffer.from(raw, 'latin1') : Buffer.from(raw);
}

/** What V8 made of a program file when the executable was built; undefined where nothing was kept. */
function compiled(name: string): Buffer | undefined {
  try {
    return asset(`${name}.cache`);
  } catch {
    return undefined;
  }
}

function text(name: string): string {
  return asset(name).toString('latin1');
}

startEmbedded(
  {
    text,
    program: (name) => new Script(asFunction(text(name)), { filename: name, cachedData: compiled(name) }).runInThisContext() as CommonJs, // as written there
  },
  require,
);
