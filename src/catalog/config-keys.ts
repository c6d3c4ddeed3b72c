/**
 * Keys of the files that om and Ops Manager read, those of older versions and of every infrastructure included: what stands here is never taken for a slip.
 * Learnt from om 7.21.7 (`commands`, `cmd/main.go`, `vmlifecycle/vmmanagers`), the Ops Manager API 2.10 to 3.x (PUT of the staged director), and public configs.
 */

const words = (list: string): readonly string[] => list.split(' ');

/** Flags that every command with `--config` takes beside its own. */
const INTERPOLATION = words('config var vars-file vars-env ops-file');

/** Flags of `om download-product`, in all their spellings. */
export const DOWNLOAD_KEYS: readonly string[] = [
  ...INTERPOLATION,
  ...words(
    'pivnet-product-slug pivnet-api-token pivnet-file-glob pivnet-disable-ssl pivnet-host file-glob product-version product-version-regex output-directory source',
  ),
  ...words('stemcell-iaas stemcell-version stemcell-heavy stemcell-slug stemcell-output-directory download-stemcell'),
  ...words('blobstore-bucket blobstore-product-path blobstore-stemcell-path check-already-uploaded cache-cleanup'),
  ...words('s3-bucket s3-product-path s3-stemcell-path s3-access-key-id s3-secret-access-key s3-region-name s3-endpoint s3-auth-type'),
  ...words('s3-disable-ssl s3-enable-v2-signing gcs-bucket gcs-product-path gcs-stemcell-path gcs-service-account-json gcs-project-id'),
  ...words('gcp-service-account-json gcp-project-id azure-container azure-product-path azure-stemcell-path azure-storage-account'),
  ...words('azure-storage-key proxy-url proxy-username proxy-password proxy-domain proxy-auth-type proxy-krb5-config'),
];

/** Flags of the `om configure-*-authentication` commands. */
const AUTH_KEYS = [
  ...INTERPOLATION,
  ...words('username password decryption-passphrase http-proxy-url https-proxy-url no-proxy precreated-client-secret'),
  ...words('server-url ldap-username ldap-password user-search-base user-search-filter group-search-base group-search-filter'),
  ...words('ldap-rbac-admin-group-name email-attribute ldap-referrals server-ssl-cert ldap-max-search-depth skip-create-bosh-admin-client'),
  ...words('saml-idp-metadata saml-bosh-idp-metadata saml-rbac-admin-group saml-rbac-groups-attribute'),
];

const SYSLOG_KEYS = words(
  'enabled address port transport_protocol tls_enabled permitted_peer ssl_ca_certificate queue_size forward_debug_logs custom_rsyslog_configuration',
);

const DIRECTOR_CONFIGURATION_KEYS = [
  ...words('ntp_servers_string resurrector_enabled post_deploy_enabled retry_bosh_deploys keep_unreachable_vms skip_director_drain'),
  ...words('bosh_recreate_on_next_deploy bosh_director_recreate_on_next_deploy bosh_recreate_persistent_disks_on_next_deploy'),
  ...words(
    'job_configuration_on_tmpfs director_worker_count product_deploy_parallelism max_threads director_hostname opentsdb_ip metrics_ip',
  ),
  ...words('custom_ssh_banner metrics_server_enabled system_metrics_runtime_enabled director_metrics_server_enabled disable_dns_release'),
  ...words('allow_legacy_agents nats_max_payload_mb identification_tags additional_ssh_users duration_overrides_enabled'),
  ...words(
    'ca_certificate_duration leaf_certificate_duration database_type external_database_options blobstore_type local_blobstore_options',
  ),
  ...words('s3_blobstore_options gcs_blobstore_options azure_blobstore_options hm_emailer_options hm_pager_duty_options encryption'),
  ...words('excluded_recursors automatic_certificate_rotation_enabled bosh_log_level iaas_type bosh_vm_type director_ssl_ciphers'),
];

const S3_KEYS = words(
  'endpoint bucket_name access_key secret_key signature_version region backup_strategy backup_bucket_name backup_bucket_region credentials_source enable_signed_urls url_style ca_cert iam_instance_profile',
);

