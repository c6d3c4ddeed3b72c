import { expect, test } from 'vitest';
import { englishIn } from '../korean/english-in.ts';
import { folderWith, run } from './run.ts';

/** `taslint rules --test DIR`: examples of a site's rule that lie on a foundation beside it. */

const RULE = `severity: warning
title: SSH into containers stays off
for: { table: product, product: cf }
find: row.allow_app_ssh_access
report: allow_app_ssh_access
message: SSH is on
why: Because.
fix: Turn it off.
references: [{ title: The handbook, url: "https://handbook.example.com/" }]
examples:
  - name: turned on
    base: ./bases/our-cf
    files: { cf.yml: "product-properties: { .cloud_controller.allow_app_ssh_access: { value: true } } # <- finding" }
  - { name: turned off, base: ./bases/our-cf }
  - name: not known yet
    base: ./bases/our-cf
    undecided: true
    files: { cf.yml: "product-properties: { .cloud_controller.allow_app_ssh_access: { value: ((ssh)) } }" }
`;
const BASE = 'product-name: cf\nproduct-properties:\n  .cloud_controller.allow_app_ssh_access: { value: false }\n';

test('a base lies in a folder bases, in which no rules are looked for', async () => {
  const cwd = folderWith({ 'policy/ours/ssh.yml': RULE, 'policy/ours/bases/our-cf/cf.yml': BASE });
  expect(await run(['rules', '--test', 'policy'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '1 rules, 3 examples, 0 problems\n' });
});

test('a base that is not there is told at the example', async () => {
  const cwd = folderWith({ 'policy/ours/ssh.yml': RULE });
  const { code, stdout } = await run(['rules', '--test', 'policy'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('policy/ours/ssh.yml:11:5: example `turned on`: the base `./bases/our-cf` is no folder with files in it\n');
});

test('what is wrong is told in Korean, too', async () => {
  const cwd = folderWith({ 'policy/ours/ssh.yml': RULE });
  const { stdout, stderr } = await run(['rules', '--test', 'policy', '--lang', 'ko'], { cwd });
  expect(stdout).toContain('policy/ours/ssh.yml:11:5: 예제 `turned on`: base `./bases/our-cf`는 파일이 든 폴더가 아닙니다\n');
  expect(stderr).toBe('규칙 1개, 예제 3개, 문제 3건\n');
  expect(englishIn(stdout)).toEqual([]);
});

test('a name of ours is no base of a rule of a site', async () => {
  const cwd = folderWith({ 'policy/ours/ssh.yml': RULE.replace('./bases/our-cf', 'full-tas') });
  const { code, stdout } = await run(['rules', '--test', 'policy'], { cwd });
  expect(code).toBe(2);
  expect(stdout).toContain(
    'policy/ours/ssh.yml:12:11: `full-tas` is no base of examples (write the folder as a path from the rule file: base: ./bases/our-cf)',
  );
});
