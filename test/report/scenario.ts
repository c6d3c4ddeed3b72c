import { SourceFile } from '../../src/base/source.ts';
import type { LintResult } from '../../src/lint/lint-result.ts';
import { diagnostic, resultOf, spanOf } from './build.ts';

/** One foundation with a bit of everything that a report has to tell: the scenario that the expected outputs are written for. */
export function seoulScenario(): LintResult {
  const product = new SourceFile(
    'foundations/서울/config/cf.yml',
    `product-name: cf
product-properties:
  .properties.networking_poe_ssl_certs:
    value:
    - name: "게이트웨이 인증서 (운영)"
      certificate:
        cert_pem: ((router_cert))
        private_key_pem: ((router_key))
  .uaa.service_provider_key_password:
    value: {secret: hunter2-from-the-file}
resource-config:
  nfs_server:
    instances: ((blobstore_instances))
  router:
    instances: 3
errand-config:
  push-apps-manager:
    post-deploy-state: true
  smoke_tests: {post-deploy-state: true} # 한글 주석이 아주 길게 이어져서 한 줄이 여든 칸을 훌쩍 넘는 경우도 있습니다, 정말로 그렇습니다
`,
  );
  const vars = new SourceFile(
    'foundations/서울/vars/cf.yml',
    `# 변수\nblobstore_instances: 1\nrouter_cert: |\n  -----BEGIN CERTIFICATE-----\n  MIIBsecretlooking\n  -----END CERTIFICATE-----\n`,
  );
  const operations = new SourceFile(
    'foundations/서울/ops/ha.yml',
    `- type: replace\n  path: /resource-config/router/instances\n  value: 3\n`,
  );
  const blobstore = diagnostic(spanOf(vars, '1'), {
    foundation: 'seoul',
    trail: [
      { span: spanOf(product, '((blobstore_instances))'), step: 'variable-use', name: 'blobstore_instances' },
      { span: spanOf(vars, '1'), step: 'variable-value', name: 'blobstore_instances' },
    ],
    evidence: [
      { row: 'job router', column: 'instances', value: '3', at: spanOf(operations, '3'), trail: [], isDefault: false },
      { row: 'job cloud_controller', column: 'instances', value: '2', at: spanOf(product, 'resource-config'), trail: [], isDefault: true },
    ],
  });
  const certificate = diagnostic(spanOf(product, '"게이트웨이 인증서 (운영)"'), {
    rule: 'cert/san-missing-system-domain',
    aliases: ['cert/san-system'],
    severity: 'error',
    foundation: 'seoul',
    data: { name: '*.sys.seoul.example.com' },
    related: [{ name: 'certificate', span: spanOf(vars, 'router_cert') }],
  });
  const errand = diagnostic(spanOf(product, 'true'), {
    rule: 'errands/left-on-after-first-install',
    severity: 'info',
    confidence: 'hint',
    foundation: 'seoul',
    data: { errand: 'push-apps-manager' },
  });
  const secondErrand = { ...errand, primary: spanOf(product, 'true', 2), data: { errand: 'smoke_tests' } };
  const base = resultOf([certificate, errand, secondErrand, blobstore]);
  return {
    ...base,
    suppressed: [
      {
        diagnostic: { ...errand, primary: spanOf(product, 'nfs_server') },
        reason: 'accepted until June',
        at: spanOf(product, 'product-name'),
      },
    ],
    undecided: [
      {
        rule: 'cert/san-missing-system-domain',
        foundation: 'seoul',
        at: spanOf(product, '((router_cert))'),
        variables: ['router_cert'],
        lifecycle: false,
      },
      {
        rule: 'errands/left-on-after-first-install',
        foundation: 'busan',
        at: spanOf(product, 'push-apps-manager'),
        variables: [],
        lifecycle: true,
      },
      {
        rule: 'capacity/overcommit',
        foundation: 'busan',
        at: spanOf(product, 'router:'),
        variables: ['router_cert', 'cell_memory'],
        lifecycle: false,
      },
    ],
    checked: {
      ...base.checked,
      foundations: [
        { name: 'seoul', lifecycle: { state: 'operating', because: 'earlier-commit' } },
        { name: 'busan', lifecycle: { state: 'unknown', because: 'shallow-history' } },
      ],
      files: [
        { file: product, kind: 'product', foundation: 'seoul', why: 'has product-name' },
        { file: vars, kind: 'vars', foundation: 'seoul', why: 'vars file of cf.yml' },
        { file: operations, kind: 'ops', foundation: 'seoul', why: 'a list of operations' },
      ],
      leftAlone: [new SourceFile('.github/workflows/ci.yml', 'on: push\n')],
      templates: [{ file: new SourceFile('templates/cf.yml.erb', '<%= x %>'), tool: 'erb' }],
    },
    failures: [{ kind: 'unreadable', path: 'vars/비밀.yml', message: { en: 'permission denied', ko: '읽을 권한이 없습니다' } }],
    aside: [],
    timings: [
      { rule: 'cert/san-missing-system-domain', milliseconds: 12.34 },
      { rule: 'errands/left-on-after-first-install', milliseconds: 0.5 },
    ],
  };
}
