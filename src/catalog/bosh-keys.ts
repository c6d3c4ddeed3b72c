/** The keys that the BOSH director reads at one place; it ignores all others silently. */
export interface KeySection {
  readonly keys: readonly string[];
  /** What stands below a key: of a list the section holds for each item. Keys that are not here may hold anything. */
  readonly below: Readonly<Record<string, KeySection>>;
  /** Words that people write instead of a key and that no edit distance finds. */
  readonly instead: Readonly<Record<string, string>>;
}

function section(keys: string, below: KeySection['below'] = {}, instead: KeySection['instead'] = {}): KeySection {
  return { keys: keys.split(' '), below, instead };
}

const UPDATE = section(
  'canaries max_in_flight canary_watch_time update_watch_time serial vm_strategy initial_deploy_az_update_strategy',
  {},
  { canary: 'canaries', watch_time: 'update_watch_time', strategy: 'vm_strategy' },
);
const RELEASE = section('name version url sha1 stemcell exported_from', {}, { sha256: 'sha1', checksum: 'sha1', uri: 'url' });
const JOB = section('name release properties consumes provides custom_provider_definitions', {}, { config: 'properties' });
const VM_RESOURCES = section('cpu ram ephemeral_disk_size', {}, { memory: 'ram', disk: 'ephemeral_disk_size', cpus: 'cpu' });
const FILTER = section('deployments jobs instance_groups stemcell networks teams azs lifecycle');
const OPTIONS = section(
  'common_name alternative_names organization organization_unit locality state country is_ca ca self_sign self_signed key_usage extended_key_usage duration key_length ssh_comment length exclude_lower exclude_upper exclude_number include_special only_hex username',
  {},
  {
    cn: 'common_name',
    san: 'alternative_names',
    sans: 'alternative_names',
    subject_alternative_names: 'alternative_names',
    alternate_names: 'alternative_names',
    alt_names: 'alternative_names',
    signed_by: 'ca',
    ca_name: 'ca',
    days: 'duration',
    size: 'key_length',
  },
);
const VARIABLES = section('name type options consumes update_mode update', { options: OPTIONS }, { mode: 'update_mode' });
const GROUP = section(
  'name instances jobs stemcell vm_type vm_resources vm_extensions azs networks persistent_disk persistent_disk_type persistent_disks lifecycle update migrated_from env properties tags state instance_states',
  {
    update: UPDATE,
    jobs: JOB,
    vm_resources: VM_RESOURCES,
    networks: section('name static_ips default nic_group', {}, { static: 'static_ips', ips: 'static_ips', defaults: 'default' }),
    migrated_from: section('name az'),
    persistent_disks: section('name type'),
  },
  {
    instance_type: 'vm_type',
    vm: 'vm_type',
    vm_size: 'vm_type',
    vm_types: 'vm_type',
    disk_type: 'persistent_disk_type',
    availability_zones: 'azs',
    availability_zone: 'azs',
    zones: 'azs',
    size: 'instances',
    count: 'instances',
  },
);
const ADDONS = section('name jobs include exclude properties', { jobs: JOB, include: FILTER, exclude: FILTER });

const MANIFEST_KEYS =
  'name releases release stemcells update instance_groups addons properties variables features tags director_uuid manifest_version';
const MANIFEST = {
  update: UPDATE,
  releases: RELEASE,
  stemcells: section('alias os name version url sha1', {}, { line: 'os' }),
  addons: ADDONS,
  variables: VARIABLES,
  features: section(
    'use_dns_addresses use_short_dns_addresses use_link_dns_names randomize_az_placement converge_variables use_tmpfs_config',
  ),
};

/** A manifest that a director deploys. */
const DEPLOYED = section(MANIFEST_KEYS, { ...MANIFEST, instance_groups: GROUP }, { groups: 'instance_groups' });

