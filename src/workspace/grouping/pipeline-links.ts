import type { ConfigNode, MapNode } from '../../value/node.ts';
import type { YamlDocument } from '../../yaml/yaml-document.ts';

/**
 * What Concourse pipelines say about configs: a task's parameters `CONFIG_FILE`, `VARS_FILES` and `OPS_FILES` connect them. The config is relative to
 * its input, the others to the build folder, so their first step is the name of an input (Platform Automation, `tasks/configure-product.yml`).
 */
export interface PipelineLink {
  readonly pipeline: YamlDocument;
  readonly config: readonly string[];
  readonly vars: readonly (readonly string[])[];
  readonly ops: readonly (readonly string[])[];
}

/** Parameters that name the file a task evaluates. */
const CONFIG_PARAMETERS = ['CONFIG_FILE', 'DIRECTOR_CONFIG_FILE', 'OPSMAN_CONFIG_FILE'];

/** The links of one pipeline or task file, in its order. Configs that are named by one step only could be anywhere and are left out. */
export function linksOf(pipeline: YamlDocument): readonly PipelineLink[] {
  const links: PipelineLink[] = [];
  const seen = new Set<ConfigNode>(); // aliases lead to the same node again
  const visit = (node: ConfigNode): void => {
    if (node.kind === 'scalar' || node.kind === 'unknown' || seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'sequence') {
      for (const item of node.items) visit(item);
      return;
    }
    for (const name of CONFIG_PARAMETERS) {
      const [config] = pathsOf(node, name);
      const vars = pathsOf(node, 'VARS_FILES');
      const ops = pathsOf(node, 'OPS_FILES');
      if (config !== undefined && config.length > 1 && vars.length + ops.length > 0) links.push({ pipeline, config, vars, ops });
    }
    for (const { value } of node.entries) visit(value);
  };
  if (pipeline.root !== undefined) visit(pipeline.root);
  return links;
}

/** Blank-separated paths of a parameter, each as its steps. */
function pathsOf(map: MapNode, name: string): readonly (readonly string[])[] {
  const node = map.get(name);
  const text = node?.kind === 'scalar' || node?.kind === 'unknown' ? node.text : '';
  return text
    .split(/\s+/)
    .filter((path) => path !== '')
    .map((path) => path.split('/').filter((step) => step !== '' && step !== '.'));
}

/** How a link fits a file: what its variables stand for, and the steps above the input that the config is relative to. */
export interface Fit {
  readonly bindings: ReadonlyMap<string, string>;
  readonly above: readonly string[];
}

/** Matches the end of a file's path (steps from the top of the tree) with the config of a link; undefined when it is another file. */
export function fitOf(link: PipelineLink, steps: readonly string[]): Fit | undefined {
  const start = steps.length - link.config.length;
  if (start < 0) return undefined;
  const bindings = new Map<string, string>();
  for (const [index, wanted] of link.config.entries()) {
    const step = steps[start + index]!;
    const parts = /^([^()]*)\(\(([^()]+)\)\)([^()]*)$/.exec(wanted);
    if (parts === null) {
      if (wanted !== step) return undefined;
      continue;
    }
    const [, before = '', name = '', after = ''] = parts;
    if (step.length <= before.length + after.length || !step.startsWith(before) || !step.endsWith(after)) return undefined;
    const value = step.slice(before.length, step.length - after.length);
    if ((bindings.get(name) ?? value) !== value) return undefined;
    bindings.set(name, value);
  }
  return { bindings, above: steps.slice(0, start) };
}

/** The places where a path of a link may lie, from the top of the tree; none when one of its variables is not known. */
export function placesOf(path: readonly string[], fit: Fit): readonly (readonly string[])[] {
  const steps: string[] = [];
  for (const step of path) {
    const filled = step.replace(/\(\(([^()]+)\)\)/g, (whole, name: string) => fit.bindings.get(name) ?? whole);
    if (filled.includes('((') || filled === '..') return [];
    steps.push(filled);
  }
  return steps.length < 2
    ? []
    : [
        [...fit.above, ...steps.slice(1)],
        [...fit.above, ...steps],
      ];
}
