import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { FoundationPlan } from '../../foundation/plan.ts';

/** A folder in which metadata of tiles lies, or archives that hold it. */
export interface TileFolder {
  /** What `metadata:` would name: the folder, or the file where it lies beside taslint.yml. */
  readonly path: string;
  /** One of the files. */
  readonly example: string;
}

/** How deep archives are looked for, and in how many folders. */
const DEEPEST = 5;
const MOST_FOLDERS = 2000;

/** Where metadata of tiles lies below a folder: the files that were read as such, and `.pivotal` files. Paths start at the folder. */
export function tileFolders(root: string, plans: readonly FoundationPlan[]): readonly TileFolder[] {
  const read = plans.flatMap(({ documents }) => documents.filter(({ kind }) => kind === 'tile-metadata').map(({ file }) => file.path));
  const folders = new Map<string, TileFolder>();
  for (const path of [...new Set([...read, ...archivesBelow(root)])].sort()) {
    const [name = '', ...above] = path.split('/').toReversed();
    const folder = above.toReversed().join('/');
    if (!folders.has(folder)) folders.set(folder, { path: folder === '' ? name : folder, example: name });
  }
  return [...folders.values()];
}

function archivesBelow(root: string): readonly string[] {
  const archives: string[] = [];
  const folders = [''];
  for (const [index, folder] of folders.entries()) {
    if (index >= MOST_FOLDERS) break;
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isHidden = entry.name.startsWith('.') || entry.name === 'node_modules';
      if (entry.isDirectory() && !isHidden && path.split('/').length < DEEPEST) folders.push(path);
      else if (entry.isFile() && /\.pivotal$/i.test(entry.name)) archives.push(path);
    }
  }
  return archives;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // what may not be looked at suggests nothing
  }
}
