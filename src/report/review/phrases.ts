import type { Language, Localized } from '../../base/language.ts';
import type { SectionId, TableId } from '../../views/review.ts';

/** What the review of a design says around the facts of a foundation, in both languages. */
export const REVIEW = {
  title: { en: 'Design review', ko: '설계 검토서' },
  intro: {
    en: 'What the files say is filled in. Tick what was checked, complete what is unknown, decide what is open, and sign each section. Secrets are not shown.',
    ko: '파일에서 알 수 있는 내용은 채워져 있습니다. 확인한 항목을 표시하고, 알 수 없는 값을 채우고, 정할 것을 정한 뒤 절마다 서명하세요. 시크릿은 표시하지 않습니다.',
  },
  purpose: { en: 'Purpose', ko: '용도' },
  day: { en: 'Date', ko: '날짜' },
  reviewed: { en: 'Reviewed by', ko: '검토자' },
  approved: { en: 'Approved by', ko: '승인자' },
  name: { en: 'Name', ko: '이름' },
  signature: { en: 'Signature', ko: '서명' },
  decision: { en: 'Decision', ko: '결정' },
  checks: { en: 'Check', ko: '확인할 것' },
  decisions: { en: 'Decide', ko: '정할 것' },
  settings: { en: 'Settings', ko: '설정' },
  setting: { en: 'Setting', ko: '설정' },
  value: { en: 'Value', ko: '값' },
  owner: { en: 'Where', ko: '위치' },
  lookUps: { en: 'Look-ups to try', ko: '시도할 DNS 조회' },
  unknownDomain: { en: 'not known here, write the domain in by hand', ko: '여기서는 알 수 없음. 도메인을 직접 적으세요' },
  yes: { en: 'yes', ko: '예' },
  no: { en: 'no', ko: '아니요' },
  secret: { en: '(secret)', ko: '(시크릿)' },
  unknown: { en: 'unknown', ko: '알 수 없음' },
  unknownFact: { en: 'unknown: write it into taslint.yml', ko: '알 수 없음: taslint.yml에 적으세요' },
  none: { en: '–', ko: '–' },
  needs: (names: string): Localized => ({ en: `unknown: needs ${names}`, ko: `알 수 없음: ${names} 값 필요` }),
  others: { en: 'Other decisions', ko: '그 밖에 정할 것' },
  othersIntro: {
    en: 'Questions that no file answers, and rules that run only when you enable them.',
    ko: '어떤 파일로도 알 수 없는 질문과, 직접 켜야 실행되는 규칙입니다.',
  },
  rules: {
    en: 'Optional rules: enable them with `rules: {ID: warning}` in taslint.yml',
    ko: '직접 켜는 규칙: taslint.yml에 `rules: {ID: warning}`',
  },
} as const;

/** The purposes of a foundation. */
export const PURPOSES: Readonly<Record<string, Localized>> = {
  production: { en: 'production', ko: '운영(production)' },
  lab: { en: 'lab', ko: '시험(lab)' },
  sandbox: { en: 'sandbox', ko: '실습(sandbox)' },
  unknown: { en: 'not said: write `purpose:` into taslint.yml', ko: '알 수 없음: taslint.yml에 `purpose:`를 적으세요' },
};

interface SectionWords {
  readonly title: Localized;
  readonly intro: Localized;
  readonly checks: readonly Localized[];
  /** Topics of which the decisions belong here. */
  readonly topics: readonly string[];
}

