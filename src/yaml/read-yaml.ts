import { EVENT_ALIAS, EVENT_DOCUMENT, EVENT_MAPPING, EVENT_POP, EVENT_SCALAR, EVENT_SEQUENCE, getScalarValue, parseEvents, YAMLException } from 'js-yaml';
import type { Event } from 'js-yaml';
import type { SourceFile } from '../base/source.ts';
import { MapNode, ScalarNode, SequenceNode, keyName, type ConfigNode, type MapEntry, type ScalarStyle } from '../value/node.ts';
import { Written } from '../value/origin.ts';
import type { YamlDocument } from './yaml-document.ts';

const STYLES: Readonly<Record<number, ScalarStyle>> = { 1: 'plain', 2: 'single', 3: 'double', 4: 'literal', 5: 'folded' };

/** Reads the first document of a file as om and bosh read it. Never throws for what a file says. */
export function readYaml(file: SourceFile): YamlDocument {
  try {
    const events = parseEvents(file.text, {});
    const root = new Composer(file, events).compose();
    return { file, root, problems: [], duplicateKeys: [], secondDocument: undefined, comments: () => [] };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const at = new Written(file, 0, 0);
    return { file, root: undefined, problems: [{ kind: 'syntax', at, detail: error.message }], duplicateKeys: [], secondDocument: undefined, comments: () => [] };
  }
}

class Composer {
  readonly #file: SourceFile;
  readonly #events: readonly Event[];
  readonly #anchors = new Map<string, ConfigNode>();
  #next = 0;

  constructor(file: SourceFile, events: readonly Event[]) {
    this.#file = file;
    this.#events = events;
  }

  compose(): ConfigNode | undefined {
    if (this.#events[0]?.type !== EVENT_DOCUMENT) return undefined;
    this.#next = 1;
    return this.#node();
  }

  #node(): ConfigNode | undefined {
    const event = this.#events[this.#next++];
    if (event === undefined || event.type === EVENT_POP || event.type === EVENT_DOCUMENT) return undefined;
    if (event.type === EVENT_ALIAS) return this.#anchors.get(this.#file.text.slice(event.anchorStart, event.anchorEnd));
    const node = event.type === EVENT_SCALAR ? this.#scalar(event) : event.type === EVENT_SEQUENCE ? this.#sequence(event) : this.#map(event);
    if (event.anchorStart >= 0) this.#anchors.set(this.#file.text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  }

  #scalar(event: Extract<Event, { type: typeof EVENT_SCALAR }>): ScalarNode {
    const origin = new Written(this.#file, event.valueStart, event.valueEnd);
    return new ScalarNode(origin, getScalarValue(this.#file.text, event), STYLES[event.style] ?? 'plain');
  }

  #sequence(event: { start: number }): SequenceNode {
    const items: ConfigNode[] = [];
    for (let item = this.#node(); item !== undefined; item = this.#node()) items.push(item);
    const end = items.at(-1)?.origin;
    return new SequenceNode(new Written(this.#file, event.start, end?.kind === 'written' ? end.end : event.start + 1), items);
  }

  #map(event: { start: number }): MapNode {
    const entries = new Map<string, MapEntry>();
    let end = event.start + 1;
    for (let key = this.#node(); key !== undefined; key = this.#node()) {
      const value = this.#node()!;
      if (key.kind === 'scalar') entries.set(keyName(key), { key, value });
      if (value.origin.kind === 'written') end = value.origin.end;
    }
    return new MapNode(new Written(this.#file, event.start, end), [...entries.values()]);
  }
}
