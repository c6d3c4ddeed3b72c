import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { SourceFile } from '../../base/source.ts';
import { tables } from '../../facts/tables.ts';
import { buildFoundation } from '../../foundation/build-foundation.ts';
import { classify } from '../../foundation/classify.ts';
import type { Foundation } from '../../foundation/foundation.ts';
import { interpolate } from '../../interpolate/interpolate.ts';
import { lint } from '../../lint/lint.ts';
import type { LintResult } from '../../lint/lint-result.ts';
import { TableSet } from '../../rule/fact-rows.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { bundle } from '../build/bundle.ts';
import { CORPUS_DAY, everyRule, planOf } from '../quality/corpus-findings.ts';

/**
 * `npm run bench [-- NAME…]`: how long taslint takes against something that everybody has, so that the figures mean the same on every machine. All runs of a
 * comparison take turns and medians are compared, because a busy machine slows both.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PROGRAM = join(ROOT, 'dist/taslint.js');
const YAML = fileURLToPath(import.meta.resolve('yaml'));
const ROUNDS = 31;
const DEAREST = 8;

/** Reads every file given, and does nothing but parse it: `node -e` of this, files behind it. */
const PARSE_ALONE = `const { parseDocument } = require(${JSON.stringify(YAML)}); const fs = require('node:fs');
for (const file of fs.readdirSync(process.argv[1], { recursive: true })) if (file.endsWith('.yml')) parseDocument(fs.readFileSync(process.argv[1] + '/' + file, 'utf8'));`;

const folder = mkdtempSync(join(tmpdir(), 'taslint-bench-'));
// The certificates that this variable names are read by Node before anything else runs.
const environment = { ...process.env, NODE_EXTRA_CA_CERTS: undefined };

const comparisons: Readonly<Record<string, () => void | Promise<void>>> = {
  'cold-start': coldStart,
  'many-foundations': manyFoundations,
  'two-revisions': twoRevisions,
  'thousands-of-files': thousandsOfFiles,
  interpolation: interpolationAndParsing,
  rules: rulesAndReading,
};
const wanted = process.argv.slice(2);
await bundle();
for (const [name, compare] of Object.entries(comparisons)) if (wanted.length === 0 || wanted.includes(name)) await compare();
rmSync(folder, { recursive: true, force: true });

/** What a commit hook feels: one product file of 50 KB with 8 certificates, the help text, and the memory of both, against Node doing nothing. */
function coldStart(): void {
  const file = write('cold/cf.yml', productFile(50_000));
  const bare = ['-e', '0'];
  const times = takeTurns(
    { bare: () => timeOf(bare), help: () => timeOf([PROGRAM, '--help']), lint: () => timeOf([PROGRAM, file]) },
    ROUNDS,
  );
  report(`one product file of ${kilobytes(file)} with 8 certificates, cold`, times.lint, times.bare, 'node -e 0', 2.2);
  report('--help', times.help, times.bare, 'node -e 0', 1.4);
  const memory = takeTurns({ bare: () => memoryOf(bare), lint: () => memoryOf([PROGRAM, file]) }, 5);
  report('peak memory of that file', memory.lint, memory.bare, 'node -e 0', 2, 'MB');
}

/** What CI feels: 100 foundations of 12 files, against the package `yaml` reading the same bytes into documents. */
function manyFoundations(): void {
  const root = join(folder, 'many');
  for (let index = 0; index < 100; index += 1) writeFoundation(join('many', `foundation-${index}`), index);
  const times = takeTurns({ parse: () => timeOf(['-e', PARSE_ALONE, root]), lint: () => timeOf([PROGRAM, root]) }, 3);
  report('100 foundations × 12 files', times.lint, times.parse, 'yaml.parseDocument of the same bytes', 0.2);
}