// prettier-ignore
export const SECTIONS: Readonly<Record<SectionId, SectionWords>> = {
  ports: {
    title: { en: 'Ports and who opens them', ko: '포트와 여는 담당자' },
    intro: { en: 'Connections that firewalls and load balancers must let through. What is not HTTP on 443 needs a TCP (layer 4) load balancer.', ko: '방화벽과 로드밸런서에서 허용해야 하는 연결입니다. 443 포트의 HTTP가 아닌 것은 TCP(L4) 로드밸런서가 필요합니다.' },
    checks: [
      { en: 'Each connection was ordered from the firewall team.', ko: '연결마다 방화벽 담당자에게 신청했습니다.' },
      { en: 'Each port that is not HTTP on 443 (SSH 2222, TCP routes) has a TCP load balancer of its own.', ko: '443 포트의 HTTP가 아닌 포트(SSH 2222, TCP 라우트)마다 별도의 TCP 로드밸런서가 있습니다.' },
      { en: 'Ports that nobody uses are closed: SSH, TCP routing, HTTP on 80.', ko: '쓰지 않는 포트(SSH, TCP 라우팅, 80 포트의 HTTP)는 닫았습니다.' },
    ],
    topics: ['network-design', 'ssh'],
  },
  tls: {
    title: { en: 'Where TLS ends, and the timers', ko: 'TLS 종료 지점과 타이머' },
    intro: { en: 'Where TLS ends first decides who sets the forwarding headers and who checks client certificates. The load balancer must notice a router that drains before it closes.', ko: 'TLS를 처음 종료하는 곳에 따라 전달 헤더를 설정하는 곳과 클라이언트 인증서를 검사하는 곳이 정해집니다. 드레인 중인 라우터가 닫히기 전에 로드밸런서가 알아채야 합니다.' },
    checks: [
      { en: 'TLS ends at Gorouter: the load balancer passes TCP on 443 through, Gorouter sets the headers.', ko: 'Gorouter에서 종료: 로드밸런서는 443 포트의 TCP를 그대로 전달하고, 헤더는 Gorouter가 설정합니다.' },
      { en: 'Or at the load balancer: it sets X-Forwarded-For and X-Forwarded-Proto and removes what clients send.', ko: '로드밸런서에서 종료: X-Forwarded-For와 X-Forwarded-Proto를 설정하고 클라이언트가 보낸 값은 제거합니다.' },
      { en: 'drain_wait is longer than interval × unhealthy threshold of the load balancer.', ko: 'drain_wait가 로드밸런서의 검사 간격 × 실패 횟수보다 깁니다.' },
      { en: 'The idle timeout of Gorouter is longer than that of the load balancer.', ko: 'Gorouter의 유휴 시간 제한이 로드밸런서보다 깁니다.' },
    ],
    topics: ['load-balancers', 'client-certificates', 'tracing'],
  },
  names: {
    title: { en: 'Names: what to look up, and from where', ko: 'DNS: 조회할 이름과 위치' },
    intro: { en: 'A name that resolves on the jumpbox may not resolve elsewhere. Run the lines below in each place. Healthwatch and smoke tests need them too.', ko: 'jumpbox에서 조회된다고 다른 곳에서도 되는 것은 아닙니다. 아래 명령을 곳곳에서 실행하세요. Healthwatch와 smoke test도 이 이름을 씁니다.' },
    checks: [
      { en: 'Tried on the PC from which `cf login` and `cf push` run.', ko: '`cf login`과 `cf push`를 실행하는 PC에서 확인했습니다.' },
      { en: 'Tried on the VM of Ops Manager and on a VM of the platform.', ko: 'Ops Manager VM과 플랫폼 VM에서 확인했습니다.' },
      { en: 'Tried in the network of the end users’ browsers.', ko: '최종 사용자의 브라우저가 있는 네트워크에서 확인했습니다.' },
      { en: 'Each name server answers by itself, and all VMs have the same time.', ko: 'DNS 서버마다 따로 응답하고, 모든 VM의 시각이 같습니다.' },
    ],
    topics: ['dns-and-ntp'],
  },
  redundancy: {
    title: { en: 'What is redundant, and what is single', ko: '이중화한 것과 한 대뿐인 것' },
    intro: { en: 'A single VM is away while it is updated or made anew. Jobs that vote want three or another odd number; the internal blobstore cannot be scaled.', ko: '한 대뿐인 VM은 업데이트하거나 다시 만드는 동안 중단됩니다. 투표로 동작하는 job은 3대 이상의 홀수가 필요하고, 내부 Blobstore는 스케일 아웃할 수 없습니다.' },
    checks: [
      { en: 'For each single VM it is written down what stops while it is away.', ko: '한 대뿐인 VM마다 중단될 때 멈추는 기능을 기록했습니다.' },
      { en: 'The cells have room for the apps of one availability zone that is lost.', ko: 'AZ 하나를 잃어도 그 앱을 수용할 여유가 Diego Cell에 있습니다.' },
      { en: 'Apps of production have two instances or more.', ko: '운영 앱의 인스턴스는 2개 이상입니다.' },
    ],
    topics: ['redundancy', 'healing', 'app-redundancy', 'database'],
  },
  recovery: {
    title: { en: 'Backup, disaster recovery and failback', ko: '백업, 재해 복구, failback' },
    intro: { en: 'BBR restores the internal database and blobstore of TAS and the director: plan three hours and more, and scale MySQL down to one node for it. Data of services, external databases and object stores are backed up by their own teams. Healing, failover, disaster recovery, restore and failback are different plans.', ko: 'BBR은 TAS와 Director의 내부 데이터베이스와 Blobstore를 복구합니다. 3시간 이상 걸리고, 복구하는 동안 MySQL을 한 대로 줄여야 합니다. 서비스 데이터, 외부 데이터베이스, 오브젝트 스토리지는 각 담당 팀이 백업합니다. 자동 복구, failover, DR, BBR 복구, failback은 서로 다른 계획입니다.' },
    checks: [
      { en: 'Backed up: exported installation of Ops Manager, with the decryption passphrase kept elsewhere.', ko: '백업됨: Ops Manager 설치 정보(export). 복호화 암호는 다른 곳에 보관합니다.' },
      { en: 'Backed up: the director (BBR).', ko: '백업됨: Director(BBR).' },
      { en: 'Backed up: TAS (BBR), and its encryption key; what is external, by its own team, for the same moment.', ko: '백업됨: TAS(BBR)와 암호화 키. 외부에 둔 것은 담당 팀이 같은 시점으로 백업합니다.' },
      { en: 'Backed up: data of services.', ko: '백업됨: 서비스 데이터.' },
      { en: 'Disaster recovery: the second foundation has the same apps, and it is clear who switches over.', ko: 'DR: 두 번째 파운데이션에 같은 앱이 있고, 전환 담당자가 정해져 있습니다.' },
      { en: 'Failback: the way back is written down and was tried.', ko: 'failback: 되돌리는 절차를 문서로 남기고 시험했습니다.' },
      { en: 'The TTL of the global load balancer (30 to 180 s) and clients that keep answers longer are known.', ko: 'GSLB의 TTL(30~180초)과 응답을 더 오래 보관하는 클라이언트를 파악했습니다.' },
    ],
    topics: ['recovery', 'om-and-downloads'],
  },
  staging: {
    title: { en: 'Staging and droplet limits', ko: '스테이징과 droplet 제한' },
    intro: { en: 'A droplet cannot exceed 2 GB (`max_package_size` is in bytes: 2147483648). While it is made, a droplet and its archive lie side by side: 4 GB of disk and more for each staging.', ko: 'droplet은 2GB를 넘을 수 없습니다(`max_package_size`의 단위는 바이트: 2147483648). 만드는 동안 droplet과 압축본이 함께 있으므로 스테이징마다 디스크가 4GB 이상 필요합니다.' },
    checks: [
      { en: 'Order of the limits: upload, package, staging time, staging disk of 6144 MB.', ko: '제한 순서: 업로드, package, 스테이징 시간, 스테이징 디스크 6144MB.' },
      { en: 'The largest app of the site was pushed once.', ko: '가장 큰 앱을 실제로 push해 보았습니다.' },
      { en: 'Memory and disk that cells promise are there.', ko: 'Diego Cell이 약속한 메모리와 디스크가 실제로 있습니다.' },
    ],
    topics: ['staging', 'noisy-neighbours'],
  },
  blobstore: {
    title: { en: 'Blobstore', ko: 'Blobstore' },
    intro: { en: 'It holds packages, droplets and buildpacks. The internal one is one VM; its data lie under /var/vcap/store/shared on the persistent disk, /var/vcap/data does not last.', ko: 'package, droplet, 빌드팩을 보관합니다. 내부 Blobstore는 VM 한 대이며 데이터는 영구 디스크의 /var/vcap/store/shared에 있습니다. /var/vcap/data는 휘발성입니다.' },
    checks: [
      { en: 'An alert comes at 75 % of the disk or bucket quota.', ko: '디스크나 버킷 용량의 75%에서 알림을 받습니다.' },
      { en: 'The number of kept droplets and packages fits the disk: apps × kept × size.', ko: '보관 개수가 디스크에 맞습니다: 앱 수 × 보관 개수 × 크기.' },
    ],
    topics: ['blobstore', 'retention'],
  },
  errands: {
    title: { en: 'Errands: first and later', ko: 'errand: 최초 설치와 이후' },
    intro: { en: 'Errands that push apps run at the first install and at upgrades; left on, they run at each Apply Changes. Otherwise run them by `bosh -d DEPLOYMENT run-errand NAME`.', ko: '앱을 push하는 errand는 최초 설치와 업그레이드 때 실행합니다. 켜 두면 Apply Changes마다 실행됩니다. 그 밖에는 `bosh -d DEPLOYMENT run-errand NAME`으로 실행하세요.' },
    checks: [
      { en: 'After the first install the errands that push apps were turned off.', ko: '최초 설치 후 앱을 push하는 errand를 껐습니다.' },
      { en: 'The plan of the next upgrade turns them on, or runs them by hand.', ko: '다음 업그레이드 계획에 errand를 켜거나 직접 실행하는 단계가 있습니다.' },
    ],
    topics: ['errands'],
  },
  buildpacks: {
    title: { en: 'Buildpacks and downloads', ko: '빌드팩과 다운로드' },
    intro: { en: 'A locked buildpack is not upgraded by TAS. A changed one gets a name of its own: `cf create-buildpack`, then `cf update-buildpack --lock` in a call of its own. Compare with `cf buildpacks`.', ko: '잠긴 빌드팩은 TAS가 올리지 않습니다. 수정한 빌드팩은 별도 이름으로 `cf create-buildpack`을 실행한 뒤 `cf update-buildpack --lock`을 따로 호출하세요. `cf buildpacks` 결과와 비교하세요.' },
    checks: [
      { en: 'No buildpack of TAS is locked, and no own buildpack has the name of one.', ko: 'TAS 시스템 빌드팩은 잠그지 않았고, 직접 만든 빌드팩에 같은 이름을 쓰지 않았습니다.' },
      { en: 'Apps on an old stack have a date until when they move.', ko: '오래된 스택을 쓰는 앱의 이전 기한을 정했습니다.' },
      { en: 'The SHA-256 of each downloaded tile was compared with the vendor’s.', ko: '내려받은 타일의 SHA-256을 공급사 값과 비교했습니다.' },
    ],
    topics: ['buildpacks'],
  },
  segments: {
    title: { en: 'Isolation segments', ko: 'Isolation Segment' },
    intro: { en: 'Which org and space uses a segment is kept in Cloud Controller, not in files: `cf isolation-segments`, `cf org NAME`, `cf space NAME`. Only an administrator changes it, and apps move when they are restarted; after that a push finds the segment.', ko: '어떤 org와 space가 세그먼트를 쓰는지는 파일이 아니라 Cloud Controller에 있습니다: `cf isolation-segments`, `cf org NAME`, `cf space NAME`. 관리자만 바꿀 수 있고 앱을 재시작하면 옮겨지며, 이후에는 push만 하면 지정된 세그먼트로 배포됩니다.' },
    checks: [
      { en: 'Each segment with routers has a load balancer and a certificate of its own.', ko: '라우터가 있는 세그먼트마다 별도의 로드밸런서와 인증서가 있습니다.' },
      { en: 'The orgs and spaces of each segment are written down.', ko: '세그먼트별 org와 space를 기록했습니다.' },
    ],
    topics: ['isolation-segments'],
  },
  certificates: {
    title: { en: 'Certificates and their last days', ko: '인증서와 만료일' },
    intro: { en: 'A certificate that ends takes the platform with it. `taslint facts certs --format ical` makes a calendar of these dates.', ko: '인증서가 만료되면 플랫폼도 멈춥니다. `taslint facts certs --format ical`로 만료일 달력을 만들 수 있습니다.' },
    checks: [
      { en: 'Each certificate has somebody who renews it, and a reminder.', ko: '인증서마다 갱신 담당자와 알림이 있습니다.' },
      { en: 'Certificates that Ops Manager made itself (`om expiring-certificates`) are looked at, too.', ko: 'Ops Manager가 직접 만든 인증서(`om expiring-certificates`)도 확인했습니다.' },
    ],
    topics: ['domains-and-certificates', 'addresses-and-trust'],
  },
};

