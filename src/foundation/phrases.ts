import type { Language, Localized } from '../base/language.ts';
import type { StrictProblem } from './strict-reading.ts';

/** What om refuses, phrased for a person: `{{key}}` and its like take values of the problem's `data`. */
export const STRICT_TEXTS: Readonly<
  Record<StrictProblem['class'], Readonly<Record<Language, { readonly what: string; readonly advice: string }>>>
> = {
  'product-name': {
    en: { what: '`product-name` is missing or empty.', advice: 'Name the product as Ops Manager does, for example `cf`.' },
    ko: { what: '`product-name`이 없거나 비어 있습니다.', advice: 'Ops Manager가 쓰는 제품 이름을 `cf`처럼 적으세요.' },
  },
  'unknown-key': {
    en: {
      what: 'om refuses the file because of the root key `{{name}}`.',
      advice: 'Correct or remove it; keys that only hold anchors are refused too.',
    },
    ko: { what: '최상위 키 `{{name}}` 때문에 om이 파일을 거부합니다.', advice: '키를 고치거나 지우세요. 앵커만 담는 키도 거부됩니다.' },
  },
  'removed-key': {
    en: { what: 'The root key `{{name}}` was removed from om.', advice: 'Move its content to `{{suggestion}}`.' },
    ko: { what: '최상위 키 `{{name}}`은(는) om에서 없어졌습니다.', advice: '내용을 `{{suggestion}}` 아래로 옮기세요.' },
  },
  'strict-type': {
    en: { what: 'om reads a {{wanted}} at `{{key}}`, but a {{found}} is there.', advice: 'Use the shape that om reads.' },
    ko: { what: 'om은 `{{key}}`에서 {{wanted}}을(를) 읽지만 그 자리의 값은 {{found}}입니다.', advice: 'om이 읽는 형태로 쓰세요.' },
  },
  'strict-field': {
    en: { what: 'om does not know the key `{{key}}` and refuses the file.', advice: 'Only these keys are allowed here: {{wanted}}.' },
    ko: { what: 'om은 키 `{{key}}`을(를) 모르므로 파일을 거부합니다.', advice: '여기에는 다음 키만 올 수 있습니다: {{wanted}}.' },
  },
  'iaas-twice': {
    en: { what: 'The IaaS is given twice: as `{{other}}` and as `{{key}}`.', advice: 'Keep `iaas-configurations`.' },
    ko: { what: 'IaaS가 `{{other}}`과(와) `{{key}}`에 두 번 적혀 있습니다.', advice: '`iaas-configurations`만 남기세요.' },
  },
  'vmtypes-empty': {
    en: {
      what: '`custom_only: true` leaves no VM type at all, since `{{key}}` is empty.',
      advice: 'List the VM types, or set `custom_only` to false.',
    },
    ko: {
      what: '`{{key}}`이(가) 비어 있어 `custom_only: true`이면 VM 타입이 하나도 남지 않습니다.',
      advice: 'VM 타입을 적거나 `custom_only`를 false로 하세요.',
    },
  },
  'sent-type': {
    en: { what: '`{{key}}` must be a {{wanted}}, but a {{found}} is there: it fails when om sends it.', advice: 'Write a {{wanted}}.' },
    ko: {
      what: '`{{key}}`에는 {{wanted}}이(가) 와야 하지만 그 자리의 값은 {{found}}(이)라서 om이 보낼 때 실패합니다.',
      advice: '{{wanted}} 형태로 쓰세요.',
    },
  },
  'sent-lone-zone': {
    en: { what: '`{{key}}` holds one zone, but om sends a list of zones.', advice: 'Begin the zone with `-`.' },
    ko: { what: '`{{key}}`에 AZ 하나가 있지만 om은 AZ 목록을 보냅니다.', advice: 'AZ를 `-`로 시작하세요.' },
  },
  'sent-nameless': {
    en: { what: '`{{key}}` has no `name`: om stops when it comes to it.', advice: 'Add `name`.' },
    ko: { what: '`{{key}}`에 `name`이 없어 om이 이 항목에서 멈춥니다.', advice: '`name`을 추가하세요.' },
  },
  'sent-twice': {
    en: {
      what: '`{{key}}` has the name `{{name}}` twice: Ops Manager refuses it, or the second replaces the first.',
      advice: 'Give each a name of its own.',
    },
    ko: {
      what: '`{{key}}`에 이름 `{{name}}`이(가) 두 번 있어 Ops Manager가 거부하거나 두 번째가 첫 번째를 덮어씁니다.',
      advice: '이름을 서로 다르게 쓰세요.',
    },
  },
  'sent-cluster': {
    en: {
      what: '`{{key}}` holds more than the name of one cluster, so the zone has no clusters.',
      advice: 'Write it as `{{suggestion}}`.',
    },
    ko: { what: '`{{key}}`에 클러스터 이름이 아닌 값이 있어 AZ에 클러스터가 없습니다.', advice: '`{{suggestion}}`(으)로 쓰세요.' },
  },
  'sent-no-text': {
    en: {
      what: '`{{key}}` must be one text, but a {{found}} is there.',
      advice: 'Write the values in one text, with commas between them.',
    },
    ko: {
      what: '`{{key}}`에는 텍스트 하나가 와야 하지만 그 자리의 값은 {{found}}입니다.',
      advice: '값을 쉼표로 구분해 한 텍스트로 쓰세요.',
    },
  },
  'sent-no-networks': {
    en: {
      what: '`{{key}}` has no `networks`: om sends an empty list of networks.',
      advice: 'Write the networks as a list under `{{key}}.networks`.',
    },
    ko: {
      what: '`{{key}}`에 `networks`가 없어 om이 빈 네트워크 목록을 보냅니다.',
      advice: '네트워크를 `{{key}}.networks` 아래 목록으로 쓰세요.',
    },
  },
  'sent-no-network': {
    en: { what: '`{{key}}` names no `network`: Ops Manager places the director in none.', advice: 'Add `network: { name: … }`.' },
    ko: {
      what: '`{{key}}`에 `network`가 없어 Ops Manager가 Director를 둘 네트워크를 알 수 없습니다.',
      advice: '`network: { name: … }`을 추가하세요.',
    },
  },
  'sent-no-iaas': {
    en: {
      what: '`{{key}}` has no `iaas_configuration_name`, but there are several IaaS configurations: {{other}}.',
      advice: 'Name the one that the zone belongs to.',
    },
    ko: {
      what: 'IaaS 설정이 여럿({{other}})인데 `{{key}}`에 `iaas_configuration_name`이 없습니다.',
      advice: 'AZ가 속한 IaaS 설정의 이름을 쓰세요.',
    },
  },
  'sent-other-iaas': {
    en: {
      what: '`{{key}}` is `{{name}}`, but `iaas-configurations` has only {{other}}.',
      advice: 'Use one of these names, unless Ops Manager already has the other.',
    },
    ko: {
      what: '`{{key}}`의 값은 `{{name}}`인데 `iaas-configurations`에는 {{other}}만 있습니다.',
      advice: 'Ops Manager에 이미 있는 설정이 아니라면 이 가운데 하나를 쓰세요.',
    },
  },
  'sent-assignment': {
    en: { what: '`{{key}}` must be a map with `name`, but a {{found}} is there.', advice: 'Write `{{key}}: { name: … }`.' },
    ko: { what: '`{{key}}`은(는) `name`이 든 맵이어야 하지만 그 자리의 값은 {{found}}입니다.', advice: '`{{key}}: { name: … }`로 쓰세요.' },
  },
};

