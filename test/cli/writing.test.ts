import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeWhole } from '../../src/cli/write-file.ts';
import { folderWith, run } from './run.ts';

/** What taslint writes, it writes into the place that was named: a link, a device or a pipe stays what it is, and a file keeps who may read it. */

const DIRECTOR = 'properties-configuration:\n  director_configuration:\n    bosh_recreate_on_next_deploy: true # once\n';
const FIXED = DIRECTOR.replace('true', 'false');
const isRoot = process.getuid?.() === 0;

/** Makes what only the system can make; false where it will not. */
function can(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

describe('a report', () => {
  test('goes through a link, which stays a link', async () => {
    const cwd = folderWith({ 'director.yml': DIRECTOR, 'real/old.json': 'old' });
    symlinkSync('real/old.json', join(cwd, 'out.json'));
    await run(['--format', 'json=out.json', 'director.yml'], { cwd });
    expect(readlinkSync(join(cwd, 'out.json'))).toBe('real/old.json');
    expect(JSON.parse(readFileSync(join(cwd, 'real/old.json'), 'utf8'))).toHaveProperty('findings');
  });

  test('goes through a link to a file that is not there yet', async () => {
    const cwd = folderWith({ 'director.yml': DIRECTOR });
    symlinkSync('new.json', join(cwd, 'out.json'));
    await run(['--format', 'json=out.json', 'director.yml'], { cwd });
    expect(readlinkSync(join(cwd, 'out.json'))).toBe('new.json');
    expect(existsSync(join(cwd, 'new.json'))).toBe(true);
  });

  test('goes into a pipe that somebody reads', async ({ skip }) => {
    const cwd = folderWith({ 'director.yml': DIRECTOR });
    if (!can('mkfifo', join(cwd, 'pipe'))) skip('pipes cannot be made here');
    const reader = spawn('cat', ['pipe'], { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
    const read = text(reader.stdout);
    await run(['--format', 'json=pipe', 'director.yml'], { cwd });
    expect(JSON.parse(await read)).toHaveProperty('findings');
    expect(statSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
  });

  test('goes into a device and never takes its place; a full one is one line and exit code 2', async ({ skip }) => {
    const cwd = folderWith({ 'director.yml': DIRECTOR });
    const [swallowing, full] = [join(cwd, 'null'), join(cwd, 'full')];
    if (!isRoot || !can('mknod', swallowing, 'c', '1', '3') || !can('mknod', full, 'c', '1', '7')) skip('devices cannot be made here');
    try {
      closeSync(openSync(swallowing, 'r'));
    } catch {
      skip('devices cannot be opened here');
    }
    expect((await run(['--format', 'json=null', 'director.yml'], { cwd })).code).toBe(1);
    const ran = await run(['--format', 'json=full', 'director.yml'], { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/^taslint: .*full: cannot be written: no space left\n {2}hint: .*\n$/);
    for (const device of [swallowing, full]) expect(lstatSync(device).isCharacterDevice()).toBe(true);
  });

  test.each(['sub', 'file.txt/x'])('to %s, which cannot be a file, is one line and exit code 2', async (target) => {
    const cwd = folderWith({ 'director.yml': DIRECTOR, 'sub/x.txt': '', 'file.txt': '' });
    const ran = await run(['--format', `json=${target}`, 'director.yml'], { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/^taslint: .*\n {2}hint: .*\n$/);
  });

  test('never takes the place of a file that was checked', async () => {
    const cwd = folderWith({ 'director.yml': DIRECTOR });
    const ran = await run(['--format', 'json=director.yml', 'director.yml'], { cwd });
    expect(ran.code).toBe(2);
    expect(readFileSync(join(cwd, 'director.yml'), 'utf8')).toBe(DIRECTOR);
  });

  test('to a full disk leaves the old report and nothing beside it', async ({ skip }) => {
    const cwd = folderWith({ 'director.yml': DIRECTOR, 'disk/.keep': '' });
    const disk = join(cwd, 'disk');
    if (!isRoot || !can('mount', '-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', disk)) skip('no disk can be mounted here');
    onTestFinished(() => void spawnSync('umount', [disk]));
    writeFileSync(join(disk, 'out.json'), 'old');
    linkSync(join(disk, 'out.json'), join(disk, 'same.json'));
    writeFileSync(join(disk, 'plain.json'), 'old');
    for (const name of ['out.json', 'plain.json']) {
      expect(() => writeWhole(join(disk, name), 'x'.repeat(100_000))).toThrow(/no space left/);
      expect(readFileSync(join(disk, name), 'utf8')).toBe('old');
    }
    expect(readdirSync(disk).toSorted()).toEqual(['out.json', 'plain.json', 'same.json']);
  });
});

describe('--fix', () => {
  test('keeps mode, owner and hard links', async () => {
    const cwd = folderWith({ 'director.yml': DIRECTOR, 'linked/director.yml': DIRECTOR });
    const [alone, linked] = [join(cwd, 'director.yml'), join(cwd, 'linked/director.yml')];
    chmodSync(alone, 0o600);
    chmodSync(linked, 0o640);
    linkSync(linked, join(cwd, 'linked/other-name.txt'));
    if (isRoot) for (const file of [alone, linked]) chownSync(file, 12_345, 12_346);
    const before = [alone, linked].map((file) => statSync(file));
    await run(['--fix', '.'], { cwd });
    const after = [alone, linked].map((file) => statSync(file));
    const kept = ({ mode, uid, gid, nlink }: Stats): object => ({ mode, uid, gid, nlink });
    expect(after.map(kept)).toEqual(before.map(kept));
    for (const file of [alone, linked, join(cwd, 'linked/other-name.txt')]) expect(readFileSync(file, 'utf8')).toBe(FIXED);
  });

  test('writes a link inside the repository through, and nothing that a linked folder brings in from outside', async () => {
    const elsewhere = folderWith({ 'director.yml': DIRECTOR, 'sub/director.yml': DIRECTOR });
    const cwd = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', 'shared/director.yml': DIRECTOR, 'one/readme.md': '' });
    symlinkSync('../shared/director.yml', join(cwd, 'one/director.yml'));
    symlinkSync(elsewhere, join(cwd, 'two'));
    const asked = [['one/director.yml'], ['--allow-outside', '.'], ['two/director.yml'], ['two/sub'], [join(cwd, 'two/sub/director.yml')]];
    const said = [];
    for (const words of asked) said.push((await run(['--fix', ...words], { cwd })).stderr);
    expect(readlinkSync(join(cwd, 'one/director.yml'))).toBe('../shared/director.yml');
    expect(readFileSync(join(cwd, 'shared/director.yml'), 'utf8')).toBe(FIXED);
    for (const file of ['director.yml', 'sub/director.yml']) expect(readFileSync(join(elsewhere, file), 'utf8')).toBe(DIRECTOR);
    expect(said.slice(1).every((words) => words.includes('not fixed: it is read from elsewhere'))).toBe(true);
  });

  test('a repository that is linked as a whole is fixed when it is named by its link', async () => {
    const repository = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', 'director.yml': DIRECTOR });
    const home = folderWith({});
    symlinkSync(repository, join(home, 'work'));
    await run(['--fix', '.'], { cwd: join(home, 'work') });
    expect(readFileSync(join(repository, 'director.yml'), 'utf8')).toBe(FIXED);
  });

  test('leaves UTF-16 alone: it would come back as UTF-8', async () => {
    const bytes = Buffer.from(`\ufeff${DIRECTOR}`, 'utf16le');
    const cwd = folderWith({ 'director.yml': bytes });
    const ran = await run(['--fix', 'director.yml'], { cwd });
    expect(readFileSync(join(cwd, 'director.yml')).equals(bytes)).toBe(true);
    expect(ran.stderr).toContain('not fixed: it is not UTF-8 text');
  });
});

describe('--fix-dry-run', () => {
  const files = {
    'director.yml': DIRECTOR,
    'with spaces/디렉터 설정.yml': DIRECTOR,
    'no-end.yml': DIRECTOR.trimEnd(),
    'tabs.yml': DIRECTOR.replace(' # once', '\t# once'),
    'mark.yml': `\ufeff${DIRECTOR}`,
  };

  test.each([
    ['git apply', '\n'],
    ['git apply', '\r\n'],
    ['patch -p1', '\r\n'],
  ])('gives what %s takes, with lines that end in %j', async (command, end) => {
    const texts = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, content.replaceAll('\n', end)]));
    const cwd = folderWith(texts);
    const { stdout } = await run(['--fix-dry-run', '.'], { cwd });
    const [program = '', ...words] = command.split(' ');
    execFileSync(program, [...words, ...(program === 'patch' ? ['--binary', '-s'] : [])], { cwd, input: stdout });
    for (const [path, content] of Object.entries(texts))
      expect(readFileSync(join(cwd, path), 'utf8')).toBe(content.replace('true', 'false'));
  });
});

describe('baseline and init', () => {
  test('write through a link inside the repository', async () => {
    const cwd = folderWith({ 'director.yml': DIRECTOR, 'known/one.json': '' });
    symlinkSync('known/one.json', join(cwd, 'base.json'));
    await run(['baseline', 'create', '--baseline', 'known/one.json', 'director.yml'], { cwd });
    writeFileSync(join(cwd, 'known/one.json'), '{"version":1,"findings":[]}');
    expect((await run(['baseline', 'update', '--baseline', 'base.json', 'director.yml'], { cwd })).stdout).toContain('1 finding');
    expect(readlinkSync(join(cwd, 'base.json'))).toBe('known/one.json');
  });

  test('a link of the repository does not say what is written elsewhere', async () => {
    const elsewhere = folderWith({});
    const cwd = folderWith({ 'director.yml': DIRECTOR });
    mkdirSync(join(cwd, 'sub'));
    symlinkSync(join(elsewhere, 'a'), join(cwd, 'taslint-baseline.json'));
    symlinkSync(join(elsewhere, 'b'), join(cwd, 'sub/taslint.yml'));
    expect((await run(['baseline', 'create', 'director.yml'], { cwd })).code).toBe(2);
    expect((await run(['init', 'sub'], { cwd })).code).toBe(2);
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});
