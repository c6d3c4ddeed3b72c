import { availabilityZones, networkReferences } from './availability-zone.ts';
import { certificates, pemProblems, privateKeys } from './certificate.ts';
import { documents } from './document.ts';
import { domains } from './domain.ts';
import { errands } from './errand.ts';
import { jobs } from './job.ts';
import { nameServers, timeServers } from './network-service.ts';
import { overlayConflicts, overlays } from './network-overlay.ts';
import { networks, subnetFieldProblems, subnetPairs, subnets } from './network.ts';
import { operations } from './operation.ts';
import { products } from './product.ts';
import { properties } from './property.ts';
import { requiredNames } from './required-name.ts';
import { sites } from './site.ts';
import { staticIpProblems, staticIps } from './static-ip.ts';
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
  networks,
  subnets,
  subnetFieldProblems,
  subnetPairs,
  availabilityZones,
  networkReferences,
  nameServers,
  timeServers,
  staticIps,
  staticIpProblems,
  overlays,
  overlayConflicts,
] as readonly unknown[] as readonly Table[]; // a table is used through the names of its columns, whatever they are
