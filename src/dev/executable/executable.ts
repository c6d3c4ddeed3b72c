import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from '../build/bundle.ts';
import { makeExecutable } from './make-executable.ts';
import { BUILDING, TARGET_NAMES } from './targets.ts';

/** `npm run executable [-- --target NAME… | --all] [--out DIR]`: builds `dist` and makes single executables of it, by default for Linux on x64. */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const { values } = parseArgs({
  options: {
    target: { type: 'string', multiple: true, default: [BUILDING] },
    all: { type: 'boolean', default: false },
    out: { type: 'string', default: join(ROOT, 'executables') },
  },
});
const targets = values.all ? TARGET_NAMES : values.target.map(targetNamed);

await bundle();
for (const target of targets) {
  const { path, engine } = await makeExecutable({ target, dist: join(ROOT, 'dist'), folder: resolve(values.out) });
  console.log(`${path}: taslint with ${engine.name} ${engine.version}`);
}

function targetNamed(name: string): (typeof TARGET_NAMES)[number] {
  const target = TARGET_NAMES.find((each) => each === name);
  if (target === undefined) throw new Error(`no target ${name}; there are ${TARGET_NAMES.join(', ')}`);
  return target;
}