/** What a merge request feels: the same 100 foundations compared with a commit, in each of which one vars file and one product file changed. */
function twoRevisions(): void {
  const root = join(folder, 'many');
  const git = (...args: readonly string[]): void => {
    const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', '-c', 'commit.gpgsign=false'];
    const ended = spawnSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' });
    if (ended.status !== 0) throw new Error(`git ${args.join(' ')}: ${ended.stderr}`);
  };
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'before');
  for (let index = 0; index < 100; index += 1) {
    for (const file of ['config/cf.yml', 'vars/p-redis.yml']) {
      const path = join(root, `foundation-${index}`, file);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('.example.com', '.changed.example.com'));
    }
  }
  const times = takeTurns({ plain: () => timeOf([PROGRAM, root]), since: () => timeOf([PROGRAM, '--since', 'HEAD', root]) }, 5);
  report('100 foundations compared with a commit', times.since, times.plain, 'without comparing', 2.3);
  rmSync(join(root, '.git'), { recursive: true });
}

/** What a monorepo feels: twice the foundations may cost twice the time, up to 12,000 files. */
function thousandsOfFiles(): void {
  const [half, whole] = [join(folder, 'half'), join(folder, 'whole')];
  for (let index = 0; index < 500; index += 1) writeFoundation(join('half', `foundation-${index}`), index % 250);
  for (let index = 0; index < 1000; index += 1) writeFoundation(join('whole', `foundation-${index}`), index % 250);
  const times = takeTurns({ half: () => timeOf([PROGRAM, half]), whole: () => timeOf([PROGRAM, whole]) }, 1);
  report('1,000 foundations × 12 files', times.whole, times.half, '500 of them', 2.2);
}

/**
 * What the rules cost: all of them, whatever their profile, on a product file of 50 KB that was read already, against reading it (parsing, telling its kind,
 * evaluating) and against the package `yaml` reading it.
 */
async function rulesAndReading(): Promise<void> {
  const text = productFile(50_000);
  const { rules, selected } = await everyRule();
  const tableSet = new TableSet(tables);
  const read = (): Foundation => {
    const document = readYaml(new SourceFile('cf.yml', text));
    const { kind } = classify(document, 'cf.yml');
    const foundation = buildFoundation(planOf(document, kind), () => document);
    if (foundation.documents[0]?.root === undefined) throw new Error('the bench document is not readable');
    return foundation;
  };
  const lintOnce = (foundation: Foundation, clock?: () => number): LintResult =>
    lint({
      foundations: [{ open: () => ({ foundation }), lifecycle: () => ({ state: 'operating', because: 'no-git' }) }],
      read: () => foundation.documents[0]!.yaml,
      rules: selected,
      allRules: rules,
      tables: tableSet,
      now: CORPUS_DAY,
      unread: [],
      leftAlone: [],
      failures: [],
      suppressing: { configured: [], unignorable: new Set(), comments: true },
      clock,
    });
  let foundation = read();
  const work = {
    yaml: (): number => inProcess(() => parseDocument(text)),
    read: (): number => inProcess(() => (foundation = read())),
    rules: (): number => inProcess(() => lintOnce(foundation)), // of the foundation just read: nothing is remembered of an earlier round
  };
  takeTurns(work, 40); // warm up
  const times = takeTurns(work, 2 * ROUNDS);
  report(`all ${selected.length} rules on a product file of 50 KB`, times.rules, times.read, 'reading it', 0.5);
  report('the same', times.rules, times.yaml, 'yaml.parseDocument of it', 0.5);
  console.log(`        dearest: ${dearest(Array.from({ length: ROUNDS }, () => lintOnce(read(), () => performance.now())))}`);
}

/** The rules that took most of the time, in milliseconds. A rule that comes first pays for the tables that it shares with others. */
function dearest(results: readonly LintResult[]): string {
  const sums = new Map<string, number>();
  for (const { timings } of results) for (const { rule, milliseconds } of timings) sums.set(rule, (sums.get(rule) ?? 0) + milliseconds);
  return [...sums]
    .sort(([, one], [, other]) => other - one)
    .slice(0, DEAREST)
    .map(([rule, milliseconds]) => `${rule} ${(milliseconds / results.length).toFixed(2)} ms`)
    .join(', ');
}

