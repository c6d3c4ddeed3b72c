import { lstatSync, realpathSync } from 'node:fs';
import { join, parse } from 'node:path';
import { isInside, stepsBelow } from './paths.ts';
import { Repositories } from '../history/repository.ts';

/**
 * True when a link on the way to a file leads out of the tree that holds the link: its repository, else one of `trees` (absolute folders). A link above all of
 * these, e.g. one to a home folder, is how the machine is set up; a link that is the file itself may at least not leave its folder. The file need not exist.
 */
export function leadsOut(absolute: string, trees: readonly string[]): boolean {
  const repositories = new Repositories();
  const realTrees = trees.flatMap((tree) => realPath(tree) ?? []);
  const { root } = parse(absolute);
  const steps = stepsBelow(absolute, root);
  let folder = root; // without links
  for (const [index, name] of steps.entries()) {
    const place = join(folder, name);
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() !== true) {
      folder = place;
      continue;
    }
    const isFile = index === steps.length - 1;
    const tree =
      repositories.of(folder)?.root ?? realTrees.find((candidate) => isInside(folder, candidate)) ?? (isFile ? folder : undefined);
    const target = realPath(place);
    if (target === undefined) return tree !== undefined; // where it will lead to is not known
    if (tree !== undefined && !isInside(target, tree)) return true;
    folder = target;
  }
  return false;
}

/** The path with all links followed; undefined when nothing is there. */
function realPath(absolute: string): string | undefined {
  try {
    return realpathSync(absolute);
  } catch {
    return undefined;
  }
}
