import { getRawAsset } from 'node:sea';
import { startEmbedded } from './embedded.ts';

/** The main of the single executable made with Node: starts the program from the files that the executable carries. */

/** Bytes of the executable itself, in memory that nobody may write to. Throws when there is no such file. */
function asset(name: string): Buffer {
  const raw = getRawAsset(name);
  return typeof raw === 'string' ? Buffer.from(raw, 'latin1') : Buffer.from(raw);
}

startEmbedded(
  {
    text: (name) => asset(name).toString('latin1'),
    compiled: (name) => {
      try {
        return asset(`${name}.cache`);
      } catch {
        return undefined;
      }
    },
  },
  require,
);
