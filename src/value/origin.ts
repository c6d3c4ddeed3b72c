import type { Span } from '../base/source.ts';
import type { SourceFile } from '../base/source.ts';
import { assertNever } from '../base/assert-never.ts';

/** How a value came to be: written in a file, or carried there by an alias, a variable, an operation, an argument or a tile default. */
export type Origin =
  | Written
  | { readonly kind: 'alias'; readonly name: string; readonly used: Span; readonly from: Origin }
  | { readonly kind: 'variable'; readonly name: string; readonly used: Span; readonly from: Origin }
  | { readonly kind: 'operation'; readonly pointer: string; readonly at: Span; readonly from: Origin }
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

/** A text written by hand with variables pasted into it (`api.((domain))`): the text is the place to edit, the parts are the way there. */
export class Pasted extends Written {
  readonly parts: readonly PastedPart[];

  constructor(text: Written, parts: readonly PastedPart[]) {
    super(text.file, text.start, text.end);
    this.parts = parts;
  }
}

/** One step of the way from the place to edit to the place where the value is used. */
export interface Place {
  readonly span: Span;
  readonly step: 'written' | 'alias-use' | 'alias-definition' | 'variable-use' | 'variable-value' | 'operation' | 'operation-value';
  /** Name of the variable or anchor, pointer of the operation; undefined for `written`. */
  readonly name: string | undefined;
}

/** The stretch of a file that a person changes to change this value; undefined when no file holds it (argument, default). */
export function editSpan(origin: Origin): Span | undefined {
  switch (origin.kind) {
    case 'written':
      return origin;
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

/** The way a value travelled, from where it is used to where it is written. The last place is the one that `editSpan` names, save for aliases. */
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
        if (current instanceof Pasted) for (const part of current.parts) places.push(...trail({ kind: 'variable', ...part }));
        places.push({ span: current, step: end, name });
        break;
      case 'alias':
        places.push({ span: current.used, step: 'alias-use', name: current.name });
        [end, name, step] = ['alias-definition', current.name, current.from];
        break;
      case 'variable':
        places.push({ span: current.used, step: 'variable-use', name: current.name });
        [end, name, step] = ['variable-value', current.name, current.from];
        break;
      case 'operation':
        places.push({ span: current.at, step: 'operation', name: current.pointer });
        [end, name, step] = ['operation-value', current.pointer, current.from];
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
