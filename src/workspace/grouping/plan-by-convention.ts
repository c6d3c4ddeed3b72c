import { joined, type Localized } from '../../base/language.ts';
import type { SourceFile } from '../../base/source.ts';
import { unconfigured, type FoundationPlan, type PlannedDocument } from '../../foundation/plan.ts';
import { stepsBelow } from '../files/paths.ts';
import { identityOf, type Candidate, type Group } from './group.ts';
import { groupByFolder } from './group-by-folder.ts';
import { GROUPING_REASONS } from './phrases.ts';
import { memberOf, takesVariables, varsOfConfig, type ChosenVars, type Member } from './vars-of-config.ts';

/** Groups files into foundations by convention, and finds the vars files of each config. Pure: everything was read before. */

/** Vars and ops files that a pipeline names for a config. They replace the choice by names. */
export interface WrittenLink {
  readonly varsFiles: readonly Candidate[];
  readonly opsFiles: readonly Candidate[];
  readonly unsettled: ReadonlySet<string>;
  readonly why: Localized;
}

/** What is written about a config of a foundation; undefined when nothing usable is. */
export type LinkOf = (candidate: Candidate) => WrittenLink | undefined;

/** Foundations by convention, and the files of those of which nothing was asked for. */
export interface PlannedByConvention {
  readonly plans: readonly FoundationPlan[];
  readonly leftOut: readonly SourceFile[];
}

/** Plans by convention. Files of no use to a foundation (`other`, pipelines) must be sorted out before. */
export function planByConvention(candidates: readonly Candidate[], linkOf: LinkOf): PlannedByConvention {
  const { groups, alone } = groupByFolder(candidates, (candidate) => linkOf(candidate) !== undefined);
  const plans: FoundationPlan[] = [];
  const [asked, others] = [groups.filter(hasRequested), groups.filter((group) => !hasRequested(group))];
  for (const group of asked) {
    const { members, apart } = withoutDoubles(group);
    plans.push(planGroup(group, members, members, linkOf));
    for (const candidate of apart) plans.push(planApart(group, candidate, members, linkOf));
  }
  const planned = new Set(plans.flatMap((plan) => plan.documents.map((document) => document.file)));
  // a shared config that every foundation replaces by its own is used by none of them
  const unused = groups.flatMap((group) => [...group.shared]).filter((candidate) => !planned.has(candidate.file));
  for (const candidate of new Set([...alone, ...unused])) if (candidate.requested) plans.push(planAlone(candidate));
  return {
    plans: plans
      .filter((plan) => plan.documents.length > 0)
      .sort((one, other) => compare(one.name, other.name) || compare(firstPath(one), firstPath(other))),
    leftOut: others.flatMap(({ own, shared }) => [...own, ...shared].map(fileOf)),
  };
}

function hasRequested(group: Group): boolean {
  return [...group.own, ...group.shared].some((candidate) => candidate.requested);
}

