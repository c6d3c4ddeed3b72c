/**
 * Words that people type to find a topic, in both languages, beside its own name and title. Case, blanks, hyphens, underscores and dots do not count. Forms of a
 * term that our texts do not use are in the glossary and need not stand here.
 */
// prettier-ignore
export const SEARCH_WORDS: Readonly<Record<string, readonly string[]>> = {
  'bosh-lifecycle': [
    'bosh', 'lifecycle', 'runtime config', 'cloud config', 'cpi', 'os-conf', 'addon', 'stemcell', 'instance group', 'post-deploy', 'pre-start', 'post-start',
    'drain script', 'drain', 'monit', 'recreate', 'canary', 'canaries', 'max_in_flight', 'bosh tasks', 'deployment', 'deployment manifest', 'vm lifecycle',
    '런타임', '런타임 컨피그', '스템셀', '생애주기', '라이프사이클', '생명주기', '배포', '재생성', '드레인', '매니페스트',
  ],
  ssh: [
    'ssh', 'cf ssh', 'app ssh', '2222', 'diego brain', 'brain', 'ssh proxy', 'shell', '쉘', '셸', '접속', '브레인',
  ],
  'load-balancers': [
    'load balancer', 'lb', 'l4', 'l7', 'elb', 'nlb', 'alb', 'nsx-t', 'avi', 'f5', 'haproxy', 'ha_proxy', 'ha-proxy', 'gorouter', 'router', 'routing', 'tls',
    'ssl', 'ssl termination', 'tls termination', 'https', 'http2', 'graceful', 'graceful shutdown', 'drain', 'drain_wait', 'drain_timeout', 'proxy protocol',
    'health check', 'keepalive', 'keep alive', 'idle timeout', 'request timeout', 'timeout', 'sticky session', 'session affinity', 'x-forwarded-for',
    'x-forwarded-proto', 'tcp router', 'tcp routing', '443', '80', '8080', '로드밸런서', '부하분산', '라우터', '고라우터', '헬스체크', '타임아웃', '드레인', '그레이스풀', '무중단', '종료 지점',
    '세션 유지', '엘비', 'TLS 종료',
  ],
  'isolation-segments': [
    'isolation segment', 'is tile', 'p-isolation-segment', 'segment', 'sharding', 'shard', 'isolated router', 'isolated_router', 'isolated_diego_cell',
    'placement tag', '격리', '세그먼트', '샤딩', '아이솔레이션 세그먼트',
  ],
  'addresses-and-trust': [
    'private ip', 'private ca', 'ca', 'trusted certificates', 'root ca', 'self-signed', 'rfc1918', 'x509 unknown authority', '사설 IP', '사설 인증서', '사설 주소', '사설망',
    '인증 기관', '자체 서명', '신뢰', '공인 IP',
  ],
  'om-and-downloads': [
    'om', 'ops manager', 'opsman', 'env.yml', 'env file', 'download-product', 'upload-product', 'sha256', 'checksum', 'pivnet', 'tile', 'pivotal file',
    'export-installation', 'passphrase', 'decryption passphrase', '/var/tempest', '/var/tempest/workspaces/default', 'tempest', 'import-installation', 'stager',
    'skip-ssl-validation', 'license', '옵스매니저', '오피에스매니저', '타일', '다운로드', '체크섬', '복호화 암호', '설치 정보', '라이선스', '폐쇄망', '망분리', 'air-gapped', 'air gap',
  ],
  'network-design': [
    'network', 'port', 'ports', 'subnet', 'cidr', 'gateway', 'firewall', 'overlay', 'silk', 'static ip', 'fixed ip', 'mtu', 'asg', 'vxlan', 'nsx', 'vip',
    'availability zone', 'az', 'segmentation', '네트워크', '포트', '방화벽', '서브넷', '대역', '게이트웨이', '고정 IP', '오버레이', '망', '내부 도메인',
  ],
  database: [
    'database', 'db', 'mysql', 'pxc', 'percona', 'galera', 'mysql_proxy', 'mysql_monitor', 'rds', 'external database', 'quorum', 'max_connections', 'bbs',
    'ccdb', 'uaadb', 'interruptor', '데이터베이스', '디비', '쿼럼', '정족수', '과반수', '외부 DB', '외부 데이터베이스', '마이에스큐엘',
  ],
  blobstore: [
    'blobstore', 'nfs_server', 'nfs server', 's3', 'object storage', 'object store', 'minio', 'bucket', 'file storage', 'external blobstore', 'gcs',
    'azure blob', 'ecs', 'ceph', 'cc-droplets', '/var/vcap/store', '/var/vcap/data', '/var/vcap/store/shared', 'webdav', 'blob', '블롭', '블랍', '버킷', '오브젝트 스토리지',
    '객체 저장소', '파일 스토리지',
  ],
  staging: [
    'staging', 'cf push', 'push', 'droplet', 'max_package_size', 'max_file_size', '2 GB', '4 GB', '2G', '4G', 'staging disk', 'executor disk', 'disk',
    'app size', 'upload', 'cell disk', 'diego', 'diego cell', 'cell', 'container', 'cc_uploader', 'stager', '스테이징', '푸시', '업로드', '앱 크기', '디스크', '용량',
    'Diego Cell', '컨테이너', '2기가', '4기가',
  ],
  'noisy-neighbours': [
    'noisy neighbour', 'noisy neighbor', 'overcommit', 'over commit', 'advanced features', 'executor memory', 'cpu throttling', 'rate limit', 'capacity',
    'memory', 'cpu', '오버커밋', '노이지 네이버', '용량', '메모리', '간섭', '과할당',
  ],
  redundancy: [
    'redundancy', 'redundant', 'ha', 'high availability', 'failover', 'quorum', 'single point of failure', 'spof', 'scaling', 'scale out', 'instances',
    'small footprint', 'srt', 'availability zone', 'az', 'nats', 'doppler', 'cloud controller', 'api', 'uaa', '이중화', '고가용성', '쿼럼', '정족수', '단일 장애점', '확장',
    '스케일 아웃', '증설', '인스턴스', '페일오버', '장애 조치',
  ],
  'app-redundancy': [
    'app redundancy', 'app instances', 'instances 1', 'graceful shutdown', 'graceful', 'sigterm', 'sigkill', 'sigquit', 'kill -3', 'kill -9', 'app manifest',
    'manifest.yml', 'rolling deployment', 'zero downtime', '앱 이중화', '앱 인스턴스', '무중단 배포', '롤링 배포', '종료 유예', '그레이스풀',
  ],
  recovery: [
    'recovery', 'disaster recovery', 'dr', 'bbr', 'backup', 'restore', 'failback', 'gslb', 'rto', 'rpo', 'backup_restore', 'multi foundation', 'active active',
    'active standby', 'dns propagation', 'ttl', '복구', '백업', '재해 복구', '재해복구', 'DR 센터', '페일백', '원복', '전파', '버려야 할 집단', '이중 센터', '복원',
  ],
  healing: [
    'healing', 'autohealing', 'auto healing', 'self-healing', 'resurrector', 'resurrection', 'health monitor', 'hm', 'alert', '자동 복구', '자가 치유', '오토힐링', '자동복구',
    '부활',
  ],
  'dns-and-ntp': [
    'dns', 'ntp', 'nslookup', 'dig', 'name server', 'time server', 'chrony', 'resolver', 'healthwatch', 'smoke test', 'smoke tests', 'canary url', '8.8.8.8',
    '127.127.1.0', '네임서버', '네임 서버', '타임서버', '시간 서버', '시간 동기화', '이름 풀이', '헬스워치', '스모크 테스트', '도메인 조회',
  ],
  'domains-and-certificates': [
    'domain', 'system domain', 'apps domain', 'certificate', 'cert', 'certs', 'ssl', 'ssl certificate', 'san', 'wildcard', 'expiry', 'expired', 'renewal',
    'x509', 'pem', 'private key', 'rsa', 'cipher', 'tls version', 'api.sys', '*.sys', '*.apps', 'login', 'saml', '도메인', '시스템 도메인', '앱 도메인', '인증서', '와일드카드',
    '만료', '갱신', '암호 스위트', '인증서 교체', '도메인 변경',
  ],
  'client-certificates': [
    'client certificate', 'client cert', 'mutual tls', 'mtls', 'xfcc', 'x-forwarded-client-cert', '클라이언트 인증서', '상호 인증', '양방향 인증',
  ],
  tracing: [
    'tracing', 'zipkin', 'b3', 'w3c', 'traceparent', 'trace', 'jaeger', 'opentelemetry', '추적', '호출 추적', '집킨', '트레이싱', '분산 추적',
  ],
  'service-credentials': [
    'service credentials', 'credhub', 'secure service credentials', 'vcap_services', 'encryption key', 'primary key', 'key rotation', 'ccdb key', 'hsm',
    '크레드허브', '자격 증명', '서비스 자격 증명', '암호화 키', '키 교체',
  ],
  retention: [
    'retention', 'droplets kept', 'staged droplets', 'packages kept', 'revision', 'revisions', 'rollback', 'droplet', 'max_staged_droplets_stored',
    'max_valid_packages_stored', 'cf rollback', '보관', '보관 개수', '리비전', '롤백', '이전 버전',
  ],
  errands: [
    'errand', 'errands', 'errand-config', 'first install', 'post-deploy-state', 'run-errand', 'push-apps-manager', 'apps manager', 'when-changed',
    'apply changes', 'smoke_tests', '후속 작업', '첫 설치', '최초 설치', '초기 설치', '앱스 매니저',
  ],
  buildpacks: [
    'buildpack', 'buildpacks', 'stack', 'cflinuxfs3', 'cflinuxfs4', 'lock', 'locked', 'cf buildpacks', 'create-buildpack', 'update-buildpack',
    'rename buildpack', 'custom buildpack', 'offline buildpack', 'java_buildpack', '빌드팩', '스택', '잠금', '사용자 빌드팩', '커스텀 빌드팩',
  ],
  'container-security': [
    'container security', 'root', 'privileged', 'docker', 'asg', 'application security group', 'security group', 'container escape', 'network policy',
    '컨테이너 보안', '루트', '권한', '도커', '보안 그룹', '컨테이너 탈출', '보안',
  ],
  autoscaler: [
    'autoscaler', 'app autoscaler', 'autoscaling', 'autoscale', 'deploy-autoscaler', 'test-autoscaling', '오토스케일러', '오토스케일링', '자동 확장',
  ],
  'metric-registrar': [
    'metric registrar', 'metrics', 'metric', 'custom metrics', 'app metrics', 'prometheus', 'metric_registrar_smoke_test', '메트릭', '메트릭 레지스트라', '지표', '사용자 지표',
  ],
  logging: [
    'logging', 'logs', 'log', 'syslog', 'loggregator', 'doppler', 'firehose', 'log cache', 'traffic controller', 'drain', 'log drain', 'aggregate drain',
    'siem', 'audit', 'splunk', 'nozzle', '로그', '로깅', '시스로그', '감사', '감사 로그', '파이어호스', '도플러',
  ],
  'variables-and-ops-files': [
    'variable', 'variables', 'vars', 'vars file', 'vars-file', 'ops-file', 'ops file', 'operation', 'placeholder', 'interpolate', 'interpolation', '((', '변수',
    '자리표시자', 'ops 파일', 'vars 파일', '연산',
  ],
  versions: [
    'version', 'versions', 'upgrade', 'removed property', 'renamed property', 'migration', 'minor skip', 'downgrade', 'tile version', 'compatibility', '버전',
    '업그레이드', '제거된 설정', '호환성', '이관', '다운그레이드',
  ],
};
