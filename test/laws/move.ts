import { keyName, type ConfigNode, type MapEntry } from '../../src/value/node.ts';
import { Written } from '../../src/value/origin.ts';
import { edited, isFlow, isOrdered, lineStart, parse, textAt, valuesOf, type Edit } from './rewrite.ts';

/** Values of a config that are written elsewhere: in a vars file, or in an operation. */
export interface Moved {
  /** The config without the values. */
  readonly text: string;
  /** The other file. */
  readonly elsewhere: string;
  /** Where each value is in the other file, by where it was in the config; ways of keys and numbers joined by `/`. */
  readonly ways: ReadonlyMap<string, string>;
}

type Way = readonly (string | number)[];

const NOTHING = { elsewhere: '', ways: new Map<string, string>() };

/** A variable in place of each value that is wanted; the values by those names. */
export function intoVariables(text: string, prefix: string, isWanted: (way: Way) => boolean): Moved {
  const document = parse(text);
  if (isOrdered(document)) return { text, ...NOTHING };
  const moved = valuesOf(document).filter(({ at, path }) => isMovable(textAt(at)) && isWanted(path));
  const names = moved.map((_, index) => `${prefix}_${index}`);
  return {
    text: edited(
      text,
      moved.map(({ at }, index) => ({ start: at.start, end: at.end, text: `((${names[index]}))` })),
    ),
    elsewhere: moved.map(({ at }, index) => `${names[index]}: ${textAt(at)}\n`).join(''),
    ways: new Map(moved.map(({ path }, index) => [path.join('/'), names[index]!])),
  };
}

/** Each value that is wanted taken out with its key, and an operation that sets it. The first key of a map stays, so that the map does. */
export function intoOperations(text: string, isWanted: (way: Way) => boolean): Moved {
  const document = parse(text);
  if (isOrdered(document)) return { text, ...NOTHING };
  const edits: Edit[] = [];
  const operations: string[] = [];
  const ways = new Map<string, string>();
  for (const { entry, before, inFlow, way } of laterEntries(document.root!, text, [])) {
    const { origin } = entry.value;
    const pointer = pointerTo(way);
    if (!(origin instanceof Written) || pointer === undefined || !isMovable(textAt(origin)) || !isWanted(way)) continue;
    ways.set(way.join('/'), `${operations.length}/value`);
    operations.push(`- type: replace\n  path: ${pointer}?\n  value: ${textAt(origin)}\n`);
    edits.push({ start: inFlow ? before : lineStart(text, origin.start), end: inFlow ? origin.end : lineEnd(text, origin.end), text: '' });
  }
  return { text: edited(text, edits), elsewhere: operations.join(''), ways };
}

interface Later {
  readonly entry: MapEntry;
  /** Where the value before it ends. */
  readonly before: number;
  readonly inFlow: boolean;
  readonly way: Way;
}

/** Entries with a scalar on the line of their key, which are not the first of their map. */
function laterEntries(node: ConfigNode, text: string, way: Way): readonly Later[] {
  if (node.kind === 'sequence') return node.items.flatMap((item, index) => laterEntries(item, text, [...way, index]));
  if (node.kind !== 'map') return [];
  const inFlow = isFlow(node, text);
  return node.entries.flatMap((entry, index) => {
    const own = [...way, keyName(entry.key)];
    if (entry.value.kind !== 'scalar') return laterEntries(entry.value, text, own);
    const before = node.entries[index - 1]?.value.origin;
    const [key, value] = [entry.key.origin, entry.value.origin];
    const isPlain = key instanceof Written && value instanceof Written && !text.slice(key.start, value.end).includes('\n');
    return isPlain && before instanceof Written ? [{ entry, before: before.end, inFlow, way: own }] : [];
  });
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** What is no value of its own: nothing, a block, a part of a template. */
function isMovable(written: string): boolean {
  return written !== '' && !/^[|>&*!]|\(\(|\n/.test(written);
}

/** undefined for keys that a pointer reads as something else. */
function pointerTo(way: Way): string | undefined {
  if (way.some((step) => typeof step === 'string' && (step === '' || step === '-' || /[=?'"\s]|^-?\d+$/.test(step)))) return undefined;
  const steps = way.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1').replaceAll(':', '~7'));
  return `/${steps.join('/')}`;
}
