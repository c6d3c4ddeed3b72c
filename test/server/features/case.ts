import { dirname, relative } from 'node:path';
import { SourceFile } from '../../../src/base/source.ts';
import type { Language } from '../../../src/base/language.ts';
import { buildFoundation } from '../../../src/foundation/build-foundation.ts';
import type { Question } from '../../../src/server/features/question.ts';
import type { Tree } from '../../../src/workspace/files/tree.ts';
import { openWorkspace } from '../../../src/workspace/open-workspace.ts';

/**
 * A case is a file: a sentence, the files of a small repository with `▮` where the cursor is, and questions with their answers. A part begins with `=== `: a
 * path, `PATH as read` for the last text of the open file that could be read, `open: PATH …` for more open files, or a question (`hover`, `hover ko`, `rename NAME` …).
 */
export interface Case {
  readonly title: string;
  readonly parts: readonly { readonly head: string; readonly body: string }[];
}

const CURSOR = '▮';
const ROOT = '/repository';

export function readCase(text: string): Case {
  const [title = '', ...parts] = text.split(/^=== /m);
  return {
    title: title.trim(),
    parts: parts.map((part) => {
      const end = part.indexOf('\n');
      return { head: part.slice(0, end), body: part.slice(end + 1) };
    }),
  };
}

/** The case with what `answer` says in place of the answers. */
export async function answered(one: Case, answer: (head: string, question: Question) => Promise<string> | string): Promise<string> {
  const cursorAt = one.parts.find(({ body }) => body.includes(CURSOR));
  if (cursorAt === undefined) throw new Error(`${one.title}: no cursor`);
  const isFile = ({ head }: { head: string }): boolean => /^\S+\.(?:ya?ml|sh)( as read)?$/.test(head);
  const files = new Map<string, string>();
  for (const part of one.parts.filter(isFile)) files.set(part.head.replace(/ as read$/, ''), part.body.replace(CURSOR, ''));
  const buffer = cursorAt.body.replace(CURSOR, '');
  const more =
    one.parts
      .find(({ head }) => head.startsWith('open: '))
      ?.head.slice('open: '.length)
      .split(' ') ?? [];
  const workspace = await openWorkspace({ cwd: ROOT, paths: [cursorAt.head, ...more], tree: treeOf(files) });
  const foundations = workspace.plans.map((plan) => buildFoundation(plan, workspace.read));
  const file = new SourceFile(cursorAt.head, buffer);
  let text = `${one.title}\n\n`;
  for (const part of one.parts) {
    text += `=== ${part.head}\n`;
    if (isFile(part) || part.head.startsWith('open: ')) text += part.body;
    else {
      const language: Language = part.head.endsWith(' ko') ? 'ko' : 'en';
      text += `${await answer(part.head, { file, offset: cursorAt.body.indexOf(CURSOR), foundations, language })}\n`;
    }
  }
  return text;
}

/** Files in memory, below one folder. */
function treeOf(files: ReadonlyMap<string, string>): Tree {
  const pathOf = (absolute: string): string => relative(ROOT, absolute).replaceAll('\\', '/');
  const folders = new Set(['']);
  for (const path of files.keys())
    for (let folder = dirname(path); folder !== '.' && !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  return {
    kindOf: (absolute) => (files.has(pathOf(absolute)) ? 'file' : folders.has(pathOf(absolute)) ? 'folder' : undefined),
    list: (folder) => {
      const within = (path: string): boolean => (dirname(path) === '.' ? '' : dirname(path)) === pathOf(folder) && path !== '';
      const named = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
      return [
        ...[...files.keys()].filter(within).map((path) => ({ name: named(path), kind: 'file' as const })),
        ...[...folders].filter(within).map((path) => ({ name: named(path), kind: 'folder' as const })),
      ].sort((one, other) => (one.name < other.name ? -1 : 1));
    },
    realPath: (absolute) => absolute,
    read: (absolute, shown) => ({ file: new SourceFile(shown, files.get(pathOf(absolute)) ?? '') }),
    expect: () => {},
    files: () => [...files.keys()].map((path) => `${ROOT}/${path}`),
  };
}
