import { expect, test } from 'vitest';
import { folderWith, run } from './run.ts';

/** Which findings a run reports: those of the files that were asked for and of what these feed. The rest of a foundation is read and keeps quiet. */

/** One foundation with something wrong in most files. */
const FOUNDATION = {
  'taslint.yml': `foundations:
  prod:
    purpose: production
    lifecycle: operating
    director: { config: director.yml, vars-files: [vars/director.yml] }
    products:
      cf: { config: config/cf.yml, vars-files: [vars/cf.yml], ops-files: [ops/errands.yml] }
      redis: { config: config/redis.yml, vars-files: [vars/redis.yml] }
`,
  'director.yml':
    'az-configuration:\n- name: ((az))\n- name: ((az))\nproperties-configuration:\n  director_configuration: { ntp_servers_string: "" }\n',
  'vars/director.yml': 'az: az1\n',
  'config/cf.yml': `product-name: cf
product-properties:
  .cloud_controller.system_domain: { value: ((system_domain)) }
errand-config:
  push-apps-manager: { post-deploy-state: ((apps_manager)) }
`,
  'vars/cf.yml': 'system_domain: SYS.example.com\napps_manager: true\n',
  'ops/errands.yml': '- type: replace\n  path: /errand-config/push-usage-service?/post-deploy-state?\n  value: true\n',
  'config/redis.yml': 'product-name: p-redis\nerrand-config: {}\nerrand-config: {}\n',
  'vars/redis.yml': 'smoke: true\nsmoke: true\n',
  '.github/workflows/ci.yml': 'on: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n    - run: make\n',
};

/** What is wrong with each, wherever the value to change stands. */
const OF_CF = ['dns/domain-format vars/cf.yml', 'errands/left-on-after-first-install vars/cf.yml'];
const OF_REDIS = ['om/yaml-traps config/redis.yml'];
const OF_REDIS_VARS = ['vars/defined-twice vars/redis.yml'];
const OF_DIRECTOR = ['dns/ntp-redundancy director.yml'];

/** A new rule may find more in these files; it says nothing about which files are reported. */
const WATCHED = [...OF_CF, ...OF_REDIS, ...OF_REDIS_VARS, ...OF_DIRECTOR];

interface Reported {
  readonly code: number;
  /** `RULE PATH`, sorted. */
  readonly findings: readonly string[];
  readonly checked: readonly string[];
}

async function reported(...words: readonly string[]): Promise<Reported> {
  const ran = await run(['--format', 'json', ...words], { cwd: folderWith(FOUNDATION) });
  // The schema of this format has its own test.
  const report = JSON.parse(ran.stdout) as {
    readonly findings: readonly { readonly rule: string; readonly place: { readonly path: string } }[];
    readonly files: readonly { readonly path: string }[];
  };
  return {
    code: ran.code,
    findings: report.findings
      .map(({ rule, place }) => `${rule} ${place.path}`)
      .filter((finding) => WATCHED.includes(finding))
      .sort(),
    checked: report.files.map(({ path }) => path).sort(),
  };
}

test('a product file: its findings, also where the value to change stands in a vars file; nothing of other products or of the vars file itself', async () => {
  expect(await reported('config/cf.yml')).toEqual({ code: 1, findings: OF_CF, checked: ['config/cf.yml'] });
  expect(await reported('config/redis.yml')).toEqual({ code: 1, findings: OF_REDIS, checked: ['config/redis.yml'] });
});

test('a vars file: its own findings and those of the product that it feeds', async () => {
  expect(await reported('vars/cf.yml')).toEqual({ code: 1, findings: OF_CF, checked: ['vars/cf.yml'] });
  expect(await reported('vars/redis.yml')).toEqual({ code: 1, findings: [...OF_REDIS, ...OF_REDIS_VARS], checked: ['vars/redis.yml'] });
});

test('an ops-file: the findings of the product that it changes', async () => {
  expect(await reported('ops/errands.yml')).toEqual({ code: 1, findings: OF_CF, checked: ['ops/errands.yml'] });
});

test('the director, or a vars file of it: its findings, none of the products', async () => {
  expect(await reported('director.yml')).toMatchObject({ findings: OF_DIRECTOR, checked: ['director.yml'] });
  expect(await reported('vars/director.yml')).toMatchObject({ findings: OF_DIRECTOR, checked: ['vars/director.yml'] });
});

test('several files: the findings of each, once', async () => {
  const { findings } = await reported('config/cf.yml', 'vars/cf.yml', 'config/redis.yml');
  expect(findings).toEqual([...OF_CF, ...OF_REDIS]);
});

test('a workflow of another program: nothing, and no failure', async () => {
  expect(await reported('.github/workflows/ci.yml')).toEqual({ code: 0, findings: [], checked: [] });
});

test('taslint.yml alone: all that it names; beside another file it asks for nothing', async () => {
  expect((await reported('taslint.yml')).findings).toEqual([...WATCHED].sort());
  expect((await reported('taslint.yml', 'config/cf.yml')).findings).toEqual(OF_CF);
});

test('a folder: everything below it, and what it feeds', async () => {
  const all = [...WATCHED].sort();
  expect((await reported('.')).findings).toEqual(all);
  expect((await reported('vars')).findings).toEqual(all);
  expect((await reported('config')).findings).toEqual([...OF_CF, ...OF_REDIS]);
});
