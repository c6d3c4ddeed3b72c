/** Runs recorded answers of the real tools (`npm run cases -- DIR`) and says where taslint answers otherwise. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SourceFile } from '../../base/source.ts';
import type { Io } from '../../run/io.ts';
import { main } from '../../cli/main.ts';
import { toJson } from '../../interpolate/to-json.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { checkMetadataCase, type MetadataCase } from './metadata-cases.ts';

interface CaseInput {
  readonly template: string;
  readonly ops_files?: readonly string[];
  readonly vars_files?: readonly string[];
  readonly vars?: readonly string[];
  readonly vars_env?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly skip_missing?: boolean;
  readonly flags?: readonly string[];
  readonly var_file?: Readonly<Record<string, string>>;
}

interface Case {
  readonly id: string;
  readonly title: string;
  readonly input: CaseInput;
  readonly expect: { readonly ok: true; readonly value?: unknown } | { readonly ok: false; readonly class: string };
}

interface CaseFile {
  readonly format: string;
  readonly dialect?: string;
  readonly cases?: readonly Case[];
  readonly rows?: readonly ScalarRow[];
  readonly metadata?: string;
  readonly checks?: readonly MetadataCase[];
}

interface ScalarRow {
  readonly text: string;
  readonly type: string;
  readonly value?: unknown;
  readonly pasteable?: boolean;
}

/** What taslint answers, in a form that can be compared: the value as JSON, or the class of the refusal. */
type Answer = { readonly value: string } | { readonly class: string };

/** undefined when the answers agree, else how they differ. `directory` is a scratch folder for the files of the case. */
export async function checkCase(dialect: string, { input, expect }: Case, directory: string): Promise<string | undefined> {
  const answer = await answerOf(dialect, input, directory);
  if (!expect.ok) {
    if ('class' in answer) return answer.class === expect.class ? undefined : `expected ${expect.class}, got ${answer.class}`;
    return `expected ${expect.class}, got ${answer.value}`;
  }
  if ('class' in answer) return `expected success, got ${answer.class}`;
  if (!('value' in expect)) return undefined;
  const expected = canonical(expect.value);
  const value = canonical(JSON.parse(answer.value));
  if (value !== expected) return `expected ${expected}, got ${value}`;
  return readsBack(dialect, input, directory, value);
}

/** What is printed as YAML must mean the same when it is read again; a text is printed as it is. */
async function readsBack(dialect: string, input: CaseInput, directory: string, expected: string): Promise<string | undefined> {
  const { code, stdout } = await taslint([...argumentsOf(dialect, input, directory), '--format', 'yaml'], input, directory);
  if (code !== 0) return `printing YAML ended with ${code}`;
  if (expected.startsWith('"'))
    return stdout === `${String(JSON.parse(expected))}\n` ? undefined : `the text is printed as ${JSON.stringify(stdout)}`;
  const { root } = readYaml(new SourceFile('printed.yml', stdout));
  const again = root === undefined ? 'nothing' : canonical(JSON.parse(toJson(root)));
  return again === expected ? undefined : `expected ${expected}, printed YAML that reads as ${again}`;
}

async function answerOf(dialect: string, input: CaseInput, directory: string): Promise<Answer> {
  const { code, stdout, stderr } = await taslint([...argumentsOf(dialect, input, directory), '--format', 'json'], input, directory);
  if (code !== 0 && code !== 1) throw new Error(`exit code ${code}: ${stderr}`);
  const printed = JSON.parse(stdout) as { error?: { class: string } } | null; // what the commands print with --format json
  return code === 1 ? { class: printed?.error?.class ?? 'no class' } : { value: stdout };
}

/** The command line of a case; its files are written to the scratch folder. */
function argumentsOf(dialect: string, input: CaseInput, directory: string): string[] {
  const write = (name: string, text: string): string => {
    writeFileSync(join(directory, name), text);
    return name;
  };
  const command = dialect.startsWith('om configure-') ? ['check', '--kind', dialect.slice('om configure-'.length)] : ['interpolate'];
  return [
    ...command,
    ...(dialect === 'bosh' ? ['--dialect', 'bosh'] : []),
    ...(input.vars ?? []).flatMap((text) => ['--var', text]),
    ...(input.vars_files ?? []).flatMap((text, index) => ['--vars-file', write(`vars-${index}.yml`, text)]),
    ...(input.ops_files ?? []).flatMap((text, index) => ['--ops-file', write(`ops-${index}.yml`, text)]),
    ...(input.vars_env ?? []).flatMap((prefix) => ['--vars-env', prefix]),
    ...Object.entries(input.var_file ?? {}).flatMap(([name, text], index) => ['--var-file', `${name}=${write(`value-${index}`, text)}`]),
    ...(input.path === undefined ? [] : ['--path', input.path]),
    ...(input.skip_missing === true ? ['--skip-missing'] : []),
    ...(input.flags ?? []),
    write('config.yml', input.template),
  ];
}

