/** Properties of a product that its own choices leave without effect. */
import type { Span } from '../../base/source.ts';
import type { Document } from '../../foundation/foundation.ts';
import { known, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode, type UnknownNode } from '../../value/node.ts';
import { sameOption, writtenOption } from './property-shape.ts';

/** CredHub talks to an HSM only when servers or keys of one are given. */
const HSM = '.properties.credhub_hsm_provider_';
const HSM_IN_USE = [`${HSM}servers`, `${HSM}encryption_keys`];

/**
 * True for a property such as `.properties.selector.option.name` while another option is written as chosen, and for those of an HSM that CredHub does not
 * use; unknown while a variable chooses. A choice that nobody wrote leaves the property used.
 */
export function unusedCell(document: Document, property: string, anchor: Span): Cell<boolean> {
  const at = (name: string): ConfigNode | undefined => descend(document.root, 'product-properties', name);
  if (document.kind !== 'product' || at(property) === undefined) return known(false, anchor);
  if (property.startsWith(HSM)) {
    const values = HSM_IN_USE.map((name) => valueOf(at(name)));
    return openCell(values, anchor) ?? known(values.every(isEmpty), anchor);
  }
  const [empty, part, selector, option, ...rest] = property.split('.');
  if (empty !== '' || option === undefined || rest.length === 0) return known(false, anchor);
  const choice = at(`.${part}.${selector}`);
  if (choice?.kind !== 'map') return openCell([choice], anchor) ?? known(false, anchor);
  const open = openCell([choice.get('selected_option'), choice.get('option_value')], anchor);
  const chosen = writtenOption(choice);
  return open ?? known(chosen !== undefined && !sameOption(option, chosen.text), anchor);
}

function openCell(nodes: readonly (ConfigNode | undefined)[], anchor: Span): Cell<boolean> | undefined {
  const open = nodes.find((node): node is UnknownNode => node?.kind === 'unknown');
  return open === undefined ? undefined : unknown(anchor, open.variables, open.origin);
}

function valueOf(entry: ConfigNode | undefined): ConfigNode | undefined {
  return entry?.kind === 'map' ? entry.get('value') : entry;
}

function isEmpty(value: ConfigNode | undefined): boolean {
  return isNullish(value) || (value?.kind === 'sequence' && value.items.length === 0);
}
