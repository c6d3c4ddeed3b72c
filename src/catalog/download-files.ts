import { matchesText } from '../base/glob.ts';

/**
 * Products whose page offers several files under one version, so that a short pattern fits more than one: the beginning of the slug, and the files, with
 * VERSION for the version. Learnt from docs-platform-automation (its download configs and issue 222) and from public pipelines.
 */
const FILES: readonly { readonly slug: RegExp; readonly fromMajor?: number; readonly files: readonly string[] }[] = [
  { slug: /^elastic-runtime$/, files: ['cf-VERSION-build.1.pivotal', 'srt-VERSION-build.1.pivotal'] },
  // Healthwatch 1 was one tile, p-healthwatch.
  {
    slug: /^p-healthwatch$/,
    fromMajor: 2,
    files: [
      'healthwatch-VERSION-build.1.pivotal',
      'healthwatch-pas-exporter-VERSION-build.1.pivotal',
      'healthwatch-pks-exporter-VERSION-build.1.pivotal',
    ],
  },
  {
    slug: /^ops-manager$/,
    files: [
      'ops-manager-aws-VERSION.yml',
      'ops-manager-azure-VERSION.yml',
      'ops-manager-gcp-VERSION.yml',
      'ops-manager-openstack-VERSION.raw',
      'ops-manager-vsphere-VERSION.ova',
    ],
  },
  {
    slug: /^stemcells-ubuntu/,
    files: [
      'light-bosh-stemcell-VERSION-aws-xen-hvm-ubuntu-go_agent.tgz',
      'light-bosh-stemcell-VERSION-google-kvm-ubuntu-go_agent.tgz',
      'bosh-stemcell-VERSION-azure-hyperv-ubuntu-go_agent.tgz',
      'bosh-stemcell-VERSION-vsphere-esxi-ubuntu-go_agent.tgz',
    ],
  },
  {
    slug: /^stemcells-windows/,
    files: [
      'light-bosh-stemcell-VERSION-aws-xen-hvm-windows-go_agent.tgz',
      'light-bosh-stemcell-VERSION-azure-hyperv-windows-go_agent.tgz',
      'light-bosh-stemcell-VERSION-google-kvm-windows-go_agent.tgz',
    ],
  },
  { slug: /^p-isolation-segment$/, files: ['p-isolation-segment-VERSION-build.1.pivotal', 'replicator-VERSION.zip'] },
  { slug: /^pas-windows$/, files: ['pas-windows-VERSION-build.1.pivotal', 'winfs-injector-VERSION.zip'] },
  {
    slug: /^pivotal-container-service$/,
    files: ['pivotal-container-service-VERSION-build.1.pivotal', 'pks-linux-amd64-VERSION', 'kubectl-linux-amd64-VERSION'],
  },
];

/**
 * The files of a product that a pattern fits, as patterns that fit one each (`cf-*.pivotal`). Undefined where the product's files, or the version that
 * decides about them, are not known. `version`: the version, or as much of it as a regular expression fixes; undefined when nothing is.
 */
export function filesThatFit(slug: string, version: string | undefined, glob: string): readonly string[] | undefined {
  const entry = FILES.find((one) => one.slug.test(slug));
  if (entry === undefined) return undefined;
  if (entry.fromMajor !== undefined && !(Number.parseInt(version ?? '', 10) >= entry.fromMajor)) return undefined;
  if (version === undefined && /\d/.test(glob)) return undefined;
  return entry.files
    .filter((file) => matchesText(file.replaceAll('VERSION', version ?? '1.0.0'), glob))
    .map((file) => file.replace(/VERSION(-build\.1)?/, '*'));
}
