import { manifestsOf } from '../../foundation/bosh-manifest.ts';
import { productsOf } from '../../foundation/product-config.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import { textOf } from '../bosh/deployment-identity.ts';
import { iaasOf } from '../foundation.ts';
import type { FactInput } from '../input.ts';
import { callingFiles, type Call } from './call.ts';
import { Row, table, text, texts } from '../table.ts';

/** One row per stemcell or product file that a script or pipeline uploads and whose name says what it is. */
export const uploads = table(
  'upload',
  {
    doc: 'A stemcell or a product file that a script or pipeline uploads by om or bosh, as far as its name says what it is.',
    label: ['path'],
    columns: {
      kind: text('stemcell or product'),
      path: text('name of the file, or its address'),
      iaas: text('for a stemcell: aws, azure, gcp, openstack, vsphere …'),
      foundation_iaas: text('the IaaS of the foundation'),
      product: text('for a product file: its slug'),
      version: text('its version; absent where the name has none'),
      wanted: texts(
        'the versions that the foundation names: of stemcells of that operating system in its manifests when none of the uploads fits one, or of the product; empty when it names none',
      ),
    },
  },
  (input) => {
    const found = callingFiles(input.foundation).flatMap(({ calls, automation }) =>
      automation === undefined ? [] : calls.flatMap(uploadOf),
    );
    const stemcells = found.flatMap((upload) => (upload.kind === 'stemcell' ? [`${upload.os} ${upload.version ?? ''}`] : []));
    return found.map((upload) => uploadRow(upload, new Set(stemcells), input));
  },
);

interface Upload {
  readonly kind: 'stemcell' | 'product';
  readonly path: string;
  readonly anchor: Row['anchor'];
  readonly iaas?: string;
  readonly os?: string;
  readonly product?: string;
  readonly version: string | undefined;
}

/** `light-bosh-stemcell-1.260-google-kvm-ubuntu-jammy-go_agent.tgz`. */
const STEMCELL_FILE =
  /bosh-stemcell-([\d.]+)-(aws|azure|google|openstack|vsphere|vcloud|alicloud|warden)-[\w-]*?(ubuntu-[a-z]+|windows\d+)/;
/** `https://bosh.io/d/stemcells/bosh-aws-xen-hvm-ubuntu-jammy-go_agent?v=1.260`. */
const STEMCELL_ADDRESS =
  /\/bosh-(aws|azure|google|openstack|vsphere|vcloud|alicloud|warden)-[\w-]*?(ubuntu-[a-z]+|windows\d+)[\w-]*(?:\?v=([\d.]+))?/;
/** `cf-6.0.3-build.2.pivotal`, with the prefix of a download (`[cf,6.0.3]`) or without. */
const PRODUCT_FILE = /(?:^|\/|\])([a-z][a-z0-9_-]*?)-(\d+\.\d+\.\d+[\w.+-]*?)\.pivotal$/;

function uploadOf({ tool, words, anchor }: Call): readonly Upload[] {
  const command = words.findIndex((word) => /^upload-(?:stemcell|product)$/.test(word) || (tool === 'bosh' && word === 'us'));
  if (command < 0 || (tool !== 'om' && tool !== 'bosh')) return [];
  return words.slice(command + 1).flatMap((path): readonly Upload[] => {
    if (path.includes('$') || path.includes('((') || path.includes('*')) return [];
    const file = STEMCELL_FILE.exec(path);
    if (file !== null) return [{ kind: 'stemcell', path, anchor, version: file[1], iaas: file[2]!, os: file[3]! }];
    const address = STEMCELL_ADDRESS.exec(path);
    if (address !== null) return [{ kind: 'stemcell', path, anchor, version: address[3], iaas: address[1]!, os: address[2]! }];
    const product = PRODUCT_FILE.exec(path);
    return product === null ? [] : [{ kind: 'product', path, anchor, product: slugOf(product[1]!), version: product[2] }];
  });
}

/** Small Footprint is the same product in another file. */
function slugOf(name: string): string {
  return name === 'srt' ? 'cf' : name;
}

function uploadRow(upload: Upload, stemcells: ReadonlySet<string>, input: FactInput): Row {
  const { kind, path, anchor, iaas, product, version } = upload;
  const said = (value: string | undefined): Cell<string> => (value === undefined ? absent(anchor) : known(value, anchor));
  return new Row(anchor, {
    kind: known(kind, anchor),
    path: known(path, anchor),
    iaas: said(iaas === 'google' ? 'gcp' : iaas),
    foundation_iaas: () => iaasOf(input.foundation, anchor),
    product: said(product),
    version: said(version),
    wanted: () => known(kind === 'stemcell' ? wantedStemcells(upload, stemcells, input) : wantedProducts(upload, input), anchor),
  });
}

/** Exact versions of that operating system in the manifests; none when one of them is uploaded. */
function wantedStemcells({ os, version }: Upload, uploaded: ReadonlySet<string>, { foundation }: FactInput): readonly string[] {
  if (version === undefined) return [];
  const versions = manifestsOf(foundation).flatMap((manifest) =>
    manifest.list('stemcells').flatMap((node) => (textOf(node.get('os')) === os ? (textOf(node.get('version')) ?? []) : [])),
  );
  const exact = versions.filter((one) => /^\d+(?:\.\d+)*$/.test(one));
  return exact.length < versions.length || exact.some((one) => uploaded.has(`${os} ${one}`)) ? [] : [...new Set(exact)];
}

/** The version of the product config, where it is another one. A config may leave out the build. */
function wantedProducts({ product, version = '' }: Upload, { foundation }: FactInput): readonly string[] {
  const versions = productsOf(foundation).flatMap((config) =>
    config.slug.state === 'known' && config.slug.value === product && config.version.state === 'known' ? [config.version.value] : [],
  );
  return versions.some((one) => version === one || version.startsWith(`${one}-`) || one.startsWith(`${version}-`)) ? [] : versions;
}
