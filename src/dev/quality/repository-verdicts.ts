import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../report/formats/json-report.ts';
import { readVerdicts } from './verdicts.ts';

/** What somebody thought of a finding in a whole repository, reading it as its owner would. */
export interface RepositoryVerdict {
  readonly rule: string;
  /** REPOSITORY/PATH, where REPOSITORY is the name of its folder. */
  readonly file: string;
  readonly line: number;
  readonly verdict: 'right' | 'debatable' | 'wrong' | 'wrong-severity' | 'wrong-line';
  /** The severity that the finding had; undefined when the verdict holds for any. */
  readonly severity: string | undefined;
  readonly why: string;
}

/** A finding, with the repository that it was found in. */
export interface RepositoryFinding {
  readonly repository: string;
  readonly finding: Finding;
}

const VERDICTS: readonly string[] = ['right', 'debatable', 'wrong', 'wrong-severity', 'wrong-line'];
const OWN = fileURLToPath(new URL('../../../test/judged/repositories/', import.meta.url));

/** The verdicts that come with the repositories (`VERDICTS.tsv`) and those of `test/judged/repositories`. Throws with the line for one that cannot be used. */
export function readRepositoryVerdicts(directory: string): readonly RepositoryVerdict[] {
  const listing = join(directory, 'VERDICTS.tsv');
  const given = existsSync(listing) ? readFileSync(listing, 'utf8').split('\n').slice(1).filter(Boolean) : [];
  return [...given.map(readRow), ...readVerdicts(OWN).map((verdict) => ({ ...verdict, severity: undefined }))];
}

/** A row: rule, severity, OWNER/NAME, FILE:LINE, verdict, reason. */
function readRow(row: string, index: number): RepositoryVerdict {
  const [rule = '', severity = '', repository = '', place = '', verdict = '', why = ''] = row.split('\t');
  const [, path, line] = /^(.+):(\d+)$/.exec(place) ?? [];
  if (path === undefined || !VERDICTS.includes(verdict))
    throw new Error(
      `VERDICTS.tsv:${index + 2}: a row has rule, severity, repository, file:line, a verdict (${VERDICTS.join(', ')}) and a reason`,
    );
  const file = `${repository.replace('/', '__')}/${path}`;
  return { rule, severity, file, line: Number(line), verdict: verdict as RepositoryVerdict['verdict'], why }; // one of VERDICTS
}

/** How the findings of whole repositories stand against the verdicts. */
export interface RepositoryComparison {
  /** Reported although judged wrong, on a wrong line, or with a wrong severity. */
  readonly wrong: readonly RepositoryVerdict[];
  /** Judged right and no longer reported. */
  readonly lost: readonly RepositoryVerdict[];
  /** Warnings and errors that nobody judged. */
  readonly unjudged: readonly RepositoryFinding[];
  /** Findings that have a verdict. */
  readonly judged: number;
}

/** Compares. A verdict may call a rule by an earlier name. Only verdicts about `repositories` count. */
export function compareRepositories(
  findings: readonly RepositoryFinding[],
  verdicts: readonly RepositoryVerdict[],
  repositories: readonly string[],
): RepositoryComparison {
  const own = new Map<string, RepositoryFinding[]>();
  const near = new Map<string, RepositoryFinding[]>();
  for (const one of findings) {
    const { finding, repository } = one;
    for (const rule of [finding.rule, ...(finding.aliases ?? [])]) {
      add(own, keyOf(rule, repository, finding.place), one);
      for (const { place } of [finding, ...finding.related]) add(near, keyOf(rule, repository, place), one);
    }
  }
  const known = new Set<RepositoryFinding>();
  const wrong: RepositoryVerdict[] = [];
  const lost: RepositoryVerdict[] = [];
  const seen = new Set(repositories);
  for (const verdict of verdicts) {
    if (!seen.has(verdict.file.slice(0, verdict.file.indexOf('/')))) continue;
    const key = `${verdict.rule} ${verdict.file}:${verdict.line}`;
    const isMeant = ({ finding }: RepositoryFinding): boolean =>
      verdict.verdict !== 'wrong-severity' || verdict.severity === finding.severity;
    for (const one of near.get(key) ?? []) known.add(one);
    if (verdict.verdict === 'right' && near.get(key) === undefined) lost.push(verdict);
    if (verdict.verdict.startsWith('wrong') && own.get(key)?.some(isMeant) === true) wrong.push(verdict);
  }
  const unjudged = findings.filter((one) => one.finding.severity !== 'info' && !known.has(one));
  return { wrong, lost, unjudged, judged: known.size };
}

function keyOf(rule: string, repository: string, place: Finding['place']): string {
  return `${rule} ${repository}/${place.path}:${place.start.line}`;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
