import type { Span } from '../../base/source.ts';
import type { Document } from '../../foundation/foundation.ts';
import { keyName, type ConfigNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import { startOf } from '../document.ts';

/** A text of a file that may be a shell script: the arguments of a task, a script of an add-on. */
export interface Script {
  readonly text: string;
  /** The key that it stands under. */
  readonly key: string;
  readonly anchor: Span;
}

const DEEPEST = 200;

/** The texts of a document; none where the file as a whole does not hold `mark`, which is true of most. */
export function scriptsIn(document: Document, mark: RegExp): readonly Script[] {
  if (document.yaml.root === undefined || !mark.test(document.file.text)) return [];
  const start = startOf(document);
  const scripts: Script[] = [];
  const visit = (node: ConfigNode, key: string, depth: number): void => {
    if (depth > DEEPEST) return;
    if (node.kind === 'scalar') scripts.push({ text: node.text, key, anchor: editSpan(node.origin) ?? start });
    else if (node.kind === 'sequence') for (const item of node.items) visit(item, key, depth + 1);
    else if (node.kind === 'map') for (const entry of node.entries) visit(entry.value, keyName(entry.key), depth + 1);
  };
  visit(document.yaml.root, '', 0);
  return scripts;
}

/** The arguments of each call of a program in a script; comments are left out. */
export function callsOf(program: string, script: string): readonly (readonly string[])[] {
  return script
    .replaceAll('\\\n', ' ')
    .split(/\n|&&|\|\||[;|]/)
    .flatMap((command) => {
      const words = command.trim().split(/\s+/);
      const at = words.findIndex((word) => word === program || word.endsWith(`/${program}`));
      return at < 0 || words[0]?.startsWith('#') === true ? [] : [words.slice(at + 1)];
    });
}
