import { spawnSync } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps the compiled form of the largest file beside it, because compiling is a fifth of what a run over one file takes. It is good for one version of Node only,
 * so it is never shipped: the first run of the command on a Node writes it, where it may write there, and the build does such a run. A run without it, with a
 * broken one or with other flags compiles the file as it always would.
 */

/**
 * Stands in place of the file: `lint.js` runs `lint.code.js`, as Node would load it where stacks are wanted with places of the source. The code is plain ASCII,
 * so that it is kept as bytes; the line break lets a comment end it, and line numbers stay those of the file.
 *
 * What `src/cli/compiled-code.ts` takes is left where the compiled form is missing. The file is written whole under another name first, so that nobody reads half of it.
 */
function loader(name: string): string {
  return `if (process.sourceMapsEnabled) module.exports = require('./${name}.code.js');
else {
  const { Script } = require('node:vm');
  const { accessSync, constants, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
  const filename = __dirname + '/${name}.code.js';
  const compiled = __dirname + '/${name}.' + process.version + '-' + process.arch + '.cache';
  let cachedData;
  try {
    cachedData = readFileSync(compiled);
  } catch {}
  const code = readFileSync(filename, 'latin1');
  const script = new Script('(function (exports, require, module, __filename, __dirname) {' + code + '\\n})', { filename, cachedData });
  script.runInThisContext()(exports, require, module, filename, __dirname);
  const mayWrite = () => {
    if (process.execArgv.length > 0 || process.env.NODE_OPTIONS) return false;
    try {
      accessSync(__dirname, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  };
  if (script.cachedDataRejected !== false && mayWrite()) globalThis[Symbol.for('taslint.keep-compiled')] = () => {
    const part = compiled + '.' + process.pid;
    try {
      writeFileSync(part, script.createCachedData(), { flag: 'wx' });
      renameSync(part, compiled);
    } catch {
      rmSync(part, { force: true });
    }
  };
}
`;
}

/** Puts the loader in place of `lazy/NAME.js`, and lints `sample` once, which leaves the compiled form. Throws when that run ends in anything but findings. */
export function keepCompiled(dist: string, name: string, sample: string): void {
  const path = join(dist, 'lazy', name);
  renameSync(`${path}.js`, `${path}.code.js`);
  writeFileSync(`${path}.js`, loader(name));
  const ended = spawnSync(process.execPath, [join(dist, 'taslint.js'), sample], { encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  if (ended.status !== 0 && ended.status !== 1) throw new Error(`the program that was built does not run: ${ended.stderr}`);
}
