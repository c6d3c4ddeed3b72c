import type { Span } from '../../base/source.ts';
import { anchorOf, filledCell, flagCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, combine, known, mapCell, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/**
 * Where logs go by syslog, in one form for all four places: properties of TAS, the selector `system_logging` of isolation segments and Windows cells,
 * `syslog-properties` of other tiles, and the director. Rules of the form: https://github.com/pivotal-cf/docs-ops-manager (Syslog pane) and the tiles' panes.
 */
interface Forwarding {
  readonly place: 'tas' | 'segment' | 'tile' | 'director';
  readonly document: Document;
  readonly product: Cell<string>;
  /** True when the file holds the whole of it, so that what is missing is missing. */
  readonly whole: boolean;
  readonly on: Cell<boolean>;
  readonly host: Cell<string>;
  readonly port: Cell<boolean>;
  readonly protocol: Cell<string>;
  readonly tls: Cell<boolean>;
  readonly peer: Cell<boolean>;
  readonly authority: Cell<boolean>;
}

const columns = {
  place: text('tas, segment (isolation segment, Windows cells), tile (syslog-properties) or director'),
  product: text('product slug; p-bosh for the director'),
  host: text('where logs go; absent without'),
  check: text(
    'server (there is one), complete (port and protocol), transport (TLS has TCP), tls (it is on), identity (TLS knows whom to trust)',
  ),
  passed: flag('whether that is so; absent where the file is only a part'),
  missing: texts('what is left out: port, protocol, permitted peer, CA certificate; absent for the other checks'),
};

/** One row for each thing that must be right where a file sets syslog. */
export const syslogChecks = table(
  'syslog-check',
  {
    doc: 'What must be right where logs are sent to a syslog server: one row for each check and place.',
    label: ['place', 'check'],
    columns,
  },
  (input) =>
    [
      ...productsOf(input.foundation).flatMap(forwardingsOf),
      ...documentsOf(input.foundation, 'director').flatMap(directorForwarding),
    ].flatMap(checkRows),
);

function forwardingsOf(product: ProductConfig): readonly Forwarding[] {
  const found: Forwarding[] = [];
  const properties = product.sectionAnchor('product-properties');
  const common = { document: product.document, product: product.slug };
  if (product.base === 'cf') {
    const value = (name: string): ConfigNode | undefined => product.property(`.properties.${name}`)?.value;
    const place = (name: string): Span => product.property(`.properties.${name}`)?.anchor ?? properties;
    const host = blankIsAbsent(textCell(value('syslog_host'), place('syslog_host')));
    const written = ['syslog_host', 'syslog_port', 'syslog_protocol', 'syslog_tls'].some(
      (name) => product.property(`.properties.${name}`) !== undefined,
    );
    if (written || product.isFull) {
      found.push({
        ...common,
        place: 'tas',
        whole: product.isFull,
        on: isThere(host),
        host,
        port: isThere(blankIsAbsent(textCell(value('syslog_port'), place('syslog_port')))),
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
      ...common,
      place: 'segment',
      whole: true,
      on: mapCell(selector.option, (option) => option.startsWith('enable')),
      host: blankIsAbsent(textCell(value('host'), place('host'))),
      port: isThere(blankIsAbsent(textCell(value('port'), place('port')))),
      protocol: textCell(value('protocol'), place('protocol')),
      tls: flagCell(value('tls_enabled'), place('tls_enabled')),
      peer: filled(value('tls_permitted_peer'), place('tls_enabled')),
      authority: filled(value('tls_ca_cert'), place('tls_enabled')),
    });
  }
  const section = product.section('syslog-properties');
  if (!isNullish(section))
    found.push(sectionForwarding('tile', product.document, product.slug, section, product.sectionAnchor('syslog-properties')));
  return found;
}

function directorForwarding(document: Document): readonly Forwarding[] {
  const parent = descend(document.root, 'properties-configuration');
  const entry = parent?.kind === 'map' ? parent.entry('syslog_configuration') : undefined;
  if (entry === undefined || isNullish(entry.value)) return [];
  const anchor = keyOf(entry, startOf(document));
  return [sectionForwarding('director', document, known('p-bosh', anchor), entry.value, anchor)];
}

/** The two places with the keys of Ops Manager itself; without a word they take TCP and no TLS. */
function sectionForwarding(
  place: 'tile' | 'director',
  document: Document,
  product: Cell<string>,
  section: ConfigNode | undefined,
  anchor: Span,
): Forwarding {
  const entry = (name: string): ConfigNode | undefined => descend(section, name);
  const at = (name: string): Span => (section?.kind === 'map' ? keyOf(section.entry(name), anchor) : anchorOf(section, anchor));
  const protocol = blankIsAbsent(textCell(entry('transport_protocol'), at('transport_protocol')));
  const tls = flagCell(entry('tls_enabled'), at('tls_enabled'));
  const on = flagCell(entry('enabled'), at('enabled'));
  return {
    place,
    document,
    product,
    whole: true,
    on: on.state === 'absent' ? known(false, anchor) : on,
    host: blankIsAbsent(textCell(entry('address'), at('address'))),
    port: isThere(blankIsAbsent(textCell(entry('port'), at('port')))),
    protocol: protocol.state === 'absent' ? known('tcp', anchor) : protocol,
    tls: tls.state === 'absent' ? known(false, at('enabled')) : tls,
    peer: filled(entry('permitted_peer'), at('tls_enabled')),
    authority: filled(entry('ssl_ca_certificate'), at('tls_enabled')),
  };
}

function checkRows(forwarding: Forwarding): readonly Row<typeof columns>[] {
  const { on, host, tls, protocol, whole } = forwarding;
  const row = (check: string, passed: Cell<boolean>, missing?: readonly string[]): Row<typeof columns> =>
    new Row(passed.anchor, {
      place: known<string>(forwarding.place, passed.anchor),
      product: forwarding.product,
      host,
      check: known(check, passed.anchor),
      passed,
      missing: missing === undefined ? absent(passed.anchor) : known(missing, passed.anchor),
    });
  const server = row('server', whole ? on : absent(on.anchor));
  if (on.state === 'known' && !on.value) return [server];
  // a switch that is on without a host is not complete either, wherever the host would stand
  const left = missingOf([
    ['port', forwarding.port],
    ['protocol', isThere(protocol)],
  ]);
  const identity = missingOf([
    ['permitted peer', forwarding.peer],
    ['CA certificate', forwarding.authority],
  ]);
  return [
    server,
    row(
      'complete',
      whole
        ? place(
            combine<boolean>([on, ...left.cells], on.anchor, () => left.names.length === 0),
            host,
          )
        : absent(on.anchor),
      left.names,
    ),
    row(
      'transport',
      place(
        combine<boolean>([on, protocol, tls], protocol.anchor, () => !(valueOf(tls) === true && valueOf(protocol) === 'udp')),
        protocol,
      ),
    ),
    row(
      'tls',
      place(
        combine<boolean>([on, tls], tls.anchor, () => valueOf(tls) === true),
        tls,
      ),
    ),
    row(
      'identity',
      place(
        combine<boolean>(
          [on, tls, ...(valueOf(tls) === true ? identity.cells : [])],
          tls.anchor,
          () => valueOf(tls) !== true || identity.names.length === 0,
        ),
        tls,
      ),
      identity.names,
    ),
  ];
}

function missingOf(parts: readonly (readonly [string, Cell<boolean>])[]): {
  readonly names: readonly string[];
  readonly cells: readonly Cell<boolean>[];
} {
  return { names: parts.flatMap(([name, cell]) => (valueOf(cell) === false ? [name] : [])), cells: parts.map(([, cell]) => cell) };
}

function valueOf<V>(cell: Cell<V>): V | undefined {
  return cell.state === 'known' ? cell.value : undefined;
}

/** The same answer at the place of another cell: the line to change. */
function place(answer: Cell<boolean>, of: Cell): Cell<boolean> {
  return answer.state === 'known' ? { ...answer, anchor: of.anchor, origin: of.origin } : answer;
}

function blankIsAbsent(cell: Cell<string>): Cell<string> {
  return cell.state === 'known' && cell.value.trim() === '' ? absent(cell.anchor) : cell;
}

/** Whether there is a value at all; unknown stays unknown. */
function isThere(cell: Cell): Cell<boolean> {
  return cell.state === 'unknown' ? cell : cell.state === 'absent' ? known(false, cell.anchor) : known(true, cell.anchor, cell.origin);
}

function filled(node: ConfigNode | undefined, anchor: Span): Cell<boolean> {
  const cell = filledCell(node, anchor);
  return cell.state === 'absent' ? known(false, anchor) : cell;
}
