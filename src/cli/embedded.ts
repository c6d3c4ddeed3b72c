import { Script } from 'node:vm';
import { readAssetsWith } from '../run/assets.ts';

/** The files of `dist` in another place than a folder. */
export interface Embedded {
  /** The text of a file by its path in `dist`. Throws when there is none. */
  readonly text: (name: string) => string;
  /** What V8 made of a program file when the executable was built; undefined where nothing was kept. */
  readonly compiled: (name: string) => Uint8Array | undefined;
}

/** Modules of Node by name, as `require` gives them. */
type Builtin = (name: string) => unknown;

const PROGRAM = 'taslint.js';

/**
 * Starts the program out of embedded files: each is run as Node runs a CommonJS file, `require` finds the others by their relative paths and hands everything else
 * to Node. `ran` hears of each file that was run.
 */
export function startEmbedded(files: Embedded, builtin: Builtin, ran: (name: string, script: Script) => void = () => undefined): void {
  const modules = new Map<string, { exports: unknown }>();
  const load = (name: string): unknown => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(name, module);
    const require = Object.assign((wanted: string) => (wanted.startsWith('.') ? load(beside(name, wanted)) : builtin(wanted)), {
      main: modules.get(PROGRAM),
    });
    const script = new Script(wrapped(files.text(name)), { filename: name, cachedData: files.compiled(name) });
    const run = script.runInThisContext() as CommonJs; // the function that `wrapped` writes
    run(module.exports, require, module, name, folderOf(name));
    ran(name, script);
    return module.exports;
  };
  readAssetsWith(files.text);
  load(PROGRAM);
}

type CommonJs = (exports: unknown, require: unknown, module: unknown, filename: string, dirname: string) => void;

/** A file as a function of what CommonJS gives it. Its first line may be for the shell; the line break lets a comment end it. */
function wrapped(code: string): string {
  return `(function (exports, require, module, __filename, __dirname) {${code.startsWith('#!') ? '//' : ''}${code}\n})`;
}

/** The path in `dist` that a file in `dist` calls `wanted`, e.g. `../taslint.js` in `lazy/lint.js` is `taslint.js`. */
function beside(name: string, wanted: string): string {
  const parts = folderOf(name).split('/');
  for (const part of wanted.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.filter((part) => part !== '').join('/');
}

function folderOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('/'), 0));
}
