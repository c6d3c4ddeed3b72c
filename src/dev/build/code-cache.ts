import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Keeps the compiled form of the largest file beside it, because compiling is a sixth of what a run over one file takes. The cache is for the Node that
 * builds; another one refuses it and compiles the file as it always would, and so does a run that finds no cache.
 */

/**
 * Stands in place of the file: `lint.js` runs `lint.code.js`, as Node would load it where stacks are wanted with places of the source. The code is plain ASCII, so that it is kept as bytes; the line break lets a comment end it,
 * and line numbers stay those of the file.
 */
function loader(name: string): string {
  return `if (process.sourceMapsEnabled) module.exports = require('./${name}.code.js');
else {
  const { Script } = require('node:vm');
  const { readFileSync } = require('node:fs');
  const filename = __dirname + '/${name}.code.js';
  let cachedData;
  try {
    cachedData = readFileSync(__dirname + '/${name}.cache');
  } catch {}
  const code = readFileSync(filename, 'latin1');
  new Script('(function (exports, require, module, __filename, __dirname) {' + code + '\\n})', { filename, cachedData })
    .runInThisContext()(exports, require, module, filename, __dirname);
}
`;
}

/**
 * Runs before the program: leaves the flags of V8 as they are, because a cache is good for the flags that it was made with; remembers each script that the loader makes, and when all is
 * done writes what V8 made of it, the functions that ran included.
 */
const RECORDER = `
const vm = require('node:vm');
const { writeFileSync } = require('node:fs');
const made = [];
require('node:v8').setFlagsFromString = () => {};
vm.Script = class extends vm.Script {
  constructor(code, options) {
    super(code, options);
    // The program has a script of its own, which is a line.
    if (options?.filename?.endsWith('.code.js')) made.push([options.filename.replace(/\\.code\\.js$/, '.cache'), this]);
  }
};
process.on('exit', () => {
  for (const [file, script] of made) writeFileSync(file, script.createCachedData());
});
`;

/** Puts the loader in place of `lazy/NAME.js`, and lints `sample` once to fill the cache. Throws when that run ends in anything but findings. */
export function keepCompiled(dist: string, name: string, sample: string): void {
  const path = join(dist, 'lazy', name);
  renameSync(`${path}.js`, `${path}.code.js`);
  writeFileSync(`${path}.js`, loader(name));
  const folder = mkdtempSync(join(tmpdir(), 'taslint-build-'));
  try {
    const recorder = join(folder, 'recorder.cjs');
    writeFileSync(recorder, RECORDER);
    const ended = spawnSync(process.execPath, ['--require', recorder, join(dist, 'taslint.js'), sample], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    if (ended.status !== 0 && ended.status !== 1) throw new Error(`the program that was built does not run: ${ended.stderr}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
