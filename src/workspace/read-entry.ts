import { unchanged } from '../base/language.ts';
import { dirname } from 'node:path';
import { SourceFile } from '../base/source.ts';
import { metadataByText, type Classification } from '../foundation/classify.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { isBase } from './config/config.ts';
import type { Documents } from './documents.ts';
import type { Entry } from './entry.ts';
import { isInside, shownPath } from './files/paths.ts';
import { classifyInPlace, placeToClassify } from './grouping/classify-in-place.ts';
import type { FileMemory } from './file-memory.ts';
import type { Caller } from './grouping/automation.ts';
import type { Found } from './grouping/neighbours.ts';
import { GROUPING_REASONS } from './grouping/phrases.ts';
import type { Candidate } from './grouping/group.ts';
import { isUnjudged, type Unchecked } from './unchecked.ts';

/** What a file is to its foundation. */
export type ReadEntry =
  /** taslint.yml names it. */
  | { readonly named: { readonly file: SourceFile; readonly requested: boolean } }
  /** It is told by what it holds and where it lies. */
  | { readonly candidate: Candidate }
  /** It is no configuration and may call the tools. */
  | { readonly workflow: Caller }
  /** Of no use, or not to be read. */
  | undefined;

/**
 * Reads one file and says what it is; what cannot be used is told to `unchecked`. `givenIn`: how many files were given by name, by folder. `byPipeline`: what
 * a pipeline says that it is.
 */
export function readEntry(
  entry: Entry,
  { request, config, named, givenFolders, topOf }: Found,
  { documents, unchecked, givenIn }: { documents: Documents; unchecked: Unchecked; givenIn: ReadonlyMap<string, number> },
  byPipeline?: Classification,
): ReadEntry {
  const { requested, given, text } = entry;
  const { absolute, path } = entry.found;
  const reading = text === undefined ? request.tree.read(absolute, path) : { file: new SourceFile(path, text) };
  const namedKind = named.kinds.get(absolute);
  if (reading.file === undefined && (requested || namedKind !== undefined)) {
    unchecked.failures.push({ kind: 'unreadable', path, message: reading.message });
    return undefined;
  }
  const pointed = config === undefined ? givenFolders : [...givenFolders, config.directory];
  const within = pointedFolder(entry.found, pointed, request.cwd);
  const file = documents.keep(pointedAt(reading.file ?? new SourceFile(path, ''), within), absolute);
  if (reading.file === undefined) unchecked.couldNotRead(file, reading.message);
  const directory = dirname(absolute);
  const { top, bounded } = topOf(directory);
  if (config !== undefined && isBase(config, absolute)) {
    if (requested) unchecked.sortOut(file, { kind: 'taslint', why: GROUPING_REASONS.extended(config.file.path) }, given, documents);
    return undefined;
  }
  if (namedKind !== undefined) {
    const classification = classified(file, 'named', () => ({ kind: namedKind, why: unchanged('') }), documents, request.options.memory);
    unchecked.sortOut(file, classification, given, documents);
    return { named: { file, requested } };
  }
  const groupFolder = request.layout.groupFolderOf(directory, top);
  const classify = (): Classification => byPipeline ?? classifyInPlace(documents.read(file), absolute, { groupFolder, top });
  const metadata = requested || byPipeline !== undefined ? undefined : metadataByText(file.text);
  if (metadata !== undefined) {
    documents.know(file, { product: undefined, isSound: true });
    return { candidate: { absolute, ...documents.contentOf(file), ...metadata, groupFolder, requested, alone: false } };
  }
  const place = byPipeline === undefined ? placeToClassify(absolute, { groupFolder, top }) : undefined;
  const { kind, why } = classified(file, place, classify, documents, request.options.memory);
  if (requested) unchecked.sortOut(file, { kind, why }, given, documents);
  if (kind === 'workflow' && requested)
    return { workflow: { absolute, file, kind, why, groupFolder, isReady: documents.isSound(file), read: () => documents.read(file) } };
  if (isUnjudged(kind) && kind !== 'pipeline') return undefined;
  const alone = given && groupFolder.kind === 'folder' && !bounded && givenIn.get(directory) === 1;
  if (kind !== 'pipeline') return { candidate: { absolute, ...documents.contentOf(file), kind, why, groupFolder, requested, alone } };
  // What a templated pipeline says as it stands still tells which files belong together.
  const content = documents.contentOf(file);
  const read = documents.isSound(file) ? content.read : () => readYaml(file);
  return { candidate: { absolute, ...content, read, kind, why, groupFolder, requested, alone } };
}

/** What a file is: as it was remembered for this place, else as `classify` says. */
function classified(
  file: SourceFile,
  place: string | undefined,
  classify: () => Classification,
  documents: Documents,
  memory: FileMemory | undefined,
): Classification {
  if (memory === undefined || place === undefined) return classify();
  const known = memory.recall(file, place);
  if (known !== undefined) {
    documents.know(file, { product: known.product ?? undefined, isSound: true });
    return known;
  }
  const classification = classify();
  if (documents.isSound(file)) memory.keep(file, place, { ...classification, product: documents.contentOf(file).product ?? null });
  return classification;
}

/** What people pointed at above a file: the folder they gave, or that of taslint.yml; for a file that lies elsewhere, all of its folders. */
function pointedFolder({ absolute, path }: Entry['found'], folders: readonly string[], cwd: string): string {
  const nearest = folders.filter((folder) => isInside(absolute, folder)).sort((one, other) => other.length - one.length)[0];
  const shown = nearest === undefined ? (isInside(absolute, cwd) ? '.' : shownPath(dirname(absolute), cwd)) : shownPath(nearest, cwd);
  return shown !== '.' && path.startsWith(`${shown}/`) ? `${shown}/` : '';
}

function pointedAt(file: SourceFile, within: string): SourceFile {
  return within === '' ? file : new SourceFile(file.path, file.text, file.revision, within);
}
