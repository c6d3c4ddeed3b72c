import type { Localized } from '../../base/language.ts';
import type { DocumentKind } from '../../foundation/kind.ts';
import type { FileContent } from '../documents.ts';
import type { GroupFolder } from './layout.ts';

/** One file as the workspace knows it. */
export interface Candidate extends FileContent {
  readonly absolute: string;
  readonly kind: DocumentKind;
  readonly why: Localized;
  readonly groupFolder: GroupFolder;
  /** False when it was only loaded to know the rest. */
  readonly requested: boolean;
  /** True for a file that was given alone, outside any layout and repository. */
  readonly alone: boolean;
}

/** A foundation's files before anything is chosen. */
export interface Group {
  readonly name: string;
  readonly directory: string;
  readonly why: Localized;
  readonly own: Candidate[];
  readonly shared: Set<Candidate>;
  /** Of an environment: how its files lie to each other, by which vars files are chosen. Others lie as the folders say. */
  readonly steps?: ReadonlyMap<Candidate, readonly string[]>;
  /** Of an environment: the configs that it takes from a folder for several, each with its vars files that tell so. */
  readonly joined?: ReadonlyMap<Candidate, readonly Candidate[]>;
}

/** The product that a product config names, or the kind of which a foundation has one. */
export function identityOf(candidate: Candidate): string | undefined {
  if (candidate.kind === 'director') return 'director';
  if (candidate.kind !== 'product') return undefined;
  return candidate.product === undefined ? undefined : `product ${candidate.product}`;
}
