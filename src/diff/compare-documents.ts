import type { SourceFile } from '../base/source.ts';
import type { Document } from '../foundation/foundation.ts';
import type { ConfigNode } from '../value/node.ts';
import { editSpan, trail, type Origin } from '../value/origin.ts';
import { compareValues, type ComparedValue } from './compare-values.ts';
import type { ValueDifference } from './difference.ts';
import { scalarType, type Showing } from './shown-value.ts';

export interface DocumentQuestion {
  readonly before: Document;
  readonly after: Document;
  readonly showing: Showing;
  /** True to tell values that come from another file than before, too. */
  readonly moves: boolean;
  /** The earlier path of a file; undefined for a new one. */
  readonly earlierPath: (file: SourceFile) => string | undefined;
}

/** What two versions of a config say differently after operations and variables. */
export function compareDocuments(question: DocumentQuestion): readonly ValueDifference[] {
  const { before, after, moves } = question;
  return compareValues(before.root, after.root, moves).flatMap((value) => told(value, question) ?? []);
}

/** What a file of variables that feeds configs says differently of names that stay unknown in these, because nothing tells which file gives them. */
export function compareUnsettled(question: DocumentQuestion, names: ReadonlySet<string>): readonly ValueDifference[] {
  const { before, after } = question;
  return compareValues(before.root, after.root).flatMap((value) => (names.has(value.keys[0] ?? '') ? (told(value, question) ?? []) : []));
}

function told(value: ComparedValue, { showing, earlierPath }: DocumentQuestion): ValueDifference | undefined {
  const { before, after, kind, keys, path, itemKey } = value;
  if (kind === 'same' && !isMoved(before!, after!, earlierPath)) return undefined; // `same` has both
  const side = (node: ConfigNode): ReturnType<Showing['leaf']> =>
    kind === 'order' ? showing.list(node, keys, itemKey) : showing.leaf(node, keys);
  return {
    path: showing.path(path),
    kind: kind === 'same' ? 'moved' : kind,
    before: before === undefined ? undefined : side(before),
    after: after === undefined ? undefined : side(after),
    isOtherType: before?.kind === 'scalar' && after?.kind === 'scalar' && scalarType(before) !== scalarType(after),
  };
}

/** Whether an equal value is given in another file, or on the command line and no longer. */
function isMoved(before: ConfigNode, after: ConfigNode, earlierPath: DocumentQuestion['earlierPath']): boolean {
  const [file, fileBefore] = [editSpan(after.origin)?.file, editSpan(before.origin)?.file];
  if (file === undefined || fileBefore === undefined) return file !== fileBefore;
  return file !== fileBefore && earlierPath(file) !== fileBefore.path;
}

/** True for a difference in which one of the files has a part: a value comes through it, or one of its operations may have taken the value out. */
export function touches(
  { before, after }: ValueDifference,
  files: ReadonlySet<SourceFile>,
  pair: { before: Document; after: Document },
): boolean {
  const comesThrough = (origin: Origin | undefined): boolean =>
    origin !== undefined && trail(origin).some(({ span }) => files.has(span.file));
  const takenOut = (missing: unknown, { opsFiles }: Document): boolean => missing === undefined && opsFiles.some((file) => files.has(file));
  return comesThrough(before?.origin) || comesThrough(after?.origin) || takenOut(before, pair.before) || takenOut(after, pair.after);
}