const DATABASE_KEYS = words(
  'host port user password database connection_options tls_enabled tls_ca tls_certificate tls_private_key adapter name',
);

/** Of all infrastructures together. Newer ones look like slips of older ones, so all that is known must stand here. */
const IAAS_KEYS = [
  ...words('name guid additional_cloud_properties iaas_type disk_type'),
  ...words('vcenter_host vcenter_ip vcenter_username vcenter_password vcenter_ca_certificate datacenter ephemeral_datastores_string'),
  ...words('persistent_datastores_string ephemeral_datastore_clusters_string persistent_datastore_clusters_string bosh_vm_folder'),
  ...words('bosh_template_folder bosh_disk_path ssl_verification_enabled enable_human_readable_name ensure_no_ip_conflicts'),
  ...words('nsx_networking_enabled nsx_mode nsx_address nsx_username nsx_password nsx_ca_certificate nsx_authentication_type'),
  ...words(
    'nsx_authentication_method nsx_t_address nsx_t_client_certificate nsx_client_certificate nsx_client_private_key use_nsx_t_policy_api nsx_t_use_policy_api nsx_t_version',
  ),
  ...words('nsxt_ca_certificate nsxt_client_certificate avi_load_balancer_enabled avi_appliance_address avi_appliance_username'),
  ...words('avi_appliance_password avi_appliance_ca_certificate avi_address avi_username avi_password avi_ca_certificate avi_version'),
  ...words('avi_cloud_name avi_tenant cpi_config'),
  ...words(
    'access_key_id secret_access_key iam_instance_profile region security_group key_pair_name ssh_private_key encrypted kms_key_arn',
  ),
  ...words('vpc_id require_imds_v2 vm_type_catalog_name'),
  ...words('project auth_json associated_service_account default_deployment_tag zone'),
  ...words('subscription_id tenant_id client_id client_secret resource_group_name bosh_storage_account_name cloud_storage_type'),
  ...words('storage_account_type deployments_storage_account_name deployments_storage_account default_security_group'),
  ...words('deployed_cloud_storage_type ssh_public_key environment availability_mode azure_stack azure_stack_domain'),
  ...words('azure_stack_authentication azure_stack_endpoint_prefix azure_stack_ca_cert azure_stack_ad_resource'),
  ...words('identity_endpoint username password tenant ignore_server_availability_zone disable_dhcp boot_from_volume domain api_ssl_cert'),
  ...words('networking_model keystone_version use_dhcp connection_options api_url org_name namespace_name'),
];

const JOB_KEYS = words(
  'instances instance_type persistent_disk max_in_flight internet_connected elb_names additional_vm_extensions additional_networks swap_as_percent_of_memory_size nsx nsxt nsx_security_groups nsx_lbs floating_ips avi',
);

/** Keys of a job, and of the maps in it, in product and director configs alike. */
const jobSections = (kind: KeySection['kind'], section: string): readonly KeySection[] => [
  { kind, path: [section, '*'], keys: JOB_KEYS },
  { kind, path: [section, '*', 'instance_type'], keys: ['id'] },
  { kind, path: [section, '*', 'persistent_disk'], keys: ['size_mb'] },
  { kind, path: [section, '*', 'nsxt'], keys: words('ns_groups vif_type lb') },
];

/** What names a network or a zone. */
const nameSections = (kind: KeySection['kind'], section: string): readonly KeySection[] =>
  [['network'], ['service_network'], ['singleton_availability_zone'], ['other_availability_zones', '*']].map((path) => ({
    kind,
    path: [section, ...path],
    keys: ['name', 'guid'],
  }));

const PROPERTIES = 'properties-configuration';
const DIRECTOR = [PROPERTIES, 'director_configuration'] as const;

