import type { JobDemands } from './job-demand.ts';
import { PLATFORM_DEMANDS } from './job-demands-platform.ts';
import { ROUTING_DEMANDS } from './job-demands-routing.ts';
import { SECURITY_DEMANDS } from './job-demands-security.ts';

const BY_JOB: ReadonlyMap<string, JobDemands> = new Map(
  [...ROUTING_DEMANDS, ...SECURITY_DEMANDS, ...PLATFORM_DEMANDS].flatMap((demands) => demands.jobs.map((job) => [job, demands] as const)),
);

/** What a job asks of its properties; undefined for a job whose templates nobody has read for this. */
export function demandsOf(job: string): JobDemands | undefined {
  return BY_JOB.get(job);
}
