#!/usr/bin/env node
import { fstatSync, readFileSync, statSync, writeSync } from 'node:fs';
import { builtinRules } from './builtin-rules.ts';
import { EXIT } from './exit-code.ts';
import type { Io, Output } from './io.ts';
import { main } from './main.ts';

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

/** Writes what is collected; a reader that went away (`| head`) is no error. */
function flush(): void {
  for (const { descriptor, text } of pending.splice(0)) {
    const bytes = Buffer.from(text, 'utf8');
    let written = 0;
    while (written < bytes.length) {
      try {
        written += writeSync(descriptor, bytes, written);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (code === 'EAGAIN') continue;
        if (code === 'EPIPE') return;
        throw error;
      }
    }
  }
}

async function readStdin(): Promise<string> {
  if (fstatSync(0).isFile()) return readFileSync(0, 'utf8');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk); // no encoding is set, so it gives bytes
  return Buffer.concat(chunks).toString('utf8');
}

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  stdout: output(1, () => process.stdout),
  stderr: output(2, () => process.stderr),
  readStdin,
  now: () => new Date(),
  clock: () => performance.now(),
  rules: builtinRules,
};

function start(): void {
  process.once('SIGINT', () => {
    flush();
    process.exit(EXIT.interrupted);
  });
  main(process.argv.slice(2), io).then(
    (code) => {
      flush();
      process.exitCode = code;
    },
    (error: unknown) => {
      flush();
      writeSync(2, `taslint: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = EXIT.failed;
    },
  );
}

/** Said by the bundle, where the library shares the code of this file and must not start it; from source there is no such name. */
declare const STARTED_AS_PROGRAM: boolean;

if (typeof STARTED_AS_PROGRAM === 'undefined' || STARTED_AS_PROGRAM) start();
