import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitOf } from '../../../../src/dev/release/commit.ts';

let folder: string;
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=kim', '-c', 'user.email=kim@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_COMMITTER_DATE: '2026-01-31T12:30:10Z' },
  }).trim();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'taslint-commit-'));
  git('init', '--quiet');
  writeFileSync(join(folder, 'file'), 'one\n');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  git('tag', '--annotate', '--message', 'a tag names no commit', 'v1.0.0');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a release is of the commit, and as old as it', () => {
  expect(commitOf(folder, undefined)).toEqual({ id: git('rev-parse', 'HEAD'), time: Date.UTC(2026, 0, 31, 12, 30, 10) / 1000 });
});

test('SOURCE_DATE_EPOCH says another time; what is no time is refused', () => {
  expect(commitOf(folder, '1700000000').time).toBe(1_700_000_000);
  expect(() => commitOf(folder, 'yesterday')).toThrow('SOURCE_DATE_EPOCH=yesterday: not a time in seconds since 1970');
});

test('changes that are in no commit are said', () => {
  writeFileSync(join(folder, 'file'), 'two\n');
  expect(commitOf(folder, undefined).id).toBe(`${git('rev-parse', 'HEAD')}-dirty`);
});
