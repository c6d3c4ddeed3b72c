import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files of `dist` that an executable carries: path in `dist` to path on disk. That is the program and all of `lazy`; not the maps, and what V8 made for another
 * Node. `lint.code.js` stands in place of the loader that keeps its compiled form beside it, because the executable keeps its own. Throws for a file that is not
 * ASCII: it would be read wrongly.
 */
export function embeddedFiles(dist: string): ReadonlyMap<string, string> {
  const lazy = readdirSync(join(dist, 'lazy')).filter((name) => !/\.(?:map|cache)$/.test(name));
  const codes = lazy.filter((name) => name.endsWith('.code.js'));
  const files = ['taslint.js', ...lazy.filter((name) => !codes.includes(name)).map((name) => `lazy/${name}`)];
  const embedded = new Map(files.sort().map((path) => [path, join(dist, path)]));
  for (const name of codes) embedded.set(`lazy/${name.replace('.code.js', '.js')}`, join(dist, 'lazy', name));
  for (const path of embedded.values())
    if (readFileSync(path).some((byte) => byte > 0x7f)) throw new Error(`${path}: only plain ASCII can be kept in an executable`);
  return embedded;
}
