import { basename, dirname, join } from 'node:path';
import type { DocumentKind } from '../../foundation/kind.ts';
import { neighbourAt, type Entries, type Entry } from '../entry.ts';
import { isInside, shownPath, stepsBelow } from '../files/paths.ts';
import type { Tree } from '../files/tree.ts';
import { kindsOfFoundation } from '../grouping/plan-configured.ts';
import type { Request } from '../request.ts';
import { isIgnored, type Config, type ConfiguredFoundation } from './config.ts';

/** The foundations of taslint.yml that are meant, and their files. */
export interface NamedFoundations {
  /** Those of which a file was asked for. */
  readonly foundations: readonly ConfiguredFoundation[];
  /** What taslint.yml says their files are, by absolute path. */
  readonly kinds: ReadonlyMap<string, DocumentKind>;
  /** All files to read so far: what was asked for and the files of these foundations. */
  readonly entries: Entries;
  /** True when taslint.yml itself was given, or a file that it extends. */
  readonly configGiven: boolean;
}

/** Adds the files that taslint.yml names for a foundation of which one was asked for; for all of them where it was asked for alone. */
export function findNamedFoundations(request: Request, config: Config | undefined, requested: Entries): NamedFoundations {
  if (config === undefined) return { foundations: [], kinds: new Map(), entries: requested, configGiven: false };
  const { options, cwd, tree } = request;
  const entries = new Map(config.foundations.length === 0 ? requested : withoutLinkedFolders(requested, config, cwd, tree));
  const configGiven = config.layers.some(({ absolute }) => entries.get(absolute)?.given === true);
  // Whoever asks for taslint.yml alone asks for what it names: of itself it says nothing that could be checked.
  const isAlone = options.configAsks !== true && configGiven && [...entries.values()].filter(({ requested: asked }) => asked).length === 1;
  const isAsked = isAlone || (options.configAsks === true && configGiven);
  const kinds = new Map<string, DocumentKind>();
  const foundations = config.foundations.filter((foundation) => {
    const own = kindsOfFoundation(foundation);
    if (!isAsked && ![...own.keys()].some((path) => entries.has(path))) return false;
    for (const [path, kind] of own) if (!kinds.has(path)) kinds.set(path, kind);
    return true;
  });
  for (const [absolute, kind] of kinds) {
    // what a config is evaluated with is needed even where it is ignored for itself
    const isNeeded = kind === 'vars' || kind === 'ops';
    if (!entries.has(absolute) && (isNeeded || !isIgnored(config, absolute)))
      entries.set(absolute, { ...neighbourAt(absolute, cwd), requested: isAlone });
  }
  return { foundations, kinds, entries, configGiven };
}

/** A file that was reached through a linked folder is the one that taslint.yml names, unless it names the way through the link. */
function withoutLinkedFolders(requested: Entries, config: Config, cwd: string, tree: Tree): Entries {
  const entries = new Map<string, Entry>(requested);
  const named = new Set(config.foundations.flatMap((foundation) => [...kindsOfFoundation(foundation).keys()]));
  const reals = new Map<string, string | undefined>();
  const realOf = (folder: string): string | undefined => {
    if (!reals.has(folder)) reals.set(folder, realPath(folder, tree));
    return reals.get(folder);
  };
  const top = realOf(config.directory);
  for (const [absolute, entry] of requested) {
    const folder = realOf(dirname(absolute));
    if (named.has(absolute) || top === undefined || folder === undefined || !isInside(folder, top)) continue;
    const target = join(config.directory, ...stepsBelow(folder, top), basename(absolute));
    if (target === absolute || !named.has(target)) continue;
    entries.delete(absolute);
    const known = entries.get(target);
    const found = known?.found ?? { path: shownPath(target, cwd), absolute: target };
    entries.set(target, { ...entry, found, requested: true, given: entry.given || known?.given === true });
  }
  return entries;
}

/** Undefined where the tree cannot tell, as in a revision that does not have the link. */
function realPath(folder: string, tree: Tree): string | undefined {
  try {
    return tree.realPath(folder);
  } catch {
    return undefined;
  }
}
