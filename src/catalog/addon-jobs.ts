import type { SourceId } from './sources.ts';

/** Jobs of runtime config add-ons whose reach is known: meant for every VM, harmless everywhere, or able to break VMs they were not meant for. */
export interface AddonJob {
  /** A star at the end stands for any ending. */
  readonly name: string;
  readonly reach: 'every-vm' | 'harmless' | 'invasive';
  readonly source: readonly SourceId[];
}

const of = (reach: AddonJob['reach'], source: SourceId, ...names: readonly string[]): readonly AddonJob[] =>
  names.map((name) => ({ name, reach, source: [source] }));

export const ADDON_JOBS: readonly AddonJob[] = [
  ...of(
    'every-vm',
    'bosh',
    'bosh-dns',
    'bosh-dns-*',
    'bpm',
    'syslog_forwarder',
    'event_logger',
    'node_exporter',
    'loggr-*',
    'loggregator_agent',
    'metrics-agent',
  ),
  ...of('every-vm', 'bosh', 'metrics-discovery-registrar', 'prom_scraper', 'telegraf'),
  ...of('harmless', 'osconf', 'login_banner', 'user_add', 'ca_certs', 'tcp_keepalive'),
  ...of(
    'invasive',
    'osconf',
    'pre-start-script',
    'disable_agent',
    'harden_sshd',
    'iptables',
    'limits_not_recommended',
    'ipsec*',
    'antivirus*',
    'clamav*',
  ),
];

/** How far a job of an add-on reaches; undefined when nothing is known of it. */
export function reachOf(job: string): AddonJob['reach'] | undefined {
  return ADDON_JOBS.find(({ name }) => (name.endsWith('*') ? job.startsWith(name.slice(0, -1)) : job === name))?.reach;
}
