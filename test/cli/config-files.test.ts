import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { displayWidth } from '../../src/base/display-width.ts';
import { VERSION } from '../../src/base/version.ts';
import { argumentsOf, session } from '../../src/dev/docs/transcript.ts';
import { folderWith } from './run.ts';

/**
 * What taslint.yml says, and what it is refused for: every file of `fixtures/config` is a list of repositories, each with calls of taslint and what they print.
 * The version of taslint is shown as VERSION, a commit as COMMIT.
 */

interface Case {
  readonly name: string;
  /** By path. */
  readonly files: Readonly<Record<string, string>>;
  /** Links, by path; `OUTSIDE` at the beginning of a target is a folder beside the repository. */
  readonly links?: Readonly<Record<string, string>>;
  /** What lies in that folder. */
  readonly outside?: Readonly<Record<string, string>>;
  /** Written and staged after `files` were committed; where it is left out there is no commit. */
  readonly then?: Readonly<Record<string, string>>;
  /** Where taslint is started. */
  readonly in?: string;
  readonly says: string;
}

const FOLDER = fileURLToPath(new URL('../../fixtures/config/', import.meta.url));

describe.each(readdirSync(FOLDER))('%s', (topic) => {
  // our own file, in the form above
  const cases = parse(readFileSync(join(FOLDER, topic), 'utf8')) as readonly Case[];
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const cwd = join(repositoryOf(one), one.in ?? '.');
    let said = '';
    for (const call of one.says.split('\n').filter((line) => line.startsWith('$ '))) {
      const { output, code } = await session(argumentsOf(call.slice(2)), cwd);
      said += `${call}\n${output}exit code ${code}\n`;
    }
    const isTold = one.says.startsWith('$ taslint config');
    expect(said.split('\n').filter((line) => isTold && !/^(?:\$|taslint:) /.test(line) && displayWidth(line) > 80)).toEqual([]);
    expect(
      said
        .replaceAll(/ +$/gm, '')
        .replaceAll(VERSION, 'VERSION')
        .replaceAll(/\([0-9a-f]{10}\)/g, '(COMMIT)'),
    ).toBe(one.says);
  });
});

function repositoryOf({ files, links = {}, outside = {}, then }: Case): string {
  const root = folderWith(files);
  const beside = folderWith(outside);
  const git = (...words: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.name=kim', '-c', 'user.email=kim@example.com', ...words], { cwd: root, stdio: 'ignore' });
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(target.replace(/^OUTSIDE/, beside), join(root, path));
  }
  git('init');
  if (then === undefined) return root;
  git('add', '.');
  git('commit', '-m', 'begin');
  for (const [path, text] of Object.entries(then)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  git('add', '.');
  return root;
}
