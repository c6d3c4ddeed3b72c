import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { compileRules } from './compile-rules.ts';
import { compileSchemas } from './compile-schemas.ts';
import { licencesOf } from './licences.ts';
import { packageTexts } from './package-json.ts';

/**
 * Builds `dist/`: the program as one lean CommonJS file, and what it seldom needs in files of their own.
 *
 *   dist/taslint.js        all of our own code; CommonJS, because Node starts it sooner than a module
 *   dist/lazy/*.js         packages that most runs do without, one file each
 *   dist/lazy/*.json       the rules, parsed and checked here; their texts and explanations, one file per language
 *   dist/package.json      says that these files are CommonJS, whatever the package around them says
 *
 * Source code writes `await import('yaml')`, which works as it stands in tests and from source. Here every import of a package in LAZY, of
 * whatever form, becomes `require('./lazy/yaml.js')` at the same place: loaded when that line runs, by whoever runs it.
 */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DIST = join(ROOT, 'dist');

/** Packages in files of their own: package name to file name. */
const LAZY: Readonly<Record<string, string>> = { yaml: 'yaml', globby: 'globby', '@marcbachmann/cel-js': 'cel' };

/** Packages that serve building and testing only; an import of one from shipped code is a mistake. */
const NEVER_SHIPPED = ['ajv', 'esbuild', 'fast-check', 'vitest', 'typescript'];

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  charset: 'utf8',
  legalComments: 'none',
  // Small, and a stack still names its functions.
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 200,
  metafile: true as const,
  logLevel: 'warning',
  supported: { 'dynamic-import': false },
} satisfies BuildOptions;

export async function bundle(): Promise<void> {
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(join(DIST, 'lazy'), { recursive: true });

  const program = await build({
    ...COMMON,
    entryPoints: { taslint: 'src/cli/bin.ts' },
    outdir: DIST,
    plugins: [lazyPackages, madeAtBuildTime, nameAndVersionOnly],
  });
  const packages = await build({
    ...COMMON,
    entryPoints: Object.fromEntries(Object.entries(LAZY).map(([name, file]) => [file, name])),
    outdir: join(DIST, 'lazy'),
  });

  for (const [name, text] of await compileRules()) write(join('lazy', name), text);
  write('package.json', '{ "type": "commonjs" }\n');
  write('THIRD-PARTY-LICENSES.txt', licencesOf(ROOT, [...inputs(program.metafile), ...inputs(packages.metafile)]));
  chmodSync(join(DIST, 'taslint.js'), 0o755);
}

/** Turns every import of a lazy package into a `require` of its file, and refuses what must not be shipped. */
const lazyPackages: Plugin = {
  name: 'lazy-packages',
  setup(builder) {
    builder.onResolve({ filter: /^[@a-z]/ }, ({ path, importer }) => {
      const file = LAZY[path];
      if (file !== undefined) return { path: `./lazy/${file}.js`, external: true };
      if (NEVER_SHIPPED.includes(path)) return { errors: [{ text: `${path} is not shipped, but ${relative(ROOT, importer)} imports it` }] };
      return undefined;
    });
  },
};

/** Two files do from source what the program finds done: checking the built-in rules, and compiling the schema of taslint.yml. */
const madeAtBuildTime: Plugin = {
  name: 'made-at-build-time',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]src[\\/]workspace[\\/]config-validator\.ts$/ }, () => ({ contents: compileSchemas(), loader: 'js' }));
    builder.onLoad({ filter: /[\\/]src[\\/]cli[\\/]builtin-rules\.ts$/ }, () => ({
      contents: SHIPPED_RULES,
      loader: 'js',
      resolveDir: join(ROOT, 'src/cli'),
    }));
  },
};

const SHIPPED_RULES = `
import { readFileSync } from 'node:fs';
import { openCompiledRules } from '../rule/compiled-rules.ts';

const chunk = (name) => JSON.parse(readFileSync(__dirname + '/lazy/' + name + '.json', 'utf8'));

export async function builtinRules() {
  return openCompiledRules(chunk('rules'), (language) => chunk('texts.' + language), (language) => chunk('explanations.' + language));
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

function inputs(metafile: Metafile): readonly string[] {
  return Object.keys(metafile.inputs);
}

function write(name: string, text: string): void {
  writeFileSync(join(DIST, name), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
