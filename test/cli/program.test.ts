import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { bundle } from '../../src/dev/build/bundle.ts';
import { folderWith } from './run.ts';

/** The built program as a process: what a shell sees of it when something goes wrong around it. */

let folder: string;
let program: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'taslint-program-'));
  await bundle(join(folder, 'dist'));
  program = join(folder, 'dist/taslint.js');
  // Says on standard error when the program opens a file whose name ends so.
  writeFileSync(
    join(folder, 'probe.cjs'),
    `const fs = require('node:fs');
     const open = fs.openSync;
     fs.openSync = (path, ...rest) => {
       if (String(path).endsWith('5.yml')) fs.writeSync(2, 'reading\\n');
       return open(path, ...rest);
     };`,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How a process ended. */
async function endOf(child: ChildProcess): Promise<{ readonly code: number | null; readonly signal: string | null }> {
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
}

/** Many products with many variables: work of many seconds, no turn for anything else meanwhile. */
function muchWork(): string {
  const lines = Array.from({ length: 600 }, (_, index) => `  .properties.p${index}: { value: "((v${index}))" }\n`).join('');
  const product = `product-name: cf\nproduct-properties:\n${lines}`;
  return folderWith(Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`p${index}.yml`, product])));
}

test('Ctrl-C ends a run at once in the middle of its work, with 130 and nothing half printed', async () => {
  const child = spawn(process.execPath, ['--require', join(folder, 'probe.cjs'), program, '.'], { cwd: muchWork() });
  child.stderr.once('data', () => child.kill('SIGINT'));
  const [end, printed, said] = await Promise.all([endOf(child), text(child.stdout), text(child.stderr)]);
  expect(end).toEqual({ code: 130, signal: null });
  expect(printed).toBe('');
  expect(said).not.toContain('Checked');
});

test('Ctrl-C ends a run that waits for standard input', async () => {
  const child = spawn(process.execPath, [program, '-'], { cwd: folder });
  onTestFinished(() => void child.kill('SIGKILL'));
  const probe = setInterval(() => child.kill('SIGINT'), 1000);
  const { code, signal } = await endOf(child);
  clearInterval(probe);
  // Before Node has started the program, the system ends the process; a shell calls both 130.
  expect(signal ?? code).toBe(signal === null ? 130 : 'SIGINT');
});

test('a reader that goes away is one line and exit code 2', async () => {
  const keys = Array.from({ length: 3000 }, (_, index) => `unknown-key-${index}: 1\n`).join('');
  const cwd = folderWith({ 'cf.yml': `product-name: cf\n${keys}` });
  const child = spawn(process.execPath, [program, '--format', 'json', 'cf.yml'], { cwd });
  child.stdout.destroy();
  const [end, said] = await Promise.all([endOf(child), text(child.stderr)]);
  expect(end.code).toBe(2);
  expect(said).toContain('taslint: the output is not complete: the reading end was closed\n');
  expect(said).not.toMatch(/^\s+at /m);
});

test('standard output on a full disk is one line and exit code 2', ({ skip }) => {
  const cwd = folderWith({ 'cf.yml': `product-name: cf\n${'# padding\n'.repeat(10)}`, 'disk/.keep': '' });
  const disk = join(cwd, 'disk');
  if (process.getuid?.() !== 0 || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', disk]).status !== 0)
    skip('no disk can be mounted here');
  onTestFinished(() => void spawnSync('umount', [disk]));
  const ran = spawnSync('sh', ['-c', '"$0" "$1" rules --format json >disk/out', process.execPath, program], { cwd, encoding: 'utf8' });
  expect(ran.status).toBe(2);
  expect(ran.stderr).toBe('taslint: the output is not complete: no space left\n');
});

test('a working directory that is gone is one line and exit code 2', () => {
  const gone = mkdtempSync(join(tmpdir(), 'taslint-gone-'));
  mkdirSync(join(gone, 'sub'));
  const ran = spawnSync('sh', ['-c', 'rmdir ../sub && "$0" "$1" .', process.execPath, program], {
    cwd: join(gone, 'sub'),
    encoding: 'utf8',
  });
  rmdirSync(gone);
  expect(ran.status).toBe(2);
  expect(ran.stderr).toBe('taslint: the working directory is gone\n  hint: change to a folder that exists\n');
});
