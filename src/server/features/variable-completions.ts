import type { SourceFile } from '../../base/source.ts';
import { isTakenAsWritten } from '../../foundation/build-foundation.ts';
import type { Document } from '../../foundation/foundation.ts';
import { variableOf } from '../../interpolate/placeholders.ts';
import type { ConfigNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import type { Completion, KeyCandidate } from './candidates.ts';
import { COMPLETION, HOVER } from './phrases.ts';
import { documentsMadeOf, isSameFile, type Question } from './question.ts';
import { variablesIn } from './variable-places.ts';

/** What may be written behind `((`; undefined where none is open before the cursor. */
export function variableCompletions({ file, offset, foundations, language }: Question): readonly Completion[] | undefined {
  const open = openPlaceholder(file, offset);
  if (open === undefined) return undefined;
  const documents = documentsMadeOf(file, foundations);
  if (documents.some(({ document }) => isSameFile(document.file, file) && isTakenAsWritten(document.kind))) return [];
  const completion = (label: string, detail: string, rank: 0 | 1 | 2): Completion => ({
    label,
    kind: 'variable',
    detail,
    rank,
    text: label + open.closing,
    start: open.start,
    end: open.end,
  });
  const found = new Map<string, Completion>();
  const scopes = documents.map(({ document }) => document.scope);
  const [, ...fields] = open.typed.split('.');
  if (fields.length > 0) {
    const above = open.typed.slice(0, open.typed.lastIndexOf('.'));
    for (const scope of scopes)
      for (const [name, value] of fieldsOf(scope.get(variableOf(above))?.value, fields.slice(0, -1)))
        if (!found.has(name)) found.set(name, completion(`${above}.${name}`, givenDetail(value, language), 1));
    return [...found.values()];
  }
  for (const scope of scopes)
    for (const name of scope.names()) {
      const value = scope.get(name)?.value;
      if (value !== undefined && !found.has(name)) found.set(name, completion(name, givenDetail(value, language), 0));
    }
  for (const foundation of new Set(documents.map((document) => document.foundation)))
    for (const name of namesAskedFor(foundation.documents))
      if (!found.has(name) && name !== open.name) found.set(name, completion(name, COMPLETION[language].noValue, 2));
  return [...found.values()];
}

/** The variables that configs ask of a vars file, and that no file gives: what may be its next key. */
export function askedInVain(file: SourceFile, { foundations, language }: Question): readonly KeyCandidate[] {
  const found = new Map<string, KeyCandidate>();
  for (const { document } of documentsMadeOf(file, foundations))
    for (const { variable, outcome } of isSameFile(document.file, file) ? [] : document.uses)
      if (outcome === 'missing' && !found.has(variable))
        found.set(variable, { label: variable, kind: 'variable', detail: COMPLETION[language].askedBy(document.file.path), holds: 'text' });
  return [...found.values()];
}

/** Type and file; never the value. */
function givenDetail(value: ConfigNode, language: Question['language']): string {
  const path = editSpan(value.origin)?.file.path;
  const type = HOVER[language].typeOf(value);
  return path === undefined ? type : `${type} · ${path}`;
}

/** Variables that files of the foundation ask for or keep in a credential store. */
function namesAskedFor(documents: readonly Document[]): Iterable<string> {
  return new Set(documents.flatMap((document) => [...variablesIn(document).variables]));
}

function fieldsOf(value: ConfigNode | undefined, fields: readonly string[]): readonly (readonly [string, ConfigNode])[] {
  let node = value;
  for (const field of fields) node = node?.kind === 'map' ? node.get(field) : undefined;
  return node?.kind === 'map' ? node.entries.map(({ key, value: below }) => [key.text, below] as const) : [];
}

/** A `((` that is open before the cursor: the name as it is and up to the cursor, its stretch, and what closes it. */
function openPlaceholder(
  file: SourceFile,
  offset: number,
): { readonly name: string; readonly typed: string; readonly start: number; readonly end: number; readonly closing: string } | undefined {
  const lineStart = file.lineStart(file.position(offset).line);
  const before = file.text.slice(lineStart, offset);
  const typed = /\(\( ?!?([-/.\w\p{L}]{0,300})$/u.exec(before)?.[1];
  if (typed === undefined || /(?:^|\s)#/.test(before)) return undefined;
  const rest = /^[-/.\w\p{L}]{0,300}/u.exec(file.text.slice(offset, offset + 400))![0];
  const end = offset + rest.length;
  const closed = /^ ?\){0,2}/.exec(file.text.slice(end, end + 3))![0].trim().length;
  return { name: typed + rest, typed, start: offset - typed.length, end, closing: '))'.slice(closed) };
}
