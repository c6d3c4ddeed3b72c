import type { ProductProperties } from './find-property.ts';

/** Properties of the Kubernetes tile, its registry and Healthwatch. Newer versions have more of them than public metadata shows; plans stand under the first number. */
// prettier-ignore
export const PLATFORM_TILE_PROPERTIES: readonly ProductProperties[] = [
  {
    product: 'pivotal-container-service',
    source: ['tiles', 'gen'],
    names: {
      integer: `
      .properties.network_selector.nsx: feign_client_read_timeout ncp-ha-heartbeat-period ncp-ha-master-timeout ncp-ha-update-timeout
      .properties.plan1_selector.active: kubelet_drain_grace_period kubelet_drain_timeout master_instances max_worker_instances worker_instances
      .properties.syslog_migration_selector.enabled: port
      .properties.telemetry_selector.enabled: billing_polling_interval interval telemetry_polling_interval
      .properties: uaa_pks_cli_access_token_lifetime uaa_pks_cli_refresh_token_lifetime uaa_pks_cluster_client_access_token_lifetime
        uaa_pks_cluster_client_refresh_token_lifetime worker_max_in_flight`,
      flag: `
      .properties: bosh-metric-sink-etcd bosh-metric-sink-kube-apiserver bosh-metric-sink-kube-controller-manager bosh-metric-sink-kubelet
        bosh-metric-sink-node-exporter bosh-metric-sink-node-exporter-master bosh-metric-sink-node-exporter-pks-api
        bosh-metric-sink-node-exporter-worker log_sink_resources_deploy metric_sink_resources_deploy node_exporter_deploy uaa_oidc
      .properties.network_selector.nsx: lb_size_large_supported lb_size_medium_supported nat_mode network_automation nsx-t-insecure policy_api
      .properties.pks-vrli.enabled: skip_cert_verify use_ssl
      .properties.plan1_selector.active: allow_privileged_containers disable_deny_escalating_exec kubelet_drain_delete_local_data kubelet_drain_force
        kubelet_drain_force_node kubelet_drain_ignore_daemonsets
      .properties.syslog_migration_selector.enabled: tls_enabled
      .properties.telegraf_selector.enabled: bosh-metric-sink-etcd bosh-metric-sink-kube-apiserver bosh-metric-sink-kube-controller-manager
        bosh-metric-sink-kubelet bosh-metric-sink-node-exporter-master bosh-metric-sink-node-exporter-pks-api bosh-metric-sink-node-exporter-worker`,
      text: `
      .properties.cloud_provider.gcp: master_service_account network project_id worker_service_account
      .properties.cloud_provider.vsphere: vcenter_dc vcenter_ds vcenter_ip vcenter_vms
      .properties.network_selector.nsx: cloud-config-dns floating-ip-pool-ids ip-block-id nodes-ip-block-id nsx-t-ca-cert nsx-t-host t0-router-id
        vcenter_cluster
      .properties.pks-vrli.enabled: ca_cert host
      .properties: pks_api_hostname
      .properties.plan1_selector.active: addons_spec description errand_vm_type master_vm_type name worker_vm_type
      .properties.proxy_selector.enabled: http_proxy_url https_proxy_url no_proxy
      .properties.syslog_migration_selector.enabled: address ca_cert permitted_peer
      .properties.telemetry_selector.enabled: telemetry_url
      .properties.uaa.ldap: email_domains first_name_attribute group_search_base group_search_filter last_name_attribute mail_attribute_name
        search_base search_filter server_ssl_cert server_ssl_cert_alias url
      .properties.wavefront.enabled: wavefront_alert_targets wavefront_api_url`,
      option: `
      .properties: cloud_provider network_selector oidc_selector pks-vrli pks-vrops plan1_selector proxy_selector sink_resources_selector
        syslog_migration_selector syslog_selector telegraf_selector telemetry_installation_purpose_selector telemetry_selector tmc uaa vsphere_csi
        wavefront
      .properties.syslog_migration_selector.enabled: transport_protocol
      .properties.uaa.ldap: ldap_referrals`,
      choices: `
      .properties.plan1_selector.active: admission_plugins
      .properties: vm_extensions`,
      zones: `
      .properties.plan1_selector.active: master_az_placement worker_az_placement`,
      'disk-type': `
      .properties.plan1_selector.active: master_persistent_disk_type worker_persistent_disk_type`,
      secret: `
      .properties.wavefront.enabled: wavefront_token`,
      credentials: `
      .properties.cloud_provider.vsphere: vcenter_master_creds
      .properties.proxy_selector.enabled: http_proxy_credentials https_proxy_credentials
      .properties.uaa.ldap: credentials`,
      certificate: `
      .pivotal-container-service: pks_tls
      .properties.network_selector.nsx: nsx-t-superuser-certificate`,
      other: `
      .properties: bosh-metric-sink-outputs
      .properties.cloud_provider.aws: iam_instance_profile_master iam_instance_profile_worker
      .properties.cloud_provider.azure: azure_cloud_name azure_master_managed_identity azure_worker_managed_identity default_security_group
        disable_outbound_snat location primary_availability_set resource_group_name subscription_id tenant_id vnet_name vnet_resource_group_name
      .properties.network_selector.antrea: pod_network_cidr service_cluster_cidr
      .properties.network_selector.flannel: pod_network_cidr service_cluster_cidr
      .properties.network_selector.nsx: service_cluster_cidr
      .properties.telegraf_selector.enabled: bosh-metric-sink-outputs
      .properties.telemetry_selector.enabled: environment_provider`,
    },
    options: {
      '.properties.cloud_provider': ['gcp', 'GCP', 'vsphere', 'vSphere', 'azure', 'Azure', 'aws', 'AWS'],
      '.properties.network_selector': ['flannel', 'nsx', 'antrea'],
      '.properties.oidc_selector': ['disabled', 'enabled'],
      '.properties.pks-vrli': ['disabled', 'enabled'],
      '.properties.pks-vrops': ['disabled'],
      '.properties.plan1_selector': ['active', 'Plan Active', 'inactive', 'Plan Inactive'],
      '.properties.proxy_selector': ['disabled', 'Disabled', 'enabled', 'Enabled'],
      '.properties.sink_resources_selector': ['enabled'],
      '.properties.syslog_migration_selector': ['disabled', 'enabled'],
      '.properties.syslog_migration_selector.enabled.transport_protocol': ['tcp', 'udp', 'relp'],
      '.properties.syslog_selector': ['disabled'],
      '.properties.telegraf_selector': ['enabled', 'disabled'],
      '.properties.telemetry_installation_purpose_selector': ['demo_or_poc', 'not_provided'],
      '.properties.telemetry_selector': ['enabled', 'disabled'],
      '.properties.tmc': ['enabled', 'disabled'],
      '.properties.uaa': ['internal', 'ldap'],
      '.properties.uaa.ldap.ldap_referrals': ['follow', 'ignore', 'throw'],
      '.properties.vsphere_csi': ['enabled'],
      '.properties.wavefront': ['disabled', 'enabled'],
    },
    required: `
      .pivotal-container-service: pks_tls
      .properties.cloud_provider.gcp: master_service_account network project_id worker_service_account
      .properties.cloud_provider.vsphere: vcenter_dc vcenter_ds vcenter_ip vcenter_master_creds vcenter_vms
      .properties.network_selector.nsx: cloud-config-dns floating-ip-pool-ids ip-block-id nodes-ip-block-id nsx-t-host nsx-t-superuser-certificate
        t0-router-id vcenter_cluster
      .properties.pks-vrli.enabled: host
      .properties: pks_api_hostname
      .properties.plan1_selector.active: master_az_placement worker_az_placement worker_instances
      .properties.syslog_migration_selector.enabled: address port
      .properties.uaa.ldap: credentials search_base url
      .properties.wavefront.enabled: wavefront_api_url wavefront_token`,
  },
  {
    product: 'p-healthwatch2',
    source: ['gen'],
    names: {
      integer: `
      .properties.pks_cluster_discovery.enabled: discovery_frequency_seconds
      .tsdb: canary_exporter_port disk_chunk_size memory_chunk_size remote_write_batch_send_deadline remote_write_max_backoff
        remote_write_max_samples_per_send remote_write_max_shards remote_write_min_backoff remote_write_min_shards remote_write_queue_capacity
        remote_write_timeout`,
      flag: `
      .grafana: disable_gravatar enable_indipro_integration enable_legacy_alerting enable_login_form enable_mysql enable_rabbitmq enable_router_logging
      .properties: enable_telemetry
      .properties.grafana_authentication.uaa: tls_skip_verify_insecure
      .properties.pks_cluster_discovery.enabled: disabled enabled pks_skip_ssl_verification
      .tsdb: remote_write_skip_tls_verify`,
      option: `
      .properties: dashboard_discovery dashboard_discovery_tas dashboard_discovery_tkgi dashboards_mysql dashboards_rabbitmq enable_basic_auth
        grafana_authentication grafana_proxy grafana_route pks_cluster_discovery remote_write_basic_auth smtp`,
      secret: `
      .properties.grafana_authentication.uaa: client_secret
      .properties.pks_cluster_discovery.enabled: pks_uaa_admin_password pks_uaa_client_secret`,
      certificate: `
      .grafana: ssl_certificates`,
      collection: `
      .properties: canary_exporter_targets scrape_configs`,
      other: `
      .grafana: pas_version pks_version root_url static_ips
      .properties.dashboard_discovery_tkgi.enabled: tkgi_version
      .properties.grafana_authentication.uaa: client_id root_url
      .properties: opsman_skip_ssl_validation opsman_url
      .properties.pks_cluster_discovery.enabled: cluster_discovery_scrape_port pks_api_address pks_ca pks_uaa_client
      .tsdb: routing_rules scrape_interval`,
    },
    options: {
      '.properties.dashboard_discovery': ['dynamic'],
      '.properties.dashboard_discovery_tas': ['disabled'],
      '.properties.dashboard_discovery_tkgi': ['enabled'],
      '.properties.dashboards_mysql': ['disabled'],
      '.properties.dashboards_rabbitmq': ['disabled'],
      '.properties.enable_basic_auth': ['enabled'],
      '.properties.grafana_authentication': ['none', 'uaa'],
      '.properties.grafana_proxy': ['disabled'],
      '.properties.grafana_route': ['tas'],
      '.properties.pks_cluster_discovery': ['enabled', 'disabled'],
      '.properties.smtp': ['disabled'],
    },
  },
  {
    product: 'harbor-container-registry',
    source: ['gen'],
    names: {
      integer: `
      .properties: clair_updater_interval initial_delay_minutes`,
      flag: `
      .properties: trivy_offline_scan trivy_skip_update with_clair with_notary with_trivy`,
      option: `
      .properties: auth_mode customize_container_network log_insight registry_storage vm_monitor`,
      secret: `
      .properties: admin_password`,
      certificate: `
      .properties: server_cert_key`,
      other: `
      .harbor-app: static_ips
      .properties: admin_password_for_smoketest hostname no_proxy server_cert_ca`,
    },
    options: {
      '.properties.auth_mode': ['db_auth'],
      '.properties.customize_container_network': ['default'],
      '.properties.log_insight': ['disabled'],
      '.properties.registry_storage': ['filesystem'],
      '.properties.vm_monitor': ['no_monitor'],
    },
  },
];
