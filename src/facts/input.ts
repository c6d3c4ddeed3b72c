import type { Span } from '../base/source.ts';
import type { Foundation } from '../foundation/foundation.ts';
import type { Purpose } from '../foundation/plan.ts';
import type { Secrets } from '../foundation/secrets.ts';
import type { Cell } from '../value/cell.ts';
import type { Origin } from '../value/origin.ts';

/** What facts are made from. Pure data: the clock and git are handed in by the edge. */
export interface FactInput {
  readonly foundation: Foundation;
  /** The same foundation at an earlier revision, for tables of change. */
  readonly previous?: Foundation;
  /** The foundation of the run that this one is compared with, for tables that compare them; worked out when first asked for. */
  readonly reference?: () => Reference | undefined;
  /** Asked only when a rule's outcome depends on it; memoised by the edge. */
  readonly lifecycle: () => Lifecycle;
  readonly now: Date;
  /** What no message may show; left out where nothing is shown. */
  readonly secrets?: Secrets;
  /** What rules say of the change since the earlier revision, for tables about all changes together; left out where no rules run. */
  readonly highRisks?: () => readonly HighRisk[];
}

/** A change that a rule calls an error, by the name of that rule in its group. */
export interface HighRisk {
  readonly name: string;
  /** False while a variable decides. */
  readonly certain: boolean;
  readonly anchor: Span;
  readonly origin: Origin | undefined;
}

/** What a foundation is compared with: little enough to be kept for a whole run. */
export interface Reference {
  readonly name: string;
  readonly purpose: Purpose;
  readonly products: readonly ReferenceProduct[];
}

export interface ReferenceProduct {
  readonly slug: string;
  readonly version: Cell<string>;
  /** Properties by the names that TAS gives them, whose value is a number, a flag or an option and written in the config itself. */
  readonly written: ReadonlyMap<string, string>;
}

/** Whether the foundation has been installed once; `unknown` says why, for the summary. */
export type Lifecycle =
  | { readonly state: 'first-install' | 'operating'; readonly because: LifecycleReason }
  | { readonly state: 'unknown'; readonly because: LifecycleReason };

export type LifecycleReason = 'configured' | 'earlier-commit' | 'new-file' | 'no-git' | 'shallow-history' | 'root-commit';
