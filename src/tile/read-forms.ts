import { mapsIn, type ConfigNode, type MapNode } from '../value/node.ts';
import { namedMaps, valueText } from './metadata-nodes.ts';

/** What `form_types` says of a property. */
export interface ShownProperty {
  /** The name of the form. */
  readonly form: string;
  readonly label: string | undefined;
  readonly description: string | undefined;
}

/** Forms with their titles, and what they say of properties by full dotted name; of two forms that show one property the first counts. */
export interface Forms {
  readonly titles: ReadonlyMap<string, string>;
  readonly shown: ReadonlyMap<string, ShownProperty>;
}

export function formsOf(node: ConfigNode | undefined): Forms {
  const titles = new Map<string, string>();
  const shown = new Map<string, ShownProperty>();
  const show = (form: string, input: MapNode): void => {
    const reference = valueText(input.get('reference'));
    if (reference?.startsWith('.') === true && !shown.has(reference))
      shown.set(reference, { form, label: valueText(input.get('label')), description: valueText(input.get('description')) });
  };
  for (const [form, map] of namedMaps(node)) {
    const title = valueText(map.get('label'));
    if (title !== undefined) titles.set(form, title);
    for (const input of mapsIn(map.get('property_inputs'))) {
      show(form, input);
      // inputs of an option's properties; those of a collection's fields have bare names
      for (const option of mapsIn(input.get('selector_property_inputs')))
        for (const inner of mapsIn(option.get('property_inputs'))) show(form, inner);
    }
  }
  return { titles, shown };
}
