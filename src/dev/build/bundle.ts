import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { keepCompiled } from './code-cache.ts';
import { bundledPackages, type BundledPackage } from './bundled-packages.ts';
import { compileRules } from './compile-rules.ts';
import { pageAssets } from '../../run/page-assets.ts';
import { compileSchemas } from './compile-schemas.ts';
import { licencesOf } from './licences.ts';
import { packageTexts } from './package-json.ts';

/**
 * Builds `dist/`: the program as a small CommonJS file, and what a run may not need in files beside it.
 *
 *   dist/taslint.js       what every run needs; CommonJS, because Node starts it sooner than a module
 *   dist/index.js         the library; a few lines, the rest is in the files of the program
 *   dist/types/           what TypeScript should know about it
 *   dist/lazy/lint.js     runs lint.code.js, which is all that linting needs beside it; lint.*.cache is the compiled form of that
 *   dist/lazy/*.js        each other command, what commands share, and packages that most runs do without
 *   dist/lazy/*.js.map   where in the source each place of these files is, for the stacks of `--debug`
 *   dist/lazy/*.jsonl     the rules, parsed and checked here; their texts and explanations, one file per language; the examples that are shown
 *   dist/package.json     says that these files are CommonJS, whatever the package around them says
 *
 * Source code says what is lazy, in the one way that also works from source and in tests: `await import('globby')`, `await import('./explain.ts')`. Every
 * such import of our own code begins a file, and every import of a package in LAZY, of whatever form, loads the file of that package when that line runs.
 *
 * esbuild splits code for modules only. So it splits first; then the pieces are gathered into few files, because each file costs a commit hook time; and
 * each of these is turned into CommonJS, in which pieces of other files are reached by `require`.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const DIST = join(ROOT, 'dist');
const PROGRAM = 'taslint.js';
const LIBRARY = 'index.js';

/** Packages in files of their own: package name to file name. */
const LAZY: Readonly<Record<string, string>> = {
  yaml: 'yaml',
  globby: 'globby',
  '@marcbachmann/cel-js': 'cel',
  re2js: 're2',
  yauzl: 'zip',
  'vscode-languageserver': 'language-server',
  'vscode-languageserver/node': 'language-server',
  'vscode-languageserver-textdocument': 'text-document',
};

/** Where a file begins that several of these make together; any other begins with its package. */
const ENTRIES: Readonly<Record<string, string>> = { 'language-server': 'src/dev/build/language-server.ts' };

/** Packages that serve building and testing only; an import of one from shipped code is a mistake. */
const NEVER_SHIPPED = ['ajv', 'esbuild', 'fast-check', 'vitest', 'typescript'];

/** What the library promises: files that hold types only, so each is its own declaration. */
const TYPES = [
  ['types/index.d.ts', 'src/run/library.ts'],
  ['types/json-report.d.ts', 'src/report/formats/json-report.ts'],
] as const;

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
} satisfies BuildOptions;

/**
 * CommonJS with short names, because reading code is a cost of every run; the maps beside it let `--debug` tell places of the source. The program itself,
 * which is loaded before anybody could ask for maps, keeps its names. Plain ASCII, which V8 keeps in half the memory.
 */
const FINAL = {
  ...COMMON,
  format: 'cjs',
  charset: 'ascii',
  minifySyntax: true,
  minifyIdentifiers: true,
  minifyWhitespace: true,
  lineLimit: 200,
} satisfies BuildOptions;

