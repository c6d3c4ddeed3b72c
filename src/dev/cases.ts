/** Runs recorded answers of the real tools (`npm run cases -- DIR`) and says where taslint answers otherwise. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SourceFile } from '../base/source.ts';
import { strictDirectorProblems } from '../foundation/strict-director.ts';
import { strictProductProblems } from '../foundation/strict-product.ts';
import { interpolate, type Interpolated } from '../interpolate/interpolate.ts';
import { toJson } from '../interpolate/to-json.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';

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
}

interface ScalarRow {
  readonly text: string;
  readonly type: string;
  readonly value?: unknown;
  readonly pasteable?: boolean;
}

/** What taslint answers, in a form that can be compared: the value as JSON, or the class of the refusal. */
type Answer = { readonly value: string } | { readonly class: string };

/** undefined when the answers agree, else how they differ. */
export function checkCase(dialect: string, { input, expect }: Case): string | undefined {
  const answer = answerOf(dialect, input);
  if (!expect.ok) {
    if ('class' in answer) return answer.class === expect.class ? undefined : `expected ${expect.class}, got ${answer.class}`;
    return `expected ${expect.class}, got ${answer.value}`;
  }
  if ('class' in answer) return `expected success, got ${answer.class}`;
  if (!('value' in expect)) return undefined;
  const expected = canonical(expect.value);
  const value = canonical(JSON.parse(answer.value));
  return value === expected ? undefined : `expected ${expected}, got ${value}`;
}

function answerOf(dialect: string, input: CaseInput): Answer {
  const result = run(dialect === 'bosh' ? 'bosh' : 'om', input);
  if (!result.ok) return { class: result.problems[0].class };
  if (!dialect.startsWith('om configure-')) return { value: toJson(result.root) };
  const strict = dialect === 'om configure-product' ? strictProductProblems(result.root) : strictDirectorProblems(result.root);
  const first = strict[0];
  return first === undefined ? { value: toJson(result.root) } : { class: first.class };
}

function run(dialect: 'om' | 'bosh', input: CaseInput): Interpolated {
  const flags = input.flags ?? [];
  return interpolate({
    template: parse('config.yml', input.template),
    opsFiles: (input.ops_files ?? []).map((text, index) => parse(`ops-${index}.yml`, text)),
    varsFiles: (input.vars_files ?? []).map((text, index) => parse(`vars-${index}.yml`, text)),
    varFiles: Object.entries(input.var_file ?? {}).map(([name, text]) => ({ name, file: new SourceFile(name, text) })),
    vars: input.vars ?? [],
    varsEnv: input.vars_env ?? [],
    env: input.env ?? {},
    path: input.path,
    skipMissing: input.skip_missing === true,
    refuseMissing: flags.includes('--var-errs'),
    refuseUnused: flags.includes('--var-errs-unused'),
    dialect,
  });
}

function parse(path: string, text: string): YamlDocument {
  return readYaml(new SourceFile(path, text));
}

/** JSON with sorted keys, so that equal values are equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}

/** A row of the scalar table: the value of `v: TEXT`, and whether it may stand inside a longer text. */
export function checkScalar(row: ScalarRow): string | undefined {
  const template = `v: ${row.text}\n`;
  const whole = answerOf('om', { template });
  if (row.type === 'error') return 'class' in whole ? undefined : `expected an error, got ${whole.value}`;
  if ('class' in whole) return `expected ${row.type}, got ${whole.class}`;
  const expected = canonical({ v: row.value });
  const value = canonical(JSON.parse(whole.value));
  if (value !== expected) return `expected ${expected}, got ${value}`;
  const pasted = answerOf('om', { template: 'a: x-((v))\n', vars_files: [template] });
  return row.pasteable === 'value' in pasted ? undefined : `expected ${row.pasteable === true ? 'pasteable' : 'not pasteable'}`;
}

function main(directory: string | undefined): number {
  if (directory === undefined) {
    console.error('usage: npm run cases -- DIR');
    return 2;
  }
  let passed = 0;
  const failures: string[] = [];
  const note = (title: string, difference: string | undefined): void => {
    if (difference === undefined) passed++;
    else failures.push(`${title}: ${difference}`);
  };
  const names = readdirSync(directory).filter((file) => file.endsWith('.json')).sort();
  for (const name of names) {
    const file = JSON.parse(readFileSync(join(directory, name), 'utf8')) as CaseFile; // recorded files, all of the formats read here
    for (const one of file.cases ?? []) note(`${name} ${one.id} ${one.title}`, guarded(() => checkCase(file.dialect ?? 'om', one)));
    for (const row of file.rows ?? []) note(`${name} ${JSON.stringify(row.text)}`, guarded(() => checkScalar(row)));
    if (file.cases === undefined && file.rows === undefined) console.log(`${name}: not run, ${file.format} is not a format of these`);
  }
  for (const failure of failures) console.log(failure);
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length > 0 || passed === 0 ? 1 : 0;
}

/** A crash is a failed case, not the end of the run. */
function guarded(check: () => string | undefined): string | undefined {
  try {
    return check();
  } catch (error) {
    return `crashed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

if (process.argv[1]?.endsWith('cases.ts') === true) process.exitCode = main(process.argv[2]);
