import { filledCell, flagCell, textCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import type { Span } from '../../base/source.ts';
import { startOf } from '../document.ts';
import { iaasOf } from '../foundation.ts';
import type { FactInput } from '../input.ts';
import { databaseOf } from '../product/product.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per setting that protects the connection to an external database; none where the database is internal. */
export const databaseTls = table(
  'database-tls',
  {
    doc: 'What protects the connection to an external database, one row per setting.',
    plural: 'database_tls_settings',
    label: ['product', 'kind'],
    looksAt: { kinds: ['product', 'director'], sections: ['product-properties', 'properties-configuration'] },
    columns: {
      product: text('product slug; p-bosh for the director'),
      kind: text('ca (a CA certificate is given), host-name (the name in the certificate is checked) or tls (the director uses TLS)'),
      external: flag('whether the database is external'),
      enabled: flag('whether it is on; for ca false when a whole config has none'),
      has_ca: flag('whether a CA certificate is given; absent in a part of a config that gives none'),
      iaas: text('vsphere, aws, gcp, azure or openstack; unknown when no director config tells'),
    },
  },
  (input) => [...productRows(input), ...directorRows(input)],
);

const CA = '.properties.system_database.external.ca_cert';
const HOST_NAME = '.properties.system_database.external.validate_hostname';

function productRows(input: FactInput): readonly Row[] {
  return productsOf(input.foundation).flatMap((product) => {
    if (product.base !== 'cf') return [];
    const location = product.property('.properties.system_database');
    if (location === undefined) return [];
    const external = databaseOf(product);
    const isExternal: Cell<boolean> =
      external.state === 'known' ? known(external.value === 'external', external.anchor, external.origin) : external;
    const ca = caCell(product, location.anchor);
    const checked = product.property(HOST_NAME);
    const row = (kind: string, enabled: Cell<boolean>, product_: Cell<string>): Row =>
      rowOf(enabled.anchor, input, { product: product_, kind, external: isExternal, enabled, ca });
    return [
      row('ca', ca, product.slug),
      ...(checked === undefined ? [] : [row('host-name', flagCell(checked.value, checked.anchor), product.slug)]),
    ];
  });
}

/** Nothing written is nothing given in a whole config only. */
function caCell(product: ProductConfig, anchor: Span): Cell<boolean> {
  const property = product.property(CA);
  if (property === undefined) return product.isFull ? known(false, anchor) : absent(anchor);
  const filled = filledCell(property.value, property.anchor);
  return filled.state === 'absent' ? known(false, property.anchor) : filled;
}

function directorRows(input: FactInput): readonly Row[] {
  return documentsOf(input.foundation, 'director').flatMap((document) => {
    const at = (...keys: readonly string[]) => descend(document.root, 'properties-configuration', 'director_configuration', ...keys);
    const enabled = flagCell(at('external_database_options', 'tls_enabled'), startOf(document));
    if (enabled.state === 'absent') return [];
    const type = textCell(at('database_type'), startOf(document));
    const external: Cell<boolean> = type.state === 'known' ? known(type.value === 'external', type.anchor, type.origin) : type;
    return [
      rowOf(enabled.anchor, input, {
        product: known('p-bosh', enabled.anchor),
        kind: 'tls',
        external,
        enabled,
        ca: absent(enabled.anchor),
      }),
    ];
  });
}

interface Protection {
  readonly product: Cell<string>;
  readonly kind: string;
  readonly external: Cell<boolean>;
  readonly enabled: Cell<boolean>;
  readonly ca: Cell<boolean>;
}

function rowOf(anchor: Span, input: FactInput, { product, kind, external, enabled, ca }: Protection): Row {
  return new Row(anchor, {
    product,
    kind: known(kind, anchor),
    external,
    enabled,
    has_ca: ca,
    iaas: () => iaasOf(input.foundation, anchor),
  });
}
