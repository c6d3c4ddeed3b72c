import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageTexts } from './package-json.ts';

/** The licence texts of the packages whose files are part of a bundle, as their licences ask for. `inputs` are paths below `root`, as esbuild's metafile names them. */
export function licencesOf(root: string, inputs: readonly string[]): string {
  const folders = [...new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined))].sort();
  const parts = folders.map((folder) => describePackage(join(root, folder)));
  return `taslint contains code of the following packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** `node_modules/@a/b/lib/x.js` is a file of `node_modules/@a/b`; the innermost `node_modules` counts. */
function packageFolder(input: string): string | undefined {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

function describePackage(folder: string): string {
  const { name, version, license } = packageTexts(join(folder, 'package.json'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|-|$)/i.test(entry));
  if (name === undefined || version === undefined || license === undefined)
    throw new Error(`${folder}: name, version and licence are not all given`);
  if (file === undefined) throw new Error(`${folder}: has no licence text, so it cannot be bundled`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
