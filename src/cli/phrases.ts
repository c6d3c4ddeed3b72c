import type { Language, Localized } from '../base/language.ts';
import type { HelpWords } from './help.ts';

/** Before what a person can do about a mistake. */
export const HINT: Localized = { en: 'hint', ko: '힌트' };

/** Said where there is no folder to work in. */
export const GONE: Localized = {
  en: 'the working directory is gone\n  hint: change to a folder that exists',
  ko: '현재 폴더가 없어졌습니다\n  힌트: 있는 폴더로 이동하세요',
};

/** That output was lost, and why. */
export function incomplete({ en, ko }: Localized): Localized {
  return { en: `the output is not complete: ${en}`, ko: `출력이 끝까지 나가지 못했습니다: ${ko}` };
}

/** Said of an error that is none of the person's. */
export const DEFECT: Readonly<Record<Language, { readonly what: string; readonly whatToDo: string }>> = {
  en: { what: 'this is a defect of taslint', whatToDo: 'run again with --debug and report what it prints' },
  ko: { what: 'taslint의 결함입니다', whatToDo: '--debug를 붙여 다시 실행하고 출력 내용을 알려 주세요' },
};

/** The help of the commands in Korean, by the names of `command-specs.ts`, where the English stands. What is not here is told in English. */

interface CommandHelp {
  readonly summary: string;
  /** Options that mean something else than the same option of other commands. */
  readonly options?: Readonly<Record<string, string>>;
}

interface KoreanHelp extends HelpWords {
  /** What several commands say of their options. */
  readonly shared: Readonly<Record<string, string>>;
  readonly commands: Readonly<Record<string, CommandHelp>>;
}

