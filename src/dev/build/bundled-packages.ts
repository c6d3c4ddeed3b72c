import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { packageTexts } from './package-json.ts';

/** A package of which a file went into a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json says it: an SPDX id or expression. */
  readonly license: string;
  readonly licenseText: string;
  /** Where package-lock.json lists it, e.g. `node_modules/yauzl`. */
  readonly lockKey: string;
  /** The keys of the packages that its files import. */
  readonly imports: readonly string[];
}

/**
 * The packages whose files are part of a bundle, in the order of their paths. `inputs` are the files as esbuild's metafile names them, by paths from `root`.
 * Throws when a package lacks a name, a version, a licence or the text of it: such a package cannot be given on.
 */
export function bundledPackages(root: string, inputs: Metafile['inputs']): readonly BundledPackage[] {
  const imports = new Map<string, Set<string>>();
  for (const [path, input] of Object.entries(inputs)) {
    const folder = packageFolder(path);
    if (folder === undefined) continue;
    const own = imports.get(folder) ?? new Set();
    for (const each of input.imports) {
      const target = packageFolder(each.path);
      if (target !== undefined && target !== folder) own.add(lockKey(target));
    }
    imports.set(folder, own);
  }
  return [...imports]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([folder, own]) => ({ ...describePackage(join(root, folder)), lockKey: lockKey(folder), imports: [...own].sort() }));
}

/** Each package once, in the order of their paths. */
export function together(...lists: readonly (readonly BundledPackage[])[]): readonly BundledPackage[] {
  const byKey = new Map(lists.flat().map((each) => [each.lockKey, each]));
  return [...byKey.values()].sort((one, other) => (one.lockKey < other.lockKey ? -1 : 1));
}

/** `node_modules/@a/b/lib/x.js` is a file of `node_modules/@a/b`; the innermost `node_modules` counts. */
function packageFolder(input: string): string | undefined {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

/** The outermost `node_modules` may lie elsewhere when a link leads there. */
function lockKey(folder: string): string {
  return folder.slice(folder.indexOf('node_modules/'));
}

function describePackage(folder: string): Pick<BundledPackage, 'name' | 'version' | 'license' | 'licenseText'> {
  const { name, version, license } = packageTexts(join(folder, 'package.json'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|-|$)/i.test(entry));
  if (name === undefined || version === undefined || license === undefined)
    throw new Error(`${folder}: name, version and licence are not all given`);
  if (file === undefined) throw new Error(`${folder}: has no licence text, so it cannot be bundled`);
  return { name, version, license, licenseText: readFileSync(join(folder, file), 'utf8').trim() };
}
