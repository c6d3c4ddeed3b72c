import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runWell } from '../acceptance/run-program.ts';
import { asFunction } from '../../cli/embedded.ts';
import { compileProgram } from './compile-program.ts';
import { bunFor } from './platform-packages.ts';
import { BUILDING, type TargetName } from './targets.ts';

const MAIN = 'main.cjs';

/**
 * Without these, the executable would run what a `bunfig.toml` of the folder names that it is started in, and read the `.env` there: a repository under review could
 * run code.
 */
const BLIND = [
  '--no-compile-autoload-dotenv',
  '--no-compile-autoload-bunfig',
  '--no-compile-autoload-tsconfig',
  '--no-compile-autoload-package-json',
];

/** Makes the executable with Bun: one program that holds all files, compiled beforehand. `folder` is empty, for what is made on the way. */
export async function makeWithBun(target: TargetName, files: ReadonlyMap<string, string>, path: string, folder: string): Promise<void> {
  writeFileSync(join(folder, MAIN), await programOf(files, folder));
  const options = ['--compile', '--bytecode', ...BLIND, '--compile-executable-path', bunFor(target).program];
  runWell(bunFor(BUILDING).program, ['build', MAIN, ...options, '--outfile', path], { cwd: folder, env: { BUN_OPTIONS: undefined } });
}

async function programOf(files: ReadonlyMap<string, string>, folder: string): Promise<string> {
  const starter = join(folder, 'starter.js');
  await compileProgram('src/cli/embedded.ts', starter);
  const entries = [...files].map(([name, path]) => [name, readFileSync(path, 'latin1')] as const); // ASCII
  const programs = entries.filter(([name]) => name.endsWith('.js')).map(([name, code]) => `${JSON.stringify(name)}: ${asFunction(code)},`);
  const texts = Object.fromEntries(entries.filter(([name]) => !name.endsWith('.js')));
  return `const programs = {
${programs.join('\n')}
};
const texts = ${JSON.stringify(texts)};
const starter = { exports: {} };
${asFunction(readFileSync(starter, 'utf8'))}(starter.exports, require, starter);
starter.exports.startEmbedded({ text: (name) => texts[name], program: (name) => programs[name] }, require);
`;
}
