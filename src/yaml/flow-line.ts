import type { SourceFile } from '../base/source.ts';
import { MapNode, ScalarNode, SequenceNode, type ConfigNode, type MapEntry } from '../value/node.ts';
import { Written } from '../value/origin.ts';

/*
 * `{type: string, options: [a, "b"]}`: a collection in brackets on one line, with nothing in it but simple keys, simple scalars and more of its kind. One expression
 * takes an entry or an item with the comma or the bracket behind it, for the reason that `plain-lines.ts` gives. Whatever is not surely that simple is not taken
 * at all, and read step by step.
 */

/** Text; a word that YAML takes for something else is none. */
const KEY = String.raw`(?!(?:[yn]|yes|no|on|off|true|false|null|[YN]|Yes|No|On|Off|True|False|Null|YES|NO|ON|OFF|TRUE|FALSE|NULL):)([A-Za-z_][\w./-]*|\.[\w./-]{5,})`;

/** In brackets: a colon only before a word, a `#` nowhere. */
const PLAIN = String.raw`((?:-(?=\w))?[^-?:,[\]{}#&*!|>'"%@\x60 \n\0](?:[^?:,[\]{}#\n\0]|:(?=[\w/]))*)(?<! )`;

/** Without escapes. */
const QUOTED = String.raw`"([^"\\\n\0]*)"|'([^'\n\0]*)'`;

/** An entry or an item with what ends it; where the value is a collection itself, up to its bracket. */
const PART = new RegExp(String.raw`(?:(?:${KEY}|"([\w.][\w ./-]*)"): )?(?:${PLAIN}|${QUOTED}|(?=[[{])) *(?:(,) *|([\]}]))?`, 'y');

/** What ends a part whose value is a collection. */
const PART_END = / *(?:(,) *|([\]}]))/y;

/** Of a key that is taken at once. */
const LONGEST_KEY = 200;

/** How many brackets in each other are taken at once. */
export const DEEPEST_FLOW_LINE = 8;

/** Collections of a file that stand on one line. */
export class FlowLines {
  /** Where the one ends that was taken last. */
  end = 0;
  readonly #file: SourceFile;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  /** The collection whose bracket stands at an offset; undefined when it has to be read step by step. */
  take(open: number, levels: number = DEEPEST_FLOW_LINE): ConfigNode | undefined {
    if (levels === 0) return undefined;
    const text = this.#file.ended;
    const isMap = text.charCodeAt(open) === 123;
    const names: string[] = [];
    const entries: MapEntry[] = [];
    const items: ConfigNode[] = [];
    let position = open + 1;
    let closing: string | undefined = isMap ? '}' : ']';
    if (text[position] === closing) position++;
    else
      for (closing = undefined; closing === undefined;) {
        PART.lastIndex = position;
        const part = PART.exec(text);
        if (part === null) return undefined;
        const name = part[1] ?? part[2];
        if ((name !== undefined) !== isMap) return undefined;
        const start = name === undefined ? position : position + name.length + (part[1] === undefined ? 4 : 2);
        let value: ConfigNode | undefined = this.#scalar(part, start);
        let comma = part[6];
        closing = part[7];
        let next = PART.lastIndex;
        if (value === undefined) {
          value = this.take(start, levels - 1);
          if (value === undefined) return undefined;
          PART_END.lastIndex = this.end;
          const behind = PART_END.exec(text);
          comma = behind?.[1];
          closing = behind?.[2];
          next = PART_END.lastIndex;
        }
        if (comma === undefined && closing !== (isMap ? '}' : ']')) return undefined;
        if (name === undefined) items.push(value);
        else {
          // of a key that stands twice the reader has more to say
          if (name.length > LONGEST_KEY || names.includes(name)) return undefined;
          names.push(name);
          const at = new Written(this.#file, position, start - 2);
          entries.push({ key: new ScalarNode(at, name, part[1] === undefined ? 'double' : 'plain'), value });
        }
        position = next;
      }
    this.end = position;
    const origin = new Written(this.#file, open, position);
    return isMap ? new MapNode(origin, entries) : new SequenceNode(origin, items);
  }

  #scalar(part: RegExpExecArray, start: number): ScalarNode | undefined {
    const plain = part[3];
    if (plain !== undefined) return new ScalarNode(new Written(this.#file, start, start + plain.length), plain, 'plain');
    const quoted = part[4] ?? part[5];
    if (quoted === undefined) return undefined;
    return new ScalarNode(new Written(this.#file, start, start + quoted.length + 2), quoted, part[4] === undefined ? 'single' : 'double');
  }
}
