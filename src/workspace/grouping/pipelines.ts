import { join } from 'node:path';
import { joined } from '../../base/language.ts';
import type { Classification } from '../../foundation/classify.ts';
import { keyName } from '../../value/node.ts';
import { isInside, stepsBelow } from '../files/paths.ts';
import type { Candidate } from './group.ts';
import { fitOf, linksOf, placesOf, type Fit, type PipelineLink } from './pipeline-links.ts';
import { PIPELINE_REASONS } from './phrases.ts';
import type { LinkOf, WrittenLink } from './plan-by-convention.ts';

/** Connects configs with the vars- and ops-files that the pipelines of the tree name for them, where that leads to one answer. */
export function linksFromPipelines(
  pipelines: readonly Candidate[],
  candidates: readonly Candidate[],
  topOf: (candidate: Candidate) => string,
): LinkOf {
  const links = new Map<string, { readonly link: PipelineLink; readonly from: Candidate }[]>();
  for (const from of pipelines) {
    for (const link of linksOf(from.read())) {
      // found again by the last step, which is a plain file name nearly always
      const key = link.config.at(-1)!.includes('((') ? '' : link.config.at(-1)!;
      const known = links.get(key);
      if (known === undefined) links.set(key, [{ link, from }]);
      else known.push({ link, from });
    }
  }
  if (links.size === 0) return () => undefined;
  const byPath = new Map(candidates.map((candidate) => [candidate.absolute, candidate]));
  const memory = new Map<Candidate, WrittenLink | undefined>();
  return (candidate) => {
    if (!memory.has(candidate)) memory.set(candidate, resolve(candidate, topOf(candidate)));
    return memory.get(candidate);
  };

  function resolve(candidate: Candidate, top: string): WrittenLink | undefined {
    const steps = stepsBelow(candidate.absolute, top);
    const all: Resolved[] = [];
    for (const { link, from } of [...(links.get(steps.at(-1) ?? '') ?? []), ...(links.get('') ?? [])]) {
      // a pipeline inside a foundation speaks for that foundation
      if (from.groupFolder.kind === 'container' && !isInside(candidate.absolute, from.groupFolder.directory)) continue;
      const fit = fitOf(link, steps);
      if (fit !== undefined) all.push(resolveLink(link, from, fit, (place) => byPath.get(join(top, ...place))));
    }
    // tasks that upload or stage a product name its config too, with credentials that are not in the tree
    const found = all.filter(({ vars, ops }) => vars.length + ops.length > 0);
    const [first] = found;
    if (first === undefined) return undefined;
    return found.every((other) => isSame(first, other)) ? written(first) : undefined;
  }
}

/** A file that a pipeline gives to a config. */
export interface NamedByPipeline extends Classification {
  readonly absolute: string;
}

/** The vars- and ops-files that pipelines name for these configs, at every place where they may lie; whether a file is there is not looked at. */
export function namedByPipelines(
  pipelines: readonly Candidate[],
  configs: readonly Candidate[],
  topOf: (candidate: Candidate) => string,
): readonly NamedByPipeline[] {
  const links = pipelines.flatMap((from) => linksOf(from.read()).map((link) => ({ link, from })));
  const named = new Map<string, NamedByPipeline>();
  for (const config of configs) {
    const top = topOf(config);
    const steps = stepsBelow(config.absolute, top);
    for (const { link, from } of links) {
      if (from.groupFolder.kind === 'container' && !isInside(config.absolute, from.groupFolder.directory)) continue;
      const fit = fitOf(link, steps);
      if (fit === undefined) continue;
      const { path } = from.file;
      for (const kind of ['vars', 'ops'] as const) {
        for (const place of link[kind].flatMap((one) => placesOf(one, fit))) {
          const absolute = join(top, ...place);
          if (!named.has(absolute)) named.set(absolute, { absolute, kind, why: PIPELINE_REASONS[kind](path) });
        }
      }
    }
  }
  return [...named.values()];
}

interface Resolved {
  readonly pipeline: string;
  readonly vars: readonly Candidate[];
  readonly ops: readonly Candidate[];
  /** How many of the named files are not in the tree. */
  readonly missingVars: number;
  readonly missingOps: number;
}

function resolveLink(link: PipelineLink, from: Candidate, fit: Fit, at: (place: readonly string[]) => Candidate | undefined): Resolved {
  const find = (paths: readonly (readonly string[])[], kind: string): readonly Candidate[] =>
    paths.flatMap((path) => {
      const places = placesOf(path, fit).flatMap((place) => at(place) ?? []);
      const [only] = places;
      return only !== undefined && places.length === 1 && only.kind === kind ? [only] : [];
    });
  const vars = find(link.vars, 'vars');
  const ops = find(link.ops, 'ops');
  return {
    pipeline: from.file.path,
    vars,
    ops,
    missingVars: link.vars.length - vars.length,
    missingOps: link.ops.length - ops.length,
  };
}

function isSame(one: Resolved, other: Resolved): boolean {
  const list = ({ vars, ops }: Resolved): string => [vars, ops].map((files) => files.map(pathOf).join('\n')).join('\0');
  return list(one) === list(other);
}

function written(resolved: Resolved): WrittenLink {
  const { pipeline, vars, ops, missingVars, missingOps } = resolved;
  const why = [PIPELINE_REASONS.variables(pipeline, vars.map(pathOf))];
  if (missingVars > 0) why.push(PIPELINE_REASONS.missingVars(missingVars));
  if (missingOps > 0) why.push(PIPELINE_REASONS.missingOps);
  else if (ops.length > 0) why.push(PIPELINE_REASONS.operations(ops.map(pathOf)));
  // Operations build on each other: applying some of them would make a configuration that nobody has.
  return {
    varsFiles: vars,
    opsFiles: missingOps > 0 ? [] : ops,
    unsettled: onlyInDefaults(vars, missingVars > 0),
    why: joined(...why),
  };
}

function pathOf(candidate: Candidate): string {
  return candidate.file.path;
}

/** Names whose only value is a generated default, while other layers exist in which a site gives its own: what it gives may not be in the tree. */
function onlyInDefaults(vars: readonly Candidate[], areSomeMissing: boolean): ReadonlySet<string> {
  const isDefaults = (candidate: Candidate): boolean => /(^|\/)defaults\/|[-_]defaults?([-_]vars)?\.ya?ml$/.test(candidate.file.path);
  const others = vars.filter((candidate) => !isDefaults(candidate));
  if (others.length === 0 && !areSomeMissing) return new Set();
  const names = new Set(vars.filter(isDefaults).flatMap(namesIn));
  for (const name of others.flatMap(namesIn)) names.delete(name);
  return names;
}

function namesIn(candidate: Candidate): readonly string[] {
  const { root } = candidate.read();
  return root?.kind === 'map' ? root.entries.map((entry) => keyName(entry.key)) : [];
}