/** A manifest of `bosh create-env`, which brings its own networks, disks and VM sizes. The command takes `jobs`, the old name of `instance_groups`, too. */
const CREATE_ENV = section(`${MANIFEST_KEYS} jobs cloud_provider resource_pools disk_pools networks`, {
  ...MANIFEST,
  instance_groups: {
    ...GROUP,
    keys: [...GROUP.keys, 'resource_pool', 'persistent_disk_pool'],
  },
});

const CLOUD_CONFIG = section('azs networks vm_types vm_extensions disk_types compilation', {
  azs: section('name cloud_properties cpi'),
  networks: section(
    'name type subnets dns cloud_properties managed prefix',
    {
      subnets: section(
        'range gateway dns reserved static az azs cloud_properties prefix netmask_bits name',
        {},
        {
          cidr: 'range',
          static_ips: 'static',
          reserved_ips: 'reserved',
          dns_servers: 'dns',
          availability_zone: 'az',
          availability_zones: 'azs',
          zone: 'az',
          zones: 'azs',
        },
      ),
    },
    { subnet: 'subnets' },
  ),
  vm_types: section('name cloud_properties'),
  vm_extensions: section('name cloud_properties'),
  disk_types: section('name disk_size cloud_properties', {}, { size: 'disk_size' }),
  compilation: section(
    'workers network az vm_type vm_resources cloud_properties vm_extensions reuse_compilation_vms orphan_workers env',
    { vm_resources: VM_RESOURCES },
    { instance_type: 'vm_type', reuse_vms: 'reuse_compilation_vms', azs: 'az', networks: 'network' },
  ),
});

const RUNTIME_CONFIG = section('releases addons variables tags', {
  releases: RELEASE,
  addons: { ...ADDONS, below: { jobs: JOB } },
  variables: VARIABLES,
});

const CPI_CONFIG = section('cpis', {
  cpis: section(
    'name type exec_path properties migrated_from',
    { migrated_from: section('name') },
    { config: 'properties', cloud_properties: 'properties', cpi: 'type', job: 'type', iaas: 'type' },
  ),
});

/**
 * What the director and the CLI read in a file; undefined for a file that is none of theirs. BOSH director 2026-08 (`deployment_plan/**`, `runtime_config/**`,
 * `addon/**`, `cpi_config/**`); options of variables: CredHub's and those of bosh CLI. Misspelt filters of runtime configs are told as placement rules, so they are not here.
 */
export function boshKeys(kind: string, isCreateEnv: boolean): KeySection | undefined {
  if (kind === 'bosh-manifest') return isCreateEnv ? CREATE_ENV : DEPLOYED;
  if (kind === 'cloud-config') return CLOUD_CONFIG;
  if (kind === 'cpi-config') return CPI_CONFIG;
  return kind === 'runtime-config' ? RUNTIME_CONFIG : undefined;
}

/** Root keys that the director refuses in a manifest, each with a text of its own (`manifest_validator.rb`). */
export const REFUSED_IN_MANIFEST: readonly string[] = [
  'azs',
  'vm_types',
  'disk_types',
  'compilation',
  'networks',
  'disk_pools',
  'resource_pools',
  'jobs',
];

/** Keys of an instance group that the director refuses (`instance_group_spec_parser.rb`), and what stands there now. */
export const REFUSED_IN_GROUP: Readonly<Record<string, string>> = {
  template: 'jobs',
  templates: 'jobs',
  resource_pool: 'vm_type',
  persistent_disk_pool: 'persistent_disk_type',
};

/** Root keys by which one knows the file that they belong to. */
export const HOME_OF_SECTION: Readonly<Record<string, string>> = {
  azs: 'cloud-config',
  networks: 'cloud-config',
  vm_types: 'cloud-config',
  vm_extensions: 'cloud-config',
  disk_types: 'cloud-config',
  compilation: 'cloud-config',
  addons: 'runtime-config',
  cpis: 'cpi-config',
  instance_groups: 'bosh-manifest',
  stemcells: 'bosh-manifest',
  releases: 'bosh-manifest',
  update: 'bosh-manifest',
  features: 'bosh-manifest',
};
