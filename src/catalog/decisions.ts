import type { Localized } from '../base/language.ts';

/** What a site has to decide about a topic, because no file and no rule can: by the name of the topic, one question a line. */
// prettier-ignore
export const DECISIONS: Readonly<Record<string, readonly Localized[]>> = {
  'bosh-lifecycle': [
    { en: 'Who may change runtime configs, and on which VMs may an add-on run?', ko: 'runtime config를 누가 바꿀 수 있고, add-on은 어떤 VM에서 실행하나요?' },
    { en: 'When are stemcells updated, and how long may an Apply Changes take?', ko: '스템셀은 언제 올리고, Apply Changes에 허용하는 시간은 얼마인가요?' },
  ],
  ssh: [
    { en: 'May developers open a shell in a container in production?', ko: '운영 환경에서 개발자가 컨테이너에 셸로 접속해도 되나요?' },
    { en: 'Which TCP load balancer passes port 2222 on to all Diego Brains?', ko: '2222 포트를 모든 Diego Brain으로 전달하는 TCP 로드밸런서는 무엇인가요?' },
  ],
  'load-balancers': [
    { en: 'Where does TLS end: at the load balancer, at HAProxy or at Gorouter?', ko: 'TLS를 어디에서 종료하나요? 로드밸런서, HAProxy, Gorouter 중 하나를 정하세요.' },
    { en: 'Who sets X-Forwarded-For and X-Forwarded-Proto, and who removes them from requests of clients?', ko: 'X-Forwarded-For와 X-Forwarded-Proto는 어디에서 설정하고, 클라이언트가 보낸 값은 어디에서 제거하나요?' },
    { en: 'After how many seconds does the load balancer stop sending to a router that drains?', ko: '드레인 중인 라우터로 로드밸런서가 요청을 보내지 않게 되기까지 몇 초가 걸리나요?' },
    { en: 'Which TCP load balancer carries what is not HTTP on 443?', ko: '443 포트의 HTTP가 아닌 트래픽은 어떤 TCP 로드밸런서가 전달하나요?' },
  ],
  'isolation-segments': [
    { en: 'Does a segment get routers of its own, with a load balancer of their own?', ko: '세그먼트에 전용 라우터와 전용 로드밸런서를 두나요?' },
    { en: 'Who assigns segments to orgs and spaces, and who restarts the apps?', ko: '세그먼트를 org와 space에 누가 지정하고, 앱 재시작은 누가 하나요?' },
  ],
  'addresses-and-trust': [
    { en: 'Which private authorities must the VMs and the apps trust?', ko: 'VM과 앱이 신뢰해야 하는 사설 인증 기관은 무엇인가요?' },
  ],
  'om-and-downloads': [
    { en: 'Where are the exported installation, the decryption passphrase and the root CA kept?', ko: '설치 정보(export), 복호화 암호, root CA 사본을 어디에 보관하나요?' },
    { en: 'Who compares the SHA-256 of a downloaded tile, and with what?', ko: '내려받은 타일의 SHA-256을 누가 무엇과 비교하나요?' },
  ],
  'network-design': [
    { en: 'Who opens which port, and by when?', ko: '어떤 포트를 누가 언제까지 여나요?' },
    { en: 'How many cells must the networks and the overlay hold in three years?', ko: '3년 뒤 몇 대의 Diego Cell까지 네트워크와 오버레이가 수용해야 하나요?' },
  ],
  database: [
    { en: 'Does the platform database stay inside, or move out? After the first install it is hard to move.', ko: '플랫폼 데이터베이스를 내부에 두나요, 외부로 빼나요? 최초 설치 뒤에는 옮기기 어렵습니다.' },
    { en: 'Who backs up an external database, and who restores it together with the blobstore?', ko: '외부 데이터베이스는 누가 백업하고, Blobstore와 같은 시점으로 누가 복구하나요?' },
  ],
  blobstore: [
    { en: 'One internal VM, or an external object store?', ko: '내부 VM 한 대를 쓰나요, 외부 오브젝트 스토리지를 쓰나요?' },
    { en: 'At which level of its disk does somebody act?', ko: '디스크 사용률이 몇 %일 때 조치하나요?' },
  ],
  staging: [
    { en: 'How large may an upload and a droplet be? A droplet cannot exceed 2 GB.', ko: '업로드와 droplet의 최대 크기는 얼마인가요? droplet은 2GB를 넘을 수 없습니다.' },
    { en: 'Has each cell room for a droplet and its archive, 4 GB and more, for each push at the same time?', ko: '동시에 push하는 앱마다 droplet과 압축본을 둘 4GB 이상의 공간이 Diego Cell에 있나요?' },
  ],
  'noisy-neighbours': [
    { en: 'Is capacity promised that is not there, and how much?', ko: '실제보다 많은 용량을 약속(오버커밋)하나요? 얼마나 하나요?' },
    { en: 'Which apps get a segment, so that they disturb nobody?', ko: '다른 앱에 영향을 주지 않도록 세그먼트로 분리할 앱은 무엇인가요?' },
  ],
  redundancy: [
    { en: 'Which single VMs are accepted, and for how long may they be away?', ko: '한 대만 두기로 한 VM은 무엇이고, 얼마 동안 중단되어도 되나요?' },
    { en: 'May an availability zone fail without loss of service?', ko: 'AZ 하나가 멈춰도 서비스가 유지되어야 하나요?' },
  ],
  'app-redundancy': [
    { en: 'How many instances must a production app have, and does it stop within the grace period?', ko: '운영 앱의 최소 인스턴스는 몇 개이고, 유예 시간 안에 종료되나요?' },
  ],
  recovery: [
    { en: 'RTO and RPO for failover, healing, disaster recovery, restore and failback, each by itself?', ko: 'Failover, 자동 복구, DR, BBR 복구, failback 각각의 RTO와 RPO는 얼마인가요?' },
    { en: 'Which clients keep an old DNS answer and are given up during a failover?', ko: '전환 중에 이전 DNS 응답을 계속 쓰는 클라이언트 가운데 버려야 할 집단은 어디인가요?' },
    { en: 'Who decides on failover and on failback?', ko: '전환과 failback은 누가 결정하나요?' },
    { en: 'When was a restore tried last, and how long did it take?', ko: '복구를 마지막으로 시험한 날은 언제이고 얼마나 걸렸나요?' },
  ],
  healing: [
    { en: 'Who is told when BOSH makes a VM anew?', ko: 'BOSH가 VM을 다시 만들면 누구에게 알리나요?' },
  ],
  'dns-and-ntp': [
    { en: 'From where must each name resolve, and who has tried it there?', ko: '각 이름을 어디에서 조회할 수 있어야 하고, 그곳에서 누가 확인했나요?' },
    { en: 'Are the name and time servers different machines, in different places?', ko: 'DNS 서버와 NTP 서버가 서로 다른 곳의 다른 장비인가요?' },
  ],
  'domains-and-certificates': [
    { en: 'Are the system and apps domains final? Changing them means new certificates, DNS entries, manifests and API targets.', ko: '시스템 도메인과 앱 도메인이 확정되었나요? 바꾸면 인증서, DNS, 매니페스트, API 대상을 모두 바꿔야 합니다.' },
    { en: 'Who renews which certificate, how long before its last day?', ko: '어떤 인증서를 누가 만료 며칠 전에 갱신하나요?' },
  ],
  'client-certificates': [
    { en: 'Who checks client certificates, and which clients have none?', ko: '클라이언트 인증서를 어디에서 검사하고, 인증서가 없는 클라이언트는 무엇인가요?' },
  ],
  tracing: [
    { en: 'Which headers does the tracing of the apps read: Zipkin (B3) or W3C?', ko: '앱의 추적 도구가 읽는 헤더는 무엇인가요? Zipkin(B3)과 W3C 중에서 정하세요.' },
  ],
  'service-credentials': [
    { en: 'Are service credentials kept in CredHub, and how are its keys rotated?', ko: '서비스 자격 증명을 CredHub에 두나요? 키는 어떻게 교체하나요?' },
  ],
  retention: [
    { en: 'How many droplets and packages of each app are kept, for all orgs and segments alike?', ko: '앱마다 droplet과 package를 몇 개 보관하나요? 모든 org와 세그먼트에 같은 값이 적용됩니다.' },
  ],
  errands: [
    { en: 'Which errands run at the first install and at upgrades only?', ko: '최초 설치와 업그레이드 때만 실행할 errand는 무엇인가요?' },
    { en: 'Who runs an errand by the bosh CLI when it is off?', ko: '꺼 둔 errand는 누가 bosh CLI로 실행하나요?' },
  ],
  buildpacks: [
    { en: 'Which buildpacks are the site’s own, under which names, and which of them are locked?', ko: '직접 관리하는 빌드팩은 무엇이고, 어떤 이름을 쓰며, 어떤 것을 잠그나요?' },
    { en: 'Until when may apps stay on an old stack?', ko: '오래된 스택을 쓰는 앱은 언제까지 허용하나요?' },
  ],
  'container-security': [
    { en: 'Which networks may containers reach, and may Docker images run?', ko: '컨테이너가 접근할 수 있는 네트워크는 어디이고, Docker 이미지를 허용하나요?' },
  ],
  autoscaler: [
    { en: 'Which apps are scaled by the autoscaler, and is there room for them?', ko: 'Autoscaler로 조정할 앱은 무엇이고, 그만큼 여유 용량이 있나요?' },
  ],
  'metric-registrar': [
    { en: 'Which apps send metrics of their own, how many, and who reads them?', ko: '자체 메트릭을 보내는 앱은 무엇이고, 얼마나 많으며, 누가 보나요?' },
  ],
  logging: [
    { en: 'Where do platform and app logs go, and how long are they kept?', ko: '플랫폼 로그와 앱 로그를 어디로 보내고 얼마 동안 보관하나요?' },
  ],
  'variables-and-ops-files': [
    { en: 'Which values differ between foundations, and in which file does each stand?', ko: '파운데이션마다 다른 값은 무엇이고, 각각 어느 파일에 있나요?' },
  ],
  versions: [
    { en: 'In which order and how far apart are the environments upgraded?', ko: '환경을 어떤 순서로, 얼마 간격으로 업그레이드하나요?' },
  ],
};
