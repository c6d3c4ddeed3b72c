import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { COMPONENTS } from '../../catalog/components.ts';
import { FOLDER, ROOT } from './measure.ts';

/** Inputs with made-up settings: nearly the same since the first benchmark, so that figures of different days can be compared. */

/** Writes a file of the benchmark's folder and gives its path. */
export function write(path: string, text: string): string {
  const target = join(FOLDER, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  return target;
}

export function kilobytes(file: string): string {
  return `${Math.round(statSync(file).size / 1000)} KB`;
}

/** A product file of about so many bytes, with 8 certificates, like a tile whose every property is written. */
export function productFile(bytes: number): string {
  const certificate = readFileSync(join(ROOT, 'fixtures/certs/gorouter.pem'), 'utf8').trim().replaceAll(/^/gm, '          ');
  const certificates = Array.from(
    { length: 8 },
    (_each, index) =>
      `    - name: gorouter-${index}\n      certificate:\n        cert_pem: |\n${certificate}\n        private_key_pem: ((gorouter_key_${index}))\n`,
  );
  const head = `product-name: cf\nproduct-properties:\n  .properties.networking_poe_ssl_certs:\n    value:\n${certificates.join('')}`;
  const tail = `  .cloud_controller.system_domain:\n    value: sys.example.com\n  .cloud_controller.apps_domain:\n    value: apps.example.com\n${resources(TAS_JOBS)}`;
  return head + properties((bytes - head.length - tail.length) / 62) + tail;
}

function properties(count: number, value = (index: number): string => `value of setting ${index}`): string {
  return Array.from({ length: count }, (_each, index) => `  .properties.setting_${index}:\n    value: ${value(index)}\n`).join('');
}

/** Jobs of TAS, which are those of every version: a linter that knows them has nothing to say about their names. */
const TAS_JOBS = COMPONENTS.flatMap(({ product, job }) => (product === 'cf' && job !== 'router' ? [job] : [])).slice(0, 25);

const otherJobs = (count: number): readonly string[] => Array.from({ length: count }, (_each, index) => `job_${index}`);

function resources(jobs: readonly string[]): string {
  const entries = jobs.map((job) => `  ${job}:\n    instances: automatic\n    instance_type:\n      id: automatic\n`);
  return `resource-config:\n  router:\n    instances: 3\n${entries.join('')}errand-config:\n  smoke_tests:\n    post-deploy-state: true\n`;
}

/** Slim metadata of about so many bytes, which has every property and job of `productFile` and takes what stands there. */
export function slimMetadata(bytes: number): string {
  const head = [
    'format: taslint-metadata/1',
    'name: cf',
    'product_version: 10.2.1',
    'metadata_version: "3.2"',
    'properties:',
    '  .cloud_controller.system_domain: {type: wildcard_domain, configurable: true}',
    '  .cloud_controller.apps_domain: {type: wildcard_domain, configurable: true}',
    '  .properties.networking_poe_ssl_certs:',
    '    type: collection',
    '    configurable: true',
    '    property_blueprints:',
    '      name: {type: string}',
    '      certificate: {type: rsa_cert_credentials}',
    '',
  ].join('\n');
  const jobs = ['router', ...TAS_JOBS].map(
    (job) =>
      `  ${job}:\n    instances: {configurable: true, default: 1, constraints: {min: 0}}\n    resources:\n      ram: {default: 1024}\n`,
  );
  const tail = `jobs:\n${jobs.join('')}errands:\n  smoke_tests: {post_deploy: "on"}\n`;
  // Lines as long as those of TAS, and a pattern as seldom.
  const form = 'form: application_developer_controls';
  const kindOf = (index: number): string =>
    index % 20 === 0
      ? `{type: string, configurable: true, optional: true, constraints: [{must_match_regex: '\\A[a-z0-9 ]+\\z'}], ${form}}`
      : `{type: string, configurable: true, default: "left to the tile", ${form}}`;
  const perProperty = `  .properties.setting_100: ${kindOf(1)}\n`.length;
  const count = Math.floor((bytes - head.length - tail.length) / perProperty);
  const properties = Array.from({ length: count }, (_each, index) => `  .properties.setting_${index}: ${kindOf(index)}\n`);
  return head + properties.join('') + tail;
}

/** 5,000 lines: 2,300 properties of two lines, every eighth a variable, and the resources. */
export function fiveThousandLines(): string {
  const head = 'product-name: cf\nproduct-properties:\n';
  return (
    head +
    properties(2440, (index) => (index % 8 === 5 ? `((variable_${Math.floor(index / 8) % 300}))` : `value of setting ${index}`)) +
    resources(otherJobs(25))
  );
}

/** Twelve files as a platform-automation repository has them: director, three products, their vars, an ops-file, runtime- and cloud-config, env. */
export function writeFoundation(path: string, index: number): void {
  const domain = `f${index}.example.com`;
  const product = (name: string, size: number): string =>
    `product-name: ${name}\nproduct-properties:\n${properties(size, (each) => (each % 5 === 0 ? `((${name}_${each}))` : `text ${each}`))}${resources(otherJobs(12))}`;
  const vars = (name: string, size: number): string =>
    Array.from({ length: size }, (_each, each) => (each % 5 === 0 ? `${name}_${each}: value ${each} of ${domain}\n` : '')).join('');
  write(`${path}/config/cf.yml`, productFile(20_000).replaceAll('example.com', domain));
  for (const [name, size] of [
    ['p-redis', 60],
    ['p_spring-cloud-services', 90],
    ['p-isolation-segment', 120],
  ] as const) {
    write(`${path}/config/${name}.yml`, product(name, size));
    write(`${path}/vars/${name}.yml`, vars(name, size));
  }
  write(`${path}/vars/cf.yml`, Array.from({ length: 8 }, (_each, key) => `gorouter_key_${key}: ((credhub_key_${key}))\n`).join(''));
  write(
    `${path}/config/director.yml`,
    `az-configuration:\n${['az1', 'az2', 'az3'].map((zone) => `- name: ${zone}\n`).join('')}networks-configuration:\n  networks:\n  - name: tas\n    subnets:\n    - iaas_identifier: net-${index}\n      cidr: 10.${index}.0.0/20\n      gateway: 10.${index}.0.1\n      dns: 10.0.0.2\n      reserved_ip_ranges: 10.${index}.0.1-10.${index}.0.9\n      availability_zone_names: [az1, az2, az3]\nproperties-configuration:\n  director_configuration:\n    ntp_servers_string: ntp.${domain}\n`,
  );
  write(
    `${path}/runtime-config/dns.yml`,
    `releases:\n- name: bosh-dns-aliases\n  version: 0.0.4\naddons:\n- name: aliases\n  jobs:\n  - name: bosh-dns-aliases\n    release: bosh-dns-aliases\n    properties:\n      aliases: [{ domain: a.${domain}, targets: [] }]\n`,
  );
  write(
    `${path}/cloud-config/cloud.yml`,
    `azs:\n- name: az1\nvm_types:\n- name: default\ndisk_types:\n- name: default\n  disk_size: 1024\nnetworks:\n- name: default\n  type: manual\n  subnets:\n  - range: 10.${index}.16.0/24\n    gateway: 10.${index}.16.1\n    az: az1\ncompilation:\n  workers: 4\n  az: az1\n  vm_type: default\n  network: default\n`,
  );
  write(
    `${path}/env.yml`,
    `target: https://opsman.${domain}\nconnect-timeout: 30\nrequest-timeout: 1800\nskip-ssl-validation: false\nusername: ((opsman_username))\npassword: ((opsman_password))\n`,
  );
}
