import { dirname } from 'node:path';
import { classify, type Classification } from '../../foundation/classify.ts';
import type { YamlDocument } from '../../yaml/yaml-document.ts';
import { isInside, slashed, stepsBelow } from '../files/paths.ts';
import type { GroupFolder } from './layout.ts';
import { GROUPING_REASONS } from './phrases.ts';

/** The kind of a file by its content and by where it lies; one that could be anything, in a folder for what foundations have in common, holds variables. */
export function classifyInPlace(
  document: YamlDocument,
  absolute: string,
  { groupFolder, top }: { groupFolder: GroupFolder; top: string },
): Classification {
  const path = pathToClassify(absolute, isInside(absolute, top) ? top : dirname(absolute));
  const classification = classify(document, path);
  const folder = path.split('/').at(-2) ?? '';
  if (classification.kind !== 'other' || groupFolder.kind === 'folder' || !/^(common|shared|default|versions)(-|$)/.test(folder))
    return classification;
  if (classify(document, 'vars/any.yml').kind !== 'vars') return classification;
  return {
    kind: 'vars',
    why: GROUPING_REASONS.commonFolder(folder),
  };
}

/** All that the kind of a file depends on beside its content. */
export function placeToClassify(absolute: string, { groupFolder, top }: { groupFolder: GroupFolder; top: string }): string {
  return `${groupFolder.kind} ${pathToClassify(absolute, isInside(absolute, top) ? top : dirname(absolute))}`;
}

/** The path from the top of the tree, with the name of the top: `taslint vars` must see that the files lie in `vars`. */
function pathToClassify(absolute: string, top: string): string {
  return slashed([...stepsBelow(top, dirname(top)), ...stepsBelow(absolute, top)].join('/'));
}
