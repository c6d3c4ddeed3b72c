import type { Localized } from '../base/language.ts';

/**
 * What no file shows, so that a site says it under `facts:` of a foundation in taslint.yml. Keys there are kebab-case and nested (`lb: {idle-timeout-seconds: 60}`);
 * the column of the table `site` is the same path in snake_case (`lb_idle_timeout_seconds`).
 */
export interface SiteFact {
  readonly path: readonly string[];
  readonly type: 'text' | 'integer' | 'number' | 'flag' | 'texts';
  /** The only words it takes. */
  readonly values?: readonly string[];
  readonly doc: Localized;
}

/** The one list: the schema of taslint.yml, the columns of the table `site` and the documentation come from it. */
export const SITE_FACTS: readonly SiteFact[] = [
  {
    path: ['ha'],
    type: 'flag',
    doc: {
      en: 'true when the installation is meant to be highly available; false when single VMs are accepted',
      ko: '고가용성 구성을 의도했으면 true, VM 하나씩도 괜찮으면 false',
    },
  },
  {
    path: ['air-gapped'],
    type: 'flag',
    doc: { en: 'true when VMs cannot reach the internet', ko: 'VM에서 인터넷에 연결할 수 없으면 true' },
  },
  {
    path: ['iaas'],
    type: 'text',
    values: ['vsphere', 'aws', 'azure', 'gcp', 'openstack'],
    doc: { en: 'vsphere, aws, azure, gcp or openstack, when no director file shows it', ko: 'Director 파일로 알 수 없을 때의 IaaS' },
  },
  {
    path: ['lb', 'idle-timeout-seconds'],
    type: 'integer',
    doc: { en: 'seconds after which the load balancer closes an idle connection', ko: '로드밸런서가 유휴 연결을 끊기까지의 시간(초)' },
  },
  {
    path: ['lb', 'request-timeout-seconds'],
    type: 'integer',
    doc: { en: 'seconds that the load balancer gives a request', ko: '로드밸런서의 요청 시간 제한(초)' },
  },
  {
    path: ['lb', 'health-check-interval-seconds'],
    type: 'integer',
    doc: { en: 'seconds between two health checks', ko: '헬스체크 간격(초)' },
  },
  {
    path: ['lb', 'healthy-threshold'],
    type: 'integer',
    doc: { en: 'good health checks in a row until a router counts as up', ko: '라우터를 정상으로 보기까지 연속으로 필요한 정상 응답 횟수' },
  },
  {
    path: ['lb', 'unhealthy-threshold'],
    type: 'integer',
    doc: { en: 'bad health checks in a row until a router counts as down', ko: '라우터를 장애로 보기까지의 연속 실패 횟수' },
  },
  {
    path: ['lb', 'health-check'],
    type: 'text',
    doc: { en: 'what it asks, e.g. http:8080/health or https:8443/health', ko: '헬스체크 대상(예: http:8080/health, https:8443/health)' },
  },
  {
    path: ['lb', 'tcp-ports'],
    type: 'integer',
    doc: { en: 'how many ports it forwards to the TCP routers', ko: 'TCP 라우터로 전달하는 포트 수' },
  },
  {
    path: ['lb', 'mysql-health-check-interval-seconds'],
    type: 'integer',
    doc: { en: 'seconds between two health checks of mysql_proxy', ko: 'mysql_proxy 헬스체크 간격(초)' },
  },
  {
    path: ['lb', 'mysql-unhealthy-threshold'],
    type: 'integer',
    doc: { en: 'bad health checks in a row until a mysql_proxy counts as down', ko: 'mysql_proxy를 장애로 보기까지의 연속 실패 횟수' },
  },
  {
    path: ['gslb', 'enabled'],
    type: 'flag',
    doc: { en: 'true when a global load balancer answers for the domains', ko: 'GSLB가 도메인에 응답하면 true' },
  },
  {
    path: ['gslb', 'ttl-seconds'],
    type: 'integer',
    doc: { en: 'how long clients keep its answers', ko: '클라이언트가 GSLB 응답을 보관하는 시간(초)' },
  },
  {
    path: ['cell', 'memory-mb'],
    type: 'integer',
    doc: { en: 'RAM of a cell VM, when its VM type is one of the IaaS', ko: 'VM 타입이 IaaS의 것일 때 Diego Cell VM의 메모리(MB)' },
  },
  {
    path: ['cell', 'disk-mb'],
    type: 'integer',
    doc: { en: 'ephemeral disk of a cell VM, likewise', ko: 'VM 타입이 IaaS의 것일 때 Diego Cell VM의 임시 디스크(MB)' },
  },
  {
    path: ['capacity', 'used-percent'],
    type: 'integer',
    doc: { en: 'how much of the cells’ memory is in use', ko: 'Diego Cell 메모리 사용률(%)' },
  },
  {
    path: ['segment-domains'],
    type: 'texts',
    doc: { en: 'domains that isolation segments answer for', ko: 'Isolation Segment가 응답하는 도메인' },
  },
  {
    path: ['networks', 'owned'],
    type: 'texts',
    doc: { en: 'blocks outside the private ranges that the site really owns', ko: '사설 대역이 아니지만 실제로 보유한 네트워크 대역' },
  },
  { path: ['buildpacks'], type: 'texts', doc: { en: 'names of the site’s own buildpacks', ko: '직접 만든 빌드팩 이름' } },
  { path: ['versions', 'ops-manager'], type: 'text', doc: { en: 'version of Ops Manager', ko: 'Ops Manager 버전' } },
  { path: ['versions', 'installed-cf'], type: 'text', doc: { en: 'version of TAS that is installed now', ko: '현재 설치된 TAS 버전' } },
  { path: ['policy', 'docker'], type: 'text', values: ['allow', 'deny'], doc: { en: 'allow or deny', ko: 'Docker 이미지 허용 여부' } },
  {
    path: ['policy', 'privacy'],
    type: 'text',
    values: ['strict'],
    doc: { en: 'strict when client addresses must not be logged', ko: '클라이언트 주소를 로그에 남기면 안 되는 경우 strict' },
  },
  { path: ['policy', 'buildpacks'], type: 'text', values: ['open', 'closed'], doc: { en: 'open or closed', ko: '빌드팩 정책' } },
  {
    path: ['database', 'max-connections'],
    type: 'integer',
    doc: { en: 'limit of the external database', ko: '외부 데이터베이스의 최대 연결 수' },
  },
  {
    path: ['dr', 'backup-plan'],
    type: 'text',
    values: ['documented'],
    doc: { en: 'documented when the backup plan is written down elsewhere', ko: '백업 계획이 다른 곳에 문서로 있으면 documented' },
  },
  {
    path: ['dr', 'targets'],
    type: 'text',
    values: ['documented'],
    doc: { en: 'documented when recovery targets are agreed', ko: '복구 목표(RTO, RPO)가 합의되어 있으면 documented' },
  },
];

/** The column of the table `site` for a fact. */
export function siteColumn(fact: SiteFact): string {
  return fact.path.join('_').replaceAll('-', '_');
}
