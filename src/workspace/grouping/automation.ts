import { unconfigured, type Automation, type FoundationPlan } from '../../foundation/plan.ts';
import type { DocumentKind } from '../../foundation/kind.ts';
import { namesFiles, runsTools, targetsCf } from '../../foundation/tool-mention.ts';
import type { YamlDocument } from '../../yaml/yaml-document.ts';
import type { GroupFolder } from './layout.ts';

/** A pipeline, workflow or script that was asked for. */
export interface Caller extends Pick<Automation, 'file' | 'kind' | 'why' | 'isReady'> {
  readonly absolute: string;
  readonly groupFolder: GroupFolder;
  /** Left out for a script, which is no YAML. */
  readonly read?: () => YamlDocument;
}

/** True for a file in which something can be checked. */
export function isOfUse({ kind, file }: Pick<Caller, 'kind' | 'file'>): boolean {
  return runsTools(file.text) || targetsCf(file.text) || (kind === 'pipeline' && namesFiles(file.text));
}

/** What one installation has, and what nothing but automation would touch. */
const MAIN_KINDS: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['product', 'director', 'bosh-manifest', 'opsman']);

/**
 * Gives pipelines, workflows and scripts to the foundation that they serve: the one in whose folder they lie, else the only one of the run. The others make
 * one of their own: a pipeline may serve many.
 */
export function withAutomation(
  plans: readonly FoundationPlan[],
  callers: readonly Caller[],
  missingOf: (of: Pick<Automation, 'file' | 'kind' | 'yaml'>, absolute: string) => Automation['missing'],
): readonly FoundationPlan[] {
  const byPlan = new Map<FoundationPlan | undefined, Automation[]>();
  const mains = plans.filter(({ documents }) => documents.some(({ kind }) => MAIN_KINDS.has(kind)));
  for (const { absolute, groupFolder, file, kind, why, isReady, read } of callers) {
    const yaml = read?.();
    const missing = missingOf({ file, kind, yaml }, absolute);
    const own = groupFolder.kind === 'container' ? plans.find(({ name }) => name === groupFolder.name) : undefined;
    const home = own ?? (mains.length === 1 ? mains[0] : undefined);
    const served = byPlan.get(home) ?? [];
    byPlan.set(home, served);
    served.push({ file, kind, why, isReady, yaml, missing });
  }
  const alone = byPlan.get(undefined);
  return [
    ...plans.map((plan) => (byPlan.has(plan) ? { ...plan, automation: byPlan.get(plan)! } : plan)),
    ...(alone === undefined ? [] : [{ ...unconfigured(''), documents: [], automation: alone }]),
  ];
}
