import type { Localized } from '../base/language.ts';

/** What a TAS engineer asks about. A rule names the topics that it belongs to. */
export interface Topic {
  readonly name: string;
  readonly title: Localized;
  readonly text: Localized;
}

export const TOPICS: readonly Topic[] = [
  {
    name: 'bosh-lifecycle',
    title: { en: 'Life cycle of BOSH-managed VMs', ko: 'BOSH가 관리하는 VM의 생애 주기' },
    text: {
      en: 'BOSH stops, updates and starts VMs in a fixed order (drain, stop, post-stop; pre-start, start, post-start, post-deploy), a few at a time. Manifests, runtime configs and director settings decide what happens at each step. BOSH drain scripts have no timeout, monit stop has five minutes; routers drain for `.router.drain_wait` and then at most `.router.drain_timeout`, apps get `.properties.app_graceful_shutdown_period_in_seconds`, cells are drained within 600 s. Check `bosh tasks` when an update seems to hang.',
      ko: 'BOSH는 정해진 순서(drain, stop, post-stop, 그리고 pre-start, start, post-start, post-deploy)로 VM을 몇 대씩 중지하고 업데이트하고 시작합니다. 각 단계에서 무엇이 일어날지는 매니페스트, runtime config, Director 설정이 정합니다. BOSH의 drain 스크립트에는 시간 제한이 없고 monit stop은 5분입니다. 라우터는 `.router.drain_wait` 후 최대 `.router.drain_timeout` 동안, 앱은 `.properties.app_graceful_shutdown_period_in_seconds` 동안 기다리며 Diego Cell은 600초 안에 비웁니다. 업데이트가 멈춘 것 같으면 `bosh tasks`를 보세요.',
    },
  },
  {
    name: 'ssh',
    title: { en: 'SSH into app containers', ko: '앱 컨테이너 SSH' },
    text: {
      en: 'App SSH reaches the Diego Brains on port 2222, so with two or more of them it needs a TCP load balancer. Whether developers may open a shell at all is a separate security decision.',
      ko: '앱 SSH는 2222 포트로 Diego Brain에 접속하므로 Brain이 두 대 이상이면 TCP 로드밸런서가 필요합니다. 개발자에게 셸 접속을 허용할지는 별도의 보안 결정입니다.',
    },
  },
  {
    name: 'load-balancers',
    title: { en: 'Load balancers, TLS termination and graceful shutdown', ko: '로드밸런서, TLS 종료 지점, graceful shutdown' },
    text: {
      en: "Decide where TLS ends, attach every router to the load balancer, and keep the timeouts in order: the load balancer must notice a draining router before it closes, and no side may hold a connection that the other has given up. Where TLS first terminates decides who does what. At Gorouter: the load balancer passes TCP through on port 443, with PROXY protocol if you need client addresses, and Gorouter sets the forwarding headers. At HAProxy: TCP passes through on ports 80 and 443, and HAProxy sets them. At the load balancer: it sets X-Forwarded-For and X-Forwarded-Proto and strips both from client requests; it may use plain HTTP to Gorouter on port 80, or must re-encrypt to 443 if Gorouter does not accept plain HTTP. TCP routes and app SSH, which are not HTTP on 443, need a separate TCP load balancer; so do a segment's own routers. Agree on this with the load balancer team.",
      ko: 'TLS를 어디에서 끝낼지 정하고 모든 라우터를 로드밸런서에 연결하고 타임아웃 순서를 맞추세요. 로드밸런서가 drain 중인 라우터를 알아챈 뒤에 라우터가 종료되어야 하며, 한쪽이 이미 포기한 연결을 다른 쪽이 붙들고 있으면 안 됩니다. TLS를 처음 종료하는 지점에 따라 할 일이 달라집니다. Gorouter라면 로드밸런서가 443번 포트의 TCP를 그대로 통과시키고(클라이언트 주소가 필요하면 PROXY 프로토콜) 전달 헤더는 Gorouter가 설정합니다. HAProxy라면 80번과 443번 포트의 TCP를 그대로 통과시키고 전달 헤더는 HAProxy가 설정합니다. 로드밸런서라면 X-Forwarded-For와 X-Forwarded-Proto를 설정하고 클라이언트가 보낸 값은 제거합니다. Gorouter의 80번 포트로 평문 HTTP를 보낼 수 있고, Gorouter가 평문 HTTP를 받지 않으면 443번 포트로 다시 암호화해야 합니다. 443번 포트의 HTTP가 아닌 것, 즉 TCP 라우트와 앱 SSH에는 별도의 TCP 로드밸런서가 필요하고, 전용 라우터가 있는 세그먼트에도 따로 필요합니다. 이 내용을 로드밸런서 담당 팀과 맞추세요.',
    },
  },
  {
    name: 'isolation-segments',
    title: { en: 'Isolation segments', ko: 'Isolation Segment' },
    text: {
      en: 'A segment has its own cells and, optionally, its own routers. Names, certificates, load balancers and the sharding mode of both tiles must match. Cloud Controller records which orgs and spaces use a segment: an administrator runs `cf create-isolation-segment`, `cf enable-org-isolation` and `cf set-space-isolation-segment`, apps move when they restart, and later pushes go to the segment automatically.',
      ko: '세그먼트는 전용 Diego Cell을 가지며 필요하면 전용 라우터도 가집니다. 두 타일의 이름, 인증서, 로드밸런서, sharding 설정이 서로 맞아야 하고, 어떤 org와 space가 쓰는지는 Cloud Controller에 저장됩니다. 관리자가 `cf create-isolation-segment`, `cf enable-org-isolation`, `cf set-space-isolation-segment`를 차례로 실행하고 앱을 재시작하면 옮겨지며, 이후에는 push만 하면 지정된 세그먼트로 배포됩니다.',
    },
  },
  {
    name: 'addresses-and-trust',
    title: { en: 'Private addresses and private certificate authorities', ko: '사설 주소와 사설 인증 기관' },
    text: {
      en: 'Networks usually use private ranges, and certificates often come from a private authority. Both are fine as long as they are registered everywhere they are needed.',
      ko: '네트워크는 보통 사설 대역을 쓰고 인증서는 사설 인증 기관에서 발급하는 경우가 많습니다. 알아야 할 모든 곳에 등록되어 있으면 문제가 없습니다.',
    },
  },
  {
    name: 'om-and-downloads',
    title: { en: 'om, env files and downloaded products', ko: 'om, env 파일, 제품 다운로드' },
    text: {
      en: 'om reads env files, configs and flags; secrets on a command line stay in shell history, and a product file that nobody checked against its SHA-256 may not be the one you meant. Keep the exported installation, the decryption passphrase and a copy of the root CA outside Ops Manager: without the passphrase you cannot import an export, without an export you must rebuild the director. Schedule `om export-installation` to a location that is backed up, and test an import once. On the Ops Manager VM the CA for the bosh CLI is /var/tempest/workspaces/default/root_ca_certificate; a restore into a new VM starts with removing bosh-state.json.',
      ko: 'om은 env 파일, 설정 파일, 플래그를 읽습니다. 명령줄에 적은 비밀번호는 셸 기록에 남고, SHA-256을 확인하지 않은 제품 파일은 의도한 것이 아닐 수 있습니다. Ops Manager 설치 정보(export)와 복호화 암호(decryption passphrase), root CA 사본은 Ops Manager 밖에 보관하세요. 복호화 암호가 없으면 export를 가져올 수 없고, export가 없으면 Director를 새로 만들어야 합니다. 백업되는 위치로 `om export-installation`을 주기적으로 실행하고 한 번은 import를 시험하세요. bosh CLI용 CA는 Ops Manager의 VM에 있는 /var/tempest/workspaces/default/root_ca_certificate이며, 새 VM으로 복구할 때는 bosh-state.json 삭제부터 시작합니다.',
    },
  },
  {
    name: 'network-design',
    title: { en: 'Networks, ports and domains', ko: '네트워크, 포트, 도메인' },
    text: {
      en: 'Ranges must not overlap, gateways and static IPs must be inside them, the overlay must be large enough for the cells, and every name used by a product must exist in the director.',
      ko: '대역이 겹치지 않아야 하고, 게이트웨이와 고정 주소는 그 안에 있어야 하며, 오버레이는 Diego Cell 수에 충분해야 하고, 제품이 쓰는 이름은 모두 Director에 있어야 합니다.',
    },
  },
  {
    name: 'database',
    title: { en: 'The platform database', ko: '플랫폼 데이터베이스' },
    text: {
      en: "UAA, Cloud Controller, Diego's BBS and others keep their state in MySQL. It needs a majority, so one node or an even number gives up the benefit of three. Decide before the first install whether to use an external database.",
      ko: 'UAA, Cloud Controller, Diego BBS 등이 상태를 MySQL에 둡니다. 과반수로 동작하므로 1대나 짝수 구성은 3대의 이점을 잃습니다. 외부 데이터베이스를 쓸지는 최초 설치 전에 정해야 합니다.',
    },
  },
  {
    name: 'blobstore',
    title: { en: 'The blobstore', ko: 'Blobstore' },
    text: {
      en: 'The internal blobstore is one VM and cannot be scaled out. If availability matters, use an external object store; to move there later, move the blobs first. Internal blobstore data is under /var/vcap/store/shared (cc-buildpacks, cc-droplets, cc-packages, cc-resources) on the persistent disk and survives a recreate; /var/vcap/data does not. Enlarge the disk at 75 %. Never edit it by hand: deleted files are still in the Cloud Controller database, and apps fail to start; clean the buildpack cache through the API, and lower the number of kept droplets and packages.',
      ko: '내부 Blobstore는 VM 한 대이며 스케일 아웃할 수 없습니다. 가용성이 필요하면 외부 오브젝트 스토리지를 쓰고, 나중에 옮길 때는 blob을 먼저 옮겨야 합니다. 내부 Blobstore 데이터는 영구 디스크의 /var/vcap/store/shared(cc-buildpacks, cc-droplets, cc-packages, cc-resources)에 있어 VM을 재생성해도 남지만 /var/vcap/data는 휘발성입니다. 디스크 사용률이 75%가 되면 증설하세요. 손으로 지운 파일은 Cloud Controller DB에는 남아 있어 앱이 시작되지 않으므로 직접 수정하지 말고, 빌드팩 캐시는 API로 지우고 보관하는 droplet과 package 수를 줄이세요.',
    },
  },
  {
    name: 'staging',
    title: { en: 'From cf push to a running app', ko: 'cf push에서 앱 실행까지' },
    text: {
      en: 'A push uploads a package, a cell stages it into a droplet, the blobstore keeps both, and a cell runs the droplet. While staging, a droplet and its archive share the disk, so a cell must offer several gigabytes. If a push fails, check these limits in this order: upload (`.cloud_controller.max_file_size`), package (`.cloud_controller.max_package_size`), staging time (`.cloud_controller.staging_timeout_in_seconds`) and 6144 MB of disk.',
      ko: 'push는 패키지를 올리고, Diego Cell이 이를 스테이징해 droplet을 만들고, Blobstore가 둘을 보관하고, Cell이 droplet을 실행합니다. 스테이징 중에는 droplet과 압축본이 함께 있으므로 Cell에 수 GB의 디스크가 있어야 합니다. push가 실패하면 제한값을 이 순서로 확인하세요: 업로드(`.cloud_controller.max_file_size`), 패키지(`.cloud_controller.max_package_size`), 스테이징 시간(`.cloud_controller.staging_timeout_in_seconds`), 디스크 6144MB.',
    },
  },
  {
    name: 'noisy-neighbours',
    title: { en: 'Noisy neighbours and overcommit', ko: '노이지 네이버와 오버커밋' },
    text: {
      en: 'Containers of one cell share its CPU, memory, disk and network. Limits, rate limits and isolation segments keep one app from disturbing the others; overcommitting capacity that does not exist does the opposite.',
      ko: '한 Diego Cell의 컨테이너는 CPU, 메모리, 디스크, 네트워크를 함께 씁니다. 제한값과 속도 제한, Isolation Segment가 서로의 간섭을 막고, 실제로 없는 용량을 약속하는 오버커밋은 반대로 작용합니다.',
    },
  },
  {
    name: 'redundancy',
    title: { en: 'Redundancy and quorum of the platform', ko: '플랫폼 이중화와 쿼럼' },
    text: {
      en: 'Run at least two of every component that can be replicated, three or another odd number of those that vote, and spread all of them over more than one availability zone.',
      ko: '복제할 수 있는 컴포넌트는 두 대 이상, 투표로 동작하는 컴포넌트는 세 대 이상의 홀수, 그리고 모두 두 개 이상의 AZ가 필요합니다.',
    },
  },
  {
    name: 'app-redundancy',
    title: { en: 'Redundancy and graceful shutdown of apps', ko: '앱 이중화와 graceful shutdown' },
    text: {
      en: 'An app with one instance is down whenever its cell is updated. Apps get SIGTERM and, after the grace period, SIGKILL; what they do in between is up to them.',
      ko: '인스턴스가 하나인 앱은 Diego Cell이 갱신될 때마다 중단됩니다. 앱은 SIGTERM을 받고 유예 시간이 지나면 SIGKILL을 받으며, 그 사이의 처리는 앱의 몫입니다.',
    },
  },
  {
    name: 'recovery',
    title: { en: 'Backup, restore, failover and failback', ko: '백업, 복구, failover, failback' },
    text: {
      en: "High availability keeps the service up when a part fails; recovery brings back what is lost; failback returns to normal. They are different plans with different durations, and a restore takes three hours or more. BBR restores TAS into one MySQL node: scale the cluster down for it and up again afterwards. Clients that cache a global load balancer's answer longer than its TTL cannot connect for that time: agree beforehand which of them to give up. Agree on RTO and RPO for each term: failover inside a foundation, self-healing of VMs (minutes) and of containers (under a minute plus the app's start), disaster recovery (second foundation), restore (BBR) and failback (planned). Write the targets down: unclear words cost time in an incident.",
      ko: '고가용성은 일부에 장애가 나도 서비스를 유지하는 것, 복구는 잃은 것을 되살리는 것, failback은 정상 상태로 돌아가는 것입니다. 계획과 소요 시간이 서로 다르며 복구에는 3시간 이상 걸립니다. BBR로 TAS를 복구할 때는 MySQL 노드 하나에 데이터를 되돌리므로 클러스터를 한 대로 줄였다가 복구 후 다시 늘립니다. GSLB 응답을 TTL보다 오래 붙들고 있는 클라이언트는 그동안 접속하지 못하므로 버려야 할 집단을 미리 합의하세요. 고가용성(Failover), VM 자동복구(수 분), 컨테이너 자동복구(1분 미만 + 앱 기동), DR(두 번째 파운데이션), BBR 복구, Failback(계획 전환)의 목표 시간(RTO/RPO)을 용어별로 정해 문서로 남기세요. 용어가 불분명하면 장애 때 시간을 잃습니다.',
    },
  },
  {
    name: 'healing',
    title: { en: 'Self-healing of VMs and containers', ko: 'VM과 컨테이너의 자동 복구' },
    text: {
      en: "The resurrector recreates a lost VM, which takes as long as the IaaS needs; Diego restarts lost containers within a minute, plus the app's own start time. Both need spare capacity.",
      ko: 'Resurrector는 장애가 난 VM을 다시 만들며, 걸리는 시간은 IaaS의 VM 프로비저닝 시간에 달려 있습니다. Diego는 죽은 컨테이너를 1분 안에 다시 시작합니다(앱 기동 시간은 별도). 둘 다 여유 용량이 필요합니다.',
    },
  },
  {
    name: 'dns-and-ntp',
    title: { en: 'DNS and NTP', ko: 'DNS와 NTP' },
    text: {
      en: "Use two name servers and three or more time servers, all on machines other than the VMs themselves, and make sure that names resolve where they are used: on the VMs, where cf runs, and where browsers are. With `nslookup`, look up api, login, any host in the apps domain and, if SSH is on, ssh: from an operator PC, from the Ops Manager VM and from the end users' network. An answer on the jumpbox says nothing about those. A wildcard record must answer for any name.",
      ko: 'DNS 서버는 두 대 이상, NTP 서버는 세 대 이상을 VM 자신이 아닌 서로 다른 장비에 두고, 이름은 실제로 쓰는 곳(VM, cf 명령을 실행하는 곳, 브라우저가 있는 곳)에서 조회되어야(resolve) 합니다. `nslookup`으로 api, login, 앱 도메인의 임의 호스트, SSH를 켰다면 ssh까지 운영자 PC, Ops Manager의 VM, 최종 사용자 네트워크에서 각각 확인하세요. jumpbox에서 된다고 다른 곳에서도 되는 것은 아닙니다. 와일드카드 레코드는 어떤 이름에도 응답해야 합니다.',
    },
  },
  {
    name: 'domains-and-certificates',
    title: { en: 'Domains and certificates', ko: '도메인과 인증서' },
    text: {
      en: 'The certificate of the routers has to cover `*.SYSTEM`, `*.APPS`, `*.login.SYSTEM` and `*.uaa.SYSTEM`, since a wildcard stands for one label only, and the domains of segments with routers of their own. It needs subject alternative names, the chain up to the authority, a matching key and somebody who renews it in time (`taslint facts certs`). To change the system or apps domain you need, in that order: certificates with the new wildcards, new DNS entries, changed manifests of apps and new API targets (`cf api https://api.SYSTEM`) in scripts and pipelines.',
      ko: '라우터 인증서에는 `*.SYSTEM`, `*.APPS`, `*.login.SYSTEM`, `*.uaa.SYSTEM`이 모두 있어야 합니다. 와일드카드는 한 단계만 대신하기 때문입니다. 전용 라우터가 있는 세그먼트의 도메인도 필요합니다. SAN, 인증 기관까지의 체인, 짝이 맞는 키, 제때 갱신할 담당자(`taslint facts certs`)가 있어야 합니다. 시스템 도메인이나 앱 도메인을 바꿀 때는 새 와일드카드를 담은 인증서, DNS 항목, 앱 매니페스트, 스크립트와 파이프라인의 API 대상(`cf api https://api.SYSTEM`)을 이 순서로 바꾸세요.',
    },
  },
  {
    name: 'client-certificates',
    title: { en: 'Client certificates and mTLS', ko: '클라이언트 인증서와 mTLS' },
    text: {
      en: 'Which headers can be trusted and which clients are rejected depends on who checks the client certificate: the load balancer, HAProxy or Gorouter.',
      ko: '클라이언트 인증서를 로드밸런서, HAProxy, Gorouter 중 누가 검사하느냐에 따라 믿을 수 있는 헤더와 거부되는 클라이언트가 달라집니다.',
    },
  },
  {
    name: 'tracing',
    title: { en: 'Tracing headers', ko: '추적 헤더' },
    text: {
      en: 'Gorouter can add Zipkin or W3C headers, so that you can trace a call through apps and logs.',
      ko: 'Gorouter가 Zipkin 또는 W3C 헤더를 붙이면 앱 간 호출 관계를 로그에서 추적할 수 있습니다.',
    },
  },
  {
    name: 'service-credentials',
    title: { en: 'Service credentials in CredHub', ko: 'CredHub의 서비스 자격 증명' },
    text: {
      en: 'With secure service credentials apps get a reference, and the platform fetches the password. This needs CredHub with a long enough primary key and more than one instance.',
      ko: '서비스 자격 증명을 CredHub에 두면 앱에는 참조만 전달되고 비밀번호는 플랫폼이 가져옵니다. 충분히 긴 primary 키와 두 대 이상의 CredHub가 필요합니다.',
    },
  },
  {
    name: 'retention',
    title: { en: 'How many droplets and packages are kept', ko: 'droplet과 패키지 보관 개수' },
    text: {
      en: 'Each push keeps a copy. One number applies to all orgs, spaces and segments and determines how much blobstore space they use.',
      ko: 'push할 때마다 사본이 남습니다. 하나의 값이 모든 org, space, 세그먼트에 적용되고 그만큼 Blobstore 용량을 씁니다.',
    },
  },
  {
    name: 'errands',
    title: { en: 'Errands', ko: 'errand' },
    text: {
      en: 'Push errands are needed at the first install and at upgrades. Left on, they push the same apps again at every Apply Changes; left off at an upgrade, the apps stay old.',
      ko: 'push errand는 최초 설치와 업그레이드 때 필요합니다. 켜 두면 Apply Changes마다 같은 앱을 다시 push하고, 업그레이드 때 꺼 두면 앱이 옛 버전으로 남습니다.',
    },
  },
  {
    name: 'buildpacks',
    title: { en: 'Buildpacks and stacks', ko: '빌드팩과 스택' },
    text: {
      en: 'The platform does not upgrade a locked buildpack, may overwrite one under a system name, and drops an old stack with the tile version that no longer includes it.',
      ko: '잠긴(locked) 빌드팩은 플랫폼이 업그레이드하지 않고, 시스템 이름을 쓴 사용자 빌드팩은 덮어써질 수 있으며, 오래된 스택은 지원이 끊기는 타일 버전에서 사라집니다.',
    },
  },
  {
    name: 'container-security',
    title: { en: 'What containers may do', ko: '컨테이너 보안' },
    text: {
      en: 'Do not allow root or privileged mode in containers, nor a security group that opens everything: an attacker who breaks out of a container reaches the VM and its network.',
      ko: '컨테이너에서 root와 privileged 모드를 금지하고, 모든 대역을 허용하는 ASG를 두지 마세요. 컨테이너를 탈출한 프로세스는 VM과 그 네트워크까지 접근할 수 있습니다.',
    },
  },
  {
    name: 'autoscaler',
    title: { en: 'App Autoscaler', ko: 'App Autoscaler' },
    text: {
      en: 'App Autoscaler adds and takes away instances of apps. It is itself an app in containers of the system org, pushed by the errand `deploy-autoscaler`: an update of cells restarts it, and while no instance runs nothing is scaled. Give it three instances (`.properties.autoscale_instance_count`) and run the errand again after you change that.',
      ko: 'App Autoscaler는 앱 인스턴스를 늘리고 줄입니다. 그 자체도 errand `deploy-autoscaler`가 system org에 push하는 컨테이너 앱이라서 Diego Cell을 업데이트하면 재시작되고, 동작하는 인스턴스가 없으면 아무 앱도 조정하지 못합니다. 인스턴스를 3개 이상(`.properties.autoscale_instance_count`) 두고, 값을 바꾸면 errand를 다시 실행하세요.',
    },
  },
  {
    name: 'metric-registrar',
    title: { en: 'Metric Registrar: metrics of apps', ko: 'Metric Registrar와 앱 메트릭' },
    text: {
      en: 'Metric Registrar turns the metrics of apps into metrics of the platform: it asks the endpoints that apps register, and reads structured lines of their logs. Developers register each app with `cf register-metrics-endpoint`. A short interval multiplied by many instances loads Loggregator; tags such as instance ids make every value a series of its own. The smoke test errand only makes sense while it is on.',
      ko: 'Metric Registrar는 앱 메트릭을 플랫폼 메트릭으로 바꿉니다. 앱이 등록한 엔드포인트를 주기적으로 수집하고, 정해진 형식의 로그도 읽습니다. 앱마다 개발자가 `cf register-metrics-endpoint`로 등록합니다. 주기가 짧고 인스턴스가 많으면 Loggregator에 부하를 주고, 인스턴스 ID 같은 태그는 값마다 시계열을 따로 만듭니다. smoke test를 하는 errand는 이 기능을 켰을 때만 의미가 있습니다.',
    },
  },
  {
    name: 'logging',
    title: { en: 'Logs and metrics of the platform', ko: '플랫폼 로그와 메트릭' },
    text: {
      en: 'Logs of VMs leave through syslog, logs and metrics of apps through Loggregator or aggregate drains. Send them by TCP with TLS to a server outside of the foundation, leave debug lines out, and keep the audit trail on: after a VM is made anew, its own logs are gone.',
      ko: 'VM 로그는 syslog로, 앱 로그와 메트릭은 Loggregator나 aggregate drain으로 나갑니다. 파운데이션 밖의 서버로 TLS를 쓰는 TCP로 보내고, debug 로그는 제외하고, 감사 로그는 켜 두세요. VM을 다시 만들면 그 VM의 로그는 사라집니다.',
    },
  },
  {
    name: 'variables-and-ops-files',
    title: { en: 'Variables and ops-files', ko: '변수와 ops 파일' },
    text: {
      en: 'om replaces `((name))` by the value of the last vars file that has it, after the ops-files have changed the config. A name that nobody defines stops the pipeline, a path that does not exist stops the ops-file. `taslint vars` lists every variable with its uses and definitions; `taslint interpolate --trace` says where a value came from.',
      ko: 'om은 ops 파일로 설정을 바꾼 뒤 `((name))`을 마지막 vars 파일의 값으로 바꿉니다. 정의되지 않은 변수는 파이프라인을, 없는 경로는 ops 파일을 멈춥니다. `taslint vars`는 변수마다 사용 위치와 정의를, `taslint interpolate --trace`는 값이 어디서 왔는지를 보여 줍니다.',
    },
  },
  {
    name: 'versions',
    title: { en: 'Versions and upgrades', ko: '버전과 업그레이드' },
    text: {
      en: 'A new version of a tile drops and renames properties, changes defaults and asks for newer versions of Ops Manager and the infrastructure. Upgrade one minor version after the other where the release notes say so, the lab before production, and run the errands that were off. `taslint upgrade PRODUCT --to FILE` says what a new version means for your config.',
      ko: '타일의 새 버전에서는 설정이 제거되거나 이름과 기본값이 바뀌고, 더 새로운 Ops Manager와 인프라를 요구합니다. 릴리스 노트에서 요구하면 마이너 버전을 차례로 올리고, 운영보다 시험 환경을 먼저 올리고, 꺼 둔 errand를 실행하세요. `taslint upgrade PRODUCT --to FILE`은 새 버전에서 설정을 어떻게 바꿔야 하는지 보여 줍니다.',
    },
  },
];

/** The topic of a name. */
export function topicNamed(name: string): Topic | undefined {
  return TOPICS.find((topic) => topic.name === name);
}
