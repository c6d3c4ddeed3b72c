import type { ProductProperties } from './find-property.ts';

/** Properties of Tanzu Application Service and of the tiles that bring cells to it: the name and the type of each. */
// prettier-ignore
export const RUNTIME_PROPERTIES: readonly ProductProperties[] = [
  {
    product: 'cf',
    source: ['meta', 'srt', 'gen', 'staged'],
    names: {
      integer: `
      .cloud_controller: default_app_memory default_disk_quota_app default_quota_max_number_services default_quota_memory_limit_mb max_disk_quota_app
        max_file_size max_package_size staging_timeout_in_seconds
      .diego_brain: starting_container_count_maximum
      .diego_cell: executor_disk_capacity executor_memory_capacity
      .doppler: message_drain_buffer_size
      .mysql: cluster_probe_timeout innodb_buffer_pool_size_percent max_connections
      .mysql_monitor: poll_frequency write_read_delay
      .mysql_proxy: shutdown_delay startup_delay
      .properties: app_graceful_shutdown_period_in_seconds autoscale_api_instance_count autoscale_instance_count autoscale_metric_bucket_count
        autoscale_scaling_interval_in_seconds ccdb_connection_validation_timeout ccdb_read_timeout ccng_monit_http_healthcheck_timeout_per_retry
        cf_dial_timeout_in_seconds cf_networking_database_connection_timeout cloud_controller_audit_events_cutoff_age_in_days
        cloud_controller_completed_tasks_cutoff_age_in_days cloud_controller_default_health_check_timeout cloud_controller_default_log_rate_limit_app
        cloud_controller_instance_file_descriptor_limit cloud_controller_number_of_local_workers
        cloud_controller_post_bbr_healthcheck_timeout_in_seconds cloud_controller_worker_alert_if_above_mb cloud_controller_worker_restart_if_above_mb
        cloud_controller_worker_restart_if_consistently_above_mb diego_database_max_open_connections haproxy_max_buffer_size
        locket_database_max_open_connections log_cache_max_per_source logger_endpoint_port metric_registrar_max_metrics_per_instance
        metric_registrar_scrape_interval_in_seconds networkpolicyserver_database_max_open_connections networkpolicyserver_max_policies_per_app_source
        networkpolicyserverinternal_database_max_open_connections policy_server_asg_syncer_interval push_apps_manager_app_poll_interval
        push_apps_manager_invitations_memory push_apps_manager_memory push_apps_manager_poll_interval push_usage_service_cutoff_age_in_days
        router_backend_max_conn service_discovery_controller_staleness_threshold silk_database_max_open_connections smtp_port syslog_port
        system_blobstore_ccdroplet_max_staged_droplets_stored system_blobstore_ccpackage_max_valid_packages_stored uaa_session_cookie_max_age
        uaa_session_idle_timeout vxlan_policy_agent_asg_update_interval
      .properties.cc_api_rate_limit.enable: general_limit unauthenticated_limit
      .properties.container_networking_interface_plugin.silk: iptables_accepted_udp_logs_per_sec iptables_denied_logs_per_sec network_mtu
        policy_enforcement_poll_interval subnet_prefix_length vtep_port
      .properties.credhub_database.external: port
      .properties.garden_disk_cleanup.reserved: reserved_space_for_other_jobs_in_mb
      .properties.haproxy_hsts_support.enable: max_age
      .properties.nfs_volume_driver.enable: ldap_server_port
      .properties.route_services.enable: internal_server_port
      .properties.system_database.external: port
      .properties.tcp_routing.enable: request_timeout_in_seconds
      .properties.uaa.internal: password_expires_after_months password_max_retry password_min_length password_min_lowercase password_min_numeric
        password_min_special password_min_uppercase
      .properties.uaa_database.external: port
      .router: drain_timeout drain_wait frontend_idle_timeout http_2_request_timeout_in_seconds lb_healthy_threshold max_header_kb
        request_timeout_in_seconds
      .uaa: apps_manager_access_token_lifetime apps_manager_refresh_token_lifetime cf_cli_access_token_lifetime cf_cli_refresh_token_lifetime`,
      flag: `
      .cloud_controller: allow_app_ssh_access default_app_ssh_access enable_custom_buildpacks security_event_logging_enabled
      .ha_proxy: skip_cert_verify
      .mysql: cli_history prevent_node_auto_rejoin remote_admin_access
      .mysql_proxy: enable_inactive_mysql_port
      .properties: allow_srt_to_ert_upgrade autoscale_api_disable_connection_pooling autoscale_enable_notifications autoscale_enable_verbose_logging
        cf_networking_enable_space_developer_self_service cloud_controller_allow_docker_root_user cloud_controller_app_log_revision
        cloud_controller_enable_docker cloud_controller_prometheus_enabled cloud_controller_statsd_enabled
        cloud_controller_temporary_disable_deployments default_loggregator_drain_metadata disable_diego_cells disable_logs_in_firehose
        enable_cf_metric_name enable_cpu_throttling enable_garden_containerd_mode enable_grootfs enable_log_cache enable_log_cache_syslog_ingestion
        enable_service_discovery_for_apps enable_silk_policy_enforcement enable_smb_volume_driver enable_smb_volume_driver_force_nodfs
        enable_smb_volume_driver_force_noserverino enable_tls_to_internal_pxc enable_v1_firehose enable_v2_firehose legacy_md5_buildpack_paths_enabled
        push_apps_manager_display_plan_prices push_apps_manager_enable_invitations rep_proxy_enabled router_enable_proxy router_prune_all_stale_routes
        router_sticky_sessions_for_auth_negotiate routing_disable_http secure_service_instance_credentials smtp_enable_starttls_auto
        syslog_agent_enabled syslog_drop_debug syslog_metrics_to_syslog_enabled syslog_use_tcp_for_file_forwarding_local_transport
        system_metrics_enabled
      .properties.container_networking_interface_plugin.silk: enable_dynamic_asgs enable_log_traffic enable_policy_enforcement
      .properties.haproxy_hsts_support.enable: enable_preload include_subdomains
      .properties.route_services.enable: ignore_ssl_cert_verification internal_lookup
      .properties.system_blobstore.external: encryption iam_instance_profile_authentication path_style_s3_urls versioning
      .properties.system_blobstore.external_azure: enable_bbr
      .properties.system_database.external: validate_hostname
      .properties.system_logging.enabled: tls_enabled
      .properties.uaa.saml: require_signed_assertions sign_auth_requests
      .router: disable_insecure_cookies enable_http1_concurrent_read_write enable_http2 enable_isolated_routing enable_nontls_health_checks enable_w3c
        enable_write_access_logs enable_zipkin httplaxcontentlength
      .uaa: enable_uri_encoding_compatibility_mode enforce_system_zone_policy_in_all_zones`,
      text: `
      .cloud_controller: apps_domain system_domain
      .diego_brain: static_ips
      .diego_cell: insecure_docker_registry_list
      .ha_proxy: internal_only_domains static_ips trusted_domain_cidrs
      .mysql_monitor: recipient_email
      .mysql_proxy: service_hostname static_ips
      .nfs_server: blobstore_internal_access_rules
      .properties: cf_networking_search_domains credhub_hsm_provider_partition gorouter_ssl_ciphers haproxy_ssl_ciphers push_apps_manager_accent_color
        push_apps_manager_company_name push_apps_manager_favicon push_apps_manager_footer_text push_apps_manager_global_wrapper_bg_color
        push_apps_manager_global_wrapper_footer_content push_apps_manager_global_wrapper_header_content push_apps_manager_global_wrapper_text_color
        push_apps_manager_logo push_apps_manager_marketplace_name push_apps_manager_product_name push_apps_manager_square_logo
        routing_custom_ca_certificates saml_entity_id_override security_acknowledgement smtp_address smtp_crammd5_secret smtp_from syslog_host
        syslog_rule
      .properties.container_networking_interface_plugin.silk: dns_servers network_cidr
      .properties.credhub_database.external: host tls_ca username
      .properties.haproxy_forward_tls.enable: backend_ca
      .properties.mysql_activity_logging.enable: audit_logging_events
      .properties.nfs_volume_driver.enable: ldap_server_host ldap_service_account_user ldap_user_fqdn
      .properties.smoke_tests.specified: apps_domain org_name space_name
      .properties.syslog_tls.enabled: tls_ca_cert tls_permitted_peer
      .properties.system_blobstore.external: access_key backup_region buildpacks_backup_bucket buildpacks_bucket droplets_backup_bucket droplets_bucket
        encryption_kms_key_id endpoint packages_backup_bucket packages_bucket region resources_backup_bucket resources_bucket
      .properties.system_blobstore.external_azure: account_name buildpacks_container droplets_container environment packages_container
        resources_container
      .properties.system_blobstore.external_gcs: access_key buildpacks_bucket droplets_bucket packages_bucket resources_bucket
      .properties.system_blobstore.external_gcs_service_account: buildpacks_bucket droplets_bucket packages_bucket project_id resources_bucket
        service_account_email
      .properties.system_database.external: account_username app_usage_service_username autoscale_username ccdb_username diego_username host
        locket_username networkpolicyserver_username nfsvolume_username notifications_username routing_username silk_username
      .properties.tcp_routing.enable: reservable_ports
      .properties.uaa.ldap: email_domains first_name_attribute group_search_base group_search_filter last_name_attribute mail_attribute_name
        search_base search_filter server_ssl_cert server_ssl_cert_alias url
      .properties.uaa.saml: display_name email_attribute email_domains entity_id_override external_groups_attribute first_name_attribute
        last_name_attribute sso_name sso_url sso_xml
      .properties.uaa_database.external: host uaa_username
      .router: extra_headers_to_log static_ips
      .tcp_router: static_ips
      .uaa: customize_password_label customize_username_label issuer_uri proxy_ips_regex`,
      option: `
      .properties: app_log_rate_limiting cc_api_rate_limit ccdb_restore cloud_controller_default_stack cloud_controller_fs4_only cloud_controller_puma
        cloud_controller_stacks compute_isolation container_networking container_networking_interface_plugin credhub_database
        diego_log_timestamp_format garden_disk_cleanup gorouter_customize_metrics_reporting haproxy_client_cert_validation haproxy_forward_tls
        haproxy_hsts_support isolated_routing istio logging_timestamp_format mtls_log_cache mysql_activity_logging nats_enabled_endpoints
        nfs_volume_driver push_apps_manager_cf_cli_packages route_integrity route_services router_balancing_algorithm
        router_balancing_algorithm_az_preference router_client_cert_validation router_keepalive_connections router_only_trust_client_ca_certs
        router_redact_query_parameters routing_api_enabled_api_endpoints routing_log_client_ips routing_minimum_tls_version routing_table_sharding_mode
        routing_tls_termination routing_tls_version_range saml_signature_algorithm smoke_tests smoke_tests_isolation smtp_auth_mechanism
        syslog_protocol syslog_tls system_blobstore system_blobstore_backup_level system_database system_logging tcp_routing uaa uaa_database
        uaa_internal_users_password_policies
      .properties.system_blobstore.external: signature_version
      .properties.uaa.ldap: ldap_referrals
      .properties.uaa.saml: name_id_format`,
      secret: `
      .cloud_controller: encrypt_key
      .properties.credhub_database.external: password
      .properties: credhub_hsm_provider_partition_password
      .properties.nfs_volume_driver.enable: ldap_service_account_password
      .properties.system_blobstore.external: secret_key
      .properties.system_blobstore.external_azure: access_key
      .properties.system_blobstore.external_gcs: secret_key
      .properties.system_database.external: account_password app_usage_service_password autoscale_password ccdb_password diego_password locket_password
        networkpolicyserver_password nfsvolume_password notifications_password routing_password silk_password
      .properties.uaa_database.external: uaa_password
      .uaa: service_provider_key_password`,
      credentials: `
      .properties: smtp_credentials
      .properties.uaa.ldap: credentials`,
      certificate: `
      .properties: credhub_hsm_provider_client_certificate
      .uaa: service_provider_key_credentials`,
      collection: `
      .properties: cf_networking_internal_domains cloud_controller_encryption_keys credhub_hsm_provider_servers credhub_internal_provider_keys
        credhub_key_encryption_passwords networking_poe_ssl_certs push_apps_manager_footer_links push_apps_manager_nav_links
        router_sticky_session_cookie_names`,
      other: `
      .cloud_controller: asgs_with_commas
      .control: static_ips
      .isolated_diego_cell: placement_tag
      .properties: allow_certs_without_san autoscale_event_retention_days block_storage_database_max_open_connections cc_logging_level
        cf_networking_internal_domain cloud_controller_additional_allowed_process_users cloud_controller_enable_org_manager_user_creation
        cloud_controller_enable_user_group_roles credhub_hsm_provider_encryption_keys credhub_kms_providers credhub_windows_gmsa_service_broker
        debug_lrp_start_heartbeats diego_database_connection_timeout diego_database_read_timeout diego_database_write_timeout
        enable_block_storage_volume_driver enable_container_network_metrics  experimental_dynamic_egress_enforcement
        isolation_segment_domain license_key locket_database_connection_timeout locket_database_read_timeout locket_database_write_timeout
        metric_registrar_blacklisted_tags metric_registrar_enabled mtls_syslog_agent_aggregate_drains nats_debug nats_monitor
        otel_collector_beta_features_enabled otel_collector_ingress_grpc_port otel_collector_ingress_http_high_cardinality_port
        otel_collector_ingress_http_jvm_metrics_port policy_server_asg_syncer_retry_deadline push_apps_manager_buildpack
        push_apps_manager_currency_lookup push_apps_manager_invitations_buildpack push_apps_manager_license_expiration_warning
        push_apps_manager_search_server_buildpack push_tas_portal_app_accelerator_activate push_usage_service_app_server_memory
        reserved_for_system_applications router_enable_log_attempt_details stack_migration_acknowledgement syslog_agent_aggregate_drains
        system_metrics_scraper_scrape_interval tanzu_cf_cli_enable_auto_upgrades vxlan_policy_agent_http_client_timeout
      .properties.cloud_controller_fs4_only.fs3_and_fs4_option: cloud_controller_default_stack
      .properties.cloud_controller_puma.auto: max_db_connections_per_process max_threads
      .properties.cloud_controller_stacks.fs3_and_fs4_option: cloud_controller_default_stack
      .properties.compute_isolation.enabled: isolation_segment_name
      .properties.container_networking_interface_plugin.silk: disable_checksum_offloading
      .properties.nats_monitor.enable: fix_split_brain log_level test_frequency
      .properties.router_only_trust_client_ca_certs.enable: client_ca_certs
      .properties.smoke_tests_isolation.specified: org_name space_name
      .properties.system_blobstore.external_azure: restore_from_access_key
      .properties.system_blobstore.external_gcs_service_account: service_account_json_key
      .properties.system_database.external: ca_cert uaa_username`,
    },
    options: {
      '.properties.app_log_rate_limiting': ['disable', 'enable'],
      '.properties.cc_api_rate_limit': ['enable', 'disable'],
      '.properties.cloud_controller_puma': ['disable', 'auto'],
      '.properties.cloud_controller_stacks': ['fs4_only_option', 'fs4_only', 'fs3_and_fs4_option', 'fs3_and_fs4'],
      '.properties.compute_isolation': ['disabled', 'enabled'],
      '.properties.container_networking': ['enable', 'disable'],
      '.properties.container_networking_interface_plugin': ['silk', 'external'],
      '.properties.credhub_database': ['internal_mysql', 'external'],
      '.properties.diego_log_timestamp_format': ['rfc3339', 'unix-epoch'],
      '.properties.garden_disk_cleanup': ['never', 'routine', 'threshold', 'reserved'],
      '.properties.haproxy_client_cert_validation': ['none', 'request'],
      '.properties.haproxy_forward_tls': ['enable', 'disable'],
      '.properties.haproxy_hsts_support': ['enable', 'disable'],
      '.properties.isolated_routing': ['reject_all', 'accept_all'],
      '.properties.logging_timestamp_format': ['rfc3339', 'deprecated'],
      '.properties.mysql_activity_logging': ['disable', 'enable'],
      '.properties.nfs_volume_driver': ['enable', 'disable'],
      '.properties.route_integrity': ['tls_verify', 'disable', 'mutual_tls_verify'],
      '.properties.route_services': ['enable', 'disable'],
      '.properties.router_balancing_algorithm': ['round_robin', 'round-robin', 'least_connection', 'least-connection'],
      '.properties.router_client_cert_validation': ['none', 'request', 'require'],
      '.properties.router_keepalive_connections': ['enable', 'disable'],
      '.properties.routing_log_client_ips': ['log_client_ips', 'disable_x_forwarded_for', 'disable_all_log_client_ips'],
      '.properties.routing_minimum_tls_version': ['tls_v1_0', 'tls_v1_1', 'tls_v1_2'],
      '.properties.routing_table_sharding_mode': ['isolation_segment_only', 'no_isolation_segment'],
      '.properties.routing_tls_termination': ['load_balancer', 'ha_proxy', 'router'],
      '.properties.saml_signature_algorithm': ['SHA256', 'SHA512'],
      '.properties.smoke_tests': ['on_demand', 'specified'],
      '.properties.smoke_tests_isolation': ['on_demand', 'specified'],
      '.properties.smtp_auth_mechanism': ['none', 'plain', 'cram-md5'],
      '.properties.syslog_protocol': ['tcp', 'relp', 'udp'],
      '.properties.syslog_tls': ['disabled', 'enabled'],
      '.properties.system_blobstore': ['internal', 'external', 'external_gcs', 'external_gcs_service_account', 'external_azure'],
      '.properties.system_blobstore_backup_level': ['all', 'skip_droplets', 'skip_droplets_packages'],
      '.properties.system_database': ['internal_mysql', 'external', 'internal_pxc'],
      '.properties.system_logging': ['doesnt-matter', 'only-option', 'enable', 'disable'],
      '.properties.tcp_routing': ['disable', 'enable'],
      '.properties.uaa': ['internal', 'saml', 'ldap'],
      '.properties.uaa.ldap.ldap_referrals': ['follow', 'ignore', 'throw'],
      '.properties.uaa_database': ['internal_mysql', 'external'],
    },
    fields: {
      '.properties.cf_networking_internal_domains': 'name:text',
      '.properties.credhub_hsm_provider_servers': 'host_address:text port:integer partition_serial_number:text hsm_certificate:text',
      '.properties.credhub_internal_provider_keys': 'name:text key:secret primary:flag?',
      '.properties.credhub_key_encryption_passwords': 'name:text provider:option? key:secret primary:flag?',
      '.properties.networking_poe_ssl_certs': 'name:text certificate:certificate',
      '.properties.push_apps_manager_footer_links': 'name:text href:text',
      '.properties.push_apps_manager_nav_links': 'name:text href:text',
      '.properties.router_sticky_session_cookie_names': 'name:text',
    },
    required: `
      .cloud_controller: apps_domain system_domain
      .mysql_monitor: recipient_email
      .properties.credhub_database.external: host password port tls_ca username
      .properties.haproxy_forward_tls.enable: backend_ca
      .properties: networking_poe_ssl_certs security_acknowledgement
      .properties.smoke_tests.specified: apps_domain org_name space_name
      .properties.syslog_tls.enabled: tls_ca_cert tls_permitted_peer
      .properties.system_blobstore.external: buildpacks_bucket droplets_bucket packages_bucket resources_bucket
      .properties.system_blobstore.external_azure: access_key account_name buildpacks_container droplets_container packages_container
        resources_container
      .properties.system_blobstore.external_gcs: access_key buildpacks_bucket droplets_bucket packages_bucket resources_bucket secret_key
      .properties.system_blobstore.external_gcs_service_account: buildpacks_bucket droplets_bucket packages_bucket project_id resources_bucket
        service_account_email
      .properties.system_database.external: account_password account_username app_usage_service_password app_usage_service_username autoscale_password
        autoscale_username ccdb_password ccdb_username diego_password diego_username host locket_password locket_username networkpolicyserver_password
        networkpolicyserver_username nfsvolume_password nfsvolume_username notifications_password notifications_username port routing_password
        routing_username silk_password silk_username
      .properties.tcp_routing.enable: reservable_ports
      .properties.uaa.ldap: credentials search_base url
      .properties.uaa.saml: display_name sso_name
      .properties.uaa_database.external: host port uaa_password uaa_username
      .uaa: service_provider_key_credentials`,
  },
  {
    product: 'p-isolation-segment',
    source: ['seg', 'gen'],
    names: {
      integer: `
      .isolated_diego_cell: executor_disk_capacity executor_memory_capacity
      .isolated_router: drain_timeout drain_wait lb_healthy_threshold request_timeout_in_seconds
      .properties: app_graceful_shutdown_period_in_seconds haproxy_max_buffer_size router_backend_max_conn
      .properties.garden_disk_cleanup.reserved: reserved_space_for_other_jobs_in_mb
      .properties.haproxy_hsts_support.enable: max_age
      .properties.nfs_volume_driver.enable: ldap_server_port
      .properties.system_logging.enabled: port`,
      flag: `
      .isolated_router: disable_insecure_cookies enable_write_access_logs enable_zipkin
      .properties: enable_garden_containerd_mode enable_grootfs enable_silk_policy_enforcement enable_smb_volume_driver rep_proxy_enabled
        route_services_internal_lookup router_enable_proxy routing_disable_http skip_cert_verify
      .properties.haproxy_hsts_support.enable: enable_preload include_subdomains
      .properties.system_logging.enabled: tls_enabled use_tcp_for_file_forwarding_local_transport`,
      text: `
      .isolated_diego_cell: insecure_docker_registry_list placement_tag
      .isolated_ha_proxy: internal_only_domains static_ips trusted_domain_cidrs
      .isolated_router: extra_headers_to_log static_ips
      .properties: cf_networking_search_domains gorouter_ssl_ciphers haproxy_ssl_ciphers routing_custom_ca_certificates
      .properties.haproxy_forward_tls.enable: backend_ca
      .properties.nfs_volume_driver.enable: ldap_server_host ldap_service_account_user ldap_user_fqdn
      .properties.system_logging.enabled: host syslog_rule tls_ca_cert tls_permitted_peer`,
      option: `
      .properties: app_log_rate_limiting compute_isolation container_networking garden_disk_cleanup haproxy_client_cert_validation haproxy_forward_tls
        haproxy_hsts_support networking_point_of_entry nfs_volume_driver route_integrity router_balancing_algorithm router_client_cert_validation
        router_keepalive_connections routing_log_client_ips routing_minimum_tls_version routing_table_sharding_mode routing_tls_termination
        smoke_tests_isolation system_logging
      .properties.system_logging.enabled: protocol`,
      secret: `
      .properties.nfs_volume_driver.enable: ldap_service_account_password`,
      collection: `
      .properties: networking_poe_ssl_certs router_sticky_session_cookie_names`,
    },
    options: {
      '.properties.app_log_rate_limiting': ['disable'],
      '.properties.compute_isolation': ['enabled'],
      '.properties.container_networking': ['enable', 'disable'],
      '.properties.garden_disk_cleanup': ['never', 'routine', 'threshold', 'reserved'],
      '.properties.haproxy_client_cert_validation': ['none', 'request'],
      '.properties.haproxy_forward_tls': ['enable', 'disable'],
      '.properties.haproxy_hsts_support': ['enable', 'disable'],
      '.properties.networking_point_of_entry': ['terminate_at_router', 'terminate_before_router'],
      '.properties.nfs_volume_driver': ['enable', 'disable'],
      '.properties.route_integrity': ['tls_verify'],
      '.properties.router_balancing_algorithm': ['round_robin', 'round-robin'],
      '.properties.router_client_cert_validation': ['none', 'request', 'require'],
      '.properties.router_keepalive_connections': ['enable', 'disable'],
      '.properties.routing_log_client_ips': ['log_client_ips', 'disable_x_forwarded_for', 'disable_all_log_client_ips'],
      '.properties.routing_minimum_tls_version': ['tls_v1_0', 'tls_v1_1', 'tls_v1_2'],
      '.properties.routing_table_sharding_mode': ['isolation_segment_only', 'no_isolation_segment'],
      '.properties.routing_tls_termination': ['load_balancer', 'ha_proxy', 'router'],
      '.properties.smoke_tests_isolation': ['on_demand', 'specified'],
      '.properties.system_logging': ['disabled', 'enabled'],
      '.properties.system_logging.enabled.protocol': ['tcp', 'relp', 'udp'],
    },
    fields: {
      '.properties.networking_poe_ssl_certs': 'name:text certificate:certificate',
    },
    required: `
      .properties.haproxy_forward_tls.enable: backend_ca`,
  },
  {
    product: 'pas-windows',
    source: ['windows'],
    names: {
      flag: `
      .properties: bosh_ssh_enabled enable_cf_metric_name rdp_enabled`,
      option: `
      .properties: kms smoke_tests_windows system_logging windows_admin_password`,
      other: `
      .properties: route_integrity winc_network_subnet_range windows_authentication`,
    },
    options: {
      '.properties.kms': ['disable'],
      '.properties.smoke_tests_windows': ['on_demand'],
      '.properties.system_logging': ['disable'],
      '.properties.windows_admin_password': ['set_password'],
    },
  },
];