/** 40 operations and 300 variables in a product file of 5,000 lines, against reading that file. */
function interpolationAndParsing(): void {
  const text = fiveThousandLines();
  const vars = new SourceFile('vars.yml', Array.from({ length: 300 }, (_each, index) => `variable_${index}: value ${index}\n`).join(''));
  const operations = new SourceFile(
    'ops.yml',
    Array.from(
      { length: 40 },
      (_each, index) => `- type: replace\n  path: /product-properties/.properties.setting_${index * 10}/value\n  value: changed ${index}\n`,
    ).join(''),
  );
  const [varsFiles, opsFiles] = [[readYaml(vars)], [readYaml(operations)]];
  const template = readYaml(new SourceFile('cf.yml', text));
  const work = {
    parse: (): number => inProcess(() => readYaml(new SourceFile('cf.yml', text))),
    interpolate: (): number => inProcess(() => interpolate({ template, varsFiles, opsFiles })),
  };
  if (!interpolate({ template, varsFiles, opsFiles }).ok) throw new Error('the bench document does not interpolate');
  takeTurns(work, 20); // warm up
  const times = takeTurns(work, ROUNDS);
  report('interpolating 5,000 lines, 40 operations, 300 variables', times.interpolate, times.parse, 'parsing them', 1);
}

/** Runs each work once per round, in turns; the median of each. */
function takeTurns<Name extends string>(works: Readonly<Record<Name, () => number>>, rounds: number): Readonly<Record<Name, number>> {
  const results = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of Object.entries<() => number>(works)) results.set(name, [...(results.get(name) ?? []), work()]);
  }
  // Every name got its results in the loop above.
  return Object.fromEntries([...results].map(([name, values]) => [name, median(values)])) as Record<Name, number>;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Milliseconds of a whole process. */
function timeOf(args: readonly string[]): number {
  return inProcess(() => runNode(args));
}

/** Peak memory of a process in MB, told by itself when it ends. */
function memoryOf(args: readonly string[]): number {
  const probe = write(
    'probe.cjs',
    "process.on('exit', () => require('node:fs').writeFileSync(process.env.PROBE, String(process.resourceUsage().maxRSS)));",
  );
  const told = join(folder, 'memory');
  runNode(['--require', probe, ...args], { PROBE: told });
  return Number(readFileSync(told, 'utf8')) / 1024;
}

