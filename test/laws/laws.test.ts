import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/report/json-report.ts';
import { intoOperations, intoVariables } from './move.ts';
import { wayOf, wayTo } from './places.ts';
import { anchors, comments, quote, reorderKeys, unknown, windowsLineEnds, type Value } from './rewrite.ts';
import { lintSubject, nameOf, rewritten, subjects, type Files, type Said, type Subject } from './subjects.ts';

/**
 * What must not change what is said. The subjects are the stories, the clean foundations and the examples of all rules, text in and report out. A run of the
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

  expectNone(): void {
    expect(this.#found).toEqual({});
  }
}

/** The items that have no twin among the others. */
function without(items: readonly string[], others: readonly string[]): readonly string[] {
  const rest = [...others];
  return items.filter((item) => {
    const twin = rest.indexOf(item);
    if (twin >= 0) rest.splice(twin, 1);
    return twin < 0;
  });
}

/** Findings by what they say and where; line numbers in a message are those of the rewritten file. */
function saidBy({ report }: Said, files: Files, isMeant: (finding: Finding) => boolean = () => true): readonly string[] {
  return report.findings.filter(isMeant).map((finding) => `${said(finding)} @ ${wayTo(finding.place, files)}`);
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
      const files = rewritten(subject.files, rewrite);
      const [base, now] = [await baseOf(subject), await lintSubject({ ...subject, files })];
      breaks.compare(subject, saidBy(base, subject.files), saidBy(now, files));
      // An alias is another place to edit than the value it stands for.
      if (rewrite !== anchors && !MOVES.test(subject.name)) breaks.compare(subject, base.fingerprints, now.fingerprints);
    }
    breaks.expectNone();
  },
);

/**
 * Known to move with the order of keys: what is missing at the root of a file is told at its first key, whichever that is; a key that stands twice has no order;
 * an address in a list in braces is told by its brackets or its quotes.
 */
const MOVES = /^(om\/(env-file|unknown-key)|director\/post-deploy-disabled|om\/yaml-traps|bosh\/static-ips)/;

test('one more unrelated file changes no finding', { timeout: 600_000 }, async () => {
  const breaks = new Breaks();
  for (const subject of part(5)) {
    const folder = dirname([...subject.files.keys()].at(-1) ?? '');
    const files = new Map([...subject.files, [join(folder, 'zz-workflow.yml'), 'on: push\njobs: { build: { steps: [] } }\n']]);
    const [base, now] = [await baseOf(subject), await lintSubject({ ...subject, files })];
    breaks.compare(subject, saidBy(base, files), saidBy(now, files));
  }
  breaks.expectNone();
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
    breaks.compare(subject, movedBy(base, subject.files, places), movedBy(now, files, new Map()));
  }
  breaks.expectNone();
});

test.each([0, 1, 2])('an operation in place of a value changes no finding (%i)', { timeout: 600_000 }, async (rest) => {
  const breaks = new Breaks();
  for (const subject of part(13 + rest)) {
    const base = await baseOf(subject);
    const [path, ...others] = configsOf(base, subject);
    // An operation of the command line is applied to every config, and takes the place of those that are found beside one.
    if (path === undefined || others.length > 0 || base.report.files.some(({ kind }) => kind === 'ops')) continue;
    let count = 0;
    const { text, elsewhere, ways } = intoOperations(subject.files.get(path)!, () => count++ % 3 === rest);
    if (elsewhere === '') continue;
    const files = new Map([...subject.files, [path, text], [OPERATIONS, elsewhere]]);
    const places = new Map([...ways].map(([from, to]) => [wayOf(path, [from]), wayOf(OPERATIONS, [to])]));
    const now = await lintSubject({ ...subject, files }, ['-o', OPERATIONS]);
    breaks.compare(subject, movedBy(base, subject.files, places), movedBy(now, files, new Map()));
  }
  breaks.expectNone();
});

const VALUES = 'law-values.yml';
const OPERATIONS = 'law-operations.yml';

function movedBy(base: Said, files: Files, places: ReadonlyMap<string, string>): readonly string[] {
  return base.report.findings
    .filter(({ rule }) => !ABOUT_VARIABLES.test(rule))
    .map((finding) => {
      const way = wayTo(finding.place, files);
      return `${said(finding)} @ ${places.get(way) ?? way}`;
    });
}

/** Rules that speak of variables themselves. */
const ABOUT_VARIABLES = /^(vars|ops|yaml)\/|^om\/unresolved-variable$/;

/** Rules that take over what a more special one can no longer tell: the fault was there before. */
const TAKES_OVER = /^runtime\/unscoped-addon$/;

/** What an operation does, and where, is no value. */
function isStructure({ path }: Value): boolean {
  return typeof path[0] === 'number' && (path[1] === 'path' || path[1] === 'type');
}

test.each([0, 1, 2])('a value that is not known brings no finding (%i)', { timeout: 600_000 }, async (rest) => {
  const breaks = new Breaks();
  for (const subject of part(7 + rest)) {
    let count = 0;
    const files = rewritten(subject.files, (text, path) =>
      unknown(text, path.replaceAll(/\W/g, '_'), (value) => !isStructure(value) && count++ % 3 === rest),
    );
    const [base, now] = [await baseOf(subject), await lintSubject({ ...subject, files })];
    const known = base.report.findings.flatMap(({ rule, place, related }) =>
      [place, ...related.map((other) => other.place)].map((at) => `${rule} @ ${wayTo(at, subject.files)}`),
    );
    const fresh = now.report.findings
      .filter(({ rule }) => !ABOUT_VARIABLES.test(rule) && !TAKES_OVER.test(rule))
      .map(({ rule, place }) => `${rule} @ ${wayTo(place, files)}`);
    breaks.compare(subject, [], without(fresh, known));
  }
  breaks.expectNone();
});

test('two runs give the same bytes', { timeout: 600_000 }, async () => {
  const breaks = new Breaks();
  for (const subject of part(6)) {
    const [base, again] = [await baseOf(subject), await lintSubject(subject)];
    breaks.compare(subject, [base.output], [again.output]);
  }
  breaks.expectNone();
});
