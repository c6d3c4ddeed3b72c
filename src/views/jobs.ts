import { jobs as jobTable } from '../facts/product/job.ts';
import type { View } from './view.ts';

/** The jobs of products as they are written, in the columns that people ask for most. */
export const jobs: View = {
  name: 'jobs',
  table: jobTable,
  columns: ['product', 'name', 'instances', 'instance_type', 'persistent_disk_mb', 'max_in_flight', 'elb_names'],
};
