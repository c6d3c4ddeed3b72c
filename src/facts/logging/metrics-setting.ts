import type { Span } from '../../base/source.ts';
import { flagCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { productsOf } from '../../foundation/product-config.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { flag, integer, Row, table, text } from '../table.ts';

const SWITCHES = ['system_metrics_runtime_enabled', 'metrics_server_enabled'];
const INTERVAL = '.properties.system_metrics_scraper_scrape_interval';

/** One row per written setting of the metrics of VMs: two switches of the director, the interval of TAS. */
export const metricsSettings = table(
  'metrics-setting',
  {
    doc: 'A written setting about the metrics of VMs.',
    label: ['setting'],
    few: true,
    looksAt: { kinds: ['product', 'director'], sections: ['product-properties', 'properties-configuration'] },
    columns: {
      setting: text('system_metrics_runtime_enabled, metrics_server_enabled (director) or scrape_interval (TAS)'),
      enabled: flag('whether the switch is on; absent for the interval'),
      seconds: integer('the interval in whole seconds; absent for the switches'),
      written: text('the interval as written, e.g. 15s; absent for the switches'),
      tas_version: text('version of TAS in the foundation; absent when nobody says'),
    },
  },
  (input) => [...documentsOf(input.foundation, 'director').flatMap((document) => switchRows(document, input)), ...intervalRows(input)],
);

function switchRows(document: Document, input: FactInput): readonly Row[] {
  const configuration = descend(document.root, 'properties-configuration', 'director_configuration');
  if (configuration?.kind !== 'map') return [];
  return SWITCHES.flatMap((name) => {
    const entry = configuration.entry(name);
    if (entry === undefined) return [];
    const anchor = keyOf(entry, startOf(document));
    return [settingRow(input, name, anchor, flagCell(entry.value, anchor), absent(anchor))];
  });
}

function intervalRows(input: FactInput): readonly Row[] {
  return productsOf(input.foundation).flatMap((product) => {
    const property = product.base === 'cf' ? product.property(INTERVAL) : undefined;
    if (property === undefined) return [];
    return [settingRow(input, 'scrape_interval', property.anchor, absent(property.anchor), textCell(property.value, property.anchor))];
  });
}

function settingRow(input: FactInput, setting: string, anchor: Span, enabled: Cell<boolean>, written: Cell<string>): Row {
  return new Row(anchor, {
    setting: known(setting, anchor),
    enabled,
    seconds: secondsOf(written),
    written,
    tas_version: productsOf(input.foundation).find(({ base }) => base === 'cf')?.version ?? absent(anchor),
  });
}

/** Durations as Go writes them with one unit: `15s`, `1m`, `500ms`. */
function secondsOf(written: Cell<string>): Cell<number> {
  if (written.state !== 'known') return written;
  const match = /^(\d{1,9})(ms|s|m|h)$/.exec(written.value.trim());
  if (match === null) return unknown(written.anchor, [], written.origin);
  const factor = { ms: 0.001, s: 1, m: 60, h: 3600 }[match[2] as 'ms' | 's' | 'm' | 'h']; // the expression allows these four
  return { ...written, value: Math.floor(Number(match[1]) * factor) };
}
