import { readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { git, repositoryWith, write, type Files } from '../unit/workspace/tree.ts';
import { run } from './run.ts';

/**
 * What a change brings: every file of `fixtures/changes` is a list of changes to the foundations in `fixtures/changes/base`, with the findings that each
 * brings, at the line to edit. A hook that is given nothing but the files that changed or are new tells just these with `--new-only`; where one stands in
 * another file, `--changed-only` keeps it.
 */

interface Change {
  readonly name: string;
  /** Files of its own instead of the base. */
  readonly own?: Files;
  /** Edits of the base before it is committed: in each file, old texts and what stands there instead. */
  readonly first?: Edits;
  readonly firstWrite?: Files;
  /** The change itself. */
  readonly edit?: Edits;
  readonly write?: Files;
  readonly remove?: readonly string[];
  /** Old paths to new ones. */
  readonly rename?: Readonly<Record<string, string>>;
  /** `PATH:LINE RULE`, all that `--new-only` shows. */
  readonly brings: readonly string[];
  /** What the hook is given, where that is not every file that is new or differs. */
  readonly hook?: readonly string[];
}

type Edits = Readonly<Record<string, Readonly<Record<string, string>>>>;

const FOLDER = fileURLToPath(new URL('../../fixtures/changes/', import.meta.url));

const topics = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));

describe.each(topics)('%s', (topic) => {
  // our own file, in the form above
  const changes = parse(readFileSync(join(FOLDER, topic), 'utf8')) as readonly Change[];
  test.each(changes.map((change) => [change.name, change] as const))('%s', async (_, change) => {
    const root = repositoryWith(change.own ?? { ...edited(base(), change.first ?? {}), ...change.firstWrite });
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

/** The files of the base. */
function base(): Readonly<Record<string, string>> {
  const folder = join(FOLDER, 'base');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yml'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function edited(files: Readonly<Record<string, string>>, edits: Edits): Readonly<Record<string, string>> {
  const changed = Object.entries(edits).map(([path, replacements]) => {
    let text = files[path] ?? '';
    for (const [from, to] of Object.entries(replacements)) {
      expect(text.split(from).length, `${path}: ${from}`).toBe(2);
      text = text.replace(from, () => to);
    }
    return [path, text] as const;
  });
  return { ...files, ...Object.fromEntries(changed) };
}

/** Makes the change and stages it; gives the files that are new or differ. */
function apply(root: string, change: Change): readonly string[] {
  for (const [from, to] of Object.entries(change.rename ?? {})) {
    write(root, { [to]: '' });
    renameSync(join(root, from), join(root, to));
  }
  for (const path of change.remove ?? []) rmSync(join(root, path));
  const touched = Object.keys(change.edit ?? {});
  const texts = Object.fromEntries(touched.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  write(root, { ...edited(texts, change.edit ?? {}), ...change.write });
  git(root, 'add', '-A');
  return git(root, 'diff', '--cached', '--name-only', '--diff-filter=d').split('\n').filter(Boolean);
}

/** `path:line rule` for each finding, sorted. */
async function findings(cwd: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await run(['--format', 'json', ...argv], { cwd });
  if (stdout === '') throw new Error(stderr);
  const report = JSON.parse(stdout) as { findings: { rule: string; place: { path: string; start: { line: number } } }[] }; // our own format
  // two databases on one host are two findings at one line
  return [...new Set(report.findings.map(({ rule, place }) => `${place.path}:${place.start.line} ${rule}`))].sort();
}
