import type { Language } from '../../base/language.ts';

interface TileWords {
  readonly metadataVersion: string;
  readonly upgradeFrom: string;
  readonly stemcell: string;
  readonly requires: string;
  readonly optional: string;
  readonly properties: string;
  readonly jobs: string;
  readonly errands: string;
  readonly type: string;
  readonly required: string;
  readonly requiredWith: (option: string) => string;
  readonly notRequired: string;
  readonly notConfigurable: string;
  readonly default: string;
  readonly options: string;
  readonly fields: string;
  readonly inOption: string;
  readonly constraints: string;
  readonly form: string;
  readonly frozen: string;
  readonly instances: string;
  readonly fixed: string;
  readonly zeroIf: string;
  readonly postDeploy: string;
  readonly preDelete: string;
  readonly renamedFrom: string;
}

/** The words around what a tile's metadata says; words of the metadata itself (min, max, regex …) stay as they are. */
export const TILE_WORDS: Readonly<Record<Language, TileWords>> = {
  en: {
    metadataVersion: 'metadata version',
    upgradeFrom: 'upgrade from',
    stemcell: 'stemcell',
    requires: 'requires',
    optional: 'optional',
    properties: 'Properties',
    jobs: 'Jobs',
    errands: 'Errands',
    type: 'type',
    required: 'required',
    requiredWith: (option) => `required when ${option} is selected`,
    notRequired: 'not required',
    notConfigurable: 'not configurable',
    default: 'default',
    options: 'options',
    fields: 'fields',
    inOption: 'option of',
    constraints: 'constraints',
    form: 'form',
    frozen: 'cannot change after the first deployment',
    instances: 'instances',
    fixed: 'fixed',
    zeroIf: 'zero when',
    postDeploy: 'after deploying',
    preDelete: 'before deleting',
    renamedFrom: 'renamed from',
  },
  ko: {
    metadataVersion: '메타데이터 버전',
    upgradeFrom: '업그레이드 가능한 버전',
    stemcell: '스템셀',
    requires: '필요한 제품',
    optional: '선택',
    properties: '속성',
    jobs: 'Job',
    errands: 'Errand',
    type: '유형',
    required: '필수',
    requiredWith: (option) => `${option} 선택 시 필수`,
    notRequired: '필수 아님',
    notConfigurable: '설정할 수 없음',
    default: '기본값',
    options: '옵션',
    fields: '필드',
    inOption: '상위 옵션',
    constraints: '제약',
    form: '양식',
    frozen: '첫 배포 후에는 바꿀 수 없음',
    instances: '인스턴스',
    fixed: '고정',
    zeroIf: '0이 되는 조건',
    postDeploy: '배포 후',
    preDelete: '삭제 전',
    renamedFrom: '이전 이름',
  },
};
