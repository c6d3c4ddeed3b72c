/** Whether a property meets what is asked of it. */
import { assertNever } from '../../base/assert-never.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import type { Span } from '../../base/source.ts';
import type { JobDemand } from '../../catalog/job-demand.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import { descend, isNullish, type ConfigNode, type MapEntry } from '../../value/node.ts';
import type { Origin } from '../../value/origin.ts';
import { isGiven, shapeOf, type AskedProperties, type PropertyPlace } from './asked-properties.ts';

/** A property that is refused, or is while nothing else becomes known. */
export interface Judgement {
  readonly path: string;
  readonly anchor: Span;
  readonly origin: Origin | undefined;
  /** The variables that decide; left out for what is refused whatever they are. */
  readonly open?: readonly string[];
  readonly value?: string;
  readonly takes?: readonly string[];
  readonly near?: string;
  readonly missing?: readonly string[];
  readonly other?: string;
  readonly count?: number;
}

/** What is to be said of a property that meets the demand, or for which it does not hold: nothing. */
type Said = Omit<Judgement, 'path' | 'anchor' | 'origin'> & {
  /** The part of the property that it is about. */
  readonly part?: MapEntry | ConfigNode | undefined;
};

/** The refusals of a property by one demand; none when it meets it. */
export function judge(demand: JobDemand, place: PropertyPlace, properties: AskedProperties): readonly Judgement[] {
  if (isNullish(place.node) || place.isHidden === true) return [];
  let open: readonly string[] | undefined;
  for (const state of demand.when ?? []) {
    const answer = properties.answer(state, place);
    if (answer === false) return [];
    if (answer !== true) open = answer.variables;
  }
  const said = sayOf(demand, place, properties);
  if (said === undefined) return [];
  const { part, ...rest } = said;
  const [key, value] = part === undefined ? [undefined, place.node] : 'key' in part ? [part.key, part.value] : [part, part];
  // A map stands where its first key does, whichever that is: what it lacks is told at its name.
  const origin = value.kind === 'map' && value.origin.kind === 'written' ? undefined : value.origin;
  const whole = { ...rest, path: place.path, anchor: anchorOf(key, place.anchor), origin };
  return [open === undefined ? whole : { ...whole, open }];
}

type DemandOf<K extends JobDemand['asks']> = Extract<JobDemand, { readonly asks: K }>;

function sayOf(demand: JobDemand, place: PropertyPlace, properties: AskedProperties): Said | undefined {
  const { node } = place;
  switch (demand.asks) {
    case 'word':
      return ofWord(demand, node);
    case 'number':
      return ofNumber(demand, node);
    case 'shape':
      return ofShape(demand, node);
    case 'nothing':
      return {};
    case 'length':
      return ofLength(demand, node);
    case 'form':
      return node.kind === 'scalar' && node.text !== '' && !demand.pattern.test(node.text) ? { value: node.text } : undefined;
    case 'member':
      return ofMember(demand, node, properties, place);
    case 'parts':
      return ofParts(demand, node);
    case 'together':
      return ofTogether(demand, node);
    case 'needs':
      return ofNeeds(demand, place, properties);
    case 'without':
      return ofWithout(demand, place, properties);
    case 'count':
      return ofCount(demand, node);
    case 'distinct':
      return ofDistinct(demand, node);
    default:
      return assertNever(demand);
  }
}

function openBy(node: ConfigNode): Said | undefined {
  return node.kind === 'unknown' ? { open: node.variables } : undefined;
}

function ofWord({ words, anyCase = false }: DemandOf<'word'>, node: ConfigNode): Said | undefined {
  if (node.kind !== 'scalar') return openBy(node);
  const value = String(node.value);
  const plain = (text: string): string => (anyCase ? text.toLowerCase() : text);
  if (words.some((word) => plain(word) === plain(value))) return undefined;
  return { value, ...nearOf(value, words) };
}

/** By edit distance; or the word whose letters and digits end like those of the value: `1.2` for `TLSv1.2`. */
function nearOf(value: string, words: readonly string[]): { readonly near?: string } {
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const end = bare(value);
  const near = (end === '' ? undefined : words.find((word) => bare(word).endsWith(end))) ?? didYouMean(value, words);
  return near === undefined ? {} : { near };
}

function ofNumber({ least = -Infinity, most = Infinity, or, texts = false }: DemandOf<'number'>, node: ConfigNode): Said | undefined {
  if (node.kind !== 'scalar') return openBy(node);
  const { type } = node.resolved;
  const isNumber = type === 'integer' || type === 'float';
  const number = Number(node.value);
  if (!isNumber && !texts) return { value: node.text };
  return number === or || (number >= least && number <= most) ? undefined : { value: node.text };
}

function ofShape({ shapes }: DemandOf<'shape'>, node: ConfigNode): Said | undefined {
  const shape = shapeOf(node);
  if (shape === undefined) return openBy(node);
  const isEmpty = (node.kind === 'map' && node.entries.length === 0) || (node.kind === 'sequence' && node.items.length === 0);
  return isEmpty || shapes.includes(shape) ? undefined : { value: shape };
}

