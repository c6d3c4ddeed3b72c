import type { Localized } from '../../base/language.ts';
import type { GroupFolder } from './layout.ts';

/** Why a file belongs to a foundation, and where its variables come from: what `taslint foundations` says behind the kind of a file. */
export const GROUPING_REASONS = {
  // one for each kind of place
  container: (name) => ({ en: `it is below the foundation folder \`${name}\``, ko: `파운데이션 폴더 \`${name}\` 아래에 있습니다` }),
  roles: (name) => ({
    en: `it is in \`${name}\`, which is laid out in folders such as config and vars`,
    ko: `config, vars 같은 폴더로 나뉜 \`${name}\` 안에 있습니다`,
  }),
  shared: () => ({ en: 'it is in a folder shared by foundations', ko: '여러 파운데이션이 함께 쓰는 폴더에 있습니다' }),
  folder: (name) => ({ en: `it belongs to the files of its folder \`${name}\``, ko: `같은 폴더 \`${name}\`의 파일들과 함께 봅니다` }),

  environment: (name: string) => ({
    en: `it is in a folder of the environment \`${name}\``,
    ko: `환경 \`${name}\`의 폴더에 있습니다`,
  }),
  sharedBy: (path: string, more: number) => ({
    en: `environments share it; this one because ${path}${more === 0 ? ' is' : ` and ${more} more are`} named for it and ${more === 0 ? 'gives' : 'give'} variables that it uses`,
    ko: `여러 환경이 함께 씁니다. ${path}${more === 0 ? '' : ` 외 ${more}개`}의 이름이 이 설정과 맞고 이 설정이 쓰는 변수를 정의합니다`,
  }),
  commonFolder: (folder: string) => ({
    en: `it is in the folder \`${folder}\` of a foundation layout and has no other kind`,
    ko: `파운데이션의 \`${folder}\` 폴더에 있고 다른 종류가 아닙니다`,
  }),
  configured: (config: string, foundation: string) => ({
    en: `${config} names it for the foundation \`${foundation}\``,
    ko: `${config}에서 파운데이션 \`${foundation}\`의 파일로 지정했습니다`,
  }),
  extended: (config: string) => ({
    en: `${config} extends it`,
    ko: `${config}에서 extends로 가져오는 파일입니다`,
  }),
  inConfiguredFolder: (config: string) => ({
    en: `it is in the folder of a foundation that ${config} names`,
    ko: `${config}에 있는 파운데이션의 폴더 안에 있습니다`,
  }),
  argument: { en: 'it was given on the command line', ko: '명령줄에서 지정했습니다' },
  namedByPipeline: {
    en: 'a pipeline names it for a config of this foundation',
    ko: '파이프라인이 이 파운데이션의 설정에 쓰는 파일입니다',
  },
  apart: ({ en, ko }: Localized) => ({
    en: `${en}, where another file configures the same product, so it is checked on its own`,
    ko: `${ko}. 같은 제품을 설정하는 다른 파일이 있어 따로 봅니다`,
  }),
  alone: {
    en: 'no other files are known to belong to it, so it is checked on its own',
    ko: '함께 볼 파일을 알 수 없어 따로 봅니다',
  },
  noVarsFile: {
    en: 'no vars file is known for it, so its variables are unknown',
    ko: '이름이 맞는 vars 파일이 없어 변수는 알 수 없음으로 둡니다',
  },
  varsByName: (paths: string) => ({ en: `variables by name from ${paths}`, ko: `이름으로 짝지은 vars 파일: ${paths}` }),
  unsettled: (count: number) => ({
    en: `${count} of them stay unknown because the files do not determine them`,
    ko: `파일들만으로 정해지지 않는 변수 ${count}개는 알 수 없음으로 둡니다`,
  }),
} as const satisfies Readonly<Record<GroupFolder['kind'], (name: string) => Localized>> & Readonly<Record<string, unknown>>;

/** What a pipeline says of a config and of the files that feed it. */
export const PIPELINE_REASONS = {
  vars: (pipeline: string) => ({ en: `${pipeline} names it as a vars file`, ko: `${pipeline}에서 vars 파일로 지정했습니다` }),
  ops: (pipeline: string) => ({ en: `${pipeline} names it as an ops-file`, ko: `${pipeline}에서 ops 파일로 지정했습니다` }),
  variables: (pipeline: string, paths: readonly string[]) => ({
    en: `${pipeline} names its variables: ${paths.length === 0 ? 'none in this tree' : paths.join(', ')}`,
    ko: `${pipeline}에서 지정한 vars 파일: ${paths.length === 0 ? '이 트리에는 없음' : paths.join(', ')}`,
  }),
  missingVars: (count: number) => ({ en: `${count} more are not in this tree`, ko: `이 트리에 없는 vars 파일 ${count}개` }),
  missingOps: {
    en: 'its ops-files are not applied because some are not in this tree',
    ko: '일부 ops 파일이 이 트리에 없어 적용하지 않았습니다',
  },
  operations: (paths: readonly string[]) => ({ en: `ops-files: ${paths.join(', ')}`, ko: `ops 파일: ${paths.join(', ')}` }),
} as const;
