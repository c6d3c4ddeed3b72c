import type { ConfigNode, MapNode } from '../value/node.ts';
import { editSpan } from '../value/origin.ts';
import { isSkipped, mapOrProblem, strictType, unknownKeys, type StrictProblem } from './strict-reading.ts';

/** The root keys that `om configure-product` knows (om 7.21.7); `product-version` is there for `stage-product`. */
export const PRODUCT_ROOT_KEYS = [
  'product-name',
  'product-properties',
  'network-properties',
  'resource-config',
  'errand-config',
  'syslog-properties',
  'deploy-in-parallel',
  'validate-config-complete',
  'product-version',
] as const;

const ERRAND_KEYS = ['post-deploy-state', 'pre-delete-state'] as const;

/**
 * Why `om configure-product` refuses an evaluated product config before it talks to Ops Manager; empty exactly when it takes the file.
 * In om's order: shapes, then the product's name, then unknown keys. What is not known is never a reason.
 */
export function strictProductProblems(root: ConfigNode | undefined): readonly StrictProblem[] {
  if (root?.kind === 'unknown') return [];
  const problems: StrictProblem[] = [];
  const config = mapOrProblem(root, '', problems);
  if (config === undefined) return problems.length > 0 ? problems : [nameRequired(root)];
  checkName(config, problems);
  for (const key of ['product-properties', 'network-properties', 'syslog-properties']) mapOrProblem(config.get(key), key, problems);
  checkResources(config, problems);
  checkErrands(config, problems);
  for (const key of ['validate-config-complete', 'deploy-in-parallel']) checkBoolean(config, key, problems);
  if (!hasName(config)) problems.push(nameRequired(config));
  return [...problems, ...unknownKeys(config, PRODUCT_ROOT_KEYS, 'unknown-key', '')];
}

function checkName(config: MapNode, problems: StrictProblem[]): void {
  const name = config.get('product-name');
  if (name?.kind === 'map' || name?.kind === 'sequence') problems.push(strictType(name, 'product-name', 'string'));
}

function hasName(config: MapNode): boolean {
  const name = config.get('product-name');
  if (name === undefined) return false;
  if (name.kind !== 'scalar') return true;
  return name.resolved.type !== 'null' && name.value !== '';
}

function nameRequired(root: ConfigNode | undefined): StrictProblem {
  const name = root?.kind === 'map' ? root.get('product-name') : undefined;
  const at = name ?? root;
  return { class: 'product-name', at: at === undefined ? undefined : editSpan(at.origin), data: { key: 'product-name' } };
}

function checkResources(config: MapNode, problems: StrictProblem[]): void {
  const jobs = mapOrProblem(config.get('resource-config'), 'resource-config', problems);
  for (const { key, value } of jobs?.entries ?? []) mapOrProblem(value, `resource-config.${key.text}`, problems);
}

function checkErrands(config: MapNode, problems: StrictProblem[]): void {
  const errands = mapOrProblem(config.get('errand-config'), 'errand-config', problems);
  for (const { key, value } of errands?.entries ?? []) {
    const path = `errand-config.${key.text}`;
    const errand = mapOrProblem(value, path, problems);
    if (errand !== undefined) problems.push(...unknownKeys(errand, ERRAND_KEYS, 'strict-field', path));
  }
}

function checkBoolean(config: MapNode, key: string, problems: StrictProblem[]): void {
  const node = config.get(key);
  if (node === undefined || isSkipped(node)) return;
  if (node.kind !== 'scalar' || node.resolved.type !== 'boolean') problems.push(strictType(node, key, 'boolean'));
}
