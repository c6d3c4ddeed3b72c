import type { ProductProperties } from './find-property.ts';

/** Properties of the tiles that bring databases, queues and brokers. Newer versions have more of them than public metadata shows; plans stand under the first number. */
// prettier-ignore
export const DATA_SERVICE_PROPERTIES: readonly ProductProperties[] = [
  {
    product: 'pivotal-mysql',
    source: ['tiles', 'gen'],
    names: {
      integer: `
      .properties.backups_selector.scp: port
      .properties: canary_instances global_service_instance_limit mysql_metrics_frequency request_timeout simultaneous_upgrades wait_timeout
      .properties.plan1_selector.active: instance_limit
      .properties.syslog_migration_selector.enabled: port`,
      flag: `
      .properties: allow_lower_case_table_names_via_config_param audit_logging_enabled enable_lower_case_table_names enable_read_only_admin
        enable_secure_binding_credentials local_infile userstat
      .properties.backups_selector.azure: enable_email_alerts
      .properties.backups_selector.gcs: enable_email_alerts
      .properties.backups_selector.s3: enable_email_alerts
      .properties.backups_selector.scp: enable_email_alerts
      .properties.plan1_selector.active: multi_node_deployment
      .properties.plan1_selector.single_node: paid_plan
      .properties.syslog_migration_selector.enabled: tls_enabled`,
      text: `
      .properties.backups_selector.azure: account blob_store_base_url container cron_schedule path
      .properties.backups_selector.gcs: bucket_name cron_schedule project_id
      .properties.backups_selector.s3: bucket_name cron_schedule endpoint_url path region
      .properties.backups_selector.scp: cron_schedule destination fingerprint server user
      .properties.plan1_selector.active: description name vm_type
      .properties.syslog_migration_selector.enabled: address ca_cert permitted_peer`,
      option: `
      .properties: backups_selector enable_tls_selector plan1_selector syslog_migration_selector
      .properties.plan1_selector.active: access_dropdown
      .properties.syslog_migration_selector.enabled: transport_protocol`,
      choices: `
      .properties: vm_extensions`,
      zones: `
      .properties.plan1_selector.active: az_multi_select
      .properties.plan1_selector.single_node: az_multi_select`,
      'disk-type': `
      .properties.plan1_selector.active: disk_size`,
      other: `
      .properties.backups_selector.azure: storage_access_key
      .properties.backups_selector.gcs: service_account_json
      .properties.backups_selector.s3: access_key_id force_path_style secret_access_key
      .properties.backups_selector.scp: key
      .properties: binlog_space_limit_enabled binlog_space_limit_selector deprecated_bindings_string enforce_client_tls global_az_multi_select
        global_recipient_email incremental_backups_selector off_platform_access_selector
      .properties.plan1_selector.single_node: access_dropdown description name version_dropdown`,
    },
    options: {
      '.properties.backups_selector': ['s3', 'S3 Backups', 'scp', 'SCP Backups', 'gcs', 'GCS', 'azure', 'Azure Backups'],
      '.properties.enable_tls_selector': ['disabled', 'enabled', 'required'],
      '.properties.plan1_selector': ['inactive', 'Inactive', 'active', 'Active', 'single_node'],
      '.properties.plan1_selector.active.access_dropdown': ['enable', 'disable', 'manual'],
      '.properties.syslog_migration_selector': ['disabled', 'enabled'],
      '.properties.syslog_migration_selector.enabled.transport_protocol': ['tcp', 'udp', 'relp'],
    },
    required: `
      .properties: backups_selector
      .properties.backups_selector.azure: account container path
      .properties.backups_selector.gcs: bucket_name project_id
      .properties.backups_selector.s3: bucket_name path
      .properties.backups_selector.scp: destination port server user
      .properties.plan1_selector.active: az_multi_select description name
      .properties.syslog_migration_selector.enabled: address port`,
  },
  {
    product: 'p-redis',
    source: ['tiles', 'gen'],
    names: {
      integer: `
      .cf-redis-broker: service_instance_limit
      .properties.backups_selector.azure: bg_save_timeout
      .properties.backups_selector.gcs: bg_save_timeout
      .properties.backups_selector.s3: bg_save_timeout
      .properties.backups_selector.scp: bg_save_timeout port
      .properties.large_plan_selector.active: instance_limit maxclients tcp_keepalive timeout
      .properties.medium_plan_selector.active: instance_limit maxclients tcp_keepalive timeout
      .properties: metrics_polling_interval
      .properties.small_plan_selector.active: instance_limit maxclients tcp_keepalive timeout
      .properties.syslog_selector.active: syslog_port
      .properties.syslog_selector.active_with_tls: syslog_port
      .redis-on-demand-broker: maximum_parallel_upgrades service_instance_limit upgrade_canary_number`,
      flag: `
      .properties.large_plan_selector.active: lua_scripting
      .properties.medium_plan_selector.active: lua_scripting
      .properties.small_plan_selector.active: lua_scripting
      .redis-on-demand-broker: service_instance_sharing`,
      text: `
      .cf-redis-broker: redis_maxmemory
      .properties.backups_selector.azure: account blob_store_base_url container cron_schedule path
      .properties.backups_selector.gcs: bucket_name cron_schedule project_id
      .properties.backups_selector.s3: bucket_name cron_schedule endpoint_url path region signature_version
      .properties.backups_selector.scp: cron_schedule fingerprint path server user
      .properties.canary_org_space_selector.active: org space
      .properties.large_plan_selector.active: description name vm_type
      .properties.medium_plan_selector.active: description name vm_type
      .properties.small_plan_selector.active: description name vm_type
      .properties.syslog_selector.active: syslog_address
      .properties.syslog_selector.active_with_tls: syslog_address syslog_ca_cert syslog_permitted_peer`,
      option: `
      .properties: backups_selector canary_org_space_selector large_plan_selector medium_plan_selector small_plan_selector syslog_selector
      .properties.large_plan_selector.active: cf_service_access
      .properties.medium_plan_selector.active: cf_service_access
      .properties.small_plan_selector.active: cf_service_access
      .properties.syslog_selector.active: syslog_format syslog_transport
      .properties.syslog_selector.active_with_tls: syslog_format`,
      choices: `
      .redis-on-demand-broker: vm_extensions`,
      zone: `
      .properties.large_plan_selector.active: az_single_select
      .properties.medium_plan_selector.active: az_single_select
      .properties.small_plan_selector.active: az_single_select`,
      zones: `
      .properties.medium_plan_selector.active: az_multi_select
      .properties.small_plan_selector.active: az_multi_select`,
      'disk-type': `
      .properties.large_plan_selector.active: disk_size
      .properties.medium_plan_selector.active: disk_size
      .properties.small_plan_selector.active: disk_size`,
      other: `
      .properties.backups_selector.azure: storage_access_key
      .properties.backups_selector.gcs: service_account_json
      .properties.backups_selector.s3: access_key_id secret_access_key
      .properties.backups_selector.scp: key
      .properties: tls_enable_selector`,
    },
    options: {
      '.properties.backups_selector': ['disabled', 'No Backups', 's3', 'S3 Backups', 'scp', 'SCP Backups', 'azure', 'Azure Backups', 'gcs', 'Google Cloud Storage Backups'],
      '.properties.canary_org_space_selector': ['inactive', 'No', 'active', 'Yes'],
      '.properties.large_plan_selector': ['inactive', 'Plan Inactive', 'active', 'Plan Active'],
      '.properties.large_plan_selector.active.cf_service_access': ['enable', 'disable', 'manual'],
      '.properties.medium_plan_selector': ['inactive', 'Plan Inactive', 'active', 'Plan Active'],
      '.properties.medium_plan_selector.active.cf_service_access': ['enable', 'disable', 'manual'],
      '.properties.small_plan_selector': ['inactive', 'Plan Inactive', 'active', 'Plan Active'],
      '.properties.small_plan_selector.active.cf_service_access': ['enable', 'disable', 'manual'],
      '.properties.syslog_selector': ['inactive', 'No', 'active', 'Yes without encryption', 'active_with_tls', 'Yes with TLS encryption'],
      '.properties.syslog_selector.active.syslog_format': ['rfc5424', 'job_index_id'],
      '.properties.syslog_selector.active.syslog_transport': ['tcp', 'udp', 'relp'],
      '.properties.syslog_selector.active_with_tls.syslog_format': ['rfc5424', 'job_index_id'],
    },
    required: `
      .properties.backups_selector.azure: account container path
      .properties.backups_selector.gcs: bucket_name project_id
      .properties.backups_selector.s3: bucket_name path
      .properties.backups_selector.scp: path server user
      .properties.canary_org_space_selector.active: org space
      .properties.large_plan_selector.active: az_single_select
      .properties.medium_plan_selector.active: az_single_select
      .properties.small_plan_selector.active: az_single_select
      .properties.syslog_selector.active: syslog_address syslog_port
      .properties.syslog_selector.active_with_tls: syslog_address syslog_ca_cert syslog_permitted_peer syslog_port`,
  },
  {
    product: 'p-rabbitmq',
    source: ['tiles', 'gen'],
    names: {
      integer: `
      .on-demand-broker: canaries global_service_instance_quota max_in_flight
      .properties: metrics_polling_interval on_demand_broker_plan_1_instance_quota on_demand_broker_plan_1_rabbitmq_number_of_nodes
      .properties.multitenant_support.enabled: server_ssl_verification_depth
      .properties.on_demand_broker_plan_2_selector.enabled: instance_quota rabbitmq_number_of_nodes
      .properties.syslog_selector.enabled: port
      .rabbitmq-server: ssl_verification_depth`,
      flag: `
      .properties.multitenant_support.enabled: broker_operator_set_policy_enabled server_ssl_fail_if_no_peer_cert server_ssl_verify
      .properties.syslog_selector.enabled: syslog_tls
      .rabbitmq-broker: operator_set_policy_enabled
      .rabbitmq-server: ssl_fail_if_no_peer_cert ssl_verify`,
      text: `
      .on-demand-broker: static_ips
      .properties.multitenant_support.enabled: broker_dns_host broker_policy_definition server_config server_cookie server_ports server_ssl_cacert
      .properties: on_demand_broker_plan_1_description on_demand_broker_plan_1_features on_demand_broker_plan_1_name
        on_demand_broker_plan_1_rabbitmq_vm_type
      .properties.on_demand_broker_plan_2_selector.enabled: description features name rabbitmq_vm_type
      .properties.syslog_selector.enabled: address syslog_ca_cert syslog_permitted_peer
      .rabbitmq-broker: dns_host policy_definition static_ips
      .rabbitmq-haproxy: static_ips
      .rabbitmq-server: config cookie ports ssl_cacert static_ips`,
      option: `
      .properties: disk_alarm_threshold enable_tls_selector global_settings_secure_bindings global_settings_shareable_instances multitenant_support
        on_demand_broker_plan_1_cf_service_access on_demand_broker_plan_1_rabbitmq_cluster_partition_handling_strategy on_demand_broker_plan_2_selector
        syslog_selector
      .properties.multitenant_support.enabled: disk_alarm_threshold server_cluster_partition_handling
      .properties.on_demand_broker_plan_2_selector.enabled: cf_service_access rabbitmq_cluster_partition_handling_strategy
      .properties.syslog_selector.enabled: syslog_format syslog_transport
      .rabbitmq-server: cluster_partition_handling`,
      choices: `
      .properties: multitenant_pre_upgrade_acknowledgement on_demand_broker_plan_1_disk_limit_acknowledgement
        on_demand_broker_pre_upgrade_acknowledgement on_demand_broker_vm_extensions on_demand_tls_versions
      .properties.multitenant_support.enabled: server_plugins server_ssl_versions
      .properties.on_demand_broker_plan_2_selector.enabled: disk_limit_acknowledgement
      .rabbitmq-server: plugins ssl_versions`,
      zones: `
      .properties: on_demand_broker_plan_1_rabbitmq_az_placement
      .properties.on_demand_broker_plan_2_selector.enabled: rabbitmq_az_placement`,
      'disk-type': `
      .properties: on_demand_broker_plan_1_rabbitmq_persistent_disk_type
      .properties.on_demand_broker_plan_2_selector.enabled: rabbitmq_persistent_disk_type`,
      credentials: `
      .properties.multitenant_support.enabled: server_admin_credentials
      .rabbitmq-server: server_admin_credentials`,
      certificate: `
      .properties.multitenant_support.enabled: server_rsa_certificate
      .rabbitmq-server: rsa_certificate`,
      other: `
      .properties: enable_inter_node_tls global_settings_log_cache_compatibility global_settings_oauth on_demand_broker_plan_1_check_queue_sync
        on_demand_broker_plan_1_paid on_demand_broker_plan_1_rabbitmq_version on_demand_broker_plan_1_service_gateway_enabled
      .properties.multitenant_support.enabled: instance_sharing rabbitmq_version`,
    },
    options: {
      '.properties.enable_tls_selector': ['disabled', 'optional'],
      '.properties.global_settings_secure_bindings': ['disabled', 'No', 'enabled', 'Yes'],
      '.properties.global_settings_shareable_instances': ['disabled', 'No', 'enabled', 'Yes'],
      '.properties.multitenant_support': ['disabled', 'enabled'],
      '.properties.multitenant_support.enabled.server_cluster_partition_handling': ['pause_minority', 'autoheal'],
      '.properties.on_demand_broker_plan_1_cf_service_access': ['enable', 'disable', 'manual'],
      '.properties.on_demand_broker_plan_1_rabbitmq_cluster_partition_handling_strategy': ['pause_minority', 'autoheal'],
      '.properties.on_demand_broker_plan_2_selector': ['disabled', 'enabled'],
      '.properties.on_demand_broker_plan_2_selector.enabled.cf_service_access': ['enable', 'disable', 'manual'],
      '.properties.on_demand_broker_plan_2_selector.enabled.rabbitmq_cluster_partition_handling_strategy': ['pause_minority', 'autoheal'],
      '.properties.syslog_selector': ['disabled', 'enabled'],
      '.properties.syslog_selector.enabled.syslog_format': ['rfc5424', 'job_index_id'],
      '.properties.syslog_selector.enabled.syslog_transport': ['tcp', 'udp', 'relp'],
      '.rabbitmq-server.cluster_partition_handling': ['pause_minority', 'autoheal'],
    },
    required: `
      .properties: disk_alarm_threshold multitenant_pre_upgrade_acknowledgement on_demand_broker_plan_1_rabbitmq_az_placement
        on_demand_broker_pre_upgrade_acknowledgement
      .properties.multitenant_support.enabled: server_admin_credentials
      .properties.on_demand_broker_plan_2_selector.enabled: description name rabbitmq_az_placement
      .properties.syslog_selector.enabled: address port
      .rabbitmq-server: server_admin_credentials`,
  },
  {
    product: 'aws-services',
    source: ['tiles', 'gen'],
    names: {
      integer: `
      .properties: app_instances dynamodb_max_instances rds_aurora_max_instances rds_mariadb_max_instances rds_mysql_max_instances
        rds_oracle_max_instances rds_postgres_max_instances rds_sqlserver_max_instances s3_max_instances sqs_delivery_delay sqs_max_instances
        sqs_message_size sqs_message_wait_time sqs_retention_period sqs_visibility_timeout temporary_credentials_timeout
      .properties.backing_db_selector.external_mysql: db_port
      .properties.backing_db_selector.external_postgres: db_port`,
      flag: `
      .properties: dynamodb_public rds_aurora_public rds_mariadb_public rds_mysql_public rds_oracle_public rds_postgres_public rds_sqlserver_public
        rds_storage_encryption s3_public sqs_public
      .properties.rds_networking_selector.custom_option: publicly_accessible`,
      text: `
      .properties: aws_access_key_id aws_default_az aws_tags broker_policy_name dynamodb_service_key_policy_name rds_default_az rds_instance_prefix
        rds_service_key_policy_name s3_bucket_prefix s3_service_key_policy_name sqs_queue_prefix sqs_service_key_policy_name
      .properties.aws_endpoints.custom_option: ca_cert endpoints_model region
      .properties.backing_db_selector.external_mysql: db_host db_name db_username
      .properties.backing_db_selector.external_postgres: db_host db_name db_username
      .properties.backing_db_selector.p_mysql: plan_name service_instance_name
      .properties.db_ssl_selector.enabled_option: root_cert
      .properties.rds_networking_selector.custom_option: security_group_ids subnet_group_name`,
      option: `
      .properties: aws_endpoints backing_db_selector db_ssl_selector dynamodb_region rds_default_region rds_networking_selector s3_region
        sqs_redrive_selector sqs_region
      .properties.aws_endpoints.default_option: region`,
      secret: `
      .properties: aws_secret_access_key
      .properties.backing_db_selector.external_mysql: db_password
      .properties.backing_db_selector.external_postgres: db_password`,
      collection: `
      .properties: rds_aurora_plans rds_mariadb_plans rds_mysql_plans rds_oracle_plans rds_postgres_plans rds_sqlserver_plans s3_plans`,
    },
    options: {
      '.properties.aws_endpoints': ['custom_option', 'Custom', 'default_option', 'Default'],
      '.properties.backing_db_selector': ['p_mysql', 'Pivotal MySQL (v2)', 'external_mysql', 'External MySQL', 'external_postgres', 'External Postgres'],
      '.properties.db_ssl_selector': ['enabled_option', 'Enabled', 'disabled_option', 'Disabled'],
      '.properties.rds_networking_selector': ['default_option', 'Default', 'custom_option', 'Custom'],
      '.properties.sqs_redrive_selector': ['enabled_option', 'Enabled', 'disabled_option', 'Disabled'],
    },
    fields: {
      '.properties.rds_aurora_plans': 'name:text description:text free:flag?',
      '.properties.rds_mariadb_plans': 'name:text description:text free:flag?',
      '.properties.rds_mysql_plans': 'name:text description:text free:flag?',
      '.properties.rds_oracle_plans': 'name:text description:text free:flag?',
      '.properties.rds_postgres_plans': 'name:text description:text free:flag?',
      '.properties.rds_sqlserver_plans': 'name:text description:text free:flag?',
      '.properties.s3_plans': 'name:text description:text free:flag? bullets:text? KMSKeyARN:text?',
    },
    required: `
      .properties.aws_endpoints.custom_option: endpoints_model region
      .properties.backing_db_selector.external_mysql: db_host db_name db_password db_username
      .properties.backing_db_selector.external_postgres: db_host db_name db_password db_username
      .properties.backing_db_selector.p_mysql: plan_name service_instance_name
      .properties.db_ssl_selector.enabled_option: root_cert
      .properties.rds_networking_selector.custom_option: security_group_ids subnet_group_name`,
  },
];