const DIRECTOR_SECTIONS: readonly KeySection[] = [
  {
    kind: 'director',
    path: [PROPERTIES],
    keys: words(
      'director_configuration dns_configuration iaas_configuration security_configuration syslog_configuration iaas-configuration',
    ),
  },
  { kind: 'director', path: DIRECTOR, keys: DIRECTOR_CONFIGURATION_KEYS },
  { kind: 'director', path: [...DIRECTOR, 's3_blobstore_options'], keys: S3_KEYS },
  { kind: 'director', path: [...DIRECTOR, 'gcs_blobstore_options'], keys: words('bucket_name service_account_key storage_class') },
  { kind: 'director', path: [...DIRECTOR, 'local_blobstore_options'], keys: words('tls_enabled enable_signed_urls') },
  { kind: 'director', path: [...DIRECTOR, 'external_database_options'], keys: DATABASE_KEYS },
  {
    kind: 'director',
    path: [...DIRECTOR, 'hm_emailer_options'],
    keys: words('enabled host port domain from recipients smtp_user smtp_password tls'),
  },
  { kind: 'director', path: [...DIRECTOR, 'hm_pager_duty_options'], keys: words('enabled service_key http_proxy') },
  { kind: 'director', path: [...DIRECTOR, 'encryption'], keys: words('keys providers') },
  { kind: 'director', path: [...DIRECTOR, 'additional_ssh_users', '*'], keys: words('name public_key sudo') },
  {
    kind: 'director',
    path: [PROPERTIES, 'dns_configuration'],
    keys: words('excluded_recursors recursor_selection recursor_timeout handlers'),
  },
  { kind: 'director', path: [PROPERTIES, 'dns_configuration', 'handlers', '*'], keys: words('domain cache source') },
  {
    kind: 'director',
    path: [PROPERTIES, 'security_configuration'],
    keys: words(
      'trusted_certificates generate_vm_passwords vm_password_type opsmanager_root_ca_trusted_certs clear_default_trusted_certificates_store',
    ),
  },
  { kind: 'director', path: [PROPERTIES, 'syslog_configuration'], keys: SYSLOG_KEYS },
  { kind: 'director', path: [PROPERTIES, 'iaas_configuration'], keys: IAAS_KEYS },
  { kind: 'director', path: ['iaas-configurations', '*'], keys: IAAS_KEYS },
  {
    kind: 'director',
    path: ['az-configuration', '*'],
    keys: words('name guid clusters cluster resource_pool iaas_configuration_name iaas_configuration_guid'),
  },
  { kind: 'director', path: ['az-configuration', '*', 'clusters', '*'], keys: words('cluster guid resource_pool host_group drs_rule') },
  { kind: 'director', path: ['networks-configuration'], keys: words('icmp_checks_enabled networks') },
  {
    kind: 'director',
    path: ['networks-configuration', 'networks', '*'],
    keys: words('name guid subnets service_network iaas_network_type'),
  },
  {
    kind: 'director',
    path: ['networks-configuration', 'networks', '*', 'subnets', '*'],
    keys: words('guid iaas_identifier cidr dns gateway reserved_ip_ranges availability_zone_names'),
  },
  {
    kind: 'director',
    path: ['network-assignment'],
    keys: words('network singleton_availability_zone other_availability_zones service_network'),
  },
  ...nameSections('director', 'network-assignment').slice(0, 3),
  { kind: 'director', path: ['vmextensions-configuration', '*'], keys: words('name cloud_properties') },
  { kind: 'director', path: ['vmtypes-configuration'], keys: words('custom_only vm_types'), refused: true },
  {
    kind: 'director',
    path: ['vmtypes-configuration', 'vm_types', '*'],
    keys: words('name cpu ram ephemeral_disk raw_instance_storage builtin'),
  },
  ...jobSections('director', 'resource-configuration'),
];

const PRODUCT_SECTIONS: readonly KeySection[] = [
  {
    kind: 'product',
    path: ['network-properties'],
    keys: words('network service_network singleton_availability_zone other_availability_zones'),
  },
  ...nameSections('product', 'network-properties'),
  ...jobSections('product', 'resource-config'),
  { kind: 'product', path: ['errand-config', '*'], keys: words('post-deploy-state pre-delete-state'), refused: true },
  { kind: 'product', path: ['syslog-properties'], keys: SYSLOG_KEYS },
  {
    kind: 'product',
    path: ['product-properties', '*'],
    keys: words('value selected_option option_value type configurable credential optional'),
  },
];

