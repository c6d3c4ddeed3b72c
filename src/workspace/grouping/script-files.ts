import { basename, dirname, join } from 'node:path';
import { didYouMean } from '../../base/did-you-mean.ts';
import { textOf, type Span } from '../../base/source.ts';
import { callsOf, type Call } from '../../facts/tooling/call.ts';
import type { Automation, NamedFile } from '../../foundation/plan.ts';
import type { Tree } from '../files/tree.ts';

/** Options that name a file which is read, behind these commands (om 7.21.7 `commands/*.go`; bosh CLI 7 `cmd/opts.go`). */
const OM_COMMANDS = new Set('interpolate configure-product configure-director configure-opsman apply-changes'.split(' '));
const BOSH_COMMANDS = new Set(
  'deploy interpolate int create-env delete-env update-config update-cloud-config ucc update-runtime-config urc update-cpi-config'.split(
    ' ',
  ),
);
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  om: ['-c', '--config', '-l', '--vars-file', '-o', '--ops-file'],
  bosh: ['-l', '--vars-file', '-o', '--ops-file'],
};

interface Naming {
  readonly parameter: string;
  readonly path: string;
  readonly at: Span;
}

/**
 * Files that a script or workflow hands to om or bosh and that are gone: their folder lies in this tree, the file does not, wherever the script may be started.
 * Paths with a variable are left out, so is what the script may write itself. `folders`: where it may be started.
 */
export function missingInScript(
  script: Pick<Automation, 'file' | 'kind' | 'yaml'>,
  folders: readonly string[],
  tree: Tree,
  isKnown: (steps: readonly string[]) => boolean,
): readonly NamedFile[] {
  const namings = callsOf(script).flatMap(namingsOf);
  const seen = new Set<string>();
  return namings.flatMap(({ parameter, path, at }) => {
    const steps = path.split('/').filter((step) => step !== '' && step !== '.');
    if (steps.length < 2 || steps.includes('..') || seen.has(path)) return [];
    seen.add(path);
    if (isKnown(steps) || mentionedElsewhere(script.file.text, path, namings)) return [];
    const places = folders.map((folder) => join(folder, ...steps));
    if (places.some((place) => tree.kindOf(place) !== undefined)) return [];
    const folder = places.map((place) => dirname(place)).find((place) => tree.kindOf(place) === 'folder');
    const names = folder === undefined ? [] : tree.list(folder).map((entry) => entry.name);
    // a submodule that is not there is an empty folder
    if (names.length === 0) return [];
    return [{ parameter, path: steps.join('/'), folder: steps.slice(0, -1).join('/'), near: didYouMean(steps.at(-1)!, names), at }];
  });
}

function namingsOf({ tool, words, anchor }: Call): readonly Naming[] {
  const command = words.findIndex((word) => (tool === 'om' ? OM_COMMANDS : BOSH_COMMANDS).has(word));
  const options = OPTIONS[tool ?? ''];
  if (command < 0 || options === undefined) return [];
  const text = textOf(anchor);
  return words.slice(command + 1).flatMap((word, index): readonly Naming[] => {
    const before = words[command + index] ?? '';
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    const [parameter, path] = equals < 0 ? [before, word] : [word.slice(0, equals), word.slice(equals + 1)];
    const isManifest = tool === 'bosh' && !word.startsWith('-') && !/^(?:-|\d*[<>])/.test(before) && /\.ya?ml$/.test(word);
    if ((!options.includes(parameter) && !isManifest) || !/^[\w./-]+\.(?:ya?ml|json)$/.test(path) || path.startsWith('/')) return [];
    const found = text.indexOf(path);
    const at = found < 0 ? anchor : { file: anchor.file, start: anchor.start + found, end: anchor.start + found + path.length };
    return [{ parameter: isManifest ? `bosh ${words[command]!}` : parameter, path, at }];
  });
}

/** True when the text speaks of the file in another way than by handing it over: it may be made there. */
function mentionedElsewhere(text: string, path: string, namings: readonly Naming[]): boolean {
  const name = basename(path);
  return text.split(name).length - 1 > namings.filter((naming) => basename(naming.path) === name).length;
}
