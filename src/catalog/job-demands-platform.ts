import type { JobDemand, JobDemands, JobState } from './job-demand.ts';

const SYSLOG: JobDemands = {
  jobs: ['syslog_forwarder'],
  source:
    'cloudfoundry/syslog-release, jobs/syslog_forwarder/templates/syslog-release-forwarding-setup.conf.erb and syslog-release-forwarding-rules.conf.erb, 2025-09',
  unless: [{ at: 'syslog.migration.disabled', is: ['true'] }],
  demands: [
    { at: 'syslog.ca_cert', asks: 'needs', others: ['syslog.tls_enabled'], given: true },
    { at: 'syslog.transport', asks: 'word', words: ['tcp', 'udp', 'relp'] },
    { at: 'syslog.tls_enabled', asks: 'without', other: 'syslog.transport', values: ['udp'] },
    { at: 'syslog.fallback_servers', asks: 'shape', shapes: ['list'] },
    { at: 'syslog.fallback_servers', asks: 'without', other: 'syslog.transport', values: ['udp'] },
    { at: 'syslog.fallback_servers[]', asks: 'parts', parts: ['address', 'port', 'transport'] },
    { at: 'syslog.fallback_servers[].transport', asks: 'word', words: ['tcp', 'relp'] },
    {
      at: 'syslog.fallback_servers[].transport',
      when: [{ at: '.transport', is: ['relp'] }],
      asks: 'without',
      other: 'syslog.tls_enabled',
    },
    // rsyslog gets `@@ADDRESS:PORT`: no scheme, no port; an IPv6 address has several colons.
    { at: 'syslog.address', by: 'process', asks: 'form', pattern: /^(?!.*:\/\/)(?:[^\s:]+|\S*:\S*:\S*)$/, form: 'host' },
  ],
};

const SYSLOG_STORER: JobDemands = {
  jobs: ['syslog_storer'],
  source: 'cloudfoundry/syslog-release, jobs/syslog_storer/templates/rsyslog.conf.erb, 2025-09',
  demands: [{ at: 'syslog.transport', asks: 'word', words: ['tcp', 'udp', 'relp'] }],
};

const SEEDED = 'seeded_users.*';
const withSchema: readonly JobState[] = [{ at: '.role', is: ['schema-admin', 'multi-schema-admin'] }];

const PXC: JobDemands = {
  jobs: ['pxc-mysql'],
  source: 'cloudfoundry/pxc-release, jobs/pxc-mysql/templates/my.cnf.erb and seeded_users_and_databases.sql.erb, 2025-11',
  demands: [
    { at: 'engine_config.innodb_flush_method', asks: 'word', words: ['O_DIRECT', 'fsync'] },
    { at: SEEDED, asks: 'parts', parts: ['host', 'password', 'role'], filled: true },
    { at: SEEDED, when: withSchema, asks: 'parts', parts: ['schema'], filled: true },
    { at: `${SEEDED}.host`, asks: 'word', words: ['any', 'localhost', 'loopback'] },
    {
      at: `${SEEDED}.role`,
      asks: 'word',
      words: ['admin', 'schema-admin', 'multi-schema-admin', 'mysql-metrics', 'minimal'],
      open: true,
    },
  ],
};

const CLOUD_CONTROLLER: JobDemands = {
  jobs: ['cloud_controller_ng', 'cloud_controller_worker', 'cloud_controller_clock', 'cc_deployment_updater'],
  source: 'cloudfoundry/capi-release, jobs/cloud_controller_ng/templates/cloud_controller_ng.yml.erb, 2025-11',
  demands: [
    { at: 'app_domains', asks: 'shape', shapes: ['list'] },
    { at: 'app_domains[].router_group_name', asks: 'without', other: '.internal', values: ['true'] },
    ...keysOf([{ at: 'cc.database_encryption.skip_validation', set: false }]),
    { at: 'ccdb.databases', asks: 'count', key: 'tag', is: 'cc', least: 1 },
    { at: 'ccdb.roles', asks: 'count', key: 'tag', is: 'admin', least: 1 },
  ],
};

