import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/report/formats/json-report.ts';
import { intoOperations, intoVariables } from './move.ts';
import { wayOf, wayTo } from './places.ts';
import { anchors, comments, quote, reorderKeys, unknown, windowsLineEnds, type Value } from './rewrite.ts';
import { lintSubject, nameOf, rewritten, subjects, type Files, type Said, type Subject } from './subjects.ts';

/**
 * What must not change what is said. The subjects are the scenarios, the clean foundations and the examples of all rules, text in and report out. A run of the
 * suite takes a part of the examples for each law, another one for each; `TASLINT_LAWS=all` takes all of them for every law.
 */

const all = await subjects();
const SHARE = process.env['TASLINT_LAWS'] === 'all' ? 1 : 24;

/** The fixtures, and every so many an example. */
function part(turn: number): readonly Subject[] {
  return all.filter(({ name }) => name.startsWith('fixtures/') || numberOf(name) % SHARE === turn % SHARE);
}

/** The same for a name whatever other examples there are. */
function numberOf(name: string): number {
  let number = 0;
  for (const character of name) number = (number * 31 + character.charCodeAt(0)) % 1_000_003;
  return number;
}

const bases = new Map<Subject, Promise<Said>>();

function baseOf(subject: Subject): Promise<Said> {
  let base = bases.get(subject);
  if (base === undefined) bases.set(subject, (base = lintSubject(subject)));
  return base;
}

/** What a law broke, by the names of its subjects; shown together. */
class Breaks {
  readonly #found: Record<string, unknown> = {};

  compare(subject: Subject, expected: readonly string[], received: readonly string[]): void {
    const [missing, fresh] = [without(expected, received), without(received, expected)];
    if (missing.length + fresh.length > 0) this.#found[subject.name] = { missing, fresh };
  }

  get found(): Readonly<Record<string, unknown>> {
    return this.#found;
  }
}

/** The items that have no counterpart among the others. */
function without(items: readonly string[], others: readonly string[]): readonly string[] {
  const rest = [...others];
  return items.filter((item) => {
    const counterpart = rest.indexOf(item);
    if (counterpart >= 0) rest.splice(counterpart, 1);
    return counterpart < 0;
  });
}

/** Findings by what they say and where; line numbers in a message are those of the rewritten file. */
function saidBy({ report }: Said, files: Files): readonly string[] {
  return report.findings.map((finding) => `${said(finding)} @ ${wayTo(finding.place, files)}`);
}

function said(finding: Finding): string {
  return nameOf(finding).replaceAll(/\bline \d+/g, 'line N');
}

const REWRITES: Readonly<Record<string, (text: string) => string>> = {
  'keys in another order': reorderKeys,
  'texts in quotes': quote,
  'anchors and aliases': anchors,
  comments,
  'line ends of Windows': windowsLineEnds,
};

test.each(Object.entries(REWRITES).map(([what, rewrite], turn) => ({ what, rewrite, turn })))(
  '$what change no finding and no fingerprint',
  { timeout: 600_000 },
  async ({ rewrite, turn }) => {
    const breaks = new Breaks();
    for (const subject of part(turn)) {
      if (rewrite === anchors && ONCE.test(subject.name)) continue;
      const files = rewritten(subject.files, rewrite);
      const [base, now] = [await baseOf(subject), await lintSubject({ ...subject, files })];
      breaks.compare(subject, saidBy(base, subject.files), saidBy(now, files));
      // An alias is another place to edit than the value it stands for.
      if (rewrite !== anchors && !MOVES.test(subject.name)) breaks.compare(subject, base.fingerprints, now.fingerprints);
    }
    expect(breaks.found).toEqual({});
  },
);

/**
 * Known to move with the order of keys: what is missing at the root of a file is told at its first key, whichever that is; a key that stands twice has no order;
 * operations without a path have no name to be told by.
 */
const MOVES = /^(om\/(env-file|unknown-key)|director\/post-deploy-disabled|om\/yaml-traps|ops\/cannot-be-built)/;

