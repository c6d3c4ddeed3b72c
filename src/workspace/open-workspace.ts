import { chooseConfig } from './config/choose-config.ts';
import { Documents } from './documents.ts';
import { findRequested } from './find-requested.ts';
import type { FoundationPlan } from '../foundation/plan.ts';
import { findNeighbours, type Found } from './grouping/neighbours.ts';
import type { Candidate } from './grouping/group.ts';
import { planFoundations } from './grouping/plan-foundations.ts';
import { lifecyclesOf } from './history/lifecycle.ts';
import { readEntries } from './read-entries.ts';
import { requestOf } from './request.ts';
import { Unchecked } from './unchecked.ts';
import type { Entries } from './entry.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';

/**
 * Finds and reads the files that were asked for and those that belong to them, and groups them into foundations.
 * Throws a UsageError for paths, vars- and ops-files that do not exist and for an unknown foundation.
 */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const request = requestOf(options);
  const config = await chooseConfig(request);
  const requested = await findRequested(request, config);
  const { interruptible = (work) => work() } = options;
  const opened = interruptible(() => {
    const documents = new Documents(options.later, options.previous);
    const unchecked = new Unchecked(requested);
    const found = findNeighbours(request, config, requested);
    const read = readEntries(found, documents, unchecked);
    const plans = planFoundations(found, read, documents, unchecked);
    unchecked.tellOfFeeding(plans, documents);
    return { documents, unchecked, found, candidates: read.candidates, plans };
  });
  const { documents, unchecked, found } = opened;
  const plans = await plansWithTiles(opened);
  documents.forgetPrevious();
  const { failures, setAside, leftAlone, templates, broken } = unchecked;
  return {
    config,
    configGiven: found.named.configGiven,
    plans,
    failures,
    leftAlone,
    templates,
    broken,
    asked: { mustCheck: mustCheck(found.entries, unchecked), setAside },
    outside: requested.outside,
    read: (file) => documents.read(file),
    absoluteOf: (file) => documents.absoluteOf(file),
    fileAt: (absolute) => documents.fileAt(absolute),
    lifecycle: lifecyclesOf(plans, request, documents),
  };
}

/** The plans, with metadata of tiles where there may be some. */
async function plansWithTiles(opened: Opened): Promise<readonly FoundationPlan[]> {
  const { plans, candidates, found } = opened;
  const { config, named, request } = found;
  const areNamed = named.foundations.some(({ products }) => products.some(({ metadata }) => metadata !== undefined));
  const mayBe =
    areNamed ||
    config?.metadata !== undefined ||
    request.options.metadata !== undefined ||
    candidates.some(({ kind }) => kind === 'tile-metadata');
  if (!mayBe) return plans;
  const { withTiles } = await import('./tile-sources.ts'); // lazy: most trees have none
  return withTiles(plans, opened);
}

/** What was read and grouped. */
interface Opened {
  readonly found: Found;
  readonly candidates: readonly Candidate[];
  readonly documents: Documents;
  readonly unchecked: Unchecked;
  readonly plans: readonly FoundationPlan[];
}

/** Whoever names a folder or a pattern expects that something in it is checked; whoever names a template or a pipeline knows what it is. */
function mustCheck(entries: Entries, { templates, leftAlone }: Unchecked): boolean {
  const areNamed = [...entries.values()].every((entry) => !entry.requested || entry.given);
  return !areNamed && (templates.length > 0 || leftAlone.some(({ kind }) => kind === 'pipeline'));
}