/** Why a file is of its kind, in one plain sentence each. */
export const KIND_REASONS = {
  unreadInOpsFolder: { en: 'it is in a folder for ops-files and cannot be read', ko: 'ops 파일 폴더에 있고 읽을 수 없습니다' },
  taslintName: { en: 'its name is that of a taslint configuration', ko: '이름이 taslint 설정 파일입니다' },
  emptyInFolder: (folder: string): Localized => ({
    en: `it is an empty file in the folder \`${folder}\``,
    ko: `\`${folder}\` 폴더에 있는 빈 파일입니다`,
  }),
  empty: { en: 'it is empty or cannot be read', ko: '비어 있거나 읽을 수 없습니다' },
  neitherMapNorList: { en: 'it holds neither a map nor a list', ko: '맵도 목록도 아닙니다' },
  operations: { en: 'it is a list of operations with `type` and `path`', ko: '`type`과 `path`가 있는 연산(ops) 목록입니다' },
  securityGroup: {
    en: 'it is a list of rules with `protocol` and `destination`',
    ko: '`protocol`과 `destination`이 있는 보안 그룹 규칙 목록입니다',
  },
  foreignPatches: { en: 'it is a list of patches with `op`, for another tool', ko: '다른 도구가 쓰는 `op` 패치 목록입니다' },
  listInOpsFolder: { en: 'it is a list in a folder for ops-files', ko: 'ops 파일 폴더에 있는 목록입니다' },
  unknownList: { en: 'it is a list of an unknown kind', ko: '알 수 없는 종류의 목록입니다' },
  productAndVersion: { en: 'it names a product and a version and nothing else', ko: '제품 이름과 버전만 있습니다' },
  oldManifestJobs: {
    en: 'it has `jobs` and `releases`, as old BOSH manifests do',
    ko: '예전 BOSH 매니페스트처럼 `jobs`와 `releases`가 있습니다',
  },
  oldManifestDirector: {
    en: 'it has `director_uuid`, as old BOSH manifests do',
    ko: '예전 BOSH 매니페스트처럼 `director_uuid`가 있습니다',
  },
  addons: { en: 'it has `addons` and no `instance_groups`', ko: '`instance_groups` 없이 `addons`가 있습니다' },
  genesis: { en: 'it is an environment of Genesis (`kit`)', ko: 'Genesis 환경 파일입니다(`kit`)' },
  propertyNames: { en: 'all its keys are property names, as in a listing of properties', ko: '모든 키가 속성 이름인 속성 목록입니다' },
  kubernetes: { en: 'it is a Kubernetes manifest (`apiVersion`, `kind`)', ko: 'Kubernetes 매니페스트입니다(`apiVersion`, `kind`)' },
  githubWorkflow: { en: 'it is a GitHub workflow', ko: 'GitHub 워크플로입니다' },
  gitlabPipeline: { en: 'it is a GitLab pipeline', ko: 'GitLab 파이프라인입니다' },
  azurePipeline: { en: 'it is an Azure pipeline', ko: 'Azure 파이프라인입니다' },
  script: { en: 'it is a script that calls om, bosh or cf', ko: 'om, bosh, cf를 호출하는 스크립트입니다' },
  otherScript: { en: 'it is a script that calls neither om nor bosh nor cf', ko: 'om, bosh, cf를 호출하지 않는 스크립트입니다' },
  composeFile: { en: 'it is a compose file (`services`)', ko: 'compose 파일입니다(`services`)' },
  concourseTask: { en: 'it is a Concourse task (`platform`, `run`)', ko: 'Concourse 태스크입니다(`platform`, `run`)' },
  emptyMap: { en: 'it is an empty map', ko: '빈 맵입니다' },
  varsName: { en: 'its name is that of a vars file', ko: '이름이 vars 파일의 이름입니다' },
  variableNames: { en: 'its keys are names of variables for Ops Manager files', ko: '키가 Ops Manager 파일에 쓰는 변수 이름입니다' },
  unknownMap: { en: 'none of its root keys tells what it is', ko: '최상위 키로 종류를 알 수 없습니다' },
  inFolder: (folder: string): Localized => ({
    en: `it is in the folder \`${folder}\` and is nothing else`,
    ko: `\`${folder}\` 폴더에 있고 다른 종류가 아닙니다`,
  }),
  rootKey: (key: string): Localized => ({ en: `it has the root key \`${key}\``, ko: `최상위에 \`${key}\` 키가 있습니다` }),
} as const;
