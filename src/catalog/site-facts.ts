/** Facts about an installation that no file of it shows: an operator gives them under `facts:` in taslint.yml. Not given means unknown. */

export interface SiteFact {
  /** Where it stands below `facts:`, e.g. `lb.idle-timeout-seconds`. */
  readonly name: string;
  readonly type: 'integer' | 'number' | 'flag' | 'text' | 'texts';
  /** What the number counts. */
  readonly unit?: 'seconds' | 'MB' | 'minutes' | 'percent' | 'count' | 'days';
  /** The only values it takes. */
  readonly values?: readonly string[];
  readonly doc: { readonly en: string; readonly ko: string };
}

/** The one list: the schema of taslint.yml, the columns of the table `site` and the documentation come from it. */
export const SITE_FACTS: readonly SiteFact[] = [
  flag('ha', 'the installation must stay up when one AZ or one VM fails', 'AZ 하나나 VM 하나가 멈춰도 서비스가 유지되어야 합니다'),
  flag('air-gapped', 'VMs reach nothing on the internet', 'VM에서 인터넷에 연결할 수 없습니다'),
  amount('lb.idle-timeout-seconds', 'seconds', 'idle timeout of the load balancer in front of the Gorouters', 'Gorouter 앞 로드 밸런서의 유휴 시간 제한'),
  amount('lb.request-timeout-seconds', 'seconds', 'request timeout of the load balancer in front of the Gorouters', 'Gorouter 앞 로드 밸런서의 요청 시간 제한'),
  {
    name: 'lb.health-check.protocol',
    type: 'text',
    values: ['http', 'https', 'tcp'],
    doc: { en: 'how the load balancer probes the Gorouters', ko: '로드 밸런서가 Gorouter 상태를 검사하는 프로토콜' },
  },
  amount('lb.health-check.port', 'count', 'port the load balancer probes on the Gorouters', '로드 밸런서가 Gorouter 상태를 검사하는 포트'),
  text('lb.health-check.path', 'path the load balancer probes, e.g. /health', '로드 밸런서가 검사하는 경로(예: /health)'),
  amount('lb.health-check.interval-seconds', 'seconds', 'time between two probes of the load balancer', '로드 밸런서 상태 검사 간격'),
  amount('lb.health-check.healthy-threshold', 'count', 'good probes until a Gorouter gets traffic again', 'Gorouter가 다시 트래픽을 받기까지 필요한 정상 응답 횟수'),
  amount('lb.health-check.unhealthy-threshold', 'count', 'failed probes until a Gorouter gets no more traffic', 'Gorouter가 제외되기까지의 실패 횟수'),
  flag('gslb.enabled', 'a global load balancer spreads an apps domain over foundations', 'GSLB가 여러 파운데이션에 앱 도메인을 분산합니다'),
  amount('gslb.ttl-seconds', 'seconds', 'time to live of the records of the global load balancer', 'GSLB 레코드의 TTL'),
  text('gslb.shared-domain', 'domain that several foundations serve together', '여러 파운데이션이 함께 쓰는 도메인'),
  amount('cell.memory-mb', 'MB', 'memory of one Diego cell VM', 'Diego Cell VM 하나의 메모리'),
  amount('cell.disk-mb', 'MB', 'ephemeral disk of one Diego cell VM', 'Diego Cell VM 하나의 임시 디스크'),
  text('versions.ops-manager', 'version of Ops Manager that runs', '운영 중인 Ops Manager 버전'),
  text('versions.tas', 'version of TAS that runs', '운영 중인 TAS 버전'),
  text('versions.om', 'version of the om command line used by the pipelines', '파이프라인에서 쓰는 om CLI 버전'),
  text('versions.stemcell', 'version of the stemcell that TAS runs on', 'TAS가 사용하는 Stemcell 버전'),
  amount('targets.rto-minutes', 'minutes', 'longest time until service is back after a disaster', '재해 후 서비스 복구 목표 시간(RTO)'),
  amount('targets.rpo-minutes', 'minutes', 'longest time whose changes may be lost in a disaster', '재해 시 손실을 허용하는 시간(RPO)'),
  amount('targets.availability-percent', 'percent', 'availability that is promised', '약속한 가용성', 'number'),
  amount('targets.app-instances', 'count', 'app instances the foundation must run', '파운데이션에서 실행해야 할 앱 인스턴스 수'),
  flag('policy.login-banner', 'a login banner is required on VMs', 'VM에 로그인 배너가 필요합니다'),
  flag('policy.ssh-access', 'SSH into app containers is allowed', '앱 컨테이너 SSH 접속을 허용합니다'),
  flag('policy.custom-buildpacks', 'apps may bring buildpacks of their own', '앱에서 사용자 지정 빌드팩을 쓸 수 있습니다'),
  flag('policy.docker-images', 'apps may run from Docker images', 'Docker 이미지로 앱을 실행할 수 있습니다'),
  amount('policy.certificate-days', 'days', 'days before expiry from which a certificate must be renewed', '만료 며칠 전부터 인증서를 갱신해야 하는지'),
  amount('policy.token-lifetime-seconds', 'seconds', 'longest lifetime of an access token', '액세스 토큰의 최대 유효 시간'),
  amount('policy.password-min-length', 'count', 'shortest password that is allowed', '허용하는 최소 비밀번호 길이'),
  { name: 'policy.allowed-registries', type: 'texts', doc: { en: 'registries that images may come from', ko: '이미지를 받을 수 있는 레지스트리' } },
];

function flag(name: string, en: string, ko: string): SiteFact {
  return { name, type: 'flag', doc: { en, ko } };
}

function text(name: string, en: string, ko: string): SiteFact {
  return { name, type: 'text', doc: { en, ko } };
}

function amount(name: string, unit: NonNullable<SiteFact['unit']>, en: string, ko: string, type: 'integer' | 'number' = 'integer'): SiteFact {
  return { name, type, unit, doc: { en, ko } };
}
