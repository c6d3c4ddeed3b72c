import { MapNode, SequenceNode, type ConfigNode } from '../value/node.ts';
import type { Definitions } from './definitions.ts';
import type { VariableLookup } from './lookup.ts';
import { placeOf } from './origins.ts';
import type { Problem } from './problem.ts';

/**
 * Takes the definitions whose variable is given out of the root `variables:` list, as the tools do after replacing.
 * They demand that exactly one entry has the name: where not, the reason is added to `problems` and the list stays.
 */
export function removeFoundDefinitions(
  root: ConfigNode,
  definitions: Definitions,
  lookup: VariableLookup,
  problems: Problem[],
): ConfigNode {
  if (definitions.list.length === 0 || root.kind !== 'map') return root;
  const found = definitions.list.filter(({ name }) => lookup.variable(name).kind === 'found');
  const variables = root.get('variables');
  if (found.length === 0 || variables?.kind !== 'sequence') return root;
  const counts = new Map<string, number>();
  for (const item of variables.items) {
    const name = nameOf(item);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = new Set<string>();
  for (const { name, at } of found) {
    const matches = names.has(name) ? 0 : (counts.get(name) ?? 0);
    if (matches !== 1) {
      const message = `Expected to find exactly one matching array item for path '/variables/name=${name}' but found ${matches}`;
      problems.push({
        class: 'match-count',
        message,
        at: at ?? placeOf(variables),
        data: { path: `/variables/name=${name}`, count: String(matches) },
      });
    }
    names.add(name);
  }
  const items = variables.items.filter((item) => {
    const name = nameOf(item);
    return name === undefined || !names.has(name);
  });
  const rest = new SequenceNode(variables.origin, items);
  return new MapNode(
    root.origin,
    root.entries.map((entry) => (entry.value === variables ? { ...entry, value: rest } : entry)),
  );
}

/** The name of a definition as an operation would match it: texts only. */
function nameOf(item: ConfigNode): string | undefined {
  const name = item.kind === 'map' ? item.get('name') : undefined;
  return name?.kind === 'scalar' && name.resolved.type === 'string' ? name.resolved.value : undefined;
}
