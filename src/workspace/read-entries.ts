import { dirname } from 'node:path';
import type { SourceFile } from '../base/source.ts';
import { isIgnored } from './config/config.ts';
import type { Documents } from './documents.ts';
import { neighbourAt, type Entries } from './entry.ts';
import { isOfUse, type Caller } from './grouping/automation.ts';
import type { Found } from './grouping/neighbours.ts';
import { namedByPipelines, type NamedByPipeline } from './grouping/pipelines.ts';
import type { Candidate } from './grouping/group.ts';
import { takesVariables } from './grouping/vars-of-config.ts';
import { readEntry } from './read-entry.ts';
import { readScripts } from './read-scripts.ts';
import type { Unchecked } from './unchecked.ts';

/** What was read, before it is grouped. */
export interface FilesRead {
  /** Files that may belong to foundations. */
  readonly candidates: readonly Candidate[];
  readonly pipelines: readonly Candidate[];
  /** Pipelines, workflows and scripts that were asked for and have something to do with the tools. */
  readonly callers: readonly Caller[];
  /** The files that taslint.yml names, by absolute path. */
  readonly named: ReadonlyMap<string, { readonly file: SourceFile; readonly requested: boolean }>;
}

/** Reads all files that were found, then what pipelines name for them. What cannot be used is told to `unchecked`. */
export function readEntries(found: Found, documents: Documents, unchecked: Unchecked): FilesRead {
  const { entries, request, topOf } = found;
  const context = { documents, unchecked, givenIn: givenByFolder(entries) };
  const candidates: Candidate[] = [];
  const pipelines: Candidate[] = [];
  const callers: Caller[] = [];
  const named = new Map<string, { readonly file: SourceFile; readonly requested: boolean }>();
  request.tree.expect([...entries.keys(), ...found.scripts.map(({ absolute }) => absolute)]);
  let count = 0;
  for (const [absolute, entry] of entries) {
    const read = readEntry(entry, found, context);
    if (read !== undefined && 'named' in read) named.set(absolute, read.named);
    else if (read !== undefined && 'workflow' in read) callers.push(read.workflow);
    else if (read !== undefined) (read.candidate.kind === 'pipeline' ? pipelines : candidates).push(read.candidate);
    count++;
    if (count % 50 === 0) request.options.onProgress?.(count, entries.size);
  }
  const configs = candidates.filter(({ requested, kind }) => requested && takesVariables(kind));
  for (const link of namedByPipelines(pipelines, configs, (candidate) => topOf(dirname(candidate.absolute)).top)) {
    const index = candidates.findIndex((candidate) => candidate.absolute === link.absolute);
    const known = candidates[index];
    if (known !== undefined) candidates[index] = asNamed(known, link);
    else candidates.push(...readNamed(link, found, context));
  }
  for (const candidate of pipelines)
    if (candidate.requested) callers.push({ ...candidate, kind: 'pipeline', isReady: documents.isSound(candidate.file) });
  return { candidates, pipelines, callers: [...callers.filter(isOfUse), ...readScripts(found, documents, unchecked)], named };
}

/** What a pipeline names is what the pipeline says it is, unless it surely is something else. */
function asNamed(known: Candidate, link: NamedByPipeline): Candidate {
  const isElse = known.read().root !== undefined && known.kind !== 'vars' && known.kind !== 'ops';
  return isElse || known.kind === link.kind ? known : { ...known, ...link };
}

/** What a pipeline names for a config that was asked for is read wherever it lies. */
function readNamed(link: NamedByPipeline, found: Found, context: Parameters<typeof readEntry>[2]): readonly Candidate[] {
  const { entries, config, request, topOf } = found;
  const { documents, unchecked } = context;
  const { absolute } = link;
  const read = documents.fileAt(absolute);
  if (read === undefined) {
    if (entries.has(absolute) || request.tree.kindOf(absolute) !== 'file' || isIgnored(config, absolute)) return [];
    const entry = readEntry(neighbourAt(absolute, request.cwd), found, context, link);
    return entry !== undefined && 'candidate' in entry ? [entry.candidate] : [];
  }
  // of no known kind by itself
  const groupFolder = request.layout.groupFolderOf(dirname(absolute), topOf(dirname(absolute)).top);
  unchecked.isOfUse(read);
  const requested = entries.get(absolute)?.requested ?? false;
  return [{ ...link, ...documents.contentOf(read), groupFolder, requested, alone: false }];
}

/** How many files were given by name, by folder. */
function givenByFolder(entries: Entries): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { found, given } of entries.values()) {
    const directory = dirname(found.absolute);
    if (given) counts.set(directory, (counts.get(directory) ?? 0) + 1);
  }
  return counts;
}
