import type { Language } from '../../base/language.ts';
import type { SourceFile } from '../../base/source.ts';
import type { Document, Foundation } from '../../foundation/foundation.ts';
import { movedOffset } from './moved-text.ts';

/** What an editor asks about: a place in an open file, and what that file belongs to. */
export interface Question {
  /** The file as the editor has it now. */
  readonly file: SourceFile;
  /** UTF-16 code units from the beginning of that text. */
  readonly offset: number;
  /** The foundations that are open. A file that cannot be read now stands in them with the last text that could. */
  readonly foundations: readonly Foundation[];
  readonly language: Language;
}

/** The place that is asked about in the text that was read last. */
export interface ReadPlace {
  readonly file: SourceFile;
  readonly offset: number;
}

/** True when two files are one file, perhaps at two times. */
export function isSameFile(one: SourceFile, other: SourceFile): boolean {
  return one === other || one.path === other.path;
}

/** A document in its foundation. */
export interface Placed {
  readonly foundation: Foundation;
  readonly document: Document;
}

/** The documents that are made of a file: its own, and those that it feeds. */
export function documentsMadeOf(file: SourceFile, foundations: readonly Foundation[]): readonly Placed[] {
  return foundations.flatMap((foundation) =>
    foundation.documents
      .filter((document) => filesOf(document).some((one) => isSameFile(one, file)))
      .map((document) => ({ foundation, document })),
  );
}

/** The files that a document is made of: its own first, ops- and vars-files in the order of om. */
export function filesOf({ file, opsFiles, varsFiles }: Document): readonly SourceFile[] {
  return [file, ...opsFiles, ...varsFiles];
}

/** The place in the text that the foundations know; undefined for a file that none of them has, and for a place that was typed since. */
export function readPlaceOf({ file, offset, foundations }: Question): ReadPlace | undefined {
  for (const { documents } of foundations) {
    const read = documents.find((document) => isSameFile(document.file, file))?.file;
    if (read === undefined) continue;
    const moved = movedOffset(file.text, read.text, offset);
    return moved === undefined ? undefined : { file: read, offset: moved };
  }
  return undefined;
}
