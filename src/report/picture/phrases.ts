import { plural, type Localized } from '../../base/language.ts';

/** What stands around the picture of a foundation, in both languages. */
export const PICTURE = {
  title: { en: 'Foundation at a glance', ko: '파운데이션 한눈에 보기' },
  jobs: { en: 'VMs by availability zone', ko: 'AZ별 VM' },
  certificates: { en: 'Certificates', ko: '인증서' },
  names: { en: 'Names and the certificates that cover them', ko: '도메인 이름과 인증서' },
  connections: { en: 'Ports to open', ko: '열어야 할 포트' },
  job: { en: 'Job', ko: 'job' },
  vms: { en: 'VMs', ko: 'VM' },
  cpu: { en: 'CPUs', ko: 'CPU' },
  ram: { en: 'RAM', ko: 'RAM' },
  all: { en: 'All', ko: '합계' },
  spread: {
    en: 'VMs are spread evenly over the zones, as BOSH does on the first deployment. A single VM is marked: nothing takes over when it is lost.',
    ko: 'BOSH가 처음 배포할 때처럼 VM을 AZ에 고르게 나눈 그림입니다. 한 대뿐인 VM은 강조했습니다. 잃으면 대신할 VM이 없습니다.',
  },
  unknownCount: (jobs: number): Localized => ({
    en: `The instance count of ${plural(jobs, 'job')} is unknown.`,
    ko: `인스턴스 수를 알 수 없는 job이 ${jobs}개 있습니다.`,
  }),
  sizeKnown: (of: number, all: number): Localized => ({
    en: `CPUs and RAM cover ${of} of ${all} VMs; for the others Ops Manager chooses the size, or no file gives it.`,
    ko: `CPU와 RAM은 VM ${all}대 중 ${of}대의 합입니다. 나머지는 Ops Manager가 크기를 정하거나 파일에 없습니다.`,
  }),
  subject: { en: 'Certificate', ko: '인증서' },
  expires: { en: 'Expires', ko: '만료일' },
  usedBy: { en: 'Used by', ko: '사용 위치' },
  more: (count: number): Localized => ({ en: `and ${count} more`, ko: `외 ${count}곳` }),
  daysLeft: (days: number): Localized =>
    days < 0
      ? { en: `expired ${plural(-days, 'day')} ago`, ko: `${-days}일 전에 만료됨` }
      : { en: `${plural(days, 'day')} left`, ko: `${days}일 남음` },
  unread: (count: number): Localized => ({
    en: `${plural(count, 'certificate')} cannot be read here: ${count === 1 ? 'a variable holds it' : 'variables hold them'}.`,
    ko: `변수로 되어 있어 읽을 수 없는 인증서가 ${count}개 있습니다.`,
  }),
  name: { en: 'Name', ko: '이름' },
  product: { en: 'Product', ko: '제품' },
  coveredBy: { en: 'Covered by', ko: '인증서' },
  uncovered: { en: 'no certificate covers it', ko: '포함하는 인증서 없음' },
  unknownCover: { en: 'not known', ko: '알 수 없음' },
  from: { en: 'From', ko: '출발지' },
  to: { en: 'To', ko: '목적지' },
  port: { en: 'Port', ko: '포트' },
  purpose: { en: 'For', ko: '용도' },
  now: { en: 'today', ko: '오늘' },
} as const;
