import { dirname, join, resolve } from 'node:path';
import type { Span } from '../../base/source.ts';
import { UsageError } from '../../base/usage-error.ts';
import type { ConfigNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import { isInside } from '../files/paths.ts';
import { DISK, exists, type Tree } from '../files/tree.ts';
import { Repositories } from '../history/repository.ts';
import { CONFIG_NAMES } from './config.ts';

/** A text of `extends`, and how far it may lead. */
export interface Extending {
  readonly text: string;
  readonly at: Span;
  /** The folder of the file that says it, absolute. */
  readonly directory: string;
  readonly tree: Tree;
  /** The folder that holds all that may be extended, absolute. */
  readonly top: string;
  readonly allowOutside: boolean;
}

/** A file that is extended, found. */
export interface BasePlace {
  readonly absolute: string;
  readonly tree: Tree;
}

/**
 * The file that a text of `extends` means: a path from the folder of the file that says it, or a name below the nearest `node_modules`, where `@` begins it or
 * no such path is there. A folder stands for the taslint.yml in it. Throws a UsageError at the text when nothing is there, and when it leads out of `top`.
 */
export function placeOfBase(extending: Extending): BasePlace {
  const { text, at, top, allowOutside } = extending;
  if (/^[a-z][a-z+.-]*:\/\//i.test(text))
    throw new UsageError(
      { en: `${text}: taslint opens no connection`, ko: `${text}: taslint는 네트워크에 연결하지 않습니다` },
      { at, hint: { en: 'put the file into the repository', ko: '파일을 저장소에 넣으세요' } },
    );
  const places = placesOf(extending);
  // outside first: whether something exists elsewhere on this machine is nobody's business
  const allowed = allowOutside ? places : places.filter((place) => isInside(place, top));
  if (allowed.length === 0) throw outside(extending);
  for (const place of allowed) {
    const found = fileAt(place, extending.tree);
    if (found === undefined) continue;
    if (!allowOutside && !isInside(realPathOfBase(found), found.tree.realPath(top))) throw outside(extending);
    return found;
  }
  throw missing(extending);
}

/** A file with all links followed; as it is named where a link leads in a circle, which reading it says. */
export function realPathOfBase({ absolute, tree }: BasePlace): string {
  try {
    return tree.realPath(absolute);
  } catch {
    return absolute;
  }
}

/** What a file says under `extends`, and where. */
export function extendedBy(root: ConfigNode | undefined): readonly { readonly text: string; readonly at: Span }[] {
  const node = root?.kind === 'map' ? root.get('extends') : undefined;
  const items = node?.kind === 'sequence' ? node.items : node === undefined ? [] : [node];
  return items.flatMap((item) => {
    const at = editSpan(item.origin);
    return item.kind === 'scalar' && at !== undefined ? [{ text: item.text, at }] : [];
  });
}

/** The folder that holds all that a taslint.yml may extend: its repository; without one the working directory, and elsewhere its own folder. Absolute. */
export function topOfBases(directory: string, cwd: string): string {
  return new Repositories().of(directory)?.root ?? (isInside(directory, cwd) ? cwd : directory);
}

/** Where the file may lie, the likeliest first. */
function placesOf({ text, directory, top }: Extending): readonly string[] {
  const path = resolve(directory, text);
  if (/^(?:\/|\.{1,2}(?:[\\/]|$))/.test(text) || text === '') return [path];
  const installed = foldersUpTo(top, directory).map((folder) => join(folder, 'node_modules', text));
  return text.startsWith('@') ? installed : [path, ...installed];
}

/** A folder and those above it, as long as they lie in `top`; the folder alone where it lies elsewhere. */
function foldersUpTo(top: string, folder: string): readonly string[] {
  const above = dirname(folder);
  return folder === above || !isInside(above, top) ? [folder] : [folder, ...foldersUpTo(top, above)];
}

/** The file, or the taslint.yml of the folder. */
function fileAt(absolute: string, within: Tree): BasePlace | undefined {
  const tree = treeOfBase(absolute, within);
  const kind = exists(absolute, tree) ? tree.kindOf(absolute) : undefined;
  if (kind !== 'folder') return kind === undefined ? undefined : { absolute, tree };
  const name = CONFIG_NAMES.find((candidate) => exists(join(absolute, candidate), tree));
  return name === undefined ? undefined : { absolute: join(absolute, name), tree };
}

/** Where a base is read: what is installed is in no commit, so it holds for every state of the files. */
export function treeOfBase(absolute: string, within: Tree): Tree {
  return /[\\/]node_modules[\\/]/.test(absolute) && !exists(absolute, within) ? DISK : within;
}

function outside({ text, at }: Extending): UsageError {
  return new UsageError(
    { en: `${text} points outside the repository of ${at.file.path}`, ko: `${text}은(는) ${at.file.path}의 저장소 밖을 가리킵니다` },
    {
      at,
      hint: { en: '--allow-outside permits it, if you trust this file', ko: '이 파일을 신뢰한다면 --allow-outside로 허용하세요' },
    },
  );
}

function missing({ text, at }: Extending): UsageError {
  const { path } = at.file;
  if (text.startsWith('@'))
    return new UsageError(
      { en: `${text} is in no node_modules of this repository`, ko: `${text}이(가) 이 저장소의 node_modules에 없습니다` },
      { at, hint: { en: 'install the package first, e.g. npm ci', ko: '먼저 npm ci 등으로 패키지를 설치하세요' } },
    );
  return new UsageError(
    { en: `no such file: ${text}`, ko: `파일이 없습니다: ${text}` },
    {
      at,
      hint: {
        en: `paths are relative to the folder of ${path}; of a package write NAME/FILE, as it lies in node_modules`,
        ko: `경로는 ${path}의 폴더를 기준으로 합니다. 패키지의 파일은 node_modules 아래의 이름/파일로 쓰세요`,
      },
    },
  );
}