/** Empties the folder and builds into it; gives the packages that are part of it. Throws when the code or a rule has a mistake. */
export async function bundle(dist: string = DIST): Promise<readonly BundledPackage[]> {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(join(dist, 'lazy'), { recursive: true });
  mkdirSync(join(dist, 'types'));

  const pieces = await splitProgram();
  const files = gather(pieces);
  await Promise.all([...new Set(files.values())].map((file) => writeProgramFile(dist, file, pieces, files)));
  const packages = await build({
    ...FINAL,
    entryPoints: Object.fromEntries(lazyPackagesOf(pieces).map(([name, file]) => [file, ENTRIES[file] ?? name])),
    outdir: join(dist, 'lazy'),
  });

  for (const [name, text] of await compileRules()) writeFileSync(join(dist, 'lazy', name), text);
  for (const [file, source] of TYPES) writeFileSync(join(dist, file), declarations(source));
  writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
  const bundled = bundledPackages(ROOT, { ...pieces.inputs, ...packages.metafile.inputs });
  writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), licencesOf(bundled));
  chmodSync(join(dist, PROGRAM), 0o755);
  for (const folder of [dist, join(dist, 'lazy')]) writeInAscii(folder);
  keepCompiled(dist, 'lint', join(ROOT, 'fixtures/foundations'));
  return bundled;
}

/** Programs are read as bytes, and esbuild leaves the characters of regular expressions as they are: an escape means the same there. */
function writeInAscii(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    const ascii = text.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
    if (ascii !== text) writeFileSync(path, ascii);
  }
}

/** A file of types, with the paths that it has in `dist/types`. */
function declarations(source: string): string {
  return readFileSync(join(ROOT, source), 'utf8').replaceAll(/'(?:\.{1,2}\/)+(?:[a-z-]+\/)*([a-z-]+)\.ts'/g, "'./$1.js'");
}

/** A module as esbuild split it off. */
interface Piece {
  readonly text: string;
  /** Source file of the import that began it; undefined for what several share. */
  readonly entry: string | undefined;
  readonly imports: Metafile['outputs'][string]['imports'];
}

interface Pieces {
  /** By name, e.g. `chunk-X2J.js`. */
  readonly byName: ReadonlyMap<string, Piece>;
  readonly inputs: Metafile['inputs'];
}

async function splitProgram(): Promise<Pieces> {
  const { metafile, outputFiles } = await build({
    ...COMMON,
    entryPoints: { taslint: 'src/cli/bin.ts', index: 'src/index.ts' },
    format: 'esm',
    splitting: true,
    sourcemap: 'inline',
    sourcesContent: false,
    outdir: DIST,
    write: false,
    plugins: [lazyPackages, madeAtBuildTime, nameAndVersionOnly, colorsAsTold],
  });
  const outputs = Object.entries(metafile.outputs).map(([path, output]) => {
    const text = outputFiles.find((file) => basename(file.path) === basename(path))?.text ?? '';
    const imports = output.imports.map((each) => ({ ...each, path: each.external === true ? each.path : basename(each.path) }));
    return [basename(path), { text: withPlainRequire(text), entry: output.entryPoint, imports }] as const;
  });
  return { byName: new Map(outputs), inputs: metafile.inputs };
}

/** esbuild takes `require` for something that modules lack; the files that these pieces become have it. */
function withPlainRequire(text: string): string {
  return text.replaceAll('__require("lazy:', 'require("lazy:');
}

/** Which file of `dist` each piece goes to: piece name to file name. A file never needs a later one to be loaded. */
function gather({ byName }: Pieces): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const put = (name: string, file: string): void => {
    if (files.has(name)) return;
    files.set(name, file);
    for (const needed of neededBy(byName.get(name))) put(needed, file);
  };
  put(PROGRAM, PROGRAM);
  const lint = [...byName].find(([, piece]) => piece.entry === 'src/cli/commands/lint.ts');
  if (lint !== undefined) put(lint[0], 'lazy/lint.js');
  put(LIBRARY, LIBRARY);
  const left = [...byName].filter(([name]) => !files.has(name));
  const shared = new Set(left.flatMap(([, piece]) => neededBy(piece)));
  for (const [name, { entry }] of left) {
    const isOwn = entry !== undefined && !shared.has(name);
    if (!files.has(name)) files.set(name, isOwn ? `lazy/${basename(entry, '.ts')}.js` : 'lazy/shared.js');
  }
  return files;
}

