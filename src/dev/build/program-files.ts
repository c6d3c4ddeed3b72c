import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files of `dist` that running the program takes, as paths there: the program and all of `lazy`; not the library, its types, maps, and what V8 made for one Node. */
export function programFiles(dist: string): readonly string[] {
  const lazy = readdirSync(join(dist, 'lazy')).filter((name) => !/\.(?:map|cache)$/.test(name));
  return ['taslint.js', ...lazy.map((name) => `lazy/${name}`)].sort();
}
