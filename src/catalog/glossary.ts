/**
 * The words of this field in our Korean texts: one form for one thing, the one that Korean installation guides and platform engineers use.
 * `test/architecture/glossary.test.ts` holds every Korean text to it; `taslint explain` finds a subject by all of its words.
 */
export interface Term {
  /** The form that our texts use. */
  readonly ko: string;
  readonly en: string;
  /** Forms that mean the same and that our texts do not use. Latin ones may stand in parentheses behind the Korean word and in code. */
  readonly refused: readonly string[];
  /** Forms that our texts may use, and words that people look for. */
  readonly also?: readonly string[];
  /** Where the letters of a refused form are another word. */
  readonly unless?: RegExp;
}

/** `작업` is what people and programs do, of which a BOSH job is none. */
const OTHER_WORK =
  /(?:스테이징|계획된|다른|이전|별도|관리|유지 ?보수|큰|복구|수동|준비|후속|CI|채우는) 작업|작업 (?:시간|창|폴더|요약|디렉터리|트리|단위)|작업(?:이 서로|이 실패|자)/g;

export const GLOSSARY: readonly Term[] = [
  {
    ko: '로드밸런서',
    en: 'load balancer',
    refused: ['로드 밸런서', '로드발란서', '부하 분산기', 'load balancer'],
    also: ['LB', 'L4', 'L7'],
  },
  { ko: '파운데이션', en: 'foundation', refused: ['foundation', 'foundations', 'Foundation', 'Foundations', '파운데이숀'] },
  { ko: '스템셀', en: 'stemcell', refused: ['stemcell', 'stemcells', '스템 셀', '스텀셀'] },
  { ko: '빌드팩', en: 'buildpack', refused: ['buildpack', 'buildpacks', '빌드 팩'] },
  { ko: '릴리스', en: 'release', refused: ['release', 'releases', '릴리즈'] },
  { ko: '매니페스트', en: 'manifest', refused: ['manifest', 'manifests', '메니페스트'] },
  { ko: '메타데이터', en: 'metadata', refused: ['metadata', '메타 데이터'] },
  { ko: '타일', en: 'tile', refused: ['tile', 'tiles'] },
  { ko: 'job', en: 'job', refused: ['작업'], also: ['잡'], unless: OTHER_WORK },
  { ko: 'errand', en: 'errand', refused: ['이랜드', '에런드', 'Errand'] },
  { ko: 'droplet', en: 'droplet', refused: ['드롭릿', '드롭렛', '드랍렛', 'Droplet'] },
  { ko: 'Blobstore', en: 'blobstore', refused: ['blobstore', '블롭스토어', '블롭 스토어', '블로브스토어', '블랍스토어', '블롭 저장소'] },
  { ko: 'Director', en: 'director', refused: ['director', '디렉터'], also: ['BOSH Director'], unless: /디렉터리/g },
  { ko: 'Resurrector', en: 'resurrector', refused: ['resurrector', '리저렉터'] },
  {
    ko: 'Diego Cell',
    en: 'Diego cell',
    refused: ['셀', 'cell', 'cells', '디에고'],
    also: ['Cell'],
    unless: /스템셀|스템 셀|부셀|엑셀|셀프|셀렉터/g,
  },
  {
    ko: 'Isolation Segment',
    en: 'isolation segment',
    refused: ['Isolation segment', 'isolation segment', '격리 세그먼트'],
    also: ['세그먼트'],
  },
  { ko: '라우터', en: 'router', refused: ['router', 'routers'], also: ['Gorouter'] },
  { ko: '라우트', en: 'route', refused: ['route', 'routes'] },
  { ko: 'AZ', en: 'availability zone', refused: ['가용 영역', '가용영역', '가용성 영역'] },
  { ko: 'VM 타입', en: 'VM type', refused: ['VM 유형', 'VM 종류', 'VM type'] },
  { ko: '서브넷', en: 'subnet', refused: ['subnet', 'subnets', '서브 넷'] },
  { ko: '오버레이', en: 'overlay', refused: ['overlay', '오버 레이'] },
  { ko: '컴포넌트', en: 'component', refused: ['구성 요소', '구성요소'] },
  { ko: 'add-on', en: 'add-on', refused: ['애드온', '애드 온'] },
  { ko: 'org', en: 'org', refused: ['Org'], also: ['조직'] },
  { ko: 'space', en: 'space', refused: ['Space', '스페이스'] },
  { ko: '이중화', en: 'redundancy', refused: ['이중 구성'], also: ['고가용성', 'HA'] },
  { ko: '폐쇄망', en: 'closed network', refused: ['에어갭', '에어 갭'], also: ['망분리', 'air-gapped'] },
  { ko: '세션 유지', en: 'session affinity', refused: ['세션 고정', '세션 어피니티', '스티키 세션'], also: ['sticky session'] },
  { ko: '헬스체크', en: 'health check', refused: ['헬스 체크', '상태 검사', 'health check'] },
  { ko: '비밀번호', en: 'password', refused: ['암호', '패스워드'], unless: /복호화 암호|암호 ?스위트|암호화|암호문|암호 방식|암호 키/g },
  { ko: '시크릿', en: 'secret', refused: ['비밀 값', '비밀값'] },
  { ko: '인증서', en: 'certificate', refused: ['증명서'] },
  { ko: '개인 키', en: 'private key', refused: ['개인키', '비밀 키', '비밀키', '프라이빗 키'] },
  { ko: '공개 키', en: 'public key', refused: ['공개키'] },
  { ko: '인증 기관', en: 'certificate authority', refused: ['인증기관'], also: ['CA'] },
  { ko: 'mTLS', en: 'mutual TLS', refused: ['상호 TLS', '양방향 TLS', '상호 인증 TLS'] },
  { ko: '오버커밋', en: 'overcommit', refused: ['overcommit', '오버 커밋'] },
  { ko: '노이지 네이버', en: 'noisy neighbour', refused: ['노이즈 네이버', '시끄러운 이웃', 'noisy neighbour'] },
  { ko: 'ops 파일', en: 'ops-file', refused: ['ops-file', 'ops file', '옵스 파일', '오퍼레이션 파일'] },
  { ko: 'vars 파일', en: 'vars file', refused: ['변수 파일', 'vars-file', 'vars file'] },
  { ko: '연산', en: 'operation', refused: ['오퍼레이션'] },
  { ko: '자리표시자', en: 'placeholder', refused: ['placeholder', 'placeholders', '플레이스홀더', '변수 자리'] },
  { ko: '문제', en: 'finding', refused: ['지적', '발견 사항'], unless: /지적 ?(?:재산|도면)/g },
  { ko: '예외', en: 'suppression', refused: ['억제'] },
  { ko: '심각도', en: 'severity', refused: ['등급'] },
  { ko: '거부', en: 'refuse', refused: ['거절'] },
  { ko: '슬래시', en: 'slash', refused: ['빗금'] },
  { ko: '콜론', en: 'colon', refused: ['쌍점'] },
];