export const KOREAN_HELP: KoreanHelp = {
  options: '옵션',
  examples: '예',
  subjects: { files: '파일', changes: '변경', rules: '규칙', fixes: '수정', output: '출력', running: '실행' },
  purposes: { check: '검사', understand: '이해', 'set-up': '준비' },
  more: (count, call, subjects) => `나머지 옵션 ${count}개: ${call} all\n주제별: ${call} ${subjects}`,
  overview: (version, commands) => `taslint ${version}: Ops Manager와 TAS 설정을 적용하기 전에 검사합니다

사용법: taslint [명령] [옵션…] [경로…]

${commands}

명령별 옵션은 taslint 명령 --help로 볼 수 있습니다.
종료 코드: 0 문제 없음, 1 발견한 문제 있음, 2 검사하지 못함, 130 중단됨.
`,
  shared: {
    lang: '메시지 언어(기본값: 로캘)',
    color: 'auto, always, never',
    config: '사용할 taslint.yml(기본값: 위쪽 폴더에서 찾음)',
    foundation: '이 파운데이션만. 여러 번 지정 가능',
    debug: '오류가 나면 스택까지 표시',
    help: '이 도움말',
    'allow-outside': 'taslint.yml이 폴더 밖의 파일을 지정하도록 허용',
    metadata: '설정을 검사할 때 쓸 타일 메타데이터나 .pivotal',
    'vars-file': '모든 파일에 쓸 vars 파일. 나중 것이 우선',
    'vars-env': '환경 변수 PREFIX_name을 변수로 사용',
    var: '변수 하나',
    'ops-file': '먼저 적용할 ops 파일. 지정한 순서대로 적용',
    format: 'text(기본값), json',
    profile: 'recommended(기본값), strict, all',
    rule: 'error, warning, info, off. `security/*`도 가능',
    now: '인증서 만료를 계산할 기준일',
    'since-dir': '폴더의 예전 사본과 비교. git이 필요 없음',
  },
  commands: {
    lint: {
      summary: '파일과 폴더를 검사(기본값: 현재 폴더)',
      options: {
        format: 'text, html, json, github, sarif, gitlab, junit …',
        'fail-on': '이 심각도부터 종료 코드 1(기본값: warning)',
        'max-warnings': '경고가 이보다 많으면 종료 코드 1',
        since: '커밋, 브랜치, 태그와 비교해 변경의 영향을 검사',
        staged: 'stage된 내용을 HEAD와 비교해 검사',
        'new-only': '변경으로 생긴 것만',
        'changed-only': '변경된 파일과 관련된 것만',
        'group-by': '`rule`, `file`, `foundation`별로 전부 표시',
        'min-severity': '이 심각도부터 표시. info는 정보까지 나열',
        'min-confidence': '이 확신도부터 표시: certain, likely, hint(전부)',
        'max-problems': '규칙마다 N건까지 표시. 0은 전부',
        statistics: '문제 목록 대신 규칙별 표',
        quiet: '오류만 표시하고 요약은 생략',
        fix: '안전하게 고칠 수 있는 것을 고침',
        unsafe: '--fix와 함께: 다른 용도일 수 있는 값도 고침',
        'fix-dry-run': '--fix가 고칠 내용을 diff로 출력',
        baseline: '이 파일에 있는 것은 제외(taslint-baseline.json)',
        cache: '다음 실행을 위해 결과를 저장할 폴더',
        'no-inline-ignores': '주석으로 숨긴 것도 표시',
        stdin: '표준 입력에서 파일 하나를 읽음',
        'stdin-filename': '표준 입력에 붙일 파일 이름',
        verbose: '판단하지 못한 것도 표시',
        timing: '규칙별 소요 시간 표시',
      },
    },
    baseline: {
      summary: '지금 있는 문제를 기록하고, 고친 것은 지움',
      options: { baseline: '기록할 파일(기본값: taslint-baseline.json)' },
    },
    ignore: {
      summary: '문제를 숨기는 주석을 파일에 작성',
      options: {
        reason: '위험을 받아들이는 이유. 끝에 (until 2026-12-31) 가능',
        since: '변경을 보는 규칙: 비교할 버전',
      },
    },
    explain: {
      summary: '규칙, 주제, 설정, 오류 메시지 설명',
      options: { topics: '주제 목록', topic: '이름만 쓴 것과 같음: `explain blobstore`' },
    },
    rules: {
      summary: '규칙 목록. 직접 만든 규칙의 예제 실행',
      options: {
        format: 'text(기본값), json, markdown',
        test: '이 폴더에 있는 규칙 파일의 예제를 실행',
        profile: '이 프로필의 규칙만(기본값: all)',
      },
    },
    foundations: { summary: '파일이 어느 파운데이션에 속하는지와 그 이유' },
    config: {
      summary: '적용되는 설정과 그 설정이 적힌 곳',
      options: { 'fail-on': '이 심각도부터 종료 코드 1(기본값: warning)', baseline: '기록 파일(기본값: taslint-baseline.json)' },
    },
    vars: { summary: '변수: 사용 위치, 정의, 적용되는 파일' },
    diff: {
      summary: '평가한 설정에서 서로 다른 값',
      options: {
        foundation: '이 파운데이션만. 둘을 지정하면 서로 비교',
        moves: '값은 같고 적힌 파일만 바뀐 것도 표시',
        format: 'text(기본값), json, markdown',
      },
    },
    picture: {
      summary: 'VM, 인증서, 도메인, 포트를 한 페이지에 그림으로',
      options: { format: 'html(기본값), mermaid(위키용 텍스트)', now: '이 날짜를 기준으로 계산' },
    },
    facts: {
      summary: '파일의 내용을 표로: certs, ports, jobs …',
      options: {
        format: 'text(기본값), json, csv, markdown, ical(certs)',
        columns: '이 열만, 지정한 순서대로',
        since: '변경을 보는 표: 비교할 버전',
        'since-dir': '변경을 보는 표: 폴더의 예전 사본',
      },
    },
    review: {
      summary: '파운데이션 설계 검토서: 채우고 서명할 문서',
      options: {
        format: 'markdown(기본값), 인쇄용 html',
        output: '쓸 파일(기본값: 표준 출력)',
        now: '문서에 적을 날짜',
      },
    },
    init: { summary: '찾은 파일로 taslint.yml 작성', options: { force: '이미 있는 taslint.yml을 덮어씀' } },
    interpolate: {
      summary: 'om이나 bosh가 평가한 결과를 출력',
      options: {
        'var-file': 'bosh: 파일의 내용을 변수 값으로 사용',
        path: '이 부분만 출력. 예: /resource-config/router',
        'skip-missing': '정의가 없는 자리표시자는 그대로 둠',
        format: 'yaml(기본값), json',
        dialect: 'om(기본값), bosh',
        'var-errs': 'bosh: 정의가 없는 변수가 있으면 거부',
        'var-errs-unused': 'bosh: 쓰이지 않는 변수가 있으면 거부',
        trace: '값 대신 각 값이 어디서 왔는지 출력',
      },
    },
    check: {
      summary: 'om이 받아들이는 파일인지 확인. 종료 코드 0, 1, 2',
      options: { kind: 'configure-product, configure-director' },
    },
    metadata: {
      summary: '.pivotal이나 metadata.yml에서 타일이 받는 것',
      options: {
        output: 'extract, schema: 쓸 파일(기본값: 표준 출력)',
        'with-labels': 'extract: 이름표와 설명도 남김',
      },
    },
    upgrade: {
      summary: '타일의 새 버전에서 설정을 어떻게 바꿔야 하는지',
      options: {
        to: '새 버전의 메타데이터나 .pivotal',
        from: '현재 버전의 메타데이터(기본값: 검사할 때 쓰는 것)',
        format: 'text(기본값), json, markdown',
      },
    },
    lsp: {
      summary: '입력하는 동안 문제를 표시: 편집기용 서버',
      options: {
        stdio: '편집기가 붙이는 옵션. 표준 입출력으로만 통신',
        clientProcessId: '편집기의 프로세스. 편집기가 끝나면 함께 종료',
      },
    },
    schema: { summary: '편집기와 프로그램에 쓸 JSON 스키마 출력' },
    completion: { summary: '명령과 옵션을 자동 완성하는 스크립트 출력' },
    version: { summary: '버전 출력', options: { verbose: '엔진, 빌드, 플랫폼도 출력' } },
  },
};
