import { flagCell, integerCell, textCell, textsCell } from '../foundation/cell-of.ts';
import { documentsOf } from '../foundation/foundation.ts';
import { isSample } from '../foundation/product-config.ts';
import { absent, known, mapCell, type Cell } from '../value/cell.ts';
import { descend, isNullish, type ConfigNode } from '../value/node.ts';
import { versionNumbers } from '../base/product-version.ts';
import { startOf } from './document.ts';
import { flag, integer, Row, table, text, texts } from './table.ts';

const IAAS = ['vsphere', 'aws', 'gcp', 'azure', 'openstack'];

/** One row per Ops Manager VM config. */
export const opsmans = table(
  'opsman',
  {
    doc: 'The Ops Manager VM: `opsman-configuration` of opsman.yml.',
    label: ['file'],
    few: true,
    columns: {
      file: text('path of the file'),
      iaas: text('vsphere, aws, gcp, azure or openstack'),
      private_ip: text('private address of the VM'),
      disk_gb: integer('disk_size (vSphere) or boot_disk_size in GB; absent for the default'),
      default_disk_gb: integer('size without that key: 160 on vSphere, 100 on GCP, else 200'),
      dns: texts('DNS servers (vSphere)'),
      ntp: texts('NTP servers (vSphere)'),
      vcenter_insecure: flag('true when the certificate of vCenter is not checked'),
      tls_certificate: flag('true when ssl-certificate is written'),
      sample: flag('true in folders of documentation, examples and tests'),
      purpose: text('purpose of the foundation, or unknown'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'opsman').map((document) => {
      const anchor = startOf(document);
      const configuration = descend(document.root, 'opsman-configuration');
      const iaas = configuration?.kind === 'map' ? IAAS.find((name) => configuration.entry(name) !== undefined) : undefined;
      const at = (...path: readonly string[]): ConfigNode | undefined => (iaas === undefined ? undefined : descend(configuration, iaas, ...path));
      const insecure = textCell(at('vcenter', 'insecure'), anchor);
      return new Row(anchor, {
        file: known(document.file.path, anchor),
        iaas: iaas === undefined ? absent(anchor) : known(iaas, anchor),
        private_ip: textCell(at('private_ip'), anchor),
        disk_gb: integerCell(at(iaas === 'vsphere' ? 'disk_size' : 'boot_disk_size'), anchor),
        default_disk_gb: iaas === undefined ? absent(anchor) : known(iaas === 'vsphere' ? 160 : iaas === 'gcp' ? 100 : 200, anchor),
        dns: textsCell(at('dns'), anchor),
        ntp: textsCell(at('ntp'), anchor),
        vcenter_insecure: mapCell(insecure, (word) => word === '1' || word === 'true'),
        tls_certificate: known(!isNullish(descend(document.root, 'ssl-certificate')), anchor),
        sample: known(isSample(document.file.path), anchor),
        purpose: known(input.foundation.purpose, anchor),
      });
    }),
);

/** One row per env file of om. Passwords are never read. */
export const envs = table(
  'env',
  {
    doc: 'How om reaches Ops Manager: the file of `om --env`.',
    label: ['file'],
    few: true,
    columns: {
      file: text('path of the file'),
      target: text('address of Ops Manager, without user and password'),
      skip_ssl_validation: flag('skip-ssl-validation'),
      has_username: flag('true when username is written'),
      has_client_id: flag('true when client-id is written; it wins over username'),
      has_ca_cert: flag('true when ca-cert is written'),
      has_decryption_passphrase: flag('true when decryption-passphrase is written'),
      connect_timeout_seconds: integer('connect-timeout'),
      request_timeout_seconds: integer('request-timeout'),
      unknown_keys: texts('keys that om does not know and refuses'),
      first_of_foundation: flag('true for the first env file of the foundation'),
      sample: flag('true in folders of documentation, examples and tests'),
      purpose: text('purpose of the foundation, or unknown'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'env').map((document, index) => {
      const anchor = startOf(document);
      const { root } = document;
      const at = (key: string): ConfigNode | undefined => descend(root, key);
      const has = (key: string): Cell<boolean> => known(!isNullish(at(key)), anchor);
      const keys = root?.kind === 'map' ? root.names : [];
      return new Row(anchor, {
        file: known(document.file.path, anchor),
        target: mapCell(textCell(at('target'), anchor), (address) => address.replace(/\/\/[^/@]*@/, '//')),
        skip_ssl_validation: flagCell(at('skip-ssl-validation'), anchor),
        has_username: has('username'),
        has_client_id: has('client-id'),
        has_ca_cert: has('ca-cert'),
        has_decryption_passphrase: has('decryption-passphrase'),
        connect_timeout_seconds: integerCell(at('connect-timeout'), anchor),
        request_timeout_seconds: integerCell(at('request-timeout'), anchor),
        unknown_keys: known(
          keys.filter((key) => !ENV_KEYS.includes(key)),
          anchor,
        ),
        first_of_foundation: known(index === 0, anchor),
        sample: known(isSample(document.file.path), anchor),
        purpose: known(input.foundation.purpose, anchor),
      });
    }),
);

/** Keys of om's env file (om 7.21.7, `cmd/main.go`). */
const ENV_KEYS = 'target username password client-id client-secret decryption-passphrase connect-timeout request-timeout skip-ssl-validation ca-cert trace uaa-target'.split(' ');

/** One row per download-product config. */
export const downloads = table(
  'download',
  {
    doc: 'What `om download-product` fetches: a pinned version or a pattern.',
    label: ['slug'],
    columns: {
      file: text('path of the file'),
      slug: text('pivnet-product-slug'),
      version: text('product-version; absent with a pattern'),
      version_regex: text('product-version-regex'),
      pins: text('how much of the version is fixed: all, minor (major and minor), major, none'),
      quoted_version: flag('false when the version is not in quotes and YAML reads it as a number, so that 2.10 becomes 2.1'),
      file_glob: text('file-glob or pivnet-file-glob'),
      stemcell_iaas: text('stemcell-iaas'),
      stemcell_version: text('stemcell-version'),
      source: text('pivnet, s3, gcs or azure'),
      s3_disable_ssl: flag('s3-disable-ssl'),
      pivnet_disable_ssl: flag('pivnet-disable-ssl'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'download').map((document) => {
      const anchor = startOf(document);
      const at = (key: string): ConfigNode | undefined => descend(document.root, key);
      const version = textCell(at('product-version'), anchor);
      const regex = textCell(at('product-version-regex'), anchor);
      const node = at('product-version');
      const numeric = node?.kind === 'scalar' && node.resolved.type !== 'string';
      return new Row(anchor, {
        file: known(document.file.path, anchor),
        slug: textCell(at('pivnet-product-slug'), anchor),
        version,
        version_regex: regex,
        pins: pinsOf(version, regex, anchor),
        quoted_version: version.state === 'known' ? known(!numeric, version.anchor) : version,
        file_glob: textCell(at('file-glob') ?? at('pivnet-file-glob'), anchor),
        stemcell_iaas: textCell(at('stemcell-iaas'), anchor),
        stemcell_version: textCell(at('stemcell-version'), anchor),
        source: textCell(at('source'), anchor),
        s3_disable_ssl: flagCell(at('s3-disable-ssl'), anchor),
        pivnet_disable_ssl: flagCell(at('pivnet-disable-ssl'), anchor),
        sample: known(isSample(document.file.path), anchor),
      });
    }),
);

function pinsOf(version: Cell<string>, regex: Cell<string>, anchor: Row['anchor']): Cell<string> {
  if (version.state === 'unknown') return version;
  if (version.state === 'known') {
    const numbers = versionNumbers(version.value);
    return { ...version, value: version.value === 'latest' || numbers === undefined ? 'none' : numbers.length >= 3 ? 'all' : numbers.length === 2 ? 'minor' : 'major' };
  }
  if (regex.state !== 'known') return regex.state === 'unknown' ? regex : known('none', anchor);
  // `^4\.0\..*$` fixes 4.0; a class or an alternative ends what is fixed.
  const fixed = /^\^?(\d+)(?:\\?\.(\d+))?(?:\\?\.(\d+))?(.*)$/.exec(regex.value);
  if (fixed === null || regex.value.includes('|')) return { ...regex, value: 'none' };
  const rest = fixed[4] ?? '';
  const parts = [fixed[1], fixed[2], fixed[3]].filter((part) => part !== undefined).length;
  // A number that a star, a plus or a class may go on from is not fixed.
  const whole = /^([*+?{[]|\\d)/.test(rest) ? parts - 1 : parts;
  return { ...regex, value: whole >= 3 ? 'all' : whole === 2 ? 'minor' : whole === 1 ? 'major' : 'none' };
}
