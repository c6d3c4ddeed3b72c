import { dirname } from 'node:path';
import { classify, type Classification } from '../../foundation/classify.ts';
import type { YamlDocument } from '../../yaml/yaml-document.ts';
import { isInside, slashed, stepsBelow } from '../files/paths.ts';
import type { Home } from './layout.ts';

/** The kind of a file by its content and by where it lies; one that could be anything, in a folder for what foundations have in common, holds variables. */
export function classifyInPlace(document: YamlDocument, absolute: string, { home, top }: { home: Home; top: string }): Classification {
  const path = pathToClassify(absolute, isInside(absolute, top) ? top : dirname(absolute));
  const classification = classify(document, path);
  const folder = path.split('/').at(-2) ?? '';
  if (classification.kind !== 'other' || home.kind === 'folder' || !/^(common|shared|default|versions)(-|$)/.test(folder))
    return classification;
  if (classify(document, 'vars/any.yml').kind !== 'vars') return classification;
  return {
    kind: 'vars',
    why: `it lies in the folder \`${folder}\` of a foundation layout and is nothing else`,
    whyKo: `파운데이션의 \`${folder}\` 폴더에 있고 다른 종류가 아닙니다`,
  };
}

/** The path from the top of the tree, with the name of the top: `taslint vars` must see that the files lie in `vars`. */
function pathToClassify(absolute: string, top: string): string {
  return slashed([...stepsBelow(top, dirname(top)), ...stepsBelow(absolute, top)].join('/'));
}
