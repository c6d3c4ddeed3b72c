import * as every from './every-table.ts';
import type { Table } from './table.ts';

/** Every table that rules can ask, by the name it is exported under. A table is used through the names of its columns, whatever they are. */
export const tables: readonly Table[] = Object.values(every) as readonly unknown[] as readonly Table[];
