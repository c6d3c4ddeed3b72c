import type { Span } from '../base/source.ts';
import type { SourceFile } from '../base/source.ts';
import { assertNever } from '../base/assert-never.ts';

/** How a value came to be: written in a file, put together, or carried there by an alias, a variable, an operation, an argument or a tile default. */
export type Origin =
  | Written
  | Pasted
  | { readonly kind: 'alias'; readonly name: string; readonly used: Span; readonly from: Origin }
  /** `text`: what the longer text came to, where the way leads through one part of it only. */
  | { readonly kind: 'variable'; readonly name: string; readonly used: Span; readonly from: Origin; readonly text?: string }
  | { readonly kind: 'operation'; readonly at: OperationPlace; readonly from: Origin }
  | { readonly kind: 'argument'; readonly flag: string }
  | { readonly kind: 'default'; readonly product: string; readonly version: string; readonly source: string };

/** Written by hand. It is its own span: every node has one, so it is one object and not two. */
export class Written implements Span {
  readonly kind = 'written';
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;

  constructor(file: SourceFile, start: number, end: number) {
    this.file = file;
    this.start = start;
    this.end = end;
  }

  get at(): Span {
    return this;
  }
}

/** What a variable gave to a longer text. */
export interface PastedPart {
  readonly name: string;
  readonly used: Span;
  readonly from: Origin;
}

/** A text with variables pasted into it (`api.((domain))`): where the text is written, the way of each part, and what it came to. */
export class Pasted {
  readonly kind = 'pasted';
  readonly text: Written;
  readonly parts: readonly PastedPart[];
  /** The text as it is read in the end, where what nobody gives stays a placeholder; undefined for what is itself only a part. */
  readonly value: string | undefined;

  constructor(text: Written, parts: readonly PastedPart[], value: string | undefined) {
    this.text = text;
    this.parts = parts;
    this.value = value;
  }
}

/** The operation that placed a value: its own place in the ops-file, and the place of the configuration that it changed. */
export class OperationPlace implements Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly pointer: string;
  /**
   * The key or item that was replaced, else the nearest one above that stood there before; undefined where nothing stood. Whoever applies the operation
   * sets it while following the path; from then on it stays.
   */
  into: Span | undefined;

  constructor(at: Span, pointer: string) {
    this.pointer = pointer;
    this.file = at.file;
    this.start = at.start;
    this.end = at.end;
    this.into = undefined;
  }
}

/** One step of the way from the place where a value is used to the place to edit. */
export interface Place {
  readonly span: Span;
  readonly step:
    | 'written'
    | 'alias-use'
    | 'alias-definition'
    | 'variable-use'
    | 'variable-value'
    /** Where in the configuration an operation placed something. */
    | 'operation-target'
    | 'operation'
    | 'operation-value';
  /** Name of the variable or anchor, pointer of the operation; undefined for `written`. */
  readonly name: string | undefined;
  /** What the text came to into which the variable is pasted here; left out where it is a value of its own. */
  readonly text?: string;
}

/**
 * The stretch of a file that a person changes to change this value; undefined when no file holds it (argument, default). A text with one variable is
 * changed where the variable has its value; one with several where it is written.
 */
export function editSpan(origin: Origin): Span | undefined {
  switch (origin.kind) {
    case 'written':
      return origin;
    case 'pasted': {
      const part = onlyPart(origin);
      return (part === undefined ? undefined : editSpan(part.from)) ?? origin.text;
    }
    case 'alias':
      return origin.used;
    case 'variable':
    case 'operation':
      return editSpan(origin.from) ?? (origin.kind === 'variable' ? origin.used : origin.at);
    case 'argument':
    case 'default':
      return undefined;
    default:
      return assertNever(origin);
  }
}

/** Where a value stands in the file that uses it: for a variable the placeholder, for an operation its item in the ops-file; undefined as for `editSpan`. */
export function useSpan(origin: Origin): Span | undefined {
  switch (origin.kind) {
    case 'written':
      return origin;
    case 'pasted':
      return origin.text;
    case 'alias':
    case 'variable':
      return origin.used;
    case 'operation':
      return origin.at;
    case 'argument':
    case 'default':
      return undefined;
    default:
      return assertNever(origin);
  }
}

/** Where a way begins: what was written, put together, given as an argument or known as a default. */
export type OriginEnd = Exclude<Origin, { readonly from: Origin }>;

/** The end of an origin's chain, past aliases, variables and operations. */
export function endOf(origin: Origin): OriginEnd {
  let current = origin;
  while (current.kind === 'alias' || current.kind === 'variable' || current.kind === 'operation') current = current.from;
  return current;
}

/** The flags that gave a value, or parts of it, on the command line. */
export function flagsOf(origin: Origin): readonly string[] {
  const end = endOf(origin);
  if (end.kind === 'pasted') return [...new Set(end.parts.flatMap(({ from }) => flagsOf(from)))];
  return end.kind === 'argument' ? [end.flag] : [];
}

/** The part of a text into which one variable was pasted, once or more; undefined when there are several. */
function onlyPart({ parts }: Pasted): PastedPart | undefined {
  const [first] = parts;
  return first !== undefined && parts.every((part) => part.name === first.name) ? first : undefined;
}

/**
 * The way a value travelled, from where it is used to where it is written. The last place is the one that `editSpan` names, save for aliases, and for texts
 * with several variables: these are told whole, then variable by variable.
 */
export function trail(origin: Origin): readonly Place[] {
  const places: Place[] = [];
  let step: Origin | undefined = origin;
  let end: Place['step'] = 'written';
  let name: string | undefined;
  while (step !== undefined) {
    const current: Origin = step;
    step = undefined;
    switch (current.kind) {
      case 'written':
        places.push({ span: current, step: end, name });
        break;
      case 'pasted': {
        const part = onlyPart(current);
        if (part === undefined || editSpan(part.from) === undefined) places.push({ span: current.text, step: end, name });
        const told = new Set<string>();
        for (const one of current.parts) {
          if (told.has(one.name)) continue;
          told.add(one.name);
          places.push(...trail({ kind: 'variable', ...one, ...(current.value === undefined ? {} : { text: current.value }) }));
        }
        break;
      }
      case 'alias':
        places.push({ span: current.used, step: 'alias-use', name: current.name });
        [end, name, step] = ['alias-definition', current.name, current.from];
        break;
      case 'variable':
        places.push({
          span: current.used,
          step: 'variable-use',
          name: current.name,
          ...(current.text === undefined ? {} : { text: current.text }),
        });
        [end, name, step] = ['variable-value', current.name, current.from];
        break;
      case 'operation':
        places.push(...trailOfPlace(current.at));
        [end, name, step] = ['operation-value', current.at.pointer, current.from];
        break;
      case 'argument':
      case 'default':
        break;
      default:
        assertNever(current);
    }
  }
  return places;
}

/** The way to a place that stands for what an operation placed: what it changed, and its own item. Empty for a place of any other kind. */
export function trailOfPlace(place: Span): readonly Place[] {
  if (!(place instanceof OperationPlace)) return [];
  const own: Place = { span: place, step: 'operation', name: place.pointer };
  return place.into === undefined ? [own] : [{ span: place.into, step: 'operation-target', name: place.pointer }, own];
}
