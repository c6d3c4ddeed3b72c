import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rulesWithAllExamples } from '../../src/dev/quality/all-examples.ts';
import type { Finding, Report } from '../../src/report/formats/json-report.ts';
import { run } from '../cli/run.ts';

export type Files = ReadonlyMap<string, string>;

/** A small repository that the laws are tried on. */
export interface Subject {
  readonly name: string;
  readonly files: Files;
  /** The files as they were, for rules about change. */
  readonly previous: Files | undefined;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The scenarios, the clean foundations, and the examples of all rules. */
export async function subjects(): Promise<readonly Subject[]> {
  return [...['fixtures/foundations', 'fixtures/clean'].flatMap(foldersOf), ...(await examples())];
}

function foldersOf(folder: string): readonly Subject[] {
  return readdirSync(join(ROOT, folder)).map((name) => {
    const root = join(ROOT, folder, name);
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yml'));
    return {
      name: `${folder}/${name}`,
      files: new Map(paths.toSorted().map((path) => [path, readFileSync(join(root, path), 'utf8')])),
      previous: undefined,
    };
  });
}

async function examples(): Promise<readonly Subject[]> {
  return (await rulesWithAllExamples()).flatMap(({ rule, examples }) =>
    examples.map(({ name, files, previous }) => ({ name: `${rule.id}: ${name}`, files, previous })),
  );
}

/** What a run says, in the parts that laws speak of. */
export interface Said {
  readonly output: string;
  readonly report: Report;
  /** Fingerprints of the findings, sorted. */
  readonly fingerprints: readonly string[];
}

/** Lints a repository as a person would: `taslint .`, with `--since-dir` where there is an earlier state. */
export async function lintSubject({ files, previous }: Pick<Subject, 'files' | 'previous'>, more: readonly string[] = []): Promise<Said> {
  const folder = mkdtempSync(join(tmpdir(), 'taslint-law-'));
  try {
    writeFiles(join(folder, 'now'), files);
    if (previous !== undefined) writeFiles(join(folder, 'before'), previous);
    const since = previous === undefined ? [] : ['--since-dir', '../before'];
    const argv = ['--format', 'json', '--format', 'gitlab=../gitlab.json', ...since, ...more, '.'];
    const { stdout, stderr } = await run(argv, { cwd: join(folder, 'now') });
    if (stdout === '') throw new Error(stderr);
    const issues = JSON.parse(readFileSync(join(folder, 'gitlab.json'), 'utf8')) as readonly { readonly fingerprint: string }[];
    return {
      output: stdout + stderr,
      report: JSON.parse(stdout) as Report, // the format json, tested against its schema
      fingerprints: issues.map(({ fingerprint }) => fingerprint).toSorted(),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Every file rewritten, save taslint.yml: it is about the repository, not a part of it. */
export function rewritten(files: Files, rewrite: (text: string, path: string) => string): Files {
  return new Map([...files].map(([path, text]) => [path, /(^|\/)\.?taslint\.ya?ml$/.test(path) ? text : rewrite(text, path)]));
}

/** A finding without its place: rule, foundation, message. */
export function nameOf({ rule, foundation, message }: Finding): string {
  return `${rule} [${foundation}] ${message}`;
}