const OPSMAN = 'opsman-configuration';

const OPSMAN_SECTIONS: readonly KeySection[] = [
  {
    kind: 'opsman',
    path: [],
    keys: words(
      'opsman-configuration ssl-certificate pivotal-network-settings rbac-settings banner-settings syslog-settings tokens-expiration ui-feature-settings',
    ),
    refused: true,
  },
  { kind: 'opsman', path: [OPSMAN], keys: words('vsphere aws gcp azure openstack') },
  {
    kind: 'opsman',
    path: [OPSMAN, 'vsphere'],
    keys: words(
      'vcenter disk_type private_ip dns ntp hostname network netmask gateway ssh_public_key ssh_password vm_name cpu memory disk_size admin_password',
    ),
  },
  {
    kind: 'opsman',
    path: [OPSMAN, 'vsphere', 'vcenter'],
    keys: words('url username password datacenter datastore resource_pool ca_cert folder insecure host'),
  },
  {
    kind: 'opsman',
    path: [OPSMAN, 'aws'],
    keys: words(
      'region vpc_subnet_id security_group_ids security_group_id key_pair_name iam_instance_profile_name vm_name boot_disk_size boot_disk_type encrypted kms_key_id instance_type tags authentication_type assume_role access_key_id secret_access_key use_instance_profile public_ip private_ip',
    ),
  },
  {
    kind: 'opsman',
    path: [OPSMAN, 'gcp'],
    keys: words(
      'project region zone vpc_subnet gcp_service_account gcp_service_account_name custom_cpu custom_memory boot_disk_size tags scopes ssh_public_key hostname vm_name public_ip private_ip',
    ),
  },
  {
    kind: 'opsman',
    path: [OPSMAN, 'azure'],
    keys: words(
      'tenant_id subscription_id client_id client_secret location resource_group storage_account subnet_id ssh_public_key cloud_name container network_security_group boot_disk_size use_managed_disk use_unmanaged_disk storage_sku vm_size storage_key tags vpc_subnet vm_name public_ip private_ip',
    ),
  },
  {
    kind: 'opsman',
    path: [OPSMAN, 'openstack'],
    keys: words(
      'project_name auth_url username password net_id security_group_name key_pair_name availability_zone project_domain_name user_domain_name flavor identity_api_version insecure vm_name public_ip private_ip',
    ),
  },
  { kind: 'opsman', path: ['ssl-certificate'], keys: words('certificate private_key'), refused: true },
  { kind: 'opsman', path: ['pivotal-network-settings'], keys: words('api_token'), refused: true },
  {
    kind: 'opsman',
    path: ['rbac-settings'],
    keys: words('rbac_saml_admin_group rbac_saml_groups_attribute ldap_rbac_admin_group_name'),
    refused: true,
  },
  { kind: 'opsman', path: ['banner-settings'], keys: words('ui_banner_contents ssh_banner_contents'), refused: true },
  { kind: 'opsman', path: ['syslog-settings'], keys: SYSLOG_KEYS, refused: true },
  {
    kind: 'opsman',
    path: ['tokens-expiration'],
    keys: words('access_token_expiration refresh_token_expiration session_idle_timeout'),
    refused: true,
  },
];

/** A section whose keys are fixed. */
export interface KeySection {
  readonly kind: 'product' | 'director' | 'opsman' | 'auth' | 'download';
  /** From the root; `*` stands for each entry of a map or each item of a list. */
  readonly path: readonly string[];
  readonly keys: readonly string[];
  /** True when om itself refuses other keys; else Ops Manager ignores or refuses them. */
  readonly refused?: boolean;
}

/** All sections whose keys are known, but for the roots of product and director configs. */
export const KEY_SECTIONS: readonly KeySection[] = [
  ...PRODUCT_SECTIONS,
  ...DIRECTOR_SECTIONS,
  ...OPSMAN_SECTIONS,
  { kind: 'auth', path: [], keys: AUTH_KEYS, refused: true },
  { kind: 'download', path: [], keys: DOWNLOAD_KEYS, refused: true },
];
