#!/usr/bin/env node
import { fstatSync, readFileSync, statSync } from 'node:fs';
import { unchanged, type Localized } from '../base/language.ts';
import { builtinRules } from '../run/builtin-rules.ts';
import { EXIT } from '../run/exit-code.ts';
import type { Io, Output } from '../run/io.ts';
import { keepCompiled, readyCompiler } from './compiled-code.ts';
import { localeOf } from './environment.ts';
import { interruptible } from './interruptible.ts';
import { main } from './main.ts';
import { GONE, incomplete } from './phrases.ts';
import { writeAll, writeReason } from './write-file.ts';

/** The program: hands the real process to `main` and sets the exit code. Output is collected and written once, so that a pipe gets whole lines and start-up pays one write. */

const pending: { descriptor: 1 | 2; text: string }[] = [];

/** Asks for the stream of Node only where it is a terminal: to make one costs a start as much as reading a file. */
function output(descriptor: 1 | 2, stream: () => NodeJS.WriteStream): Output {
  const terminal = isDevice(descriptor) && stream().isTTY ? stream() : undefined;
  return {
    write: (text) => {
      const last = pending.at(-1);
      if (last?.descriptor === descriptor) last.text += text;
      else pending.push({ descriptor, text });
      if (descriptor === 2 && terminal !== undefined) flush();
    },
    isTerminal: terminal !== undefined,
    columns: terminal?.columns,
  };
}

/** False for files, pipes and the device that swallows everything; elsewhere than on Unix only the stream knows. */
function isDevice(descriptor: 1 | 2): boolean {
  if (process.platform === 'win32') return true;
  try {
    const stat = fstatSync(descriptor);
    return stat.isCharacterDevice() && stat.rdev !== statSync('/dev/null').rdev;
  } catch {
    return true;
  }
}

/** Writes what is collected. What cannot be written, because the reader went away (`| head`) or a disk is full, is said once; false then. */
function flush(): boolean {
  let isWhole = true;
  for (const { descriptor, text } of pending.splice(0)) {
    try {
      writeAll(descriptor, Buffer.from(text, 'utf8'));
    } catch (error) {
      if (isWhole && descriptor === 1) complain(incomplete(writeReason(error)));
      isWhole = false;
    }
  }
  return isWhole;
}

/** The last word where nothing else can be said any more; nobody may be there to read it. */
function complain(message: Localized): void {
  try {
    writeAll(2, Buffer.from(`taslint: ${message[localeOf(process)]}\n`, 'utf8'));
  } catch {
    // standard error is gone too: the exit code says it
  }
}

async function readStdin(): Promise<string> {
  if (fstatSync(0).isFile()) return readFileSync(0, 'utf8');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk); // no encoding is set, so it gives bytes
  return Buffer.concat(chunks).toString('utf8');
}

function interrupted(): never {
  process.exit(EXIT.interrupted);
}

/** The working directory; undefined when it was deleted meanwhile. */
function workingDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

function start(): void {
  const cwd = workingDirectory();
  if (cwd === undefined) {
    complain(GONE);
    process.exitCode = EXIT.failed;
    return;
  }
  process.once('SIGINT', interrupted);
  // Stacks tell places of the source then.
  if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true);
  const io: Io = {
    cwd,
    env: process.env,
    stdout: output(1, () => process.stdout),
    stderr: output(2, () => process.stderr),
    readStdin,
    now: () => new Date(),
    clock: () => performance.now(),
    interruptible: (work) => interruptible(work, interrupted),
    rules: builtinRules,
    loaded: () => readyCompiler(process.env),
  };
  main(process.argv.slice(2), io).then(
    (code) => {
      // A pipe may take its time: from here on the system itself ends the process.
      process.off('SIGINT', interrupted);
      const isWhole = flush();
      keepCompiled();
      // All is written, so nobody waits for Node to give back every byte of memory by itself.
      process.exit(isWhole ? code : EXIT.failed);
    },
    (error: unknown) => {
      flush();
      complain(unchanged(error instanceof Error ? error.message : String(error)));
      process.exitCode = EXIT.failed;
    },
  );
}

/** Said by the bundle, where the library shares the code of this file and must not start it; from source there is no such name. */
declare const STARTED_AS_PROGRAM: boolean;

if (typeof STARTED_AS_PROGRAM === 'undefined' || STARTED_AS_PROGRAM) start();
