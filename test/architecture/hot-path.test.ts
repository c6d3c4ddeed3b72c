import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../src/dev/build/bundle.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'taslint-hot-path-'));
  await bundle(join(folder, 'dist'));
  // Tells, when the program has ended, which files and which modules of Node it loaded.
  writeFileSync(
    join(folder, 'probe.cjs'),
    `process.on('exit', () => require('node:fs').writeFileSync(process.env.PROBE, JSON.stringify({
      files: Object.keys(require.cache), builtins: process.moduleLoadList.filter((name) => name.startsWith('NativeModule ')).map((name) => name.slice(13)) })));`,
  );
  writeFileSync(join(folder, 'product.yml'), 'product-name: cf\nresource-config:\n  router:\n    instances: 3\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built program and lists what it loaded: names of files in `dist/lazy`, and modules of Node. */
function loadedBy(...args: readonly string[]): { readonly files: readonly string[]; readonly builtins: readonly string[] } {
  const probe = join(folder, 'probe.json');
  const ended = spawnSync(process.execPath, ['--require', join(folder, 'probe.cjs'), join(folder, 'dist/taslint.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], PROBE: probe },
  });
  expect(ended.stderr).not.toMatch(/defect/);
  // Written by the probe above.
  const loaded = JSON.parse(readFileSync(probe, 'utf8')) as { readonly files: readonly string[]; readonly builtins: readonly string[] };
  return { files: loaded.files.map((file) => basename(file)).filter((file) => file !== 'probe.cjs'), builtins: loaded.builtins };
}

describe('what a run loads', () => {
  test('help needs one file', () => {
    expect(loadedBy('--help').files).toEqual(['taslint.js']);
  });

  test('linting a file without certificates loads the program and its rules, no YAML library, no glob, no CEL, no cryptography', () => {
    const { files, builtins } = loadedBy('product.yml');
    expect(files.toSorted()).toEqual(['lint.js', 'taslint.js']);
    expect(builtins).not.toContain('crypto');
    expect(builtins).not.toContain('net');
    expect(builtins).not.toContain('tty');
    expect(builtins).not.toContain('child_process');
  });

  test('the probe sees what is loaded when it is needed', () => {
    expect(loadedBy('*.yml').files).toContain('globby.js');
  });
});

test.each(['taslint.js', 'lazy/lint.code.js', 'lazy/rules.jsonl', 'lazy/texts.en.jsonl'])(
  '%s holds no example and no path of the machine that built it',
  (name) => {
    const shipped = readFileSync(join(folder, 'dist', name), 'utf8');
    expect(shipped.includes('<- finding')).toBe(false);
    expect(shipped.includes(ROOT)).toBe(false);
  },
);

test('the compiled form of the program is what this Node would make, and a run without it or with a broken one finds the same and makes it anew', () => {
  const elsewhere = join(folder, 'uncached');
  cpSync(join(folder, 'dist'), elsewhere, { recursive: true });
  const cache = join(elsewhere, `lazy/lint.${process.version}-${process.arch}.cache`);
  const lint = (): string =>
    spawnSync(process.execPath, [join(elsewhere, 'taslint.js'), 'product.yml'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    }).stderr;
  const isTaken = (): boolean => new Script(wrapped, { cachedData: readFileSync(cache) }).cachedDataRejected === false;
  const code = readFileSync(join(elsewhere, 'lazy/lint.code.js'), 'latin1');
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
  expect(isTaken()).toBe(true);
  const found = lint();
  expect(found).toContain('Checked 1 file');
  writeFileSync(cache, 'made by another Node');
  expect(lint()).toBe(found);
  expect(isTaken()).toBe(true);
  rmSync(cache);
  expect(lint()).toBe(found);
  expect(isTaken()).toBe(true);
  expect(readdirSync(join(elsewhere, 'lazy')).filter((name) => name.includes('.cache'))).toHaveLength(1);
});

test('a copy of dist alone is the whole program', () => {
  const elsewhere = join(folder, 'elsewhere');
  cpSync(join(folder, 'dist'), elsewhere, { recursive: true });
  const ended = spawnSync(process.execPath, [join(elsewhere, 'taslint.js'), '--version'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  expect(ended.stdout).toMatch(/^\d+\.\d+\.\d+/);
});

test('flags of V8 are set by the command, when its code is loaded, and never by the library', () => {
  const probe = join(folder, 'flags.cjs');
  writeFileSync(
    probe,
    `const v8 = require('node:v8'); const set = v8.setFlagsFromString;
     v8.setFlagsFromString = (flag) => { process.stdout.write('flag ' + flag + '\\n'); set(flag); };`,
  );
  const told = (args: readonly string[], env: Readonly<Record<string, string>>): readonly string[] =>
    spawnSync(process.execPath, ['--require', probe, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } })
      .stdout.split('\n')
      .filter((line) => line.startsWith('flag '));
  const flagsOf = (...args: readonly string[]): readonly string[] => told(args, {});
  const program = join(folder, 'dist/taslint.js');
  const library = `require(${JSON.stringify(join(folder, 'dist/index.js'))}).lintPaths(['product.yml']).then((run) => console.log(run.exitCode))`;
  expect(flagsOf(program, 'product.yml').join()).toMatch(/flag --(?:interrupt-budget|invocation-count)/);
  expect(told([program, 'product.yml'], { TASLINT_V8_FLAGS: 'off' })).toEqual([]);
  expect(flagsOf(program, '--help')).toEqual([]);
  expect(flagsOf(program, 'lsp')).toEqual([]); // it goes on
  expect(flagsOf('-e', library)).toEqual([]);
});

test('with --debug a stack tells places of the source', () => {
  const ended = spawnSync(process.execPath, [join(folder, 'dist/taslint.js'), 'nowhere.yml', '--debug'], { cwd: folder, encoding: 'utf8' });
  expect(ended.stderr).toMatch(/src\/workspace\/[\w/-]+\.ts:\d+/);
});
