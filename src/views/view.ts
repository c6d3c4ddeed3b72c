import type { Table } from '../facts/table.ts';

/** What people ask of several tables together: rows of its own, in columns that stay as they are from release to release. No rule asks it. */
export interface View {
  /** `certs`, `ports` … */
  readonly name: string;
  /** Its rows and what their columns mean, in the order in which they are shown. */
  readonly table: Table;
  /** The columns that are shown unless others are asked for. */
  readonly columns: readonly string[];
}
