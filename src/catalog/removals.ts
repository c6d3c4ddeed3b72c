/**
 * Properties and jobs that a version of TAS removed or renamed. `evidence` says where that was learnt: release notes for tile developers, or complete
 * configurations generated for neighbouring versions (a name that is merely missing there may have become optional; such rows are `medium`).
 */
export interface Removal {
  /** A property, with a star at the end for a family; `resource-config.JOB`, or `errand-config.ERRAND`. */
  readonly name: string;
  /** Set when only one option of the property went. */
  readonly option?: string;
  /** Set when it went from one product only. */
  readonly product?: 'p-isolation-segment';
  /** Newest complete configuration that still has it. */
  readonly lastSeen?: string;
  readonly removedIn: string;
  readonly replacement?: string;
  readonly action: 'delete' | 'rename' | 'convert';
  readonly evidence: string;
  readonly confidence: 'high' | 'medium';
}

// prettier-ignore
export const REMOVALS: readonly Removal[] = [
  { name: 'resource-config.ccdb', removedIn: '2.1', action: 'delete', evidence: 'job lists of 1.x; tile metadata 2.1.3', confidence: 'high' },
  { name: 'resource-config.uaadb', removedIn: '2.1', action: 'delete', evidence: 'job lists of 1.x; tile metadata 2.1.3', confidence: 'high' },
  { name: 'resource-config.etcd_server', removedIn: '2.1', action: 'delete', evidence: 'job lists of 1.x; tile metadata 2.1.3', confidence: 'high' },
  { name: 'resource-config.etcd_tls_server', removedIn: '2.1', action: 'delete', evidence: 'job lists of 1.x; tile metadata 2.1.3', confidence: 'high' },
  { name: 'resource-config.smoke-tests', removedIn: '2.1', action: 'delete', evidence: 'job lists of 1.x; tile metadata 2.1.3', confidence: 'high' },
  { name: 'resource-config.notifications', removedIn: '2.1', action: 'delete', evidence: 'job lists of 1.x; tile metadata 2.1.3', confidence: 'high' },
  { name: 'resource-config.notifications-ui', removedIn: '2.1', action: 'delete', evidence: 'job lists of 1.x; tile metadata 2.1.3', confidence: 'high' },
  { name: 'resource-config.push-pivotal-account', removedIn: '2.1', action: 'delete', evidence: 'job lists of 1.x; tile metadata 2.1.3', confidence: 'high' },
  { name: 'resource-config.autoscaling', removedIn: '2.1', action: 'delete', evidence: 'job lists of 1.x; tile metadata 2.1.3', confidence: 'high' },
  { name: 'resource-config.autoscaling-register-broker', removedIn: '2.1', action: 'delete', evidence: 'job lists of 1.x; tile metadata 2.1.3', confidence: 'high' },
  { name: 'resource-config.nfsbrokerpush', removedIn: '2.1', action: 'delete', evidence: 'job lists of 1.x; tile metadata 2.1.3', confidence: 'high' },
  { name: 'resource-config.bootstrap', removedIn: '2.1', action: 'delete', evidence: 'job lists of 1.x; tile metadata 2.1.3', confidence: 'high' },
  { name: 'resource-config.mysql-rejoin-unsafe', removedIn: '2.1', action: 'delete', evidence: 'job lists of 1.x; tile metadata 2.1.3', confidence: 'high' },
  { name: 'resource-config.service-discovery-controller', lastSeen: '2.2.2', removedIn: '2.6', action: 'delete', evidence: 'tile metadata 2.2.2; generated configs', confidence: 'high' },
  { name: 'resource-config.backup-prepare', lastSeen: '2.2.2', removedIn: '2.6', replacement: 'resource-config.backup_restore', action: 'rename', evidence: 'tile metadata 2.2.2; generated configs', confidence: 'high' },
  { name: '.properties.route_integrity', option: 'do_not_verify', removedIn: '2.4', replacement: 'tls_verify or mutual_tls_verify', action: 'convert', evidence: 'generated configs; reports of upgrades', confidence: 'medium' },
  { name: '.properties.mysql_backups*', removedIn: '2.1', action: 'delete', evidence: 'tile developer release notes 2.1', confidence: 'high' },
  { name: '.router.max_idle_connections', removedIn: '2.1', replacement: '.properties.router_keepalive_connections', action: 'rename', evidence: 'tile developer release notes 2.1', confidence: 'high' },
  { name: '.properties.enable_grootfs', removedIn: '2.3', action: 'delete', evidence: 'tile developer release notes 2.3', confidence: 'high' },
  { name: '.properties.enable_service_discovery_for_apps', removedIn: '2.3', action: 'delete', evidence: 'tile developer release notes 2.3', confidence: 'high' },
  { name: '.properties.rep_proxy_enabled', removedIn: '2.3', action: 'delete', evidence: 'tile developer release notes 2.3', confidence: 'high' },
  { name: '.properties.garden_disk_cleanup', option: 'threshold', removedIn: '2.4', replacement: '.properties.garden_disk_cleanup (option reserved)', action: 'rename', evidence: 'tile migration in public history', confidence: 'medium' },
  { name: '.properties.cloud_controller_default_stack', removedIn: '2.5', action: 'delete', evidence: 'tile developer release notes 2.5', confidence: 'high' },
  { name: '.properties.bosh_dns_servers', removedIn: '2.5', action: 'delete', evidence: 'tile developer release notes 2.5', confidence: 'high' },
  { name: '.properties.enable_log_cache', removedIn: '2.5', action: 'delete', evidence: 'tile developer release notes 2.5', confidence: 'high' },
  { name: '.properties.enable_cf_metric_name', removedIn: '2.5', action: 'delete', evidence: 'tile developer release notes 2.5', confidence: 'high' },
  { name: '.properties.stack_migration_acknowledgement', removedIn: '2.6', action: 'delete', evidence: 'tile developer release notes 2.6', confidence: 'high' },
  { name: '.properties.cf_networking_internal_domain', lastSeen: '2.6.20', removedIn: '2.8', replacement: '.properties.cf_networking_internal_domains (list of {name})', action: 'convert', evidence: 'generated configs', confidence: 'high' },
  { name: '.properties.credhub_key_encryption_passwords', lastSeen: '2.6.20', removedIn: '2.8', replacement: '.properties.credhub_internal_provider_keys / .properties.credhub_hsm_provider_encryption_keys', action: 'convert', evidence: 'generated configs', confidence: 'high' },
  { name: '.properties.router_prune_all_stale_routes', lastSeen: '2.6.20', removedIn: '2.8', action: 'delete', evidence: 'generated configs', confidence: 'high' },
  { name: '.properties.syslog_agent_enabled', lastSeen: '2.6.20', removedIn: '2.8', action: 'delete', evidence: 'generated configs', confidence: 'high' },
  { name: '.properties.syslog_metrics_to_syslog_enabled', lastSeen: '2.6.20', removedIn: '2.8', action: 'delete', evidence: 'generated configs', confidence: 'high' },
  { name: '.properties.system_metrics_enabled', lastSeen: '2.6.20', removedIn: '2.8', action: 'delete', evidence: 'generated configs', confidence: 'high' },
  { name: 'resource-config.consul_server', lastSeen: '2.6.20', removedIn: '2.7', action: 'delete', evidence: 'generated configs; tile developer release notes 2.7', confidence: 'high' },
  { name: 'resource-config.syslog_adapter', lastSeen: '2.6.20', removedIn: '2.8', action: 'delete', evidence: 'generated configs', confidence: 'high' },
  { name: 'resource-config.syslog_scheduler', lastSeen: '2.6.20', removedIn: '2.8', action: 'delete', evidence: 'generated configs', confidence: 'high' },
  { name: '.isolated_diego_cell.placement_tag', removedIn: '2.8', replacement: '.properties.compute_isolation.enabled.isolation_segment_name', action: 'rename', evidence: 'segment metadata 2.2 and later configs', confidence: 'medium' },
  { name: '.properties.istio', lastSeen: '2.8.11', removedIn: '2.9', action: 'delete', evidence: 'generated configs; 2.11 release notes', confidence: 'high' },
  { name: 'resource-config.istio_control', lastSeen: '2.10.12', removedIn: '2.11', action: 'delete', evidence: 'generated configs', confidence: 'high' },
  { name: 'resource-config.istio_router', lastSeen: '2.10.12', removedIn: '2.11', action: 'delete', evidence: 'generated configs', confidence: 'high' },
  { name: 'resource-config.route_syncer', lastSeen: '2.10.12', removedIn: '2.11', action: 'delete', evidence: 'generated configs', confidence: 'high' },
  { name: '.properties.experimental_dynamic_egress_enforcement', lastSeen: '2.9.1', removedIn: '2.10', action: 'delete', evidence: 'generated configs', confidence: 'high' },
  { name: '.properties.diego_log_timestamp_format', lastSeen: '2.9.1', removedIn: '2.10', replacement: '.properties.logging_timestamp_format', action: 'rename', evidence: 'generated configs', confidence: 'high' },
  { name: '.ha_proxy.skip_cert_verify', lastSeen: '2.10.12', removedIn: '2.11', action: 'delete', evidence: 'generated configs; 2.11 release notes', confidence: 'high' },
  { name: '.properties.skip_cert_verify', product: 'p-isolation-segment', lastSeen: '2.10.10', removedIn: '2.11', action: 'delete', evidence: '2.11 release notes', confidence: 'high' },
  { name: '.properties.routing_minimum_tls_version', lastSeen: '2.11.52', removedIn: '2.12', replacement: '.properties.routing_tls_version_range (tls_v1_2 -> tls_v1_2_v1_3)', action: 'convert', evidence: 'generated configs', confidence: 'high' },
  { name: '.properties.enable_log_cache_syslog_ingestion', lastSeen: '2.12.5', removedIn: '3.0', action: 'delete', evidence: 'generated configs; 3.0 release notes', confidence: 'high' },
  { name: '.properties.logging_timestamp_format', lastSeen: '2.12.5', removedIn: '4.0', action: 'delete', evidence: 'generated configs; 5.0 release notes', confidence: 'high' },
  { name: '.properties.haproxy_client_cert_validation', lastSeen: '2.12.5', removedIn: '3.0', action: 'delete', evidence: '3.0 release notes; generated configs', confidence: 'high' },
  { name: '.properties.haproxy_forward_tls', lastSeen: '2.12.5', removedIn: '3.0', action: 'delete', evidence: '3.0 release notes; generated configs', confidence: 'high' },
  { name: '.properties.haproxy_hsts_support', lastSeen: '2.12.5', removedIn: '3.0', action: 'delete', evidence: '3.0 release notes; generated configs', confidence: 'high' },
  { name: '.properties.haproxy_max_buffer_size', lastSeen: '2.12.5', removedIn: '3.0', action: 'delete', evidence: '3.0 release notes; generated configs', confidence: 'high' },
  { name: '.properties.haproxy_ssl_ciphers', lastSeen: '2.12.5', removedIn: '3.0', action: 'delete', evidence: '3.0 release notes; generated configs', confidence: 'high' },
  { name: 'resource-config.ha_proxy', lastSeen: '2.11.52', removedIn: '3.0', action: 'delete', evidence: '3.0 release notes; generated configs', confidence: 'high' },
  { name: 'resource-config.isolated_ha_proxy', removedIn: '3.0', action: 'delete', evidence: 'segment 3.0 release notes', confidence: 'high' },
  { name: '.properties.routing_tls_termination', option: 'ha_proxy', removedIn: '3.0', replacement: 'router or load_balancer', action: 'convert', evidence: '3.0 release notes', confidence: 'high' },
  { name: '.router.enable_isolated_routing', lastSeen: '2.12.5', removedIn: '4.0', replacement: '.properties.isolated_routing (false -> accept_all, true -> reject_all)', action: 'convert', evidence: 'generated configs (exact minor 2.13..4.0 unknown; meaning of the options from public configs)', confidence: 'medium' },
  { name: '.properties.syslog_agent_aggregate_drains', removedIn: '5.0', replacement: '.properties.mtls_syslog_agent_aggregate_drains (list of {url,...})', action: 'convert', evidence: '5.0 release notes', confidence: 'high' },
  { name: '.properties.cloud_controller_fs4_only', lastSeen: '4.0.18', removedIn: '5.0', replacement: '.properties.cloud_controller_stacks', action: 'rename', evidence: 'generated configs; srt 5.0.3 staged config has cloud_controller_stacks', confidence: 'high' },
  { name: '.properties.push_tas_portal_app_accelerator_activate', lastSeen: '4.0.18', removedIn: '6.0', action: 'delete', evidence: 'generated configs', confidence: 'medium' },
  { name: 'errand-config.push-tas-portal', lastSeen: '4.0.18', removedIn: '6.0', action: 'delete', evidence: 'generated configs', confidence: 'medium' },
  { name: '.properties.uaa.internal.password_*', lastSeen: '4.0.18', removedIn: '6.0', replacement: '.properties.uaa_internal_users_password_policies', action: 'convert', evidence: 'generated configs; 6.0 release notes', confidence: 'high' },
  { name: '.properties.cloud_controller_stacks', lastSeen: '6.0.15', removedIn: '10.4', action: 'delete', evidence: 'generated configs (removed somewhere in 10.0..10.4)', confidence: 'medium' },
  { name: '.properties.route_integrity', lastSeen: '6.0.15', removedIn: '10.4', action: 'delete', evidence: 'generated configs (removed somewhere in 10.0..10.4)', confidence: 'medium' },
  { name: '.properties.mtls_log_cache', lastSeen: '6.0.15', removedIn: '10.4', action: 'delete', evidence: 'generated configs (10.0..10.4)', confidence: 'medium' },
  { name: '.properties.routing_api_enabled_api_endpoints', lastSeen: '6.0.15', removedIn: '10.4', action: 'delete', evidence: 'generated configs (10.0..10.4)', confidence: 'medium' },
  { name: '.router.httplaxcontentlength', lastSeen: '6.0.15', removedIn: '10.4', action: 'delete', evidence: 'generated configs (10.0..10.4)', confidence: 'medium' },
  { name: '.properties.legacy_md5_buildpack_paths_enabled', lastSeen: '6.0.15', removedIn: '10.4', action: 'delete', evidence: 'generated configs (10.0..10.4)', confidence: 'medium' },
  { name: '.properties.push_apps_manager_cf_cli_packages', lastSeen: '6.0.15', removedIn: '10.4', action: 'delete', evidence: 'generated configs (10.0..10.4)', confidence: 'medium' },
  { name: '.properties.cloud_controller_app_log_revision', lastSeen: '6.0.15', removedIn: '10.4', action: 'delete', evidence: 'generated configs (10.0..10.4)', confidence: 'medium' },
  { name: '.mysql_monitor.poll_frequency', lastSeen: '6.0.15', removedIn: '10.4', action: 'delete', evidence: 'generated configs (10.0..10.4; the job mysql_monitor itself is still there)', confidence: 'medium' },
  { name: '.mysql_monitor.write_read_delay', lastSeen: '6.0.15', removedIn: '10.4', action: 'delete', evidence: 'generated configs (10.0..10.4)', confidence: 'medium' },
];
