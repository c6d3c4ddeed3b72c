import { capacity } from './capacity.ts';
import { certs } from './certs.ts';
import { domains } from './domains.ts';
import { jobs } from './jobs.ts';
import { ports } from './ports.ts';
import type { View } from './view.ts';

/** Every view, in the order of the list. A new view is its file and its place here. */
export const VIEWS: readonly View[] = [certs, ports, jobs, capacity, domains];
