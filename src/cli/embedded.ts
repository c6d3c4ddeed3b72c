import { readAssetsWith } from '../run/assets.ts';

/** The files of `dist` in another place than a folder, by their paths there. */
export interface Embedded {
  /** The text of a file. Throws when there is none. */
  readonly text: (name: string) => string;
  /** A program file as the function that it is for CommonJS. */
  readonly program: (name: string) => CommonJs;
}

export type CommonJs = (exports: unknown, require: unknown, module: unknown, filename: string, dirname: string) => void;

/** Modules of the engine by name, as its `require` gives them. */
type Builtin = (name: string) => unknown;

const PROGRAM = 'taslint.js';

/**
 * Starts the program out of embedded files: each is run as Node runs a CommonJS file, `require` finds the others by their relative paths and hands everything else
 * to the engine.
 */
export function startEmbedded(files: Embedded, builtin: Builtin): void {
  const modules = new Map<string, { exports: unknown }>();
  const load = (name: string): unknown => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(name, module);
    const require = Object.assign((wanted: string) => (wanted.startsWith('.') ? load(beside(name, wanted)) : builtin(wanted)), {
      main: modules.get(PROGRAM),
    });
    files.program(name)(module.exports, require, module, name, folderOf(name));
    return module.exports;
  };
  readAssetsWith(files.text);
  load(PROGRAM);
}

/** A program file as an expression that is such a function. Its first line may be for the shell; the line break lets a comment end it. */
export function asFunction(code: string): string {
  return `(function (exports, require, module, __filename, __dirname) {${code.startsWith('#!') ? '//' : ''}${code}\n})`;
}

/** The path in `dist` that a file there calls `wanted`, e.g. `../taslint.js` in `lazy/lint.js` is `taslint.js`. */
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
