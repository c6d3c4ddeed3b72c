import type { StrictProblem } from './strict-reading.ts';

/** What om refuses, phrased for a person: `{{key}}` and its like take values of the problem's `data`. */
export const STRICT_TEXTS: Readonly<
  Record<StrictProblem['class'], Readonly<Record<'en' | 'ko', { readonly what: string; readonly advice: string }>>>
> = {
  'product-name': {
    en: { what: '`product-name` is missing or empty.', advice: 'Name the product as Ops Manager does, for example `cf`.' },
    ko: { what: '`product-name`이 없거나 비어 있습니다.', advice: 'Ops Manager가 쓰는 제품 이름을 `cf`처럼 적으십시오.' },
  },
  'unknown-key': {
    en: {
      what: 'om refuses the file because of the root key `{{name}}`.',
      advice: 'Correct or remove it; keys that only hold anchors are refused too.',
    },
    ko: { what: '최상위 키 `{{name}}` 때문에 om이 파일을 거부합니다.', advice: '키를 고치거나 지우십시오. 앵커만 담는 키도 거부됩니다.' },
  },
  'removed-key': {
    en: { what: 'The root key `{{name}}` was removed from om.', advice: 'Move its content to `{{suggestion}}`.' },
    ko: { what: '최상위 키 `{{name}}`은 om에서 없어졌습니다.', advice: '내용을 `{{suggestion}}` 아래로 옮기십시오.' },
  },
  'strict-type': {
    en: { what: 'om reads a {{wanted}} at `{{key}}`, but a {{found}} stands there.', advice: 'Give the shape that om reads.' },
    ko: { what: 'om은 `{{key}}`에서 {{wanted}}를 읽지만 그 자리의 값은 {{found}}입니다.', advice: 'om이 읽는 형태로 쓰십시오.' },
  },
  'strict-field': {
    en: { what: 'om does not know the key `{{key}}` and refuses the file.', advice: 'Only these keys may stand here: {{wanted}}.' },
    ko: { what: 'om은 키 `{{key}}`를 모르므로 파일을 거부합니다.', advice: '여기에는 다음 키만 올 수 있습니다: {{wanted}}.' },
  },
  'iaas-twice': {
    en: { what: 'The IaaS is given twice: as `{{other}}` and as `{{key}}`.', advice: 'Keep `iaas-configurations`.' },
    ko: { what: 'IaaS가 `{{other}}`와 `{{key}}`에 두 번 주어졌습니다.', advice: '`iaas-configurations`만 남기십시오.' },
  },
  'vmtypes-empty': {
    en: {
      what: '`custom_only: true` leaves no VM type at all, since `{{key}}` is empty.',
      advice: 'List the VM types, or set `custom_only` to false.',
    },
    ko: {
      what: '`{{key}}`가 비어 있어 `custom_only: true`이면 VM 유형이 하나도 남지 않습니다.',
      advice: 'VM 유형을 적거나 `custom_only`를 false로 하십시오.',
    },
  },
};
