/** A small foundation of two files, in which each finds something in the other. */

export const CONFIG = `product-name: cf
product-properties:
  .cloud_controller.system_domain:
    value: ((system_domain))
  .cloud_controller.apps_domain:
    value: ((apps_domain))
`;

export const VARS = `system_domain: same.example.com
apps_domain: same.example.com
`;

/** The same with domains of their own: nothing is found. */
export const MENDED = VARS.replace('apps_domain: same', 'apps_domain: apps');

export const SAME_DOMAINS = 'dns/system-equals-apps-domain';

export const SITE = { 'config/cf.yml': CONFIG, 'vars/cf.yml': VARS };
