import { memoPer } from '../base/memo.ts';
import type { SourceFile } from '../base/source.ts';
import type { ConfigNode } from '../value/node.ts';
import { editSpan } from '../value/origin.ts';
import type { Foundation } from './foundation.ts';

/** The files that say something under `facts:` of a foundation: taslint.yml, and those that it extends. */
export const siteFiles = memoPer(({ facts }: Pick<Foundation, 'facts'>): ReadonlySet<SourceFile> => {
  const files = new Set<SourceFile>();
  const add = (node: ConfigNode): void => {
    const span = editSpan(node.origin);
    if (span !== undefined) files.add(span.file);
    if (node.kind === 'map') for (const { value } of node.entries) add(value);
  };
  if (facts !== undefined) add(facts);
  return files;
});
