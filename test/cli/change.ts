import { readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { git, repositoryWith, write, type Files } from '../unit/workspace/tree.ts';

/** Changes of repositories that are written down as files: edits of the foundations in `fixtures/changes/base`, or of files of their own. */

const BASE = fileURLToPath(new URL('../../fixtures/changes/base/', import.meta.url));

export interface Change {
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
}

type Edits = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A repository with one commit, as it is before the change. */
export function repositoryBefore(change: Change): string {
  return repositoryWith(change.own ?? { ...edited(base(), change.first ?? {}), ...change.firstWrite });
}

/** The files of the base. */
function base(): Readonly<Record<string, string>> {
  const names = readdirSync(BASE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yml'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(BASE, name), 'utf8')]));
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
export function apply(root: string, change: Change): readonly string[] {
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
