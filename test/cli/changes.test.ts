import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { apply, repositoryBefore, type Change } from './change.ts';
import { run } from './run.ts';

/**
 * What a change brings: every file of `fixtures/changes` is a list of changes to the foundations in `fixtures/changes/base`, with the findings that each
 * brings, at the line to edit. A hook that is given nothing but the files that changed or are new tells just these with `--new-only`; where one stands in
 * another file, `--changed-only` keeps it.
 */

interface Bringing extends Change {
  /** `PATH:LINE RULE`, all that `--new-only` shows. */
  readonly brings: readonly string[];
  /** What the hook is given, where that is not every file that is new or differs. */
  readonly hook?: readonly string[];
}

const FOLDER = fileURLToPath(new URL('../../fixtures/changes/', import.meta.url));

const topics = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));

describe.each(topics)('%s', (topic) => {
  // our own file, in the form above
  const changes = parse(readFileSync(join(FOLDER, topic), 'utf8')) as readonly Bringing[];
  test.each(changes.map((change) => [change.name, change] as const))('%s', async (_, change) => {
    const root = repositoryBefore(change);
    const now = apply(root, change);
    const brought = [...change.brings].sort();
    const hooked = change.hook ?? now;
    const comparing = hooked.length === 0 ? ['--since', 'HEAD', '.'] : ['--staged', ...hooked];
    expect(await findings(root, '--new-only', ...comparing), 'what is new').toEqual(brought);
    if (brought.every((finding) => now.some((path) => finding.startsWith(`${path}:`)))) return;
    const kept = await findings(root, '--since', 'HEAD', '--changed-only', '.');
    const ofChange = kept.filter((finding) => brought.includes(finding) || finding.includes(' change/'));
    expect(ofChange, 'what --changed-only keeps').toEqual(brought);
  });
});

/** `path:line rule` for each finding, sorted. */
async function findings(cwd: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await run(['--format', 'json', ...argv], { cwd });
  if (stdout === '') throw new Error(stderr);
  const report = JSON.parse(stdout) as { findings: { rule: string; place: { path: string; start: { line: number } } }[] }; // our own format
  // two databases on one host are two findings at one line
  return [...new Set(report.findings.map(({ rule, place }) => `${place.path}:${place.start.line} ${rule}`))].sort();
}
