import type { JobDemand, JobDemands, JobState } from './job-demand.ts';

const TLS: readonly JobState[] = [{ at: 'router.enable_ssl', is: ['true'] }];

/** Suites that Gorouter knows: its own table of OpenSSL names, and the RFC names of Go's `crypto/tls`. */
export const GOROUTER_SUITES: ReadonlySet<string> = new Set(
  `RC4-SHA DES-CBC3-SHA AES128-SHA AES256-SHA AES128-SHA256 AES128-GCM-SHA256 AES256-GCM-SHA384 ECDHE-ECDSA-RC4-SHA ECDHE-ECDSA-AES128-SHA
  ECDHE-ECDSA-AES256-SHA ECDHE-RSA-RC4-SHA ECDHE-RSA-DES-CBC3-SHA ECDHE-RSA-AES128-SHA ECDHE-RSA-AES256-SHA ECDHE-ECDSA-AES128-SHA256
  ECDHE-RSA-AES128-SHA256 ECDHE-RSA-AES128-GCM-SHA256 ECDHE-ECDSA-AES128-GCM-SHA256 ECDHE-RSA-AES256-GCM-SHA384 ECDHE-ECDSA-AES256-GCM-SHA384
  ECDHE-RSA-CHACHA20-POLY1305 ECDHE-ECDSA-CHACHA20-POLY1305 TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305 TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305
  TLS_AES_128_GCM_SHA256 TLS_AES_256_GCM_SHA384 TLS_CHACHA20_POLY1305_SHA256 TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA
  TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
  TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 TLS_RSA_WITH_RC4_128_SHA TLS_RSA_WITH_3DES_EDE_CBC_SHA TLS_RSA_WITH_AES_128_CBC_SHA
  TLS_RSA_WITH_AES_256_CBC_SHA TLS_RSA_WITH_AES_128_CBC_SHA256 TLS_RSA_WITH_AES_128_GCM_SHA256 TLS_RSA_WITH_AES_256_GCM_SHA384
  TLS_ECDHE_ECDSA_WITH_RC4_128_SHA TLS_ECDHE_RSA_WITH_RC4_128_SHA TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256
  TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256`.split(/\s+/),
);

const pair = (at: string, parts: readonly string[], when?: readonly JobState[]): JobDemand => ({
  at,
  asks: 'together',
  parts,
  filled: true,
  ...(when === undefined ? {} : { when }),
});

const GOROUTER: JobDemands = {
  jobs: ['gorouter'],
  source:
    'cloudfoundry/routing-release, jobs/gorouter/templates/gorouter.yml.erb and src/code.cloudfoundry.org/gorouter/config/config.go, 2025-12',
  demands: [
    { at: 'router.tls_pem', when: TLS, asks: 'shape', shapes: ['list'], items: ['cert_chain', 'private_key'] },
    { at: 'router.tls_pem[]', when: TLS, asks: 'parts', parts: ['cert_chain', 'private_key'], filled: true },
    { at: 'router.enable_ssl', asks: 'needs', others: ['router.tls_pem'] },
    { at: 'router.disable_http', by: 'process', asks: 'needs', others: ['router.enable_ssl'] },
    { at: 'router.cipher_suites', when: TLS, by: 'process', asks: 'shape', shapes: ['text'] },
    { at: 'router.client_cert_validation', when: TLS, asks: 'word', words: ['none', 'request', 'require'] },
    { at: 'router.min_tls_version', when: TLS, asks: 'word', words: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] },
    { at: 'router.max_tls_version', when: TLS, asks: 'word', words: ['TLSv1.2', 'TLSv1.3'] },
    { at: 'router.max_request_headers', asks: 'number', least: 30, or: 0 },
    { at: 'router.max_response_headers', asks: 'number', least: 30, or: 0 },
    { at: 'router.max_request_header_kb', asks: 'number', least: 1, most: 1024 },
    { at: 'router.max_header_kb', asks: 'number', least: 1, most: 1024 },
    { at: 'router.balancing_algorithm', asks: 'word', words: ['round-robin', 'least-connection'] },
    { at: 'router.balancing_algorithm_az_preference', asks: 'word', words: ['none', 'locally-optimistic'] },
    { at: 'router.hash_based_routing.lookup_table_size', asks: 'word', words: ['XS', 'S', 'M', 'L', 'XL'] },
    { at: 'router.logging.format.timestamp', asks: 'word', words: ['rfc3339', 'deprecated', 'unix-epoch'] },
    {
      at: 'router.logging.extra_access_log_fields[]',
      asks: 'word',
      words: ['backend_time', 'dial_time', 'dns_time', 'failed_attempts', 'failed_attempts_time', 'local_address', 'tls_time'],
      open: true,
    },
    { at: 'router.forwarded_client_cert', by: 'process', asks: 'word', words: ['always_forward', 'forward', 'sanitize_set'] },
    { at: 'router.routing_table_sharding_mode', by: 'process', asks: 'word', words: ['all', 'segments', 'shared-and-segments'] },
    {
      at: 'router.routing_table_sharding_mode',
      when: [{ at: 'router.routing_table_sharding_mode', is: ['segments'] }],
      by: 'process',
      asks: 'needs',
      others: ['router.isolation_segments'],
    },
    { at: 'router.redact_query_parameters', by: 'process', asks: 'word', words: ['none', 'all', 'hash'] },
    { at: 'router.backends.max_attempts', asks: 'number', least: 1 },
    { at: 'router.route_services.max_attempts', asks: 'number', least: 1 },
    { at: 'router.load_balancer_healthy_threshold', by: 'process', asks: 'number', least: 0, texts: true },
    { at: 'router.prometheus.port', asks: 'number', least: 1, texts: true },
    { at: 'router.per_app_prometheus_http_metrics_reporting', asks: 'needs', others: ['router.prometheus.port'] },
    pair('router.prometheus', ['cert', 'key', 'ca_cert'], [{ at: 'router.prometheus.port', set: true }]),
    pair('router.backends', ['cert_chain', 'private_key']),
    pair('router.route_services', ['cert_chain', 'private_key']),
    pair('nats', ['cert_chain', 'private_key'], [{ at: 'nats.tls_enabled', is: ['true'] }]),
    {
      at: 'router.only_trust_client_ca_certs',
      when: [...TLS, { at: 'router.client_cert_validation', is: ['request', 'require'] }],
      by: 'process',
      asks: 'needs',
      others: ['router.client_ca_certs'],
    },
    { at: 'router.client_ca_certs', asks: 'shape', shapes: ['text'] },
    { at: 'router.isolation_segments', by: 'process', asks: 'shape', shapes: ['list'] },
    { at: 'router.extra_headers_to_log', by: 'process', asks: 'shape', shapes: ['list'] },
    { at: 'routing_api.ca_certs', asks: 'shape', shapes: ['text'] },
    { at: 'routing_api.cert_chain', asks: 'shape', shapes: ['text'] },
    { at: 'nats.machines', asks: 'shape', shapes: ['list'] },
    { at: 'nats.ca_certs', asks: 'shape', shapes: ['text'] },
  ],
};

