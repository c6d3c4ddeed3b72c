import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks, folder, tree, SCENARIO, NO_SERVER, expectEnd, readYaml, write } from './ci-setting.ts';
import { expectEqual, expectIncludes } from './checks.ts';
import { run, type Ended } from './run-program.ts';

interface ConcourseTask {
  readonly inputs: readonly { readonly name: string; readonly optional?: boolean }[];
  readonly outputs: readonly { readonly name: string }[];
  readonly params: Readonly<Record<string, string | null>>;
  readonly run: { readonly path: string; readonly args: readonly string[] };
}

function taskFile(): ConcourseTask {
  return readYaml(join(tree, 'ci/concourse/taslint.yml')) as ConcourseTask; // ours
}

/** Runs the task. `inputs` gives for each input the folder whose content it gets; a step may only set params that the task declares. */
export function concourse(
  name: string,
  inputs: Readonly<Record<string, string>>,
  params: Readonly<Record<string, string>>,
): Ended & { readonly root: string } {
  const task = taskFile();
  const root = join(folder, 'concourse', name.replaceAll(' ', '-'));
  for (const [input, source] of Object.entries({ ...inputs, taslint: tree })) {
    expectIncludes('the inputs of the task', task.inputs.map((one) => one.name).join(' '), input);
    cpSync(source, join(root, input), { recursive: true });
  }
  for (const input of task.inputs)
    if (input.optional !== true) expectEqual(`input ${input.name} is given`, existsSync(join(root, input.name)), true);
  for (const output of task.outputs) mkdirSync(join(root, output.name));
  for (const param of Object.keys(params)) expectIncludes('the params of the task', Object.keys(task.params).join(' '), param);
  const env = Object.fromEntries(Object.entries(task.params).map(([param, value]) => [param, value ?? '']));
  return { ...run(task.run.path, task.run.args, { cwd: root, env: { ...NO_SERVER, ...env, ...params } }), root };
}

/** The task of `ci/concourse`: a folder with one folder per input, params as environment, nothing else of ours. */
export async function checkConcourse(): Promise<void> {
  await checks.check('Concourse: the task finds in a product config what its vars files make wrong', () => {
    const inputs = { config: join(SCENARIO, 'config'), vars: join(SCENARIO, 'vars') };
    const ended = concourse('product', inputs, { CONFIG_FILE: 'cf.yml', VARS_FILES: 'vars/cf.yml' });
    expectEnd(ended, 1);
    expectIncludes('the log', ended.stdout, 'cert/san-missing-system-domain');
    expectIncludes('the log', ended.stdout, '(vars/cf.yml:2, used at');
  });

  await checks.check('Concourse: one repository mapped to several inputs, as in the reference pipeline', () => {
    const repository = join(folder, 'reference-repository');
    cpSync(join(SCENARIO, 'config'), join(repository, 'foundations/서울/config'), { recursive: true });
    cpSync(join(SCENARIO, 'vars'), join(repository, 'vars/foundations/서울/vars'), { recursive: true });
    const ended = concourse(
      'mapped',
      { config: repository, vars: repository, env: repository },
      { CONFIG_FILE: 'foundations/서울/config/cf.yml', VARS_FILES: ' vars/vars/foundations/서울/vars/cf.yml ', SKIP_MISSING: 'true' },
    );
    expectEnd(ended, 1);
    expectIncludes('the log', ended.stdout, 'vars/vars/foundations/서울/vars/cf.yml:2');
  });

  await checks.check('Concourse: director, ops-files, secrets and env file together', () => {
    const [config, secrets, operations, env] = ['config', 'secrets', 'ops', 'env'].map((name) => join(folder, 'director', name)) as [
      string,
      string,
      string,
      string,
    ]; // four names make four paths
    write(join(config, 'director.yml'), 'az-configuration:\n- name: az1\nnetworks-configuration:\n  networks: []\n');
    write(join(secrets, 'prod/director.yml'), 'zone: az2\n');
    write(join(operations, 'zones.yml'), '- type: replace\n  path: /az-configuration/-\n  value: { name: ((zone)) }\n');
    write(
      join(env, 'env.yml'),
      'target: https://opsman.example.com\nskip-ssl-validation: true\nusername: ((user))\npassword: ((password))\n',
    );
    const ended = concourse(
      'director',
      { config, secrets, 'ops-files': operations, env },
      {
        DIRECTOR_CONFIG_FILE: 'director.yml',
        VARS_FILES: 'secrets/prod/director.yml',
        OPS_FILES: 'ops-files/zones.yml',
        TASLINT_ARGS: '--fail-on never --format text --format json=taslint-report/taslint.json',
      },
    );
    expectEnd(ended, 0);
    const report = readFileSync(join(ended.root, 'taslint-report/taslint.json'), 'utf8');
    expectIncludes('the report', report, 'config/director.yml');
    expectIncludes('the report', report, 'env/env.yml');
  });

  await checks.check('Concourse: without a config file all of the input is checked, and lists are no patterns', () => {
    const all = concourse('everything', { config: SCENARIO }, {});
    expectEnd(all, 1);
    expectIncludes('the log', all.stdout, '--> config/config/cf.yml');
    const pattern = concourse('pattern', { config: join(SCENARIO, 'config') }, { CONFIG_FILE: 'cf.yml', VARS_FILES: '*' });
    expectEnd(pattern, 2);
    expectIncludes('the log', pattern.stderr, '--vars-file *');
  });

  await checks.check('Concourse: a vars file that is not there fails the task with 2', () => {
    const ended = concourse('missing', { config: join(SCENARIO, 'config') }, { CONFIG_FILE: 'cf.yml', VARS_FILES: 'vars/cf.yml' });
    expectEnd(ended, 2);
    expectIncludes('the log', ended.stderr, '--vars-file vars/cf.yml');
  });

  await checks.check('Concourse: every step of the example pipeline uses the task as it is', () => {
    const task = taskFile();
    // Every file here is ours, so we know its shape.
    const pipeline = readYaml(join(tree, 'ci/concourse/pipeline.yml')) as {
      readonly resources: readonly { readonly name: string }[];
      readonly jobs: readonly { readonly plan: readonly Readonly<Record<string, unknown>>[] }[];
    };
    const resources = pipeline.resources.map(({ name }) => name);
    const steps = pipeline.jobs.flatMap(({ plan }) => plan).filter((step) => 'task' in step);
    expectEqual('steps with a task', steps.length, 2);
    for (const step of steps) {
      const { file, image, input_mapping, params } = step as {
        readonly file: string;
        readonly image: string;
        readonly input_mapping: Readonly<Record<string, string>>;
        readonly params: Readonly<Record<string, string>>;
      }; // checked below
      expectEqual('the task file', file, 'taslint/ci/concourse/taslint.yml');
      for (const artifact of [image, ...Object.values(input_mapping)]) expectIncludes('the resources', resources.join(' '), artifact);
      for (const input of Object.keys(input_mapping)) expectIncludes('the inputs', task.inputs.map(({ name }) => name).join(' '), input);
      for (const param of Object.keys(params)) expectIncludes('the params', Object.keys(task.params).join(' '), param);
    }
  });
}
