/** Where the facts of this folder were learnt. Every fact names at least one of these. */
export const SOURCES = {
  ha: {
    title: 'HA / minimum instance table (2.12 docs partial)',
    url: 'https://github.com/pivotal-cf/docs-partials/blob/master/core/2-12/_pcf_scale_table.html.md.erb',
  },
  meta: {
    title: 'Tile metadata cf 2.2.2 (om config-template fixture pas_2_2.yml)',
    url: 'https://github.com/pivotal-cf/om/blob/main/configtemplate/generator/fixtures/metadata/pas_2_2.yml',
  },
  srt: {
    title: 'Tile metadata Small Footprint cf 2.1.6 (tile-config-generator fixture)',
    url: 'https://github.com/pivotalservices/tile-config-generator/tree/master/generator/fixtures',
  },
  seg: {
    title: 'Tile metadata isolation segment 2.2.4 (om fixture iso-segment.yml)',
    url: 'https://github.com/pivotal-cf/om/blob/main/configtemplate/generator/fixtures/metadata/iso-segment.yml',
  },
  gen: {
    title: 'Complete generated cf configs 2.6.9 ... 10.4.0 (git history)',
    url: 'https://github.com/tonyelmore/telmore-platform-automation',
  },
  sf: {
    title: 'Getting started with Small Footprint TAS (4.0)',
    url: 'https://github.com/pivotal-cf/docs-operating-pas/blob/4.0/small-footprint.html.md.erb',
  },
  lb: {
    title: 'Configuring load balancing for TAS',
    url: 'https://github.com/pivotal-cf/docs-operating-pas/blob/6.0/configure-lb.html.md.erb',
  },
  filestore: {
    title: 'Configuring file storage',
    url: 'https://github.com/pivotal-cf/docs-operating-pas/blob/6.0/pas-file-storage.html.md.erb',
  },
  is: {
    title: 'Installing Isolation Segment',
    url: 'https://github.com/pivotal-cf/docs-operating-pas/blob/6.0/installing-pcf-is.html.md.erb',
  },
  quorum: { title: 'MySQL cluster behaviour, quorum', url: 'http://docs.pivotal.io/p-mysql/1-8/cluster-behavior.html' },
  credhub: { title: 'CredHub pane', url: 'https://github.com/pivotal-cf/docs-operating-pas/blob/6.0/config-credhub.html.md.erb' },
  rn60: { title: 'TAS 6.0 release notes', url: 'https://github.com/pivotal-cf/docs-pas/blob/6.0/runtime-rn.html.md.erb' },
  rn213: {
    title: 'TAS 2.13 release notes (Log Cache is its own instance group)',
    url: 'https://github.com/pivotal-cf/docs-pas/blob/2.13/runtime-rn.html.md.erb',
  },
  rn30: { title: 'TAS 3.0 release notes (HAProxy removed)', url: 'https://github.com/pivotal-cf/docs-pas/blob/3.0/runtime-rn.html.md.erb' },
  staged: {
    title: 'Staged configurations of running foundations (TAS 5.0.3 and 6.0.3, Small Footprint)',
    url: 'https://github.com/cunnie/tas.nono.io',
  },
  tiles: {
    title:
      'Tile metadata of services (om config-template fixtures: pks 1.1.3, pivotal-mysql 2.3.1, p-redis 1.13.1, p-rabbitmq 1.13 and 1.14, aws-services 1.4.9)',
    url: 'https://github.com/pivotal-cf/om/tree/main/configtemplate/generator/fixtures/metadata',
  },
  windows: { title: 'TAS for VMs [Windows] product configurations', url: 'https://github.com/tonyelmore/telmore-platform-automation' },
  errands: {
    title: 'Configuring errands in TAS',
    url: 'https://github.com/pivotal-cf/docs-operating-pas/blob/6.0/configure-pas.html.md.erb',
  },
  cfd: { title: 'cf-deployment manifest', url: 'https://github.com/cloudfoundry/cf-deployment/blob/main/cf-deployment.yml' },
  osconf: { title: 'os-conf-release job specs (2026-08)', url: 'https://github.com/cloudfoundry/os-conf-release' },
  bosh: { title: 'BOSH director source, deployment plan (2026-08)', url: 'https://github.com/cloudfoundry/bosh' },
  om: { title: 'om 7.21.7, product and director configuration', url: 'https://github.com/pivotal-cf/om' },
} as const;

export type SourceId = keyof typeof SOURCES;