async function taslint(argv: readonly string[], input: CaseInput, cwd: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): Io['stdout'] => ({
    write: (text) => {
      written[name] += text;
    },
    isTerminal: false,
    columns: undefined,
  });
  const unused = (): never => {
    throw new Error('a case reads no rules and no standard input');
  };
  const io: Io = {
    cwd,
    env: input.env ?? {},
    stdout: output('stdout'),
    stderr: output('stderr'),
    readStdin: unused,
    interruptible: (work) => work(),
    now: () => new Date(0),
    clock: () => 0,
    rules: unused,
  };
  const code = await main(argv, io);
  return { code, ...written };
}

/** JSON with sorted keys, so that equal values are equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}

/** A row of the scalar table: the value of `v: TEXT`, and whether it may stand inside a longer text. */
export async function checkScalar(row: ScalarRow, directory: string): Promise<string | undefined> {
  const template = `v: ${row.text}\n`;
  if (row.type === 'error') {
    const answer = await answerOf('om', { template }, directory);
    return 'class' in answer ? undefined : `expected an error, got ${answer.value}`;
  }
  const difference = await checkCase(
    'om',
    { id: '', title: '', input: { template }, expect: { ok: true, value: { v: row.value } } },
    directory,
  );
  if (difference !== undefined) return difference;
  const pasted = await answerOf('om', { template: 'a: x-((v))\n', vars_files: [template] }, directory);
  return row.pasteable === 'value' in pasted ? undefined : `expected ${row.pasteable === true ? 'pasteable' : 'not pasteable'}`;
}

/** Runs every file of a folder whose name is wanted. */
export async function runCases(
  source: string,
  isWanted: (name: string) => boolean = () => true,
): Promise<{ readonly passed: number; readonly failures: readonly string[]; readonly skipped: readonly string[] }> {
  const scratch = mkdtempSync(join(tmpdir(), 'taslint-cases-'));
  const failures: string[] = [];
  const skipped: string[] = [];
  let count = 0;
  const check = async (title: string, run: (directory: string) => Promise<string | undefined>): Promise<void> => {
    const directory = join(scratch, String(count++));
    mkdirSync(directory);
    // A crash is a failed case, not the end of the run.
    const difference = await run(directory).catch((error: unknown) => `crashed: ${error instanceof Error ? error.message : String(error)}`);
    if (difference !== undefined) failures.push(`${title}: ${difference}`);
  };
  try {
    for (const name of readdirSync(source)
      .filter((file) => file.endsWith('.json') && isWanted(file))
      .sort()) {
      const file = JSON.parse(readFileSync(join(source, name), 'utf8')) as CaseFile; // recorded files, all of the formats read here
      for (const one of file.cases ?? [])
        await check(`${name} ${one.id} ${one.title}`, (directory) => checkCase(file.dialect ?? 'om', one, directory));
      for (const row of file.rows ?? []) await check(`${name} ${JSON.stringify(row.text)}`, (directory) => checkScalar(row, directory));
      for (const one of file.checks ?? [])
        await check(`${name} ${one.id} ${one.title}`, (directory) => checkMetadataCase(file.metadata ?? '', one, directory));
      if (file.cases === undefined && file.rows === undefined && file.checks === undefined)
        skipped.push(`${name}: not run, ${file.format} is not a format of these`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return { passed: count - failures.length, failures, skipped };
}

async function command(source: string | undefined): Promise<number> {
  if (source === undefined) {
    console.error('usage: npm run cases -- DIR');
    return 2;
  }
  const { passed, failures, skipped } = await runCases(source);
  for (const line of [...skipped, ...failures]) console.log(line);
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length > 0 || passed === 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith('cases.ts') === true) process.exitCode = await command(process.argv[2]);
