/** How a setting is read. */
export type SettingKind = 'text' | 'integer' | 'flag' | 'texts' | 'filled';

/** The key under which most settings stand, and the way to those of the director itself. */
export const PROPERTIES = 'properties-configuration';
export const DIRECTOR = [PROPERTIES, 'director_configuration'] as const;

/** Settings of a director config as columns: [column, kind, doc, path]. Names are the file's own; prefixes only where two sections share a key. */
export const DIRECTOR_SETTINGS: readonly (readonly [string, SettingKind, string, readonly string[]])[] = [
  ['ntp_servers', 'texts', 'ntp_servers_string, cut at commas', [...DIRECTOR, 'ntp_servers_string']],
  ['resurrector_enabled', 'flag', 'resurrector_enabled', [...DIRECTOR, 'resurrector_enabled']],
  ['post_deploy_enabled', 'flag', 'post_deploy_enabled', [...DIRECTOR, 'post_deploy_enabled']],
  ['retry_bosh_deploys', 'flag', 'retry_bosh_deploys', [...DIRECTOR, 'retry_bosh_deploys']],
  ['keep_unreachable_vms', 'flag', 'keep_unreachable_vms', [...DIRECTOR, 'keep_unreachable_vms']],
  ['bosh_recreate_on_next_deploy', 'flag', 'bosh_recreate_on_next_deploy', [...DIRECTOR, 'bosh_recreate_on_next_deploy']],
  [
    'bosh_director_recreate_on_next_deploy',
    'flag',
    'bosh_director_recreate_on_next_deploy',
    [...DIRECTOR, 'bosh_director_recreate_on_next_deploy'],
  ],
  [
    'bosh_recreate_persistent_disks_on_next_deploy',
    'flag',
    'bosh_recreate_persistent_disks_on_next_deploy',
    [...DIRECTOR, 'bosh_recreate_persistent_disks_on_next_deploy'],
  ],
  ['skip_director_drain', 'flag', 'skip_director_drain', [...DIRECTOR, 'skip_director_drain']],
  ['job_configuration_on_tmpfs', 'flag', 'job_configuration_on_tmpfs', [...DIRECTOR, 'job_configuration_on_tmpfs']],
  ['director_worker_count', 'integer', 'director_worker_count', [...DIRECTOR, 'director_worker_count']],
  ['product_deploy_parallelism', 'integer', 'product_deploy_parallelism', [...DIRECTOR, 'product_deploy_parallelism']],
  ['max_threads', 'integer', 'max_threads', [...DIRECTOR, 'max_threads']],
  ['metrics_ip', 'text', 'metrics_ip', [...DIRECTOR, 'metrics_ip']],
  ['custom_ssh_banner', 'text', 'custom_ssh_banner', [...DIRECTOR, 'custom_ssh_banner']],
  ['metrics_server_enabled', 'flag', 'metrics_server_enabled', [...DIRECTOR, 'metrics_server_enabled']],
  ['system_metrics_runtime_enabled', 'flag', 'system_metrics_runtime_enabled', [...DIRECTOR, 'system_metrics_runtime_enabled']],
  ['database_type', 'text', 'internal or external', [...DIRECTOR, 'database_type']],
  [
    'external_database_tls_enabled',
    'flag',
    'external_database_options.tls_enabled',
    [...DIRECTOR, 'external_database_options', 'tls_enabled'],
  ],
  ['external_database_host', 'text', 'external_database_options.host', [...DIRECTOR, 'external_database_options', 'host']],
  ['blobstore_type', 'text', 'local, s3 or gcs', [...DIRECTOR, 'blobstore_type']],
  ['local_blobstore_tls_enabled', 'flag', 'local_blobstore_options.tls_enabled', [...DIRECTOR, 'local_blobstore_options', 'tls_enabled']],
  [
    'local_blobstore_signed_urls',
    'flag',
    'local_blobstore_options.enable_signed_urls',
    [...DIRECTOR, 'local_blobstore_options', 'enable_signed_urls'],
  ],
  ['s3_endpoint', 'text', 's3_blobstore_options.endpoint', [...DIRECTOR, 's3_blobstore_options', 'endpoint']],
  ['s3_signature_version', 'text', 's3_blobstore_options.signature_version', [...DIRECTOR, 's3_blobstore_options', 'signature_version']],
  ['s3_backup_strategy', 'text', 's3_blobstore_options.backup_strategy', [...DIRECTOR, 's3_blobstore_options', 'backup_strategy']],
  ['s3_url_style', 'text', 's3_blobstore_options.url_style', [...DIRECTOR, 's3_blobstore_options', 'url_style']],
  ['s3_signed_urls', 'flag', 's3_blobstore_options.enable_signed_urls', [...DIRECTOR, 's3_blobstore_options', 'enable_signed_urls']],
  ['hm_emailer_enabled', 'flag', 'hm_emailer_options.enabled', [...DIRECTOR, 'hm_emailer_options', 'enabled']],
  ['hm_emailer_host', 'text', 'hm_emailer_options.host', [...DIRECTOR, 'hm_emailer_options', 'host']],
  [
    'hm_emailer_recipients',
    'texts',
    'hm_emailer_options.recipients.value, cut at commas',
    [...DIRECTOR, 'hm_emailer_options', 'recipients', 'value'],
  ],
  ['hm_pager_duty_enabled', 'flag', 'hm_pager_duty_options.enabled', [...DIRECTOR, 'hm_pager_duty_options', 'enabled']],
  [
    'generate_vm_passwords',
    'flag',
    'security_configuration.generate_vm_passwords',
    [PROPERTIES, 'security_configuration', 'generate_vm_passwords'],
  ],
  [
    'trusted_certificates',
    'filled',
    'whether security_configuration.trusted_certificates holds anything',
    [PROPERTIES, 'security_configuration', 'trusted_certificates'],
  ],
  [
    'opsmanager_root_ca_trusted_certs',
    'flag',
    'security_configuration.opsmanager_root_ca_trusted_certs',
    [PROPERTIES, 'security_configuration', 'opsmanager_root_ca_trusted_certs'],
  ],
  [
    'clear_default_trusted_certificates_store',
    'flag',
    'security_configuration.clear_default_trusted_certificates_store',
    [PROPERTIES, 'security_configuration', 'clear_default_trusted_certificates_store'],
  ],
  ['syslog_enabled', 'flag', 'syslog_configuration.enabled', [PROPERTIES, 'syslog_configuration', 'enabled']],
  ['syslog_address', 'text', 'syslog_configuration.address', [PROPERTIES, 'syslog_configuration', 'address']],
  [
    'syslog_transport_protocol',
    'text',
    'syslog_configuration.transport_protocol',
    [PROPERTIES, 'syslog_configuration', 'transport_protocol'],
  ],
  ['syslog_tls_enabled', 'flag', 'syslog_configuration.tls_enabled', [PROPERTIES, 'syslog_configuration', 'tls_enabled']],
  ['network', 'text', 'network-assignment.network.name', ['network-assignment', 'network', 'name']],
  [
    'singleton_az',
    'text',
    'network-assignment.singleton_availability_zone.name',
    ['network-assignment', 'singleton_availability_zone', 'name'],
  ],
  ['icmp_checks_enabled', 'flag', 'networks-configuration.icmp_checks_enabled', ['networks-configuration', 'icmp_checks_enabled']],
  ['director_instance_type', 'text', 'VM type of the director', ['resource-configuration', 'director', 'instance_type', 'id']],
  [
    'director_disk_mb',
    'integer',
    'persistent disk of the director in MB',
    ['resource-configuration', 'director', 'persistent_disk', 'size_mb'],
  ],
  ['compilation_instances', 'integer', 'compilation VMs', ['resource-configuration', 'compilation', 'instances']],
  ['compilation_instance_type', 'text', 'VM type of compilation VMs', ['resource-configuration', 'compilation', 'instance_type', 'id']],
];

/** Settings of an IaaS configuration, whichever of the two places it stands in; the first one counts. */
export const IAAS_SETTINGS: readonly (readonly [string, SettingKind, string, string])[] = [
  ['nsx_mode', 'text', 'nsx_mode of the first IaaS configuration: nsx-v or nsx-t', 'nsx_mode'],
  ['nsx_networking_enabled', 'flag', 'nsx_networking_enabled of the first IaaS configuration', 'nsx_networking_enabled'],
];
