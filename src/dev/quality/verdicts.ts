import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rule } from '../../rule/rule.ts';
import type { CorpusFinding } from './corpus-findings.ts';

/** What somebody thought of a finding, reading the file as its owner would. */
export interface Verdict extends CorpusFinding {
  readonly verdict: 'right' | 'wrong' | 'debatable';
  readonly why: string;
}

const VERDICTS: readonly string[] = ['right', 'wrong', 'debatable'];
const JUDGED = fileURLToPath(new URL('../../../test/judged/', import.meta.url));

/** The verdicts of `test/judged/*.jsonl`. Throws with file and line for one that cannot be used. */
export function readVerdicts(folder = JUDGED): readonly Verdict[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .flatMap((line, index) => (line.trim() === '' ? [] : [readVerdict(line, `${name}:${index + 1}`)])),
    );
}

function readVerdict(line: string, place: string): Verdict {
  const read: unknown = JSON.parse(line);
  if (typeof read !== 'object' || read === null) throw new Error(`${place}: no object`);
  const verdict = read as Partial<Record<keyof Verdict, unknown>>; // an object; its fields are checked below
  const isRight =
    typeof verdict.rule === 'string' &&
    typeof verdict.file === 'string' &&
    typeof verdict.line === 'number' &&
    typeof verdict.why === 'string' &&
    (verdict.before === undefined || typeof verdict.before === 'string') &&
    VERDICTS.includes(String(verdict.verdict));
  if (!isRight) throw new Error(`${place}: a verdict has rule, file, line, why, and verdict: ${VERDICTS.join(', ')}`);
  return verdict as Verdict; // every field was checked
}

/** How the findings of a run stand against the verdicts. */
export interface Comparison {
  readonly rules: readonly RuleComparison[];
  /** Reported by a recommended rule although judged wrong. */
  readonly wrong: readonly Verdict[];
  /** Judged, and no longer reported: good for what was wrong, a loss for what was right. */
  readonly gone: readonly Verdict[];
  /** Reported by a recommended rule and never judged. */
  readonly unjudged: readonly CorpusFinding[];
  /** right / (right + wrong) of the recommended profile; 1 when nothing was judged. */
  readonly precision: number;
}

export interface RuleComparison {
  readonly rule: string;
  readonly profile: Rule['profile'];
  readonly findings: number;
  readonly right: number;
  readonly wrong: number;
  readonly debatable: number;
  readonly unjudged: number;
  readonly gone: number;
}

export const WANTED_PRECISION = 0.98;

/** Compares. A verdict may call a rule by an earlier name. `seen` tells which files were linted: verdicts of others say nothing about the run. */
export function compareVerdicts(
  findings: readonly CorpusFinding[],
  verdicts: readonly Verdict[],
  rules: readonly Rule[],
  seen: ReadonlySet<string>,
): Comparison {
  const names = new Map(rules.map(({ id, aliases }) => [id, [id, ...aliases]]));
  const placesOf = (finding: CorpusFinding): readonly string[] =>
    (names.get(finding.rule) ?? [finding.rule]).map((rule) => placeOf({ ...finding, rule }));
  const byPlace = new Map(verdicts.map((verdict) => [placeOf(verdict), verdict]));
  const verdictOf = (finding: CorpusFinding): Verdict | undefined => placesOf(finding).flatMap((place) => byPlace.get(place) ?? [])[0];
  const reported = new Map(findings.map((finding) => [placeOf(finding), finding]));
  const places = new Set([...reported.values()].flatMap(placesOf));
  const gone = verdicts.filter((verdict) => seen.has(verdict.file) && !places.has(placeOf(verdict)));
  const compared = rules.flatMap(({ id, profile }): RuleComparison[] => {
    const own = [...reported.values()].filter(({ rule }) => rule === id);
    const count = (wanted: Verdict['verdict'] | undefined): number =>
      own.filter((finding) => verdictOf(finding)?.verdict === wanted).length;
    const lost = gone.filter(({ rule }) => names.get(id)!.includes(rule)).length;
    if (own.length === 0 && lost === 0) return [];
    const counts = { right: count('right'), wrong: count('wrong'), debatable: count('debatable'), unjudged: count(undefined) };
    return [{ rule: id, profile, findings: own.length, ...counts, gone: lost }];
  });
  const recommended = compared.filter(({ profile }) => profile === 'recommended');
  const isRecommended = new Set(recommended.map(({ rule }) => rule));
  const placesOfRecommended = new Set([...reported.values()].filter(({ rule }) => isRecommended.has(rule)).flatMap(placesOf));
  const sum = (field: 'right' | 'wrong'): number => recommended.reduce((total, rule) => total + rule[field], 0);
  const [right, wrong] = [sum('right'), sum('wrong')];
  return {
    rules: compared,
    wrong: verdicts.filter((verdict) => verdict.verdict === 'wrong' && placesOfRecommended.has(placeOf(verdict))),
    gone,
    unjudged: [...reported.values()].filter((finding) => isRecommended.has(finding.rule) && verdictOf(finding) === undefined),
    precision: right + wrong === 0 ? 1 : right / (right + wrong),
  };
}

function placeOf({ rule, file, line, before }: CorpusFinding): string {
  return `${rule} ${file}:${line}${before === undefined ? '' : ` since ${before}`}`;
}

/** A rule with fewer findings than this has all of them read; of others a sample as large. */
const SAMPLE = 30;

/** The comparison as lines of text; `all` lists each finding that nobody judged. */
export function showComparison({ rules, wrong, gone, unjudged, precision }: Comparison, all: boolean): string {
  const row = (cells: readonly (string | number)[]): string =>
    `  ${String(cells[0]).padEnd(48)}${cells
      .slice(1)
      .map((cell) => String(cell).padStart(10))
      .join('')}`;
  const thin = rules.filter(
    ({ profile, findings, right, wrong: bad, debatable }) =>
      profile === 'recommended' && right + bad + debatable < Math.min(findings, SAMPLE),
  );
  const lost = gone.filter(({ verdict }) => verdict === 'right');
  return [
    row(['Judged', 'findings', 'right', 'wrong', 'debatable', 'unjudged', 'gone']),
    ...rules.map((rule) => row([rule.rule, rule.findings, rule.right, rule.wrong, rule.debatable, rule.unjudged, rule.gone])),
    ...section(
      'Judged wrong and reported all the same',
      wrong.map((verdict) => `${placeOf(verdict)}: ${verdict.why}`),
    ),
    ...section('Judged right and gone', lost.map(placeOf)),
    ...section('Judged wrong or debatable and gone', gone.filter((verdict) => !lost.includes(verdict)).map(placeOf)),
    ...section(
      'Recommended and not judged enough (rule: judged of wanted)',
      thin.map(
        ({ rule, findings, right, wrong: bad, debatable }) => `${rule}: ${right + bad + debatable} of ${Math.min(findings, SAMPLE)}`,
      ),
    ),
    ...(all ? section('Not judged', unjudged.map(placeOf)) : []),
    '',
    `${unjudged.length} recommended findings not judged, ${gone.length} verdicts gone, ${wrong.length} wrong ones reported; precision ${(100 * precision).toFixed(2)} % (wanted ${100 * WANTED_PRECISION} %)`,
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** True when nothing that was judged wrong is reported and the precision is as wanted. */
export function isPrecise({ wrong, precision }: Comparison): boolean {
  return wrong.length === 0 && precision >= WANTED_PRECISION;
}
