import { SourceFile, type Span } from '../../base/source.ts';
import { OperationPlace, Written } from '../../value/origin.ts';

/** Values with places in files, as JSON: a file is the number that it has in a list which both sides make from the same foundation. */

const MARK = '@';

/** The JSON of a value; undefined when it names a file that is not in the list. Maps and sets are no values. */
export function pack(value: unknown, files: readonly SourceFile[]): string | undefined {
  const numbers = new Map(files.map((file, index) => [file, index]));
  let isComplete = true;
  const numberOf = (file: SourceFile): number => {
    const number = numbers.get(file);
    if (number === undefined) isComplete = false;
    return number ?? -1;
  };
  const text = JSON.stringify(value, (_key, each: unknown) => {
    if (each instanceof SourceFile) return { [MARK]: [numberOf(each)] };
    if (each instanceof OperationPlace) {
      const { file, start, end, pointer, into } = each;
      return { [MARK]: [numberOf(file), start, end, pointer], into };
    }
    return isSpan(each) ? { [MARK]: [numberOf(each.file), each.start, each.end] } : each;
  });
  return isComplete ? text : undefined;
}

/** The value that was packed with the same list of files. What was undefined is left out. */
export function unpack(text: string, files: readonly SourceFile[]): unknown {
  return revive(JSON.parse(text), files);
}

function isSpan(value: unknown): value is Span {
  return (
    typeof value === 'object' &&
    value !== null &&
    'file' in value &&
    value.file instanceof SourceFile &&
    'start' in value &&
    typeof value.start === 'number' &&
    'end' in value
  );
}

function revive(value: unknown, files: readonly SourceFile[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => revive(each, files));
  const entries = Object.entries(value);
  const [first] = entries;
  if (first?.[0] === MARK && Array.isArray(first[1])) return placeOf(first[1], revive(entries[1]?.[1], files), files);
  return Object.fromEntries(entries.map(([key, each]) => [key, revive(each, files)]));
}

function placeOf(mark: readonly unknown[], into: unknown, files: readonly SourceFile[]): unknown {
  const [number, start, end, pointer] = mark;
  const file = files[Number(number)];
  if (file === undefined) throw new Error('a place in no file');
  if (start === undefined) return file;
  const span = new Written(file, Number(start), Number(end));
  if (typeof pointer !== 'string') return span;
  const place = new OperationPlace(span, pointer);
  if (isSpan(into)) place.into = into;
  return place;
}
