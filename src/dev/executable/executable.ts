import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from '../build/bundle.ts';
import { makeExecutable, makeFastExecutable } from './make-executable.ts';
import { BUILDING, ENGINES, TARGET_NAMES } from './targets.ts';

/**
 * `npm run executable [-- --target NAME… | --all] [--engine node|bun] [--out DIR]` builds `dist` and makes single executables of it, by default with Node for Linux on
 * x64, into `executables`.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const { values } = parseArgs({
  options: {
    target: { type: 'string', multiple: true, default: [BUILDING] },
    all: { type: 'boolean', default: false },
    engine: { type: 'string', default: 'node' },
    out: { type: 'string', default: join(ROOT, 'executables') },
  },
});
const make = known('engine', values.engine, ENGINES) === 'node' ? makeExecutable : makeFastExecutable;
const targets = values.all ? TARGET_NAMES : values.target.map((name) => known('target', name, TARGET_NAMES));

await bundle();
for (const target of targets) {
  const { path, engine } = await make({ target, dist: join(ROOT, 'dist'), folder: resolve(values.out) });
  console.log(`${path}: taslint with ${engine.name} ${engine.version}`);
}

function known<Name extends string>(what: string, name: string, names: readonly Name[]): Name {
  const found = names.find((each) => each === name);
  if (found === undefined) throw new Error(`no ${what} ${name}; there are ${names.join(', ')}`);
  return found;
}