/** Keys as a list have one active; keys as a map are named by the label beside it. */
function keysOf(validated: readonly JobState[]): readonly JobDemand[] {
  const isMap: readonly JobState[] = [...validated, { at: 'cc.database_encryption.keys', shape: 'map' }];
  return [
    { at: 'cc.database_encryption.keys', when: validated, asks: 'count', key: 'active', is: 'true', least: 1, most: 1 },
    { at: 'cc.database_encryption', when: isMap, asks: 'parts', parts: ['current_key_label'] },
    { at: 'cc.database_encryption.current_key_label', when: isMap, asks: 'member', of: 'cc.database_encryption.keys{}' },
  ];
}

const PAIR = ['ca', 'certificate', 'private_key'];
const NATS_DEMANDS: readonly JobDemand[] = [
  { at: 'nats.machines', asks: 'shape', shapes: ['list'] },
  { at: 'nats.internal.tls', when: [{ at: 'nats.internal.tls.enabled', is: ['true'] }], asks: 'parts', parts: PAIR },
];

const NATS: JobDemands = {
  jobs: ['nats'],
  source: 'cloudfoundry/nats-release, jobs/nats/templates/nats.conf.erb and internal_tls/*.erb, 2025-10',
  demands: NATS_DEMANDS,
};

const NATS_TLS: JobDemands = {
  jobs: ['nats-tls'],
  source: 'cloudfoundry/nats-release, jobs/nats-tls/templates/internal_tls/*.erb and external_tls/*.erb, 2025-10',
  demands: [...NATS_DEMANDS, { at: 'nats.external.tls', asks: 'parts', parts: PAIR }],
};

const DNS_ALIASES: JobDemands = {
  jobs: ['bosh-dns-aliases'],
  source: 'cloudfoundry/bosh-dns-aliases-release, jobs/bosh-dns-aliases/templates/aliases.json.erb, 0.0.4',
  demands: [
    { at: 'aliases', asks: 'shape', shapes: ['list'] },
    { at: 'aliases[]', asks: 'parts', parts: ['domain', 'targets'] },
    { at: 'aliases[].targets', asks: 'shape', shapes: ['list'] },
    { at: 'aliases[].targets[]', asks: 'parts', parts: ['query', 'instance_group', 'network', 'deployment'] },
  ],
};

const DNS_HANDLERS: readonly JobDemand[] = [
  { at: 'handlers', by: 'process', asks: 'shape', shapes: ['list'] },
  { at: 'handlers[].source.type', by: 'process', asks: 'word', words: ['http', 'dns'] },
  { at: 'handlers[].source', when: [{ at: '.source.type', is: ['http'] }], by: 'process', asks: 'parts', parts: ['url'], filled: true },
  {
    at: 'handlers[].source',
    when: [{ at: '.source.type', is: ['dns'] }],
    by: 'process',
    asks: 'parts',
    parts: ['recursors'],
    filled: true,
  },
];

const DNS: JobDemands = {
  jobs: ['bosh-dns', 'bosh-dns-windows'],
  source: 'cloudfoundry/bosh-dns-release, src/bosh-dns/dns/config/handlers/handler_configs.go and dns/server/aliases/config.go, 2025-10',
  demands: [
    { at: 'aliases', by: 'process', asks: 'shape', shapes: ['map'] },
    { at: 'aliases.*', by: 'process', asks: 'shape', shapes: ['list'] },
    { at: 'recursors', by: 'process', asks: 'shape', shapes: ['list'] },
    { at: 'excluded_recursors', by: 'process', asks: 'shape', shapes: ['list'] },
    ...DNS_HANDLERS,
  ],
};

export const PLATFORM_DEMANDS: readonly JobDemands[] = [SYSLOG, SYSLOG_STORER, PXC, CLOUD_CONTROLLER, NATS, NATS_TLS, DNS_ALIASES, DNS];
