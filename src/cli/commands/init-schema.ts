import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { CONFIG_SCHEMA } from '../../workspace/config/config-schema.ts';
import { leadsOut } from '../../workspace/files/links.ts';
import { isInside, slashed } from '../../workspace/files/paths.ts';
import { Repositories } from '../../workspace/history/repository.ts';

/** The JSON schema for editors: where a taslint.yml finds it without a network. */
export interface EditorSchema {
  /** As written in taslint.yml, from its folder. */
  readonly path: string;
  /** The file that has to be written for that, absolute, and its text; undefined where the schema is there. */
  readonly write: { readonly target: string; readonly text: string } | undefined;
}

const INSTALLED = 'node_modules/taslint/docs/schema/taslint.schema.json';
const OWN = 'taslint.schema.json';

/**
 * The schema of the taslint that is installed in the repository, which everybody has who installs what it names; else a copy beside taslint.yml, because a
 * global taslint, a hook or a single executable lies elsewhere on every machine. Undefined where a file of that name is something else.
 */
export function editorSchema(folder: string): EditorSchema | undefined {
  const installed = installedAbove(folder);
  if (installed !== undefined) return { path: fromHere(relative(folder, installed)), write: undefined };
  const target = join(folder, OWN);
  if (leadsOut(target, [folder]) || (existsSync(target) && !isOurs(target))) return undefined;
  return { path: fromHere(OWN), write: { target, text: `${JSON.stringify(CONFIG_SCHEMA, undefined, 2)}\n` } };
}

function installedAbove(folder: string): string | undefined {
  const top = new Repositories().of(folder)?.root ?? folder;
  for (let current = folder; isInside(current, top); current = dirname(current)) {
    const found = join(current, INSTALLED);
    if (existsSync(found)) return found;
    if (dirname(current) === current) return undefined;
  }
  return undefined;
}

function fromHere(path: string): string {
  return path.startsWith('.') ? slashed(path) : `./${slashed(path)}`;
}

/** True for a schema that an earlier taslint wrote. */
function isOurs(path: string): boolean {
  try {
    const schema = JSON.parse(readFileSync(path, 'utf8')) as { readonly title?: unknown } | null; // compared with what we write
    return schema?.title === CONFIG_SCHEMA.title;
  } catch {
    return false;
  }
}