function firstPath(plan: FoundationPlan): string {
  return plan.documents[0]?.file.path ?? '';
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** One installation has one director and each product once. Of several the one that stands where configs stand is taken; the others are looked at apart. */
function withoutDoubles(group: Group): { readonly members: readonly Candidate[]; readonly apart: readonly Candidate[] } {
  const byIdentity = new Map<string, Candidate[]>();
  const all = [...group.own, ...group.shared];
  for (const candidate of all) {
    const identity = identityOf(candidate);
    if (identity === undefined) continue;
    const same = byIdentity.get(identity);
    if (same === undefined) byIdentity.set(identity, [candidate]);
    else same.push(candidate);
  }
  const apart = new Set<Candidate>();
  for (const [identity, same] of byIdentity) {
    if (same.length === 1) continue;
    const main = mainOf(same, identity, group);
    for (const candidate of same) if (candidate !== main) apart.add(candidate);
  }
  return {
    members: all.filter((candidate) => !apart.has(candidate)),
    apart: [...apart].filter((candidate) => !group.shared.has(candidate)),
  };
}

const MAIN_FOLDERS = /^(config|products|product-configs|config-director|opsman|templates)$/;
const USUAL_NAMES: Readonly<Record<string, readonly string[]>> = {
  'product cf': ['tas', 'pas', 'srt', 'ert'],
  'product pivotal-container-service': ['pks', 'tkgi'],
};

/** The one of several that is surely meant: own before shared, in a config folder, named for the product; undefined when that is not one. */
function mainOf(same: readonly Candidate[], identity: string, group: Group): Candidate | undefined {
  const tests: readonly ((candidate: Candidate) => boolean)[] = [
    (candidate) => !group.shared.has(candidate),
    (candidate) =>
      stepsBelow(candidate.absolute, group.directory)
        .slice(0, -1)
        .every((step) => MAIN_FOLDERS.test(step)),
    (candidate) => {
      const stem = (stepsBelow(candidate.absolute, group.directory).at(-1) ?? '').replace(/\.ya?ml$/i, '');
      return stem === identity.replace('product ', '') || (USUAL_NAMES[identity] ?? []).includes(stem);
    },
  ];
  let left = same;
  for (const test of tests) {
    const passing = left.filter(test);
    if (passing.length === 1) return passing[0];
    if (passing.length > 1) left = passing;
  }
  return undefined;
}

function planGroup(group: Group, members: readonly Candidate[], pool: readonly Candidate[], linkOf: LinkOf): FoundationPlan {
  const all = pool.map((candidate) => asMember(candidate, group));
  const configs = all.filter((member) => takesVariables(member.kind));
  const vars = all.filter((member) => member.kind === 'vars');
  const inGroup = new Set(members);
  const linked = new Set(
    members
      .flatMap((candidate) => (takesVariables(candidate.kind) ? linkedBy(linkOf(candidate)) : []))
      .filter((candidate) => !inGroup.has(candidate)),
  );
  const documents = [
    ...members.map((candidate) => planDocument(candidate, group, vars, configs, linkOf)),
    ...[...linked].map(planLinked),
  ].sort(byPath);
  const joinedBy = [...(group.joined ?? [])].filter(([candidate]) => inGroup.has(candidate));
  const shared = joinedBy.map(([candidate, vars]) => ({ config: candidate.file, by: vars.map(fileOf) }));
  return { ...unconfigured(group.name), documents, ...(shared.length === 0 ? {} : { joined: shared }) };
}

function linkedBy(link: WrittenLink | undefined): readonly Candidate[] {
  return link === undefined ? [] : [...link.varsFiles, ...link.opsFiles];
}

/** A file from elsewhere in the tree that a pipeline gives to a config of this foundation. */
function planLinked(candidate: Candidate): PlannedDocument {
  return {
    file: candidate.file,
    kind: candidate.kind,
    why: joined(candidate.why, GROUPING_REASONS.namedByPipeline),
    varsFiles: [],
    opsFiles: [],
    requested: candidate.requested,
  };
}

function fileOf(candidate: Candidate): SourceFile {
  return candidate.file;
}

function byPath(one: PlannedDocument, other: PlannedDocument): number {
  return compare(one.file.path, other.file.path);
}

function asMember(candidate: Candidate, group: Group): Member {
  const shared = group.shared.has(candidate);
  const steps = group.steps?.get(candidate) ?? stepsBelow(candidate.absolute, shared ? candidate.groupFolder.directory : group.directory);
  return memberOf(candidate, steps, shared);
}

function planDocument(
  candidate: Candidate,
  group: Group,
  vars: readonly Member[],
  configs: readonly Member[],
  linkOf: LinkOf,
): PlannedDocument {
  const base = {
    file: candidate.file,
    kind: candidate.kind,
    why: joined(candidate.why, reasonOfPlace(candidate, group)),
    requested: candidate.requested,
  };
  if (!takesVariables(candidate.kind)) return { ...base, varsFiles: [], opsFiles: [] };
  const link = linkOf(candidate);
  if (link !== undefined) {
    return {
      ...base,
      why: joined(base.why, link.why),
      varsFiles: link.varsFiles.map(fileOf),
      opsFiles: link.opsFiles.map(fileOf),
      unsettled: link.unsettled,
    };
  }
  const self = configs.find((member) => member.file === candidate.file) ?? asMember(candidate, group);
  const chosen = varsOfConfig(self, vars, configs);
  return {
    ...base,
    why: joined(base.why, ...reasonsOfVars(chosen)),
    varsFiles: chosen.files,
    opsFiles: [],
    unsettled: chosen.unsettled,
  };
}

function reasonOfPlace(candidate: Candidate, group: Group): Localized {
  const telling = group.joined?.get(candidate);
  if (telling !== undefined) return GROUPING_REASONS.sharedBy(telling[0]?.file.path ?? '', telling.length - 1);
  return group.shared.has(candidate) ? GROUPING_REASONS.shared() : group.why;
}

function reasonsOfVars({ files, unsettled }: ChosenVars): readonly Localized[] {
  if (files.length === 0) return [GROUPING_REASONS.noVarsFile];
  const byName = GROUPING_REASONS.varsByName(files.map((file) => file.path).join(', '));
  return unsettled.size === 0 ? [byName] : [byName, GROUPING_REASONS.unsettled(unsettled.size)];
}

/** A second config of a product: alone, but with the variables it would get, so that it is judged by what it would mean. */
function planApart(group: Group, candidate: Candidate, members: readonly Candidate[], linkOf: LinkOf): FoundationPlan {
  const note: Group = { ...group, why: GROUPING_REASONS.apart(group.why) };
  const plan = planGroup(note, candidate.requested ? [candidate] : [], [candidate, ...members], linkOf);
  const used = new Set(plan.documents.flatMap((document) => [...document.varsFiles, ...document.opsFiles]));
  const feeding = members
    .filter((member) => used.has(member.file))
    .map((member) => ({ ...planDocument(member, group, [], [], linkOf), requested: false }));
  return { ...plan, name: '', documents: [...plan.documents, ...feeding].sort(byPath) };
}

function planAlone(candidate: Candidate): FoundationPlan {
  const document: PlannedDocument = {
    file: candidate.file,
    kind: candidate.kind,
    why: joined(candidate.why, GROUPING_REASONS.alone),
    varsFiles: [],
    opsFiles: [],
    requested: true,
  };
  return { ...unconfigured(''), documents: [document] };
}
