import { joined, type Localized } from '../../base/language.ts';
import { dirname } from 'node:path';
import { didYouMean, meant } from '../../base/did-you-mean.ts';
import type { SourceFile } from '../../base/source.ts';
import { UsageError } from '../../base/usage-error.ts';
import type { DocumentKind } from '../../foundation/kind.ts';
import type { FoundationPlan, PlannedDocument } from '../../foundation/plan.ts';
import type { Documents } from '../documents.ts';
import type { FilesRead } from '../read-entries.ts';
import type { Unchecked } from '../unchecked.ts';
import { readArguments, withArguments } from './argument-files.ts';
import { withAutomation } from './automation.ts';
import { withFilesOfNone } from './beside.ts';
import type { Candidate } from './group.ts';
import { missingIn } from './named-files.ts';
import type { Found } from './neighbours.ts';
import { linksFromPipelines } from './pipelines.ts';
import { planConfigured } from './plan-configured.ts';
import { planByConvention, type PlannedByConvention } from './plan-by-convention.ts';
import { GROUPING_REASONS } from './phrases.ts';

/** Kinds that join a foundation of taslint.yml without being named: they say nothing about products. */
const JOINING: ReadonlySet<DocumentKind> = new Set<DocumentKind>([
  'env',
  'auth',
  'opsman',
  'state',
  'download',
  'vars',
  'errand-config',
  'assign-stemcell',
  'vm-extension',
]);

/**
 * Groups what was read into foundations: those of taslint.yml, the rest by convention, each with the pipelines and scripts that serve it. Throws a UsageError
 * for vars- and ops-files that do not exist and for an unknown foundation.
 */
export function planFoundations(found: Found, read: FilesRead, documents: Documents, unchecked: Unchecked): readonly FoundationPlan[] {
  const { tree, options } = found.request;
  const rest = planTheRest(found, read);
  const plans = withAutomation(
    [...planEveryConfigured(found, read), ...rest.plans],
    read.callers,
    missingIn(documents.paths, tree, found.topOf),
  );
  for (const { file, isReady } of read.callers) if (isReady) unchecked.isOfUse(file);
  const given = readArguments(found.request, documents, unchecked);
  const all = withFilesOfNone(withArguments(plans, given, (file) => documents.read(file)));
  const chosen = onlyFoundations(all, options.foundations ?? []);
  const isChosen = new Set(chosen);
  const others = all.flatMap((plan) => (isChosen.has(plan) ? [] : plan.documents.map(({ file }) => file)));
  return withSharedElsewhere(chosen, [...rest.leftOut, ...others]);
}

/** Foundations of taslint.yml; what only supports (env, state …) joins them by the name of its folder. */
function planEveryConfigured({ config, named }: Found, { candidates, named: files }: FilesRead): readonly FoundationPlan[] {
  const configName = config?.file.path ?? '';
  return named.foundations.map((foundation) => {
    const joining = candidates.filter((candidate) => joins(candidate, (name) => name === foundation.name));
    return planConfigured(
      foundation,
      configName,
      (path) => files.get(path),
      joining.map((candidate) => planJoining(candidate, configName)),
    );
  });
}

/** The plans, each with its files that are among those of foundations outside of this run. */
function withSharedElsewhere(plans: readonly FoundationPlan[], elsewhere: readonly SourceFile[]): readonly FoundationPlan[] {
  const files = new Set(elsewhere);
  return plans.map((plan) => {
    const shared = plan.documents.flatMap(({ file }) => (files.has(file) ? [file] : []));
    return shared.length === 0 ? plan : { ...plan, sharedElsewhere: new Set(shared) };
  });
}

function planTheRest({ named, topOf }: Found, { candidates, pipelines }: FilesRead): PlannedByConvention {
  const names = new Set(named.foundations.map((foundation) => foundation.name));
  // metadata that nobody asked for is only looked up by name, and is no document of the foundation
  const documents = candidates.filter(({ kind, requested }) => requested || kind !== 'tile-metadata');
  const links = linksFromPipelines(pipelines, candidates, (candidate) => topOf(dirname(candidate.absolute)).top);
  const { plans, leftOut } = planByConvention(
    documents.filter((candidate) => !joins(candidate, (name) => names.has(name))),
    links,
  );
  // a name in taslint.yml means what taslint.yml says, and nothing else
  return { plans: plans.map((plan) => (names.has(plan.name) ? { ...plan, name: '' } : plan)), leftOut };
}

function joins({ groupFolder, kind }: Candidate, isMeant: (name: string) => boolean): boolean {
  return groupFolder.kind === 'container' && isMeant(groupFolder.name) && JOINING.has(kind);
}

function planJoining(candidate: Candidate, configName: string): PlannedDocument {
  return {
    file: candidate.file,
    kind: candidate.kind,
    why: joined(candidate.why, GROUPING_REASONS.inConfiguredFolder(configName)),
    varsFiles: [],
    opsFiles: [],
    requested: candidate.requested,
  };
}

/** The plans with these names; all when none is given. */
function onlyFoundations(plans: readonly FoundationPlan[], names: readonly string[]): readonly FoundationPlan[] {
  if (names.length === 0) return plans;
  const known = [...new Set(plans.map((plan) => plan.name).filter((name) => name !== ''))].sort();
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = didYouMean(name, known);
    const some = known.slice(0, 10).join(', ');
    const listed =
      known.length === 0
        ? { en: 'no foundation was found', ko: '찾은 파운데이션이 없습니다' }
        : { en: `found: ${some}`, ko: `찾은 파운데이션: ${some}` };
    throw new UsageError(noSuchFoundation(name), { hint: near === undefined ? listed : meant(near) });
  }
  return plans.filter((plan) => names.includes(plan.name));
}

/** What is said of a name that no foundation has. */
export function noSuchFoundation(name: string): Localized {
  return { en: `no foundation is called ${name}`, ko: `파운데이션이 없습니다: ${name}` };
}
