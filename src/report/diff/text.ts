import pc from 'picocolors';
import { displayWidth } from '../../base/display-width.ts';
import type { Language } from '../../base/language.ts';
import { oneLine, withoutCommands } from '../../base/safe-text.ts';
import type { Difference, FileDifference, ValueDifference } from '../../diff/difference.ts';
import { shownPath } from '../place.ts';
import { wrap } from '../wrap.ts';
import { DIFF } from './phrases.ts';
import { configTitle, onOneSide, placesOf } from './places.ts';
import { valueLine } from './value-texts.ts';

export interface DiffLook {
  readonly language: Language;
  readonly color: boolean;
  /** Columns to set text in; undefined to leave each value on one line. */
  readonly width: number | undefined;
}

type Colors = ReturnType<typeof pc.createColors>;

/** A block for each config: its values one by one, `~` for another value, `+` and `-` for one that is new or gone. */
export function diffText(difference: Difference, look: DiffLook): string {
  const colors = pc.createColors(look.color);
  const blocks = difference.foundations.map(({ name, files }) => {
    const title = isUnnamed(name) ? [] : [colors.bold(oneLine(name))];
    return [...title, ...files.flatMap((file) => fileLines(file, difference, look, colors))].join('\n');
  });
  return blocks.length === 0 ? '' : withoutCommands(`${blocks.join('\n\n')}\n`);
}

/** True for files that stand alone, and for a foundation that is called by the folder of the run. */
export function isUnnamed(name: string): boolean {
  return name === '' || name === '.';
}

function fileLines(file: FileDifference, difference: Difference, look: DiffLook, colors: Colors): readonly string[] {
  if (file.kind !== 'changed') {
    const line = `${MARK[file.kind]} ${shownPath(file.file.path)}: ${onOneSide(file, difference, look.language)}`;
    return [paintOf(file.kind, colors)(line)];
  }
  return [
    colors.bold(configTitle(file, difference, look.language)),
    ...file.values.flatMap((value) => valueLines(value, difference, look, colors)),
  ];
}

function valueLines(value: ValueDifference, difference: Difference, { language, width }: DiffLook, colors: Colors): readonly string[] {
  const words = DIFF[language];
  const remark = value.kind === 'order' ? `${words.order} ` : '';
  const head = `  ${MARK[value.kind]} ${oneLine(value.path)}:`;
  const said = `${remark}${valueLine(value, language)}`;
  const places = placesOf(value, difference, language);
  const where = value.kind === 'moved' ? `${words.moved} ${places}` : places;
  const paint = paintOf(value.kind, colors);
  const isShort = width === undefined || displayWidth(`${head} ${said}`) <= width;
  return [
    // a path is never broken: people copy it
    ...(isShort ? [`${head} ${said}`] : [head, ...below(said, width)]).map((line) => paint(line)),
    ...(where === '' ? [] : below(where, width)).map((line) => colors.dim(line)),
  ];
}

const INDENT = '      ';

/** Lines below the path of a value. */
function below(text: string, width: number | undefined): readonly string[] {
  return (width === undefined ? [text] : wrap(text, width - INDENT.length)).map((line) => INDENT + line);
}

const MARK: Readonly<Record<ValueDifference['kind'], string>> = { added: '+', removed: '-', changed: '~', order: '~', moved: '=' };

function paintOf(kind: ValueDifference['kind'], colors: Colors): (text: string) => string {
  switch (kind) {
    case 'added':
      return colors.green;
    case 'removed':
      return colors.red;
    case 'changed':
    case 'order':
      return colors.yellow;
    case 'moved':
      return (text) => text;
  }
}
