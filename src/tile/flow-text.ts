import { keyName, type ConfigNode } from '../value/node.ts';
import { doubleQuoted } from '../yaml/double-quoted.ts';

/** YAML in one line, for slim metadata: what it means survives reading by every loader, because all that could be taken for something else is quoted. */

/** A text; plain where nothing could be taken for anything else. */
export function flowText(text: string): string {
  return PLAIN.test(text) && !WORDS.test(text) ? text : doubleQuoted(text);
}

const PLAIN = /^[A-Za-z_.][\w./-]*$/;
/** What some loader of YAML reads as no text; numbers that begin with a point are among them. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|[.](?:inf|nan|[\d_]).*|[.]+)$/i;

/** A key; `<<` would merge even in quotes. */
export function flowKey(name: string): string {
  return name === '<<' ? '!!str "<<"' : flowText(name);
}

/** A map of what is written already; parts that are undefined are left out. */
export function flowMap(parts: Iterable<readonly [key: string, written: string | undefined]>): string {
  const written = [...parts].flatMap(([key, value]) => (value === undefined ? [] : [`${flowKey(key)}: ${value}`]));
  return `{${written.join(', ')}}`;
}

/** A list of what is written already. */
export function flowList(items: Iterable<string>): string {
  return `[${[...items].join(', ')}]`;
}

/** A value as it is. */
export function flowValue(node: ConfigNode): string {
  switch (node.kind) {
    case 'map':
      return flowMap(node.entries.map(({ key, value }) => [keyName(key), flowValue(value)]));
    case 'sequence':
      return flowList(node.items.map(flowValue));
    case 'unknown':
      return doubleQuoted(node.text);
    case 'scalar': {
      const { resolved } = node;
      if (resolved.type === 'string') return flowText(resolved.value);
      return resolved.type === 'float' ? floatText(resolved.value) : String(resolved.value);
    }
  }
}

/** A float that reads back as one. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
