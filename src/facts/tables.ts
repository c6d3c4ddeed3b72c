import { certificates, pemProblems, privateKeys } from './certificate.ts';
import { documents } from './document.ts';
import { domains } from './domain.ts';
import { errands } from './errand.ts';
import { jobs } from './job.ts';
import { operations } from './operation.ts';
import { products } from './product.ts';
import { properties } from './property.ts';
import { requiredNames } from './required-name.ts';
import { sites } from './site.ts';
import type { Table } from './table.ts';

/** Every table that rules can use. A new table is one file and one line here. */
export const tables = [
  documents,
  products,
  properties,
  jobs,
  errands,
  sites,
  operations,
  certificates,
  privateKeys,
  pemProblems,
  requiredNames,
  domains,
] as readonly unknown[] as readonly Table[]; // a table is used through the names of its columns, whatever they are
