/** What a file is, as far as taslint can use it. `other` is left alone and counted. */
export const DOCUMENT_KINDS = [
  'product',
  'stage-product',
  'director',
  'opsman',
  'env',
  'auth',
  'download',
  'state',
  'errand-config',
  'assign-stemcell',
  'vm-extension',
  'vars',
  'ops',
  'bosh-manifest',
  'cloud-config',
  'runtime-config',
  'cpi-config',
  'tile-metadata',
  'app-manifest',
  'security-group',
  'pipeline',
  'workflow',
  'script',
  'taslint',
  'other',
] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What is uploaded to a BOSH Director as it is, without Ops Manager. */
export const BOSH_KINDS: readonly DocumentKind[] = ['bosh-manifest', 'cloud-config', 'runtime-config', 'cpi-config'];
