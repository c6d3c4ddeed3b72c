import type { SourceFile } from '../base/source.ts';
import type { DocumentKind } from '../foundation/kind.ts';
import type { Problem } from '../interpolate/problem.ts';
import type { Failure } from '../lint/lint-result.ts';
import type { Origin } from '../value/origin.ts';

/** What two states of foundations say differently, ready to be shown: no secret is in it. */
export interface Difference {
  /** Two times of the same foundations, or two foundations beside each other. */
  readonly of: 'times' | 'foundations';
  /** What the sides are called: revisions, a folder, foundations; undefined for the files as they lie on disk. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly foundations: readonly FoundationDifference[];
  /** How many configs were compared. */
  readonly compared: number;
  /** What could not be read on either side; a file that is broken and the same on both is no difference. */
  readonly failures: readonly Failure[];
  /** Templates of other tools whose text is another one: nobody here can evaluate them. */
  readonly templates: readonly { readonly file: SourceFile; readonly tool: string }[];
  /** Why om or bosh would refuse a config on either side; what follows from it is compared all the same. */
  readonly problems: readonly Problem[];
}

export interface FoundationDifference {
  /** '' for files that stand alone. */
  readonly name: string;
  readonly files: readonly FileDifference[];
}

/** A config that is on one side only, or that says something else. */
export type FileDifference =
  | { readonly kind: 'added' | 'removed'; readonly file: SourceFile; readonly is: DocumentKind }
  | {
      readonly kind: 'changed';
      readonly file: SourceFile;
      /** What it is compared with; another path where the file was renamed. */
      readonly before: SourceFile;
      readonly is: DocumentKind;
      readonly values: readonly ValueDifference[];
    };

/** A value that is said differently, or comes from another file (`moved`). */
export interface ValueDifference {
  /** As an ops-file names the place. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'order' | 'moved';
  readonly before: ShownSide | undefined;
  readonly after: ShownSide | undefined;
  /** True when both are known and one is of another type than the other, e.g. text and number. */
  readonly isOtherType: boolean;
}

/** One side of a value: what may be shown of it, and where it came from. */
export interface ShownSide {
  readonly value: ShownValue;
  readonly origin: Origin;
}

export type ScalarType = 'text' | 'number' | 'boolean' | 'null';

export type ShownValue =
  /** As YAML would read it back; masked where a part of it is secret. */
  | { readonly kind: 'scalar'; readonly text: string; readonly type: ScalarType }
  /** `((name))`, or a text with it: nobody here gives the value. */
  | { readonly kind: 'unknown'; readonly text: string }
  | { readonly kind: 'secret'; readonly type: ScalarType }
  | { readonly kind: 'certificates'; readonly certificates: readonly ShownCertificate[] }
  /** `{}` or `[]`. */
  | { readonly kind: 'empty'; readonly text: string }
  /** The items of a list, by name or value, in its order. */
  | { readonly kind: 'items'; readonly items: readonly string[] };

export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** The last day, as YYYY-MM-DD. */
  readonly notAfter: string;
  readonly names: readonly string[];
  /** SHA-256 of the certificate as hex, as `openssl x509 -fingerprint -sha256` has it. */
  readonly fingerprint: string;
}

/** How much is different; moves do not count. */
export interface DifferenceCount {
  readonly values: number;
  /** Configs that these are in. */
  readonly within: number;
  /** Configs on one side only. */
  readonly files: number;
}

export function differenceCount({ foundations }: Difference): DifferenceCount {
  const files = foundations.flatMap((foundation) => foundation.files);
  const counts = files.flatMap((file) => (file.kind === 'changed' ? [file.values.filter(({ kind }) => kind !== 'moved').length] : []));
  return {
    values: counts.reduce((sum, count) => sum + count, 0),
    within: counts.filter((count) => count > 0).length,
    files: files.length - counts.length,
  };
}

export function isSame({ values, files }: DifferenceCount): boolean {
  return values + files === 0;
}