/** The pieces that have to be there before this one runs. */
function neededBy(piece: Piece | undefined): readonly string[] {
  return (piece?.imports ?? []).filter(({ kind, external }) => kind === 'import-statement' && external !== true).map(({ path }) => path);
}

/** The lazy packages that the program does import: name and file. */
function lazyPackagesOf({ byName }: Pieces): readonly (readonly [string, string])[] {
  const imported = new Set([...byName.values()].flatMap(({ imports }) => imports.map(({ path }) => path)));
  return Object.entries(LAZY).filter(([, file]) => imported.has(`lazy:${file}`));
}

/** Writes one CommonJS file. It exports every piece in it under the name of the piece. */
async function writeProgramFile(dist: string, file: string, pieces: Pieces, files: ReadonlyMap<string, string>): Promise<void> {
  const own = [...files].filter(([, target]) => target === file).map(([name]) => name);
  const exports = own
    .filter((name) => name !== PROGRAM)
    .map((name) => (name === LIBRARY ? `export * from './${name}';` : `export * as ${exportName(name)} from './${name}';`));
  const program = own.includes(PROGRAM) ? `import './${PROGRAM}';` : '';
  const pathTo = (target: string): string => {
    const path = relative(dirname(file), target).replaceAll('\\', '/');
    return path.startsWith('.') ? path : `./${path}`;
  };
  const gathered: Plugin = {
    name: 'gathered-pieces',
    setup(builder) {
      builder.onResolve({ filter: /^lazy:/ }, ({ path }) => ({ path: pathTo(`lazy/${path.slice('lazy:'.length)}.js`), external: true }));
      builder.onResolve({ filter: /^other-file:/ }, ({ path }) => ({ path: path.slice('other-file:'.length), external: true }));
      builder.onResolve({ filter: /^\.\// }, ({ path }) => ({ path: basename(path), namespace: 'piece' }));
      builder.onLoad({ filter: /.*/, namespace: 'piece' }, ({ path }) => {
        const target = files.get(path) ?? file;
        if (target === file) return { contents: pieces.byName.get(path)?.text ?? '', loader: 'js', resolveDir: ROOT };
        return {
          contents: `module.exports = require('other-file:${pathTo(target)}').${exportName(path)};`,
          loader: 'js',
          resolveDir: ROOT,
        };
      });
    },
  };
  await build({
    ...FINAL,
    // In a folder of its own, because esbuild names what a file `index.js` exports by its folder, and that of the checkout must leave no trace.
    stdin: { contents: `${exports.join('\n')}\n${program}`, resolveDir: ROOT, sourcefile: `gathered/${file}` },
    outfile: join(dist, file),
    ...(program === '' ? { sourcemap: 'linked' as const, sourcesContent: false } : { minifyIdentifiers: false }),
    // Written as text, because esbuild would take a piece that speaks of `module` for CommonJS, and wrap all of it.
    banner: program === '' ? {} : { js: '#!/usr/bin/env node\nconst STARTED_AS_PROGRAM = require.main === module;' },
    supported: { 'dynamic-import': false },
    plugins: [gathered],
  });
}

/** `lint-JH4.js` is exported as `lint_JH4`. */
function exportName(piece: string): string {
  return piece.replace(/\.js$/, '').replaceAll(/\W/g, '_');
}

/** Marks every import of a lazy package, and refuses what must not be shipped. */
const lazyPackages: Plugin = {
  name: 'lazy-packages',
  setup(builder) {
    builder.onResolve({ filter: /^[@a-z]/ }, ({ path, importer }) => {
      const file = LAZY[path];
      if (file !== undefined) return { path: `lazy:${file}`, external: true };
      if (NEVER_SHIPPED.includes(path)) return { errors: [{ text: `${path} is not shipped, but ${relative(ROOT, importer)} imports it` }] };
      return undefined;
    });
  },
};

/**
 * Some files do from source what the program finds done or does in another way: checking the built-in rules and running their examples, compiling the schema of
 * taslint.yml, making the script and style of pages, and loading a package while nothing may wait.
 */
const madeAtBuildTime: Plugin = {
  name: 'made-at-build-time',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]src[\\/]workspace[\\/]config[\\/]config-validator\.ts$/ }, () => ({
      contents: compileSchemas(),
      loader: 'js',
    }));
    builder.onLoad({ filter: /[\\/]src[\\/]tile[\\/]re2-library\.ts$/ }, () => ({
      contents: `export const re2 = () => require('re2js');`,
      loader: 'js',
    }));
    builder.onLoad({ filter: /[\\/]src[\\/]run[\\/]build-id\.ts$/ }, () => ({
      contents: `export const BUILD = '${buildId()}';`,
      loader: 'js',
    }));
    builder.onLoad({ filter: /[\\/]src[\\/]run[\\/]page-assets\.ts$/ }, async () => ({
      contents: `export const pageAssets = () => Promise.resolve(${JSON.stringify(await pageAssets())});`,
      loader: 'js',
    }));
    builder.onLoad({ filter: /[\\/]src[\\/]run[\\/]builtin-rules\.ts$/ }, () => ({
      contents: SHIPPED_RULES,
      loader: 'js',
      resolveDir: join(ROOT, 'src/run'),
    }));
    builder.onLoad({ filter: /[\\/]src[\\/]run[\\/]illustrations\.ts$/ }, () => ({
      contents: SHIPPED_ILLUSTRATIONS,
      loader: 'js',
      resolveDir: join(ROOT, 'src/run'),
    }));
  },
};