function ofLength({ least = 0, most = Infinity }: DemandOf<'length'>, node: ConfigNode): Said | undefined {
  if (node.kind !== 'scalar' || node.text === '') return undefined;
  return node.text.length < least || node.text.length > most ? { count: node.text.length } : undefined;
}

function ofMember({ of }: DemandOf<'member'>, node: ConfigNode, properties: AskedProperties, place: PropertyPlace): Said | undefined {
  const names = properties.places(of, place).map((name) => name.node);
  if (names.length === 0) return undefined;
  const hidden = [node, ...names].find((name) => name.kind === 'unknown');
  if (hidden !== undefined) return openBy(hidden);
  if (node.kind !== 'scalar') return undefined;
  const takes = names.flatMap((name) => (name.kind === 'scalar' ? [String(name.value)] : []));
  const value = String(node.value);
  return takes.includes(value) ? undefined : { value, takes, ...nearOf(value, takes) };
}

function ofParts({ parts, filled = false, texts = false }: DemandOf<'parts'>, node: ConfigNode): Said | undefined {
  const shape = shapeOf(node);
  if (shape === undefined) return openBy(node);
  if (shape === 'text' && texts) return undefined;
  const missing = parts.filter((part) => !has(node, part, filled)).map((part) => part.split('|')[0] ?? part);
  return missing.length === 0 ? undefined : { missing, ...(node.kind === 'map' ? {} : { value: shape }) };
}

function has(node: ConfigNode, part: string, filled: boolean): boolean {
  if (node.kind !== 'map') return false;
  return part.split('|').some((name) => {
    const value = descend(node, ...name.split('.'));
    return !isNullish(value) && (!filled || value?.kind !== 'scalar' || value.text.trim() !== '');
  });
}

function ofTogether({ parts, filled = false }: DemandOf<'together'>, node: ConfigNode): Said | undefined {
  const missing = parts.filter((part) => !has(node, part, filled));
  if (node.kind !== 'map' || missing.length === 0 || missing.length === parts.length) return undefined;
  const there = parts.filter((part) => !missing.includes(part));
  return { missing, other: there.join(', '), part: node.entry(there[0] ?? '') };
}

function ofNeeds(
  { others, values, given = false }: DemandOf<'needs'>,
  place: PropertyPlace,
  properties: AskedProperties,
): Said | undefined {
  const { node } = place;
  if (!given && !isGiven(node)) return undefined;
  let hidden = given ? undefined : openBy(node);
  for (const path of others) {
    const other = properties.at(path, place);
    if (other?.kind === 'unknown') hidden = openBy(other);
    else if (values === undefined ? isGiven(other) : other?.kind === 'scalar' && values.includes(other.text.toLowerCase()))
      return undefined;
  }
  return { ...hidden, other: others.map((path) => fullPath(path, place)).join(', ') };
}

function ofWithout({ other: path, values }: DemandOf<'without'>, place: PropertyPlace, properties: AskedProperties): Said | undefined {
  const { node } = place;
  const other = properties.at(path, place);
  if (!isGiven(node) || other === undefined) return undefined;
  const hidden = openBy(other) ?? (values === undefined ? undefined : openBy(node));
  if (
    other.kind !== 'unknown' &&
    !(values === undefined ? isGiven(other) : other.kind === 'scalar' && values.includes(String(other.value)))
  )
    return undefined;
  return { ...hidden, other: fullPath(path, place) };
}

/** `.type` beside `providers[0].partition` is `providers[0].type`. */
function fullPath(path: string, { path: own }: PropertyPlace): string {
  if (!path.startsWith('.')) return path;
  const item = /^.*\]/.exec(own)?.[0] ?? own.slice(0, Math.max(0, own.lastIndexOf('.')));
  return item + path;
}

function ofCount({ key, is, least, most = Infinity }: DemandOf<'count'>, node: ConfigNode): Said | undefined {
  if (node.kind !== 'sequence') return openBy(node);
  let count = 0;
  let hidden: Said | undefined;
  let last: MapEntry | undefined;
  for (const item of node.items) {
    const value = descend(item, key);
    if (value?.kind === 'unknown') hidden = openBy(value);
    if (value?.kind !== 'scalar' || String(value.value) !== is) continue;
    count += 1;
    last = item.kind === 'map' ? item.entry(key) : undefined;
  }
  if (count > most) return { count, part: last };
  return count < least ? { ...hidden, count } : undefined;
}

function ofDistinct({ key }: DemandOf<'distinct'>, node: ConfigNode): Said | undefined {
  const seen = new Set<string>();
  for (const item of node.kind === 'sequence' ? node.items : []) {
    const value = descend(item, key);
    if (value?.kind !== 'scalar') continue;
    if (seen.has(value.text)) return { value: value.text, part: value };
    seen.add(value.text);
  }
  return undefined;
}
