import { unchanged } from '../../src/base/language.ts';
import { fc, runs } from '../random.ts';
import { expect, test } from 'vitest';
import { isSafe } from '../../src/base/safe-text.ts';
import { SourceFile } from '../../src/base/source.ts';
import type { LintResult } from '../../src/lint/lint-result.ts';
import { reporters } from '../../src/report/reporters.ts';
import { summary } from '../../src/report/summary.ts';
import { diagnostic, options, resultOf, RULES, spanOf } from './build.ts';

/** What holds for every format, whatever the scanned files contain. */

const everyFormat: readonly (readonly [string, (result: LintResult, color?: boolean) => string])[] = [
  ...[...reporters].map(
    ([name, reporter]) => [name, (result: LintResult, color = false) => reporter.render(result, options({ color }))] as const,
  ),
  ['summary', (result, color = false) => summary(result, options({ color, verbose: true, timing: true }))],
];

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(
      '\u001b[2J',
      '\u202e',
      '\u2066',
      '::error::',
      '##vso[task.complete]',
      '##teamcity[x]',
      '##[x]',
      '\n',
      '\r',
      ' ',
      'a',
      '한',
      ']',
      '\u0085',
      '\u2028',
      '<',
      '&',
      ']]>',
      '|',
      '`',
      '\ud800',
    ),
    maxLength: 20,
  }),
);

const severities = fc.constantFrom('error', 'warning', 'info');

const results = fc
  .record({
    text: hostile,
    path: hostile,
    values: fc.array(hostile, { minLength: 2, maxLength: 2 }),
    name: hostile,
    severity: severities,
    start: fc.nat(60),
    length: fc.nat(20),
    count: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ text, path, values, name, severity, start, length, count }): LintResult => {
    const file = new SourceFile(path, text);
    const from = Math.min(start, text.length);
    const span = { file, start: from, end: Math.min(from + length, text.length) };
    const found = diagnostic(span, {
      severity,
      data: { name: values[0]!, instances: values[1]! },
      foundation: name,
      trail: [{ span: { file, start: 0, end: 0 }, step: 'variable-use', name }],
      evidence: [{ row: name, column: name, value: values[0], at: span, trail: [], isDefault: false }],
      related: [{ span: { file, start: 0, end: text.length }, name }],
      fixes: [{ title: { en: name, ko: name }, safety: 'safe', edits: [{ span, text: name }] }],
    });
    const base = resultOf(Array.from({ length: count }, () => found));
    return {
      ...base,
      suppressed: [{ diagnostic: found, reason: name, at: span }],
      undecided: [{ rule: found.rule, foundation: name, at: span, variables: [name], lifecycle: true }],
      checked: {
        ...base.checked,
        foundations: [
          { name, lifecycle: undefined },
          { name: `${name}2`, lifecycle: undefined },
        ],
        leftAlone: [file],
        templates: [{ file, tool: name }],
      },
      failures: [
        { kind: 'unreadable', path, message: unchanged(name) },
        { kind: 'broken', file },
        { kind: 'defect', rule: found.rule, foundation: name, error: new Error(name) },
      ],
    };
  });

/** Formats whose whole point are commands of one CI server. */
const OWN_COMMANDS: Readonly<Record<string, RegExp>> = {
  github: /^::(?:error|warning|notice) title=/,
  azure: /^##vso\[task\.logissue type=/,
  teamcity: /^##teamcity\[inspection(?:Type)? /,
};

test.each(everyFormat)('%s: no control, bidi or invisible character of a file gets through, and no command', (format, render) => {
  fc.assert(
    fc.property(results, (result) => {
      const lines = render(result).split('\n');
      expect(lines.filter((line) => !isSafe(line))).toEqual([]);
      const foreign = lines.map((line) => line.replace(OWN_COMMANDS[format] ?? /^$/, ''));
      expect(foreign.filter((line) => /^\s*::|##(?:\[|vso\[|teamcity\[)/i.test(line))).toEqual([]);
    }),
    { numRuns: runs(150) },
  );
});

test.each(everyFormat)('%s: the same result gives the same output', (_format, render) => {
  fc.assert(
    fc.property(results, (result) => {
      expect(render(result)).toBe(render(result));
    }),
    { numRuns: runs(20) },
  );
});

test('every finding is one line of unix and one command of github', () => {
  fc.assert(
    fc.property(results, (result) => {
      const unixLines = reporters.get('unix')!.render(result, options()).split('\n').slice(0, -1);
      expect(unixLines).toHaveLength(result.diagnostics.length);
      for (const line of unixLines)
        expect(line).toMatch(/^(.*?):(\d+):(\d+): (error|warning|info): (.*) \[([a-z0-9-]+(?:\/[a-z0-9-]+)*)\]$/);
      const commands = reporters
        .get('github')!
        .render(result, options())
        .split('\n')
        .filter((line) => line.startsWith('::'));
      expect(commands).toHaveLength(result.diagnostics.length);
    }),
  );
});

const SECRETS = [
  'hunter2-plain',
  'hunter2-nested',
  'MIIEhunter2',
  'hunter2-vars',
  'hunter2-operation',
  'hunter2-flow',
  'hunter2-url',
  'hunter2-list',
  'hunter2-message',
];

test.each(everyFormat)('%s: no secret value is shown, on whatever line the finding is', (_format, render) => {
  const product = new SourceFile(
    'config/cf.yml',
    `product-properties:
  .uaa.admin_password:
    value: hunter2-plain
  .cloud_controller.db_encryption_key:
    value:
      secret: hunter2-nested
  .router.key:
    value: |
      -----BEGIN RSA PRIVATE KEY-----
      MIIEhunter2
      -----END RSA PRIVATE KEY-----
  .uaa.ldap_credentials:
    value: {identity: admin, password: hunter2-flow}
  .properties.syslog_host:
    value: https://admin:hunter2-url@logs.example.com
  .properties.push_password:
    value:
      secret: ((push_pin))
  .properties.tokens:
    value:
    - hunter2-list
`,
  );
  const vars = new SourceFile('vars/cf.yml', 'push_pin: hunter2-vars\n');
  const operations = new SourceFile(
    'ops/x.yml',
    '- type: replace\n  path: /product-properties/.uaa.admin_password/value\n  value: hunter2-operation\n',
  );
  const spans = [product, vars, operations].flatMap((file) =>
    Array.from({ length: file.lineCount }, (_, line) => ({ file, start: file.lineStart(line + 1), end: file.lineStart(line + 2) })),
  );
  const data = { name: 'see https://admin:hunter2-message@logs.example.com', instances: '-----BEGIN PRIVATE KEY-----\nMIIEhunter2' };
  const secretEvidence = {
    row: 'property .uaa.admin_password',
    column: 'password',
    value: 'hunter2-plain',
    at: spanOf(vars, 'push_pin'),
    trail: [],
    isDefault: false,
  };
  const result = resultOf(spans.map((span) => diagnostic(span, { data, evidence: [secretEvidence], related: [{ span, name: 'other' }] })));
  const complete = {
    ...result,
    undecided: spans.map((at) => ({ rule: 'a/b', foundation: '', at, variables: ['push_pin'], lifecycle: false })),
  };
  const output = render(complete);
  for (const secret of SECRETS) expect(output).not.toContain(secret);
});

test('the rules of these tests are complete in both languages', () => {
  for (const texts of Object.values(RULES)) expect(Object.keys(texts)).toEqual(['en', 'ko']);
});