/** A digest of all that decides what the program finds: a build that knows nothing else gives nothing else. */
function buildId(): string {
  const hash = createHash('sha256');
  for (const folder of ['src', 'rules']) {
    for (const path of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (/\.(ts|json|yml)$/.test(path)) hash.update(`${path}\0${readFileSync(join(ROOT, folder, path), 'utf8')}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}

const SHIPPED_RULES = `
import { assetText } from './assets.ts';
import { openCompiledRules } from '../rule/compiled-rules.ts';

const chunk = (name) => assetText('lazy/' + name + '.jsonl');

export async function builtinRules() {
  return openCompiledRules(chunk('rules'), (language) => chunk('texts.' + language), (language) => chunk('explanations.' + language));
}
`;

const SHIPPED_ILLUSTRATIONS = `
import { assetText } from './assets.ts';
import { illustrationIn } from '../rule/compiled-rules.ts';

let chunk;

export function examplesOf(rule) {
  chunk ??= assetText('lazy/examples.jsonl');
  return illustrationIn(chunk, rule.id) ?? { bad: undefined, good: undefined, values: {} };
}

export async function illustrationOf(rule) {
  return examplesOf(rule);
}
`;

/** Of package.json the program needs to know two lines. */
const nameAndVersionOnly: Plugin = {
  name: 'name-and-version-only',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]package\.json$/ }, ({ path }) => {
      if (path !== join(ROOT, 'package.json')) return undefined;
      const { name, version } = packageTexts(path);
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
  },
};

/**
 * The package of colours asks for standard output when it is loaded, only to tell whether there is a terminal, and for that Node loads its network modules.
 * The command line tells by itself, and always says what it found.
 */
const colorsAsTold: Plugin = {
  name: 'colors-as-told',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]picocolors\.js$/ }, ({ path }) => {
      const asked = '(p.stdout || {}).isTTY';
      const contents = readFileSync(path, 'utf8');
      if (!contents.includes(asked)) throw new Error(`${path} asks for a terminal in another way: change src/dev/build/bundle.ts`);
      return { contents: contents.replace(asked, 'false'), loader: 'js' };
    });
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