/** Words to be replaced are counted where they are written: with an anchor that is one place. */
const ONCE = /^security\/placeholder-value/;

test('one more unrelated file changes no finding', { timeout: 600_000 }, async () => {
  const breaks = new Breaks();
  for (const subject of part(5)) {
    const folder = dirname([...subject.files.keys()].at(-1) ?? '');
    const files = new Map([...subject.files, [join(folder, 'zz-workflow.yml'), 'on: push\njobs: { build: { steps: [] } }\n']]);
    const [base, now] = [await baseOf(subject), await lintSubject({ ...subject, files })];
    breaks.compare(subject, saidBy(base, files), saidBy(now, files));
  }
  expect(breaks.found).toEqual({});
});

/** Files that are evaluated: variables are filled in and operations applied. */
const EVALUATED = new Set(['product', 'director', 'bosh-manifest', 'cloud-config', 'runtime-config']);

function configsOf({ report }: Said, { files }: Subject): readonly string[] {
  const isChecked = new Set(report.files.flatMap(({ path, kind }) => (EVALUATED.has(kind) ? [path] : [])));
  return [...files.keys()].filter((path) => isChecked.has(path));
}

test.each([0, 1, 2])('a variable in place of a value changes no finding (%i)', { timeout: 600_000 }, async (rest) => {
  const breaks = new Breaks();
  for (const subject of part(10 + rest)) {
    const base = await baseOf(subject);
    // Files that are given take the place of the ops-files that are found beside a config.
    if (base.report.files.some(({ kind }) => kind === 'ops')) continue;
    const files = new Map(subject.files);
    const places = new Map<string, string>();
    let [values, count] = ['', 0];
    for (const [number, path] of configsOf(base, subject).entries()) {
      const { text, elsewhere, ways } = intoVariables(files.get(path)!, `law_${number}`, () => count++ % 3 === rest);
      files.set(path, text);
      values += elsewhere;
      for (const [from, to] of ways) places.set(wayOf(path, [from]), wayOf(VALUES, [to]));
    }
    if (values === '') continue;
    files.set(VALUES, values);
    const now = await lintSubject({ ...subject, files }, ['-l', VALUES]);
    const isMeant = ({ rule }: Finding): boolean => !ABOUT_VARIABLES.test(rule) && !OF_THE_FILE.test(rule);
    const place = (finding: Finding, way: string): string => (isToldAtUse(finding) ? '' : (places.get(way) ?? way));
    breaks.compare(subject, foundIn(base, subject.files, isMeant, place), foundIn(now, files, isMeant, place));
  }
  expect(breaks.found).toEqual({});
});

const VALUES = 'law-values.yml';

/**
 * Rules whose words change with the file that a value stands in: words to be replaced are told by the keys of each file, a secret by what is known of its
 * own file, and a value that a variable gives is meant to differ between foundations.
 */
const OF_THE_FILE = /^(security\/(placeholder-value|plaintext-secret)|drift\/cross-foundation)$/;

/** A default is nobody's line, and these rules speak of the key or the choice that the value stands for. */
function isToldAtUse({ rule, message }: Finding): boolean {
  return (
    message.includes('This is the default; the file does not set it') ||
    /^(om\/property-shape|errands\/smoke-test-target|runtime\/os-conf-users|bosh\/update-strategy|network\/loggregator-port-aws)$/.test(
      rule,
    )
  );
}

