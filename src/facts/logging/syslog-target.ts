import type { Span } from '../../base/source.ts';
import { blankIsAbsent, anchorOf, filledCell, flagCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { known, mapCell, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, Row, table, text } from '../table.ts';

/**
 * Where logs go by syslog, in one form for all four places: properties of TAS, the selector `system_logging` of isolation segments and Windows cells,
 * `syslog-properties` of other tiles, and the director. Rules of the form: https://github.com/pivotal-cf/docs-ops-manager (Syslog pane) and the tiles' panes.
 */
interface Forwarding {
  readonly place: 'tas' | 'segment' | 'tile' | 'director';
  readonly product: Cell<string>;
  readonly full: boolean;
  readonly enabled: Cell<boolean>;
  readonly host: Cell<string>;
  readonly port: Cell<string>;
  readonly protocol: Cell<string>;
  readonly tls: Cell<boolean>;
  readonly peer: Cell<boolean>;
  readonly authority: Cell<boolean>;
}

const columns = {
  place: text('tas, segment (isolation segment, Windows cells), tile (syslog-properties) or director'),
  product: text('product slug; p-bosh for the director'),
  full: flag('true when the file holds the whole of it, so that what is missing is missing'),
  enabled: flag('whether logs are sent; in TAS whether there is a host'),
  host: text('where logs go; absent without'),
  port: text('port of the server; absent without'),
  protocol: text('tcp or udp; absent without'),
  tls: flag('whether TLS is on'),
  permitted_peer: flag('whether a name is given that the certificate of the server must have'),
  ca_certificate: flag('whether the CA of the server is given'),
};

/** One row per place where a file sets syslog, and one for a whole TAS config that does not. */
export const syslogTargets = table(
  'syslog-target',
  {
    doc: 'Where a product or the director sends its logs by syslog, and how.',
    label: ['place'],
    few: true,
    looksAt: { kinds: ['product', 'director'], sections: ['product-properties', 'syslog-properties', 'properties-configuration'] },
    columns,
  },
  (input) =>
    [...productsOf(input.foundation).flatMap(forwardingsOf), ...documentsOf(input.foundation, 'director').flatMap(directorForwarding)].map(
      targetRow,
    ),
);

function targetRow({ peer, authority, ...forwarding }: Forwarding): Row<typeof columns> {
  const { anchor } = forwarding.enabled;
  return new Row(anchor, {
    ...forwarding,
    place: known<string>(forwarding.place, anchor),
    full: known(forwarding.full, anchor),
    permitted_peer: peer,
    ca_certificate: authority,
  });
}

function forwardingsOf(product: ProductConfig): readonly Forwarding[] {
  const found: Forwarding[] = [];
  const properties = product.sectionAnchor('product-properties');
  if (product.base === 'cf') {
    const value = (name: string): ConfigNode | undefined => product.property(`.properties.${name}`)?.value;
    const place = (name: string): Span => product.property(`.properties.${name}`)?.anchor ?? properties;
    const host = blankIsAbsent(textCell(value('syslog_host'), place('syslog_host')));
    const written = ['syslog_host', 'syslog_port', 'syslog_protocol', 'syslog_tls'].some(
      (name) => product.property(`.properties.${name}`) !== undefined,
    );
    if (written || product.isFull) {
      found.push({
        product: product.slug,
        place: 'tas',
        full: product.isFull,
        enabled: isThere(host),
        host,
        port: blankIsAbsent(textCell(value('syslog_port'), place('syslog_port'))),
        protocol: product.option('.properties.syslog_protocol'),
        tls: mapCell(product.option('.properties.syslog_tls'), (option) => option.startsWith('enable')),
        peer: filled(value('syslog_tls.enabled.tls_permitted_peer'), place('syslog_tls')),
        authority: filled(value('syslog_tls.enabled.tls_ca_cert'), place('syslog_tls')),
      });
    }
  }
  const selector = product.property('.properties.system_logging');
  if (selector !== undefined) {
    const value = (name: string): ConfigNode | undefined => product.property(`.properties.system_logging.enabled.${name}`)?.value;
    const place = (name: string): Span => product.property(`.properties.system_logging.enabled.${name}`)?.anchor ?? selector.anchor;
    found.push({
      product: product.slug,
      place: 'segment',
      full: true,
      enabled: mapCell(selector.option, (option) => option.startsWith('enable')),
      host: blankIsAbsent(textCell(value('host'), place('host'))),
      port: blankIsAbsent(textCell(value('port'), place('port'))),
      protocol: textCell(value('protocol'), place('protocol')),
      tls: flagCell(value('tls_enabled'), place('tls_enabled')),
      peer: filled(value('tls_permitted_peer'), place('tls_enabled')),
      authority: filled(value('tls_ca_cert'), place('tls_enabled')),
    });
  }
  const section = product.section('syslog-properties');
  if (!isNullish(section)) found.push(sectionForwarding('tile', product.slug, section, product.sectionAnchor('syslog-properties')));
  return found;
}

function directorForwarding(document: Document): readonly Forwarding[] {
  const parent = descend(document.root, 'properties-configuration');
  const entry = parent?.kind === 'map' ? parent.entry('syslog_configuration') : undefined;
  if (entry === undefined || isNullish(entry.value)) return [];
  const anchor = keyOf(entry, startOf(document));
  return [sectionForwarding('director', known('p-bosh', anchor), entry.value, anchor)];
}

/** The two places with the keys of Ops Manager itself; without a word they take TCP and no TLS. */
function sectionForwarding(place: 'tile' | 'director', product: Cell<string>, section: ConfigNode | undefined, anchor: Span): Forwarding {
  const entry = (name: string): ConfigNode | undefined => descend(section, name);
  const at = (name: string): Span => (section?.kind === 'map' ? keyOf(section.entry(name), anchor) : anchorOf(section, anchor));
  const protocol = blankIsAbsent(textCell(entry('transport_protocol'), at('transport_protocol')));
  const tls = flagCell(entry('tls_enabled'), at('tls_enabled'));
  const enabled = flagCell(entry('enabled'), at('enabled'));
  return {
    place,
    product,
    full: true,
    enabled: enabled.state === 'absent' ? known(false, anchor) : enabled,
    host: blankIsAbsent(textCell(entry('address'), at('address'))),
    port: blankIsAbsent(textCell(entry('port'), at('port'))),
    protocol: protocol.state === 'absent' ? known('tcp', anchor) : protocol,
    tls: tls.state === 'absent' ? known(false, at('enabled')) : tls,
    peer: filled(entry('permitted_peer'), at('tls_enabled')),
    authority: filled(entry('ssl_ca_certificate'), at('tls_enabled')),
  };
}

/** Whether there is a value at all; unknown stays unknown. */
function isThere(cell: Cell): Cell<boolean> {
  return cell.state === 'unknown' ? cell : cell.state === 'absent' ? known(false, cell.anchor) : known(true, cell.anchor, cell.origin);
}

function filled(node: ConfigNode | undefined, anchor: Span): Cell<boolean> {
  const cell = filledCell(node, anchor);
  return cell.state === 'absent' ? known(false, anchor) : cell;
}
