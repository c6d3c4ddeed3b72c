/** Disk for staging an app, in MB. */

/**
 * What one staging task reserves: TAS sets 6144 by itself (KB 298377), the Cloud Controller of open source deployments has 4096 unless its manifest says
 * otherwise (capi-release, jobs/cloud_controller_ng/spec).
 */
export const STAGING_DISK_MB = { tas: 6144, bosh: 4096 } as const;

/** What staging of the largest app takes: a droplet of up to 2 GB and its archive of up to 2 GB (docs-dev-guide, "Deploying large apps"). */
export const MINIMUM_STAGING_DISK_MB = 4096;
