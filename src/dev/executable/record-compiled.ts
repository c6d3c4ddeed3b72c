import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { asFunction, startEmbedded, type CommonJs } from '../../cli/embedded.ts';

/**
 * `node record-compiled.js FILES FOLDER WORD…` runs taslint with these words, out of the embedded files that the JSON file FILES lists, and writes
 * to FOLDER what V8 made of each program file meanwhile, with the functions that the run used. Run by the build of the executable, with the Node that the
 * executable is made from.
 */
const [files, folder] = process.argv.splice(2, 2) as [string, string]; // given by `compiledFiles`

/** What `compiledFiles` starts it with; zero is what V8 has without them, and the compiled form is good for a Node with the same flags only. */
const HEAP_FLAGS = ['--initial-old-space-size', '--min-semi-space-size', '--max-semi-space-size'];

const embedded = JSON.parse(readFileSync(files, 'utf8')) as Readonly<Record<string, string>>; // written by `compiledFiles`
const scripts = new Map<string, Script>();

// The program calls it when all is said (`src/cli/compiled-code.ts`), and runs with the flags of a plain start because it is there.
Reflect.set(globalThis, Symbol.for('taslint.keep-compiled'), () => {
  setFlagsFromString('--flush-bytecode');
  for (const flag of HEAP_FLAGS) setFlagsFromString(`${flag}=0`);
  for (const [name, script] of scripts) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, `${name}.cache`), script.createCachedData());
  }
});
// Else what was not used for some time would be missing, and that depends on when memory is collected.
setFlagsFromString('--no-flush-bytecode');

function text(name: string): string {
  return readFileSync(embedded[name]!, 'latin1');
}

function program(name: string): CommonJs {
  const script = new Script(asFunction(text(name)), { filename: name });
  scripts.set(name, script);
  return script.runInThisContext() as CommonJs; // as written there
}

startEmbedded({ text, program }, require);
