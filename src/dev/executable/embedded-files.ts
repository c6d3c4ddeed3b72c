import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFiles } from '../build/program-files.ts';

/**
 * The files of `dist` that an executable carries: path in `dist` to path on disk. `lint.code.js` stands in place of the loader that keeps its compiled form beside it,
 * because the executable keeps its own. Throws for a file that is not ASCII: it would be read wrongly.
 */
export function embeddedFiles(dist: string): ReadonlyMap<string, string> {
  const paths = programFiles(dist);
  const codes = paths.filter((path) => path.endsWith('.code.js'));
  const embedded = new Map(paths.filter((path) => !codes.includes(path)).map((path) => [path, join(dist, path)]));
  for (const path of codes) embedded.set(path.replace('.code.js', '.js'), join(dist, path));
  for (const path of embedded.values())
    if (readFileSync(path).some((byte) => byte > 0x7f)) throw new Error(`${path}: only plain ASCII can be kept in an executable`);
  return embedded;
}
