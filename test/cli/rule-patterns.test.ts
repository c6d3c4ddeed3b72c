import { expect, test } from 'vitest';
import { folderWith, run } from './run.ts';

const PRODUCT = `product-name: cf
product-properties:
  .cloud_controller.allow_app_ssh_access:
    value: true
  .uaa.admin_password:
    value: {secret: hunter2}
resource-config:
  router:
    instances: 1
`;

/** The rules that speak, with the severity that they speak with. */
async function rulesOf(config: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const cwd = folderWith({ 'cf.yml': PRODUCT, ...(config === '' ? {} : { 'taslint.yml': config }) });
  const ran = await run(['--format', 'json', ...argv, '.'], { cwd });
  expect(ran.stderr).not.toMatch(/^taslint:/);
  const { findings } = JSON.parse(ran.stdout) as { readonly findings: readonly { readonly rule: string; readonly severity: string }[] };
  return [...new Set(findings.map(({ rule, severity }) => `${rule} ${severity}`))].sort();
}

const security = (rules: readonly string[]): readonly string[] => rules.filter((rule) => rule.startsWith('security/'));

test('a pattern says the severity of every rule that it fits', async () => {
  expect(security(await rulesOf(''))).toEqual(['security/plaintext-secret error', 'security/ssh-access-enabled info']);
  expect(security(await rulesOf('', '--rule', 'security/*=off'))).toEqual([]);
  expect(security(await rulesOf("rules: { 'security/*': warning }\n"))).toEqual([
    'security/plaintext-secret warning',
    'security/ssh-access-enabled warning',
  ]);
  expect(await rulesOf('', '--rule', '*=off')).toEqual([]);
});

test('the name of a rule wins over a pattern, wherever each stands', async () => {
  const named = ['security/ssh-access-enabled warning'];
  expect(await rulesOf('', '--rule', 'security/ssh-access-enabled=warning', '--rule', '*=off')).toEqual(named);
  expect(await rulesOf('rules: { security/ssh-access-enabled: warning }\n', '--rule', '*=off')).toEqual(named);
});

test('the later pattern wins over the earlier, and the command line is later than taslint.yml', async () => {
  expect(security(await rulesOf("rules: { 'security/*': off }\n", '--rule', 'security/plain*=info'))).toEqual([
    'security/plaintext-secret info',
  ]);
  expect(security(await rulesOf('', '--rule', 'security/plain*=info', '--rule', 'security/*=off'))).toEqual([]);
});

test('a pattern turns no rule on that the profile leaves out', async () => {
  const rules = async (...argv: readonly string[]): Promise<string | undefined> => {
    const ran = await run([...argv, '.'], { cwd: folderWith({ 'cf.yml': PRODUCT }) });
    return /with (\d+)\s+rules/.exec(ran.stderr)?.[1];
  };
  expect(await rules('--rule', '*=info')).toBe(await rules());
  expect(Number(await rules('--rule', '*=info', '--profile', 'all'))).toBeGreaterThan(Number(await rules()));
});

test.each([
  ['securty/*', 'did you mean security/*?'],
  ['security/plantext*', 'did you mean security/*?'],
  ['zzzz*', 'taslint rules lists them'],
])('%s, which fits no rule, is refused', async (pattern, hint) => {
  const cwd = folderWith({ 'cf.yml': PRODUCT, 'strict/cf.yml': PRODUCT, 'strict/taslint.yml': `rules: { '${pattern}': off }\n` });
  const ran = await run(['--rule', `${pattern}=off`, 'cf.yml'], { cwd });
  expect(ran).toMatchObject({ code: 2, stdout: '', stderr: `taslint: no rule fits ${pattern}\n  hint: ${hint}\n` });
  const configured = await run(['strict'], { cwd });
  expect(configured).toMatchObject({ code: 2, stderr: `taslint: strict/taslint.yml:1:10: no rule fits ${pattern}\n  hint: ${hint}\n` });
});

test('options by a pattern go to the rules that have them', async () => {
  const cwd = folderWith({ 'cf.yml': PRODUCT, 'taslint.yml': "rules: { 'security/*': { no-such-option: 1 } }\n" });
  const ran = await run(['.'], { cwd });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(/^taslint: taslint\.yml:1:\d+: rule security\/\* has no option no-such-option\n/);
});
