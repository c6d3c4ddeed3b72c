import { displayWidth, padToWidth } from '../base/display-width.ts';
import { oneLine } from '../base/safe-text.ts';
import type { Language } from '../base/language.ts';
import { wrap } from '../report/wrap.ts';
import { FOUNDATIONS } from './commands/phrases.ts';

/** The files of a foundation, for people: as much as fits a line, and what does not on lines of its own. `--format json` has all of it. */

export interface Listed {
  readonly foundation: string;
  readonly purpose: string;
  readonly files: readonly ListedFile[];
}

export interface ListedFile {
  readonly path: string;
  readonly kind: string;
  readonly why: string;
  readonly vars: readonly string[];
  readonly ops: readonly string[];
  /** The metadata of a product's tile; left out where there is none. */
  readonly metadata?: ListedTile;
}

/** Which metadata is used, or which could be. */
export interface ListedTile {
  readonly state: 'known' | 'open' | 'unusable';
  readonly paths: readonly string[];
  /** Of the metadata that is used. */
  readonly version?: string;
  readonly why: string;
}

/** Foundation by foundation, at most `width` columns wide; then what was left alone. */
export function listFoundations(
  foundations: readonly Listed[],
  leftAlone: readonly Pick<ListedFile, 'path' | 'kind' | 'why'>[],
  { language, width }: { readonly language: Language; readonly width: number },
): string {
  const words = FOUNDATIONS[language];
  const blocks = foundations.map(({ foundation, purpose, files }) => {
    const title = foundation === '' ? words.alone : `${foundation}${purpose === 'unknown' ? '' : ` (${purpose})`}`;
    return block(oneLine(title), files, words.below, width);
  });
  const alone = leftAlone.map((left): ListedFile => ({ ...left, vars: [], ops: [] }));
  if (alone.length > 0) blocks.push(block(words.leftAlone, alone, words.below, width));
  return blocks.length === 0 ? `${words.none}\n` : `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Columns that paths may take, before what else is said of a file stands below them. */
const WIDEST_PATH = 34;

/** Columns below which a reason stands on lines of its own. */
const NARROWEST_REASON = 40;

function block(title: string, files: readonly ListedFile[], below: (folder: string) => string, width: number): readonly string[] {
  const widest = Math.max(...files.map(({ path }) => displayWidth(oneLine(path))));
  const folder = widest > WIDEST_PATH ? commonFolder(files) : '';
  const short = (path: string): string => oneLine(path.startsWith(folder) ? path.slice(folder.length) : path);
  const pathColumn = Math.min(WIDEST_PATH, Math.max(...files.map(({ path }) => displayWidth(short(path)))));
  const kindColumn = Math.max(...files.map(({ kind }) => kind.length));
  const column = pathColumn + kindColumn + 6;
  const isNarrow = width - column < NARROWEST_REASON;
  const lines = files.flatMap((file) => {
    const path = padToWidth(`  ${middleCut(short(file.path), width - 2)}`, pathColumn + 2);
    const hanging = isNarrow ? 6 : column;
    const [first = '', ...rest] = wrap(oneLine(folder === '' ? file.why : file.why.replaceAll(folder, '')), width - hanging);
    const isLong = displayWidth(path) > pathColumn + 2;
    const said = isNarrow ? file.kind : `${file.kind.padEnd(kindColumn)}  ${first}`;
    const beginning = isLong ? [path, `${' '.repeat(pathColumn + 4)}${said}`] : [`${path}  ${said}`];
    const reason = isNarrow ? [first, ...rest] : rest;
    return [...beginning, ...reason.map((line) => ' '.repeat(hanging) + line), ...wayLines(file, short, width)];
  });
  return [...wrap(folder === '' ? title : `${title}${below(oneLine(folder.slice(0, -1)))}`, width, '  '), ...lines];
}

/** What is filled into a file and applied to it, and the metadata of its tile. */
function wayLines({ vars, ops, metadata }: ListedFile, short: (path: string) => string, width: number): readonly string[] {
  const way = [...vars.map((path) => ['vars: ', path] as const), ...ops.map((path) => ['ops:  ', path] as const)];
  const lines = way.map(([label, path]) => `      ${label}${middleCut(short(path), width - 12)}`);
  if (metadata === undefined) return lines;
  const version = metadata.version === undefined ? '' : `${metadata.version}, `;
  const told = `metadata: ${metadata.paths.map(short).join(', ')} (${oneLine(`${version}${metadata.why}`)})`;
  return [...lines, ...wrap(told, width - 6, '  ').map((line) => `      ${line}`)];
}

/** The folder in which all files of a block lie, with its slash; empty when it is the working directory or there are none. */
function commonFolder(files: readonly ListedFile[]): string {
  const folders = files.map(({ path }) => path.split('/').slice(0, -1));
  const [first = [], ...others] = folders;
  const depth = first.findIndex((name, index) => others.some((other) => other[index] !== name));
  const common = depth < 0 ? first : first.slice(0, depth);
  return common.length === 0 ? '' : `${common.join('/')}/`;
}

/** A path that keeps its beginning and its end, with `…` for folders between them that have no room. */
function middleCut(path: string, width: number): string {
  if (displayWidth(path) <= width) return path;
  const names = path.split('/');
  for (let left = Math.ceil(names.length / 2); left >= 0; left--)
    for (const right of [names.length - left - 1, 1]) {
      const cut = [...names.slice(0, left), '…', ...names.slice(names.length - right)].join('/');
      if (right > 0 && displayWidth(cut) <= width) return cut;
    }
  return `…${tailOf(path, width - 1)}`;
}

function tailOf(text: string, width: number): string {
  let tail = text;
  while (displayWidth(tail) > width) tail = [...tail].slice(1).join('');
  return tail;
}
