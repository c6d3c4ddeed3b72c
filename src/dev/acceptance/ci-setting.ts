import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { Checks, expectEqual } from './checks.ts';
import { run, type Ended } from './run-program.ts';

/** What the checks of CI servers have in common: the release tree, a scenario to lint, a shell. */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** A small repository with four findings. */
export const SCENARIO = join(ROOT, 'fixtures/foundations/domain-changed-cert-not');

/** Everything is written below it. */
export const folder = mkdtempSync(join(tmpdir(), 'taslint-ci-'));
/** The release tree. */
export const tree = join(folder, 'tree');
/** A folder for the PATH, with `taslint` in it. */
export const bin = join(folder, 'bin');
export const checks = new Checks();

/** Variables by which servers are known; a run on one of them must not change what the others are shown. */
export const NO_SERVER = Object.fromEntries(
  [
    'CI',
    'GITHUB_ACTIONS',
    'GITHUB_STEP_SUMMARY',
    'GITHUB_OUTPUT',
    'GITLAB_CI',
    'JENKINS_URL',
    'TF_BUILD',
    'TEAMCITY_VERSION',
    'FORCE_COLOR',
  ].map((name) => [name, undefined]),
);

/** Runs lines as a shell executor does. */
export function shell(lines: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Ended {
  const path = `${bin}:${process.env['PATH'] ?? ''}`;
  return run('bash', ['-eo', 'pipefail', '-c', lines.join('\n')], { cwd, env: { ...NO_SERVER, PATH: path, ...env } });
}

/** Fails a check with all that a program said when it ended otherwise. */
export function expectEnd(ended: Ended, code: number): void {
  expectEqual(`exit code of a run that said\n${ended.stdout}${ended.stderr}\n`, ended.code, code);
}

/** A file of ours in YAML 1.2, which is what these servers read. */
export function readYaml(path: string): unknown {
  return parse(readFileSync(path, 'utf8'));
}

/** Writes a file and the folders above it. */
export function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
