import type { SourceFile, Span } from '../../src/base/source.ts';
import type { DocumentKind } from '../../src/foundation/kind.ts';
import type { Diagnostic } from '../../src/lint/diagnostic.ts';
import type { LintResult } from '../../src/lint/lint-result.ts';
import { noticeText } from '../../src/lint/notices.ts';
import { createHash } from 'node:crypto';
import type { ReportOptions } from '../../src/report/reporter.ts';
import type { Language } from '../../src/base/language.ts';
import type { RuleText } from '../../src/rule/rule.ts';

/** Small hand-made results for the tests of reports. */

/** The span of a text in a file; `nth` is 1 for its first place. */
export function spanOf(file: SourceFile, text: string, nth = 1): Span {
  let start = -1;
  for (let count = 0; count < nth; count++) start = file.text.indexOf(text, start + 1);
  if (start < 0) throw new Error(`${file.path} has no '${text}'`);
  return { file, start, end: start + text.length };
}

export function diagnostic(primary: Span, given: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: 'availability/blobstore-single-instance',
    aliases: [],
    case: undefined,
    severity: 'warning',
    confidence: 'certain',
    data: { name: 'nfs_server', instances: '1' },
    primary,
    foundation: '',
    foundations: given.foundation === undefined ? [] : [given.foundation],
    also: [],
    trail: [],
    evidence: [],
    related: [],
    fixes: [],
    ...given,
  };
}

export function resultOf(diagnostics: readonly Diagnostic[], given: Partial<LintResult> = {}): LintResult {
  const files = [...new Set(diagnostics.map((found) => found.primary.file))];
  return {
    diagnostics,
    suppressed: [],
    undecided: [],
    checked: {
      foundations: [],
      files: files.map((file) => ({ file, kind: kindOf(file.path), foundation: '', why: 'has product-name' })),
      leftAlone: [],
      templates: [],
      rules: 30,
    },
    failures: [],
    aside: [],
    timings: [],
    ...given,
  };
}

function kindOf(path: string): DocumentKind {
  return path.startsWith('vars/') ? 'vars' : path.startsWith('ops/') ? 'ops' : 'product';
}

export const RULES: Readonly<Record<string, Readonly<Record<Language, RuleText>>>> = {
  'availability/blobstore-single-instance': {
    en: {
      title: 'The internal blobstore is one VM while the rest is replicated',
      message: '`{{name}}` runs on {{instances}} VM and cannot be scaled, while the rest of this foundation is replicated',
      cases: [],
      why: 'Pushing, staging and moving apps to another cell all read the blobstore: while this VM is down or recreated, none of them works.',
      fix: 'Use an external blobstore before production, or accept the risk with a suppression comment that says so.',
    },
    ko: {
      title: '나머지는 이중화되어 있는데 내부 Blobstore는 VM 한 대뿐임',
      message: '`{{name}}`은(는) VM {{instances}}대로만 동작하고 늘릴 수 없는데, 파운데이션의 나머지는 이중화되어 있습니다',
      cases: [],
      why: '앱 push, 스테이징, Cell 이동이 모두 Blobstore를 읽으므로 이 VM이 내려가거나 재생성되는 동안에는 아무것도 동작하지 않습니다.',
      fix: '운영에 들어가기 전에 외부 Blobstore로 옮기거나, 위험을 감수한다면 이유를 적은 억제 주석을 남기십시오.',
    },
  },
  'cert/san-missing-system-domain': {
    en: {
      title: 'A router certificate does not cover the system domain',
      message: 'no name in this certificate covers `{{name}}`',
      cases: ['the only certificate has no name at all that covers `{{name}}`'],
      why: '`cf login` fails with a TLS error for everybody.',
      fix: 'Reissue the certificate with `{{name}}` among its subject alternative names.',
    },
    ko: {
      title: '라우터 인증서가 시스템 도메인을 포함하지 않음',
      message: '이 인증서에 `{{name}}`을(를) 포함하는 이름이 없습니다',
      cases: ['유일한 인증서에 `{{name}}`을(를) 포함하는 이름이 하나도 없습니다'],
      why: '모든 사용자의 `cf login`이 TLS 오류로 실패합니다.',
      fix: 'SAN에 `{{name}}`을(를) 넣어 인증서를 다시 발급하십시오.',
    },
  },
  'errands/left-on-after-first-install': {
    en: {
      title: 'An errand that only the first install needs is still on',
      message: 'errand `{{errand}}` runs on every Apply Changes',
      cases: [],
      why: 'It pushes apps again that already run, which takes 10 to 60 minutes each time.',
      fix: 'Set `post-deploy-state` to `false` after the first install.',
    },
    ko: {
      title: '최초 설치에만 필요한 errand가 켜져 있음',
      message: 'errand `{{errand}}`이(가) Apply Changes마다 실행됩니다',
      cases: [],
      why: '이미 동작 중인 앱을 다시 push하므로 매번 10~60분이 더 걸립니다.',
      fix: '최초 설치가 끝나면 `post-deploy-state`를 `false`로 바꾸십시오.',
    },
  },
};

export function options(given: Partial<ReportOptions> = {}): ReportOptions {
  const language = given.language ?? 'en';
  return {
    language,
    color: false,
    width: 80,
    verbose: false,
    timing: false,
    hyperlinks: false,
    debug: false,
    version: '0.1.0',
    textOf(id) {
      const text = noticeText(id, language) ?? RULES[id]?.[language];
      if (text === undefined) throw new Error(`no text for ${id}`);
      return text;
    },
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    ...given,
  };
}
