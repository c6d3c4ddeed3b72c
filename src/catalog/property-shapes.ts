import type { SourceId } from './sources.ts';

/** Properties of TAS and its companions whose value has a certain shape, by canonical name. Only names that real or generated configs show in that shape. */
export interface PropertyShape {
  readonly property: string;
  /** `collection`: a list of maps. `secret`: `{secret: …}`. */
  readonly shape: 'collection' | 'secret';
  readonly source: readonly SourceId[];
}

const of = (shape: PropertyShape['shape'], ...names: readonly string[]): readonly PropertyShape[] =>
  names.map((property) => ({ property, shape, source: ['gen', 'staged'] }));

const DATABASE_USERS =
  'account app_usage_service autoscale ccdb credhub diego locket networkpolicyserver nfsvolume notifications routing silk uaa'.split(' ');

const SHAPES: ReadonlyMap<string, PropertyShape> = new Map(
  [
    ...of(
      'collection',
      '.properties.networking_poe_ssl_certs',
      '.properties.push_apps_manager_nav_links',
      '.properties.credhub_internal_provider_keys',
      '.properties.credhub_key_encryption_passwords',
      '.properties.cloud_controller_encryption_keys',
      '.properties.cf_networking_internal_domains',
      '.properties.router_sticky_session_cookie_names',
    ),
    ...of(
      'secret',
      '.cloud_controller.encrypt_key',
      '.uaa.service_provider_key_password',
      '.properties.credhub_hsm_provider_partition_password',
      '.properties.nfs_volume_driver.enable.ldap_service_account_password',
      '.properties.system_blobstore.external.secret_key',
      '.properties.system_blobstore.external_azure.access_key',
      '.properties.credhub_database.external.password',
      ...DATABASE_USERS.map((user) => `.properties.system_database.external.${user}_password`),
    ),
  ].map((shape) => [shape.property, shape]),
);

/** The shape that a property must have; undefined when nothing is known. */
export function shapeOfProperty(canonical: string): PropertyShape['shape'] | undefined {
  return SHAPES.get(canonical)?.shape;
}

/** Full names of the properties that hold a secret. */
export function secretProperties(): readonly string[] {
  return [...SHAPES.values()].filter(({ shape }) => shape === 'secret').map(({ property }) => property);
}