const ROUTE_REGISTRAR: JobDemands = {
  jobs: ['route_registrar'],
  source: 'cloudfoundry/routing-release, jobs/route_registrar/templates/registrar_settings.json.erb, 2025-12',
  demands: [
    { at: 'route_registrar.routes', asks: 'shape', shapes: ['list'] },
    { at: 'route_registrar.routes[].tls_port', asks: 'needs', others: ['.server_cert_domain_san'], given: true },
    { at: 'nats.machines', asks: 'shape', shapes: ['list'] },
  ],
};

/** The template reads nothing else where somebody gives it the whole configuration. */
const RAW: readonly JobState[] = [{ at: 'ha_proxy.raw_config', set: true }];
const verifies = (at: string, other: string): JobDemand => ({ at, asks: 'needs', others: [other], values: ['verify'], given: true });

const HAPROXY: JobDemands = {
  jobs: ['haproxy'],
  source: 'cloudfoundry/haproxy-boshrelease, jobs/haproxy/templates/haproxy.config.erb and certs.ttar.erb, 2025-10',
  unless: RAW,
  demands: [
    { at: 'ha_proxy.ssl_pem[]', asks: 'parts', parts: ['cert_chain', 'private_key'], texts: true },
    { at: 'ha_proxy.ssl_pem', when: [{ at: 'ha_proxy.ssl_pem', shape: 'map' }], asks: 'parts', parts: ['cert_chain', 'private_key'] },
    { at: 'ha_proxy.ssl_pem', asks: 'without', other: 'ha_proxy.crt_list' },
    { at: 'ha_proxy.crt_list', asks: 'shape', shapes: ['list'] },
    { at: 'ha_proxy.crt_list[].client_ca_file', asks: 'without', other: 'ha_proxy.client_ca_file' },
    { at: 'ha_proxy.crt_list[].client_revocation_list', asks: 'without', other: 'ha_proxy.client_revocation_list' },
    {
      at: 'ha_proxy.forwarded_client_cert',
      asks: 'word',
      words: ['always_forward_only', 'forward_only', 'sanitize_set', 'forward_only_if_route_service'],
      anyCase: true,
    },
    { at: 'ha_proxy.disable_domain_fronting', asks: 'word', words: ['true', 'false', 'mtls_only'] },
    { at: 'ha_proxy.drain_frontend_grace_time', asks: 'needs', others: ['ha_proxy.drain_enable'] },
    { at: 'ha_proxy.hsts_include_subdomains', asks: 'needs', others: ['ha_proxy.hsts_enable'] },
    { at: 'ha_proxy.hsts_preload', asks: 'needs', others: ['ha_proxy.hsts_enable'] },
    { at: 'ha_proxy.client_cert_ignore_err', asks: 'needs', others: ['ha_proxy.client_cert'], given: true },
    { at: 'ha_proxy.client_revocation_list', asks: 'needs', others: ['ha_proxy.client_cert'], given: true },
    { at: 'ha_proxy.enable_4443', asks: 'needs', others: ['ha_proxy.ssl_pem', 'ha_proxy.crt_list'] },
    { at: 'ha_proxy.enable_redispatch', asks: 'without', other: 'ha_proxy.retries', values: ['0'] },
    verifies('ha_proxy.backend_ssl_verifyhost', 'ha_proxy.backend_ssl'),
    verifies('ha_proxy.routed_backend_servers.*.backend_verifyhost', '.backend_ssl'),
    verifies('ha_proxy.tcp[].backend_verifyhost', '.backend_ssl'),
  ],
};

export const ROUTING_DEMANDS: readonly JobDemands[] = [GOROUTER, ROUTE_REGISTRAR, HAPROXY];
