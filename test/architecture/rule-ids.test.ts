import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;

function pathsBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith(ending));
}

/** What `explain` answers an error text with: data that nothing is decided by. */
const SHOWN = ['catalog/error-texts.ts'];

/** Layers that ship; what accepts a release runs it over faults that are known by their rule. */
const SHIPPED = pathsBelow('src', '.ts').filter((path) => !path.startsWith('dev/') && !SHOWN.includes(path));

/** A sentence may name a rule as an example; a text that is nothing but the name of one decides something by it. */
function textsIn(path: string): ReadonlySet<string> {
  const source = readFileSync(join(ROOT, 'src', path), 'utf8');
  return new Set(Array.from(source.matchAll(/(['"])([\w/-]+)\1/g), (match) => match[2]!));
}

test('no source decides by the id of a rule', () => {
  const ids = pathsBelow('rules', '.yml').map((path) => path.slice(0, -'.yml'.length));
  // what changed at once was counted here by these names once
  const names = ids.flatMap((id) => [id, ...(id.startsWith('change/') ? [id.slice('change/'.length)] : [])]);
  const named = SHIPPED.flatMap((path) => {
    const texts = textsIn(path);
    return names.filter((name) => texts.has(name)).map((name) => `${path}: ${name}`);
  });
  expect(named).toEqual([]);
});