test.each([0, 1, 2])('an operation in place of a value changes no finding (%i)', { timeout: 600_000 }, async (rest) => {
  const breaks = new Breaks();
  for (const subject of part(13 + rest)) {
    const base = await baseOf(subject);
    const [path, ...others] = configsOf(base, subject);
    // Operations of the command line are applied to every config and to its earlier state, and in place of those found beside it.
    const isAlone = others.length === 0 && subject.previous === undefined && !base.report.files.some(({ kind }) => kind === 'ops');
    if (path === undefined || !isAlone) continue;
    let count = 0;
    const { text, elsewhere, ways } = intoOperations(subject.files.get(path)!, () => count++ % 3 === rest);
    if (elsewhere === '') continue;
    const operations = join(dirname(path), 'law-operations.yml');
    const files = new Map([...subject.files, [path, text], [operations, elsewhere]]);
    // What is wrong with a key is told at the operation, what is wrong with a value at its value.
    const places = new Map([...ways].map(([from, to]) => [wayOf(path, [from]), wayOf(operations, [to])]));
    const isMeant = ({ rule }: Finding): boolean => !ABOUT_VARIABLES.test(rule) && !OF_THE_FILE.test(rule);
    const place = (_: Finding, way: string): string => operationOf(places.get(way.replace(' (key)', '')) ?? way, operations);
    const now = await lintSubject({ ...subject, files }, ['-o', operations]);
    breaks.compare(subject, foundIn(base, subject.files, isMeant, place), foundIn(now, files, isMeant, place));
  }
  expect(breaks.found).toEqual({});
});

/** The operation that a place in an ops-file belongs to. */
function operationOf(way: string, operations: string): string {
  return way.startsWith(`${operations}: `) ? way.replace(/\/.*$/, '') : way;
}

/** Findings that are meant, by what they say and where; a config that stood alone is a foundation with the other file. */
function foundIn(
  { report }: Said,
  files: Files,
  isMeant: (finding: Finding) => boolean,
  placeOf: (finding: Finding, way: string) => string,
): readonly string[] {
  return report.findings
    .filter(isMeant)
    .map((finding) => `${said(finding).replace(' [] ', ' [.] ')} @ ${placeOf(finding, wayTo(finding.place, files))}`);
}

/** Rules that speak of variables themselves. */
const ABOUT_VARIABLES = /^(vars|ops|yaml)\/|^om\/unresolved-variable$/;

/** Rules that take over what a more special one can no longer tell: the fault was there before. */
const TAKES_OVER = /^runtime\/unscoped-addon$/;

/** Metadata of a tile takes no variables: its double parentheses are Ops Manager's own. */
const IS_METADATA = /(^|\/)metadata\//;

/** What an operation does, and where, is no value. */
function isStructure({ path }: Value): boolean {
  return typeof path[0] === 'number' && (path[1] === 'path' || path[1] === 'type');
}

test.each([0, 1, 2])('a value that is not known brings no finding (%i)', { timeout: 600_000 }, async (rest) => {
  const breaks = new Breaks();
  for (const subject of part(7 + rest)) {
    let count = 0;
    const files = rewritten(subject.files, (text, path) =>
      IS_METADATA.test(path) ? text : unknown(text, path.replaceAll(/\W/g, '_'), (value) => !isStructure(value) && count++ % 3 === rest),
    );
    const [base, now] = [await baseOf(subject), await lintSubject({ ...subject, files })];
    const isMeant = ({ rule }: Finding): boolean => !ABOUT_VARIABLES.test(rule) && !TAKES_OVER.test(rule);
    const [before, after] = [ruleAndPlace(base, subject.files, isMeant), ruleAndPlace(now, files, isMeant)];
    // One finding for several places stands at the first that is known: each that is gone may stand elsewhere now.
    const gone = without(before, after).map(ruleOf);
    breaks.compare(subject, [], without(without(after, before).map(ruleOf), gone));
  }
  expect(breaks.found).toEqual({});
});

function ruleAndPlace({ report }: Said, files: Files, isMeant: (finding: Finding) => boolean): readonly string[] {
  return report.findings.filter(isMeant).map((finding) => `${finding.rule} @ ${wayTo(finding.place, files)}`);
}

function ruleOf(ruleAtPlace: string): string {
  return ruleAtPlace.replace(/ @ .*$/, '');
}

test('two runs give the same bytes', { timeout: 600_000 }, async () => {
  const breaks = new Breaks();
  for (const subject of part(6)) {
    const [base, again] = [await baseOf(subject), await lintSubject(subject)];
    breaks.compare(subject, [base.output], [again.output]);
  }
  expect(breaks.found).toEqual({});
});
