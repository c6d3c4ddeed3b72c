import { plural, type Language, type Localized } from '../../base/language.ts';

/** What is said around a printed table, in both languages. */
interface Words {
  readonly secret: string;
  readonly rows: (count: number) => string;
  /** Where a table of change is empty because nothing is compared. */
  readonly needsPast: string;
  readonly unread: (files: number) => string;
  readonly templates: (files: number) => string;
  readonly views: string;
  readonly tables: string;
  /** What each view is about, by its name. */
  readonly about: Readonly<Record<string, string>>;
  readonly expires: (subject: string) => string;
  readonly issuedBy: (issuer: string) => string;
  readonly covers: (names: string) => string;
  readonly usedBy: string;
  readonly daysLeft: (days: number) => string;
}

export const TABLES: Readonly<Record<Language, Words>> = {
  en: {
    secret: '(secret)',
    rows: (count) => `${plural(count, 'row')}.`,
    needsPast: 'This table is about changes: add --since REV or --since-dir DIR.',
    unread: (files) => `${plural(files, 'file')} could not be read, so rows may be missing.`,
    templates: (files) => `${plural(files, 'template')} of other tools skipped: their values are unknown.`,
    views: 'Views',
    tables: 'Tables that rules use',
    about: {
      certs: 'certificates: names, issuer, expiry, where used; --format ical gives a calendar',
      ports: 'connections that firewalls and load balancers must allow',
      jobs: 'jobs of the products: instances, VM type, disk, load balancers',
      capacity: 'VMs, CPUs, memory and disk of each job, and of all its VMs together',
      domains: 'domains: names needed in DNS and certificates, and those not covered',
    },
    expires: (subject) => `Certificate ${subject} expires`,
    issuedBy: (issuer) => `Issued by ${issuer}`,
    covers: (names) => `Names: ${names}`,
    usedBy: 'Used by:',
    daysLeft: (days) => `${days} days left`,
  },
  ko: {
    secret: '(시크릿)',
    rows: (count) => `${count}행입니다.`,
    needsPast: '변경을 보는 표입니다. --since REV나 --since-dir DIR을 함께 지정하세요.',
    unread: (files) => `읽지 못한 파일이 ${files}개 있어 이것이 전부가 아닙니다.`,
    templates: (files) => `다른 도구의 템플릿 ${files}개는 값을 알 수 없어 뺐습니다.`,
    views: '보기',
    tables: '규칙이 사용하는 표',
    about: {
      certs: '인증서: 이름, 발급자, 만료일, 사용 위치. --format ical로 달력 파일을 만듭니다',
      ports: '방화벽과 로드밸런서에서 열어야 할 포트와 출발지',
      jobs: '제품의 job: 인스턴스 수, VM 타입, 디스크, 로드밸런서',
      capacity: 'job별 VM, CPU, 메모리, 디스크와 그 합계',
      domains: '도메인, DNS와 인증서에 필요한 이름, 인증서에 없는 이름',
    },
    expires: (subject) => `인증서 ${subject} 만료`,
    issuedBy: (issuer) => `발급자: ${issuer}`,
    covers: (names) => `이름: ${names}`,
    usedBy: '사용 위치:',
    daysLeft: (days) => `만료까지 ${days}일`,
  },
};

/** Korean of what the view of ports calls who talks to whom, and why. */
const CONNECTION_WORDS: Readonly<Record<string, string>> = {
  clients: '클라이언트',
  'load balancer': '로드밸런서',
  'all VMs': '모든 VM',
  'director and Ops Manager': 'Director, Ops Manager',
  director: 'Director',
  'tcp and udp': 'tcp, udp',
  'HTTPS: apps, API and login': 'HTTPS: 앱, API, 로그인',
  'HTTP: apps': 'HTTP: 앱',
  'log streams (Loggregator)': '로그 스트림(Loggregator)',
  'health check of Gorouter': 'Gorouter 헬스체크',
  'SSH to apps': '앱 SSH',
  'TCP routes of apps': '앱 TCP 라우트',
  database: '데이터베이스',
  'database of UAA': 'UAA 데이터베이스',
  'database of CredHub': 'CredHub 데이터베이스',
  'database of the director': 'Director 데이터베이스',
  blobstore: 'Blobstore',
  'blobstore of the director': 'Director Blobstore',
  mail: '메일',
  'logs (syslog)': '로그(syslog)',
  'logs (aggregate drain)': '로그(aggregate drain)',
  'name server': 'DNS 서버',
  'time server': 'NTP 서버',
};

/** A word of the view of ports in both languages; names of jobs and hosts stay. */
export function connectionWord(text: string): Localized {
  const ofProduct = /^VMs of (.+)$/.exec(text)?.[1];
  return { en: text, ko: CONNECTION_WORDS[text] ?? (ofProduct === undefined ? text : `${ofProduct}의 VM`) };
}
