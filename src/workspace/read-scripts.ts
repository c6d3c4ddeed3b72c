import { dirname } from 'node:path';
import { KIND_REASONS } from '../foundation/phrases.ts';
import type { Documents } from './documents.ts';
import { isYamlName } from './files/find-files.ts';
import { isOfUse, type Caller } from './grouping/automation.ts';
import type { Found } from './grouping/neighbours.ts';
import type { Unchecked } from './unchecked.ts';

/** Of more scripts than this nobody says that they belong to configurations: the rest is not read. */
const MOST_SCRIPTS = 2000;

/** Reads the scripts and workflows that were asked for; those that call none of the tools are let go of. One that was given by its name is told. */
export function readScripts({ request, scripts, topOf }: Found, documents: Documents, unchecked: Unchecked): readonly Caller[] {
  return scripts.slice(0, MOST_SCRIPTS).flatMap(({ path, absolute, given }): readonly Caller[] => {
    const reading = request.tree.read(absolute, path);
    if (reading.file === undefined) {
      if (given) unchecked.failures.push({ kind: 'unreadable', path, message: reading.message });
      return [];
    }
    const kind = isYamlName(path) ? 'workflow' : 'script';
    if (!isOfUse({ kind, file: reading.file })) {
      if (given) unchecked.setAside.push({ path, because: 'other', detail: KIND_REASONS.otherScript });
      return [];
    }
    const file = documents.keep(reading.file, absolute);
    const directory = dirname(absolute);
    const common = { absolute, file, groupFolder: request.layout.groupFolderOf(directory, topOf(directory).top) };
    if (kind === 'script') return [{ ...common, kind, why: KIND_REASONS.script, isReady: true }];
    return [{ ...common, kind, why: KIND_REASONS.githubWorkflow, isReady: documents.isSound(file), read: () => documents.read(file) }];
  });
}