export const TABLE_TITLES: Readonly<Record<TableId, Localized>> = {
  ports: { en: 'Connections', ko: '연결' },
  domains: { en: 'Domains', ko: '도메인' },
  servers: { en: 'Name and time servers', ko: 'DNS 서버와 NTP 서버' },
  single: { en: 'Single', ko: '한 대뿐인 것' },
  redundant: { en: 'Redundant', ko: '이중화한 것' },
  uncounted: { en: 'Number not known', ko: '대수를 알 수 없는 것' },
  filestores: { en: 'External stores', ko: '외부 저장소' },
  first: { en: 'At the first install and at upgrades', ko: '최초 설치와 업그레이드 때' },
  later: { en: 'Tests and tasks', ko: '시험용과 일회용' },
  downloads: { en: 'Downloads', ko: '다운로드' },
  segments: { en: 'Jobs of segments', ko: '세그먼트의 job' },
  certificates: { en: 'Certificates', ko: '인증서' },
};

/** What the columns of the tables are called. */
export const COLUMNS: Readonly<Record<string, Localized>> = {
  from: { en: 'From', ko: '출발지' },
  to: { en: 'To', ko: '목적지' },
  ports: { en: 'Ports', ko: '포트' },
  protocol: { en: 'Protocol', ko: '프로토콜' },
  purpose: { en: 'For', ko: '용도' },
  product: { en: 'Product', ko: '제품' },
  opened_by: { en: 'Opened by', ko: '여는 담당자' },
  kind: { en: 'Kind', ko: '종류' },
  name: { en: 'Name', ko: '이름' },
  wildcards: { en: 'Wildcards', ko: '와일드카드' },
  uncovered: { en: 'Not in the certificate', ko: '인증서에 없음' },
  role: { en: 'Role', ko: '역할' },
  servers: { en: 'Servers', ko: '서버' },
  instances: { en: 'VMs', ko: 'VM 수' },
  az_count: { en: 'Zones', ko: 'AZ 수' },
  lb_attached: { en: 'Load balancer', ko: '로드밸런서' },
  store: { en: 'Store', ko: '저장소' },
  endpoint: { en: 'Address', ko: '주소' },
  encryption: { en: 'Encrypted', ko: '암호화' },
  versioning: { en: 'Versioned', ko: '버전 관리' },
  missing_backups: { en: 'No backup bucket for', ko: '백업 버킷 없음' },
  post_deploy: { en: 'State', ko: '상태' },
  on: { en: 'Runs', ko: '실행됨' },
  slug: { en: 'Product', ko: '제품' },
  version: { en: 'Version', ko: '버전' },
  version_regex: { en: 'Pattern', ko: '패턴' },
  stemcell_iaas: { en: 'Stemcell for', ko: '스템셀 IaaS' },
  lb_targets: { en: 'Load balancer', ko: '로드밸런서' },
  not_after: { en: 'Last day', ko: '만료일' },
  subject: { en: 'Certificate', ko: '인증서' },
  names: { en: 'Names', ko: '이름' },
  issuer: { en: 'Issued by', ko: '발급자' },
  used_by: { en: 'Used by', ko: '사용 위치' },
};

/** Said on standard error when a review was written to a file. */
export const WRITTEN: Readonly<Record<Language, (path: string, foundations: number) => string>> = {
  en: (path, foundations) => `${path}: review of ${foundations} foundation${foundations === 1 ? '' : 's'} written.`,
  ko: (path, foundations) => `${path}: 파운데이션 ${foundations}개의 검토서를 썼습니다.`,
};

/** No foundation to review. */
export const NOTHING: Readonly<Record<Language, { readonly message: string; readonly hint: string }>> = {
  en: { message: 'no foundation to review was found', hint: 'taslint foundations lists them with their files' },
  ko: { message: '검토할 파운데이션을 찾지 못했습니다', hint: '`taslint foundations`로 파운데이션과 파일 목록을 볼 수 있습니다' },
};
