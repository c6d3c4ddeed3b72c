import type { Span } from '../base/source.ts';
import type { ConfigNode, ScalarNode } from '../value/node.ts';
import { goScalarText, goTypeName } from './go-text.ts';
import { placeOf } from './origins.ts';
import type { Problem } from './problem.ts';

/** One entry of a manifest's root `variables:` list. */
export interface Definition {
  readonly name: string;
  readonly at: Span | undefined;
  /** Typed definitions are looked up before anything else, the others after. */
  readonly typed: boolean;
  /** The texts inside its options; they may hold placeholders. */
  readonly optionTexts: readonly string[];
}

export interface Definitions {
  readonly list: readonly Definition[];
  readonly byName: ReadonlyMap<string, Definition>;
  /** Variables whose definition lacks something: not found, yet not reported as missing either. */
  readonly blocked: Set<string>;
}

export const NO_DEFINITIONS: Definitions = { list: [], byName: new Map(), blocked: new Set() };

/** Reads the root `variables:` list, a role that om inherited from bosh; a problem when it has another shape. */
export function readDefinitions(root: ConfigNode | undefined): Definitions | Problem {
  const variables = root?.kind === 'map' ? root.get('variables') : undefined;
  if (variables === undefined || variables.kind === 'unknown' || (variables.kind === 'scalar' && variables.resolved.type === 'null'))
    return NO_DEFINITIONS;
  if (variables.kind !== 'sequence') return wrongShape(variables);
  const list: Definition[] = [];
  for (const item of variables.items) {
    const definition = readDefinition(item);
    if ('class' in definition) return definition;
    list.push(definition);
  }
  const byName = new Map<string, Definition>();
  for (const definition of list) if (!byName.has(definition.name)) byName.set(definition.name, definition);
  return { list, byName, blocked: new Set() };
}

function readDefinition(item: ConfigNode): Definition | Problem {
  if (item.kind === 'unknown' || (item.kind === 'scalar' && item.resolved.type === 'null'))
    return { name: '', at: placeOf(item), typed: false, optionTexts: [] };
  if (item.kind !== 'map') return wrongShape(item);
  const [name, type] = [item.get('name'), item.get('type')];
  for (const field of [name, type])
    if (field !== undefined && field.kind !== 'scalar' && field.kind !== 'unknown') return wrongShape(field);
  const texts: string[] = [];
  collectTexts(item.get('options'), texts);
  return { name: fieldText(name), at: placeOf(name ?? item), typed: fieldText(type) !== '', optionTexts: texts };
}

function fieldText(node: ConfigNode | undefined): string {
  if (node?.kind === 'unknown') return node.text;
  return node?.kind === 'scalar' ? scalarText(node) : '';
}

function scalarText(node: ScalarNode): string {
  return node.resolved.type === 'null' ? '' : goScalarText(node.resolved);
}

function collectTexts(node: ConfigNode | undefined, texts: string[]): void {
  if (node === undefined) return;
  if (node.kind === 'scalar') {
    if (node.text.includes('((')) texts.push(node.text);
  } else if (node.kind === 'sequence') for (const item of node.items) collectTexts(item, texts);
  else if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      if (key.text.includes('((')) texts.push(key.text);
      collectTexts(value, texts);
    }
  }
}

function wrongShape(node: ConfigNode): Problem {
  return {
    class: 'yaml',
    message: `yaml: unmarshal errors: cannot unmarshal ${goTypeName(node)} into the list of variable definitions`,
    at: placeOf(node),
    data: { detail: '`variables:` at the root must be a list of maps with a name', type: goTypeName(node) },
  };
}