function inProcess(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

function runNode(args: readonly string[], more: Readonly<Record<string, string>> = {}): void {
  const ended = spawnSync(process.execPath, args, {
    cwd: folder,
    env: { ...environment, ...more },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (ended.status !== 0 && ended.status !== 1) throw new Error(`node ${args.join(' ')} ended with ${ended.status}: ${ended.stderr}`);
}

function report(what: string, ours: number, theirs: number, against: string, goal: number, unit = 'ms'): void {
  const ratio = ours / theirs;
  const verdict = ratio <= goal ? 'reached' : 'missed';
  console.log(
    `${ratio.toFixed(2)} ×  ${what}: ${ours.toFixed(1)} ${unit}, ${against}: ${theirs.toFixed(1)} ${unit} (goal ${goal} ×, ${verdict})`,
  );
}

function kilobytes(file: string): string {
  return `${Math.round(statSync(file).size / 1000)} KB`;
}

function write(path: string, text: string): string {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  return target;
}

/** A product file of about so many bytes, with 8 certificates, like a tile whose every property is written. */
function productFile(bytes: number): string {
  const certificate = readFileSync(join(ROOT, 'fixtures/certs/gorouter.pem'), 'utf8').trim().replaceAll(/^/gm, '          ');
  const certificates = Array.from(
    { length: 8 },
    (_each, index) =>
      `    - name: gorouter-${index}\n      certificate:\n        cert_pem: |\n${certificate}\n        private_key_pem: ((gorouter_key_${index}))\n`,
  );
  const head = `product-name: cf\nproduct-properties:\n  .properties.networking_poe_ssl_certs:\n    value:\n${certificates.join('')}`;
  const tail = `  .cloud_controller.system_domain:\n    value: sys.example.com\n  .cloud_controller.apps_domain:\n    value: apps.example.com\n${resources(25)}`;
  return head + properties((bytes - head.length - tail.length) / 62) + tail;
}

function properties(count: number, value = (index: number): string => `value of setting ${index}`): string {
  return Array.from({ length: count }, (_each, index) => `  .properties.setting_${index}:\n    value: ${value(index)}\n`).join('');
}

function resources(count: number): string {
  const jobs = Array.from(
    { length: count },
    (_each, index) => `  job_${index}:\n    instances: ${(index % 3) + 1}\n    instance_type:\n      id: automatic\n`,
  );
  return `resource-config:\n  router:\n    instances: 3\n${jobs.join('')}errand-config:\n  smoke_tests:\n    post-deploy-state: true\n`;
}

/** 5,000 lines: 2,300 properties of two lines, every eighth a variable, and the resources. */
function fiveThousandLines(): string {
  const head = 'product-name: cf\nproduct-properties:\n';
  return (
    head +
    properties(2440, (index) => (index % 8 === 5 ? `((variable_${Math.floor(index / 8) % 300}))` : `value of setting ${index}`)) +
    resources(25)
  );
}

/** Twelve files as a platform-automation repository has them: director, three products, their vars, an ops-file, runtime- and cloud-config, env. */
function writeFoundation(path: string, index: number): void {
  const domain = `f${index}.example.com`;
  const product = (name: string, size: number): string =>
    `product-name: ${name}\nproduct-properties:\n${properties(size, (each) => (each % 5 === 0 ? `((${name}_${each}))` : `text ${each}`))}${resources(12)}`;
  const vars = (name: string, size: number): string =>
    Array.from({ length: size }, (_each, each) => (each % 5 === 0 ? `${name}_${each}: value ${each} of ${domain}\n` : '')).join('');
  write(`${path}/config/cf.yml`, productFile(20_000).replaceAll('example.com', domain));
  for (const [name, size] of [
    ['p-redis', 60],
    ['p_spring-cloud-services', 90],
    ['p-isolation-segment', 120],
  ] as const) {
    write(`${path}/config/${name}.yml`, product(name, size));
    write(`${path}/vars/${name}.yml`, vars(name, size));
  }
  write(`${path}/vars/cf.yml`, Array.from({ length: 8 }, (_each, key) => `gorouter_key_${key}: ((credhub_key_${key}))\n`).join(''));
  write(
    `${path}/config/director.yml`,
    `az-configuration:\n${['az1', 'az2', 'az3'].map((zone) => `- name: ${zone}\n`).join('')}networks-configuration:\n  networks:\n  - name: tas\n    subnets:\n    - iaas_identifier: net-${index}\n      cidr: 10.${index}.0.0/20\n      gateway: 10.${index}.0.1\n      dns: 10.0.0.2\n      reserved_ip_ranges: 10.${index}.0.1-10.${index}.0.9\n      availability_zone_names: [az1, az2, az3]\nproperties-configuration:\n  director_configuration:\n    ntp_servers_string: ntp.${domain}\n`,
  );
  write(
    `${path}/runtime-config/dns.yml`,
    `releases:\n- name: bosh-dns-aliases\n  version: 0.0.4\naddons:\n- name: aliases\n  jobs:\n  - name: bosh-dns-aliases\n    release: bosh-dns-aliases\n    properties:\n      aliases: [{ domain: a.${domain}, targets: [] }]\n`,
  );
  write(
    `${path}/cloud-config/cloud.yml`,
    `azs:\n- name: az1\nvm_types:\n- name: default\ndisk_types:\n- name: default\n  disk_size: 1024\nnetworks:\n- name: default\n  type: manual\n  subnets:\n  - range: 10.${index}.16.0/24\n    gateway: 10.${index}.16.1\n    az: az1\ncompilation:\n  workers: 4\n  az: az1\n  vm_type: default\n  network: default\n`,
  );
  write(
    `${path}/env.yml`,
    `target: https://opsman.${domain}\nconnect-timeout: 30\nrequest-timeout: 1800\nskip-ssl-validation: false\nusername: ((opsman_username))\npassword: ((opsman_password))\n`,
  );
}
