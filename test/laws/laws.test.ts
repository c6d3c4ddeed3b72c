import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { anchors, comments, quote, reorderKeys, unknown, windowsLineEnds, type Value } from './rewrite.ts';
import { lintSubject, nameOf, rewritten, subjects, type Said, type Subject } from './subjects.ts';

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

/** Findings by what they say; line numbers in a message are those of the rewritten file. */
function saidBy({ report }: Said): readonly string[] {
  return report.findings.map((finding) => nameOf(finding).replaceAll(/\bline \d+/g, 'line N')).toSorted();
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
    for (const subject of part(turn)) {
      const [base, said] = [await baseOf(subject), await lintSubject({ ...subject, files: rewritten(subject.files, rewrite) })];
      expect({ [subject.name]: saidBy(said) }).toEqual({ [subject.name]: saidBy(base) });
      // An alias is another place to edit than the value it stands for.
      if (rewrite !== anchors && !MOVES.test(subject.name))
        expect({ [subject.name]: said.fingerprints }).toEqual({ [subject.name]: base.fingerprints });
    }
  },
);

/**
 * Known to move with the order of keys: what is missing at the root of a file is told at its first key, whichever that is; a key that stands twice has no order;
 * an address in a list in braces is told by its brackets or its quotes.
 */
const MOVES = /^(om\/(env-file|unknown-key)|director\/post-deploy-disabled|om\/yaml-traps|bosh\/static-ips)/;

test('one more unrelated file changes no finding', { timeout: 600_000 }, async () => {
  for (const subject of part(5)) {
    const folder = dirname([...subject.files.keys()].at(-1) ?? '');
    const files = new Map([...subject.files, [join(folder, 'zz-workflow.yml'), 'on: push\njobs: { build: { steps: [] } }\n']]);
    const [base, said] = [await baseOf(subject), await lintSubject({ ...subject, files })];
    expect({ [subject.name]: saidBy(said) }).toEqual({ [subject.name]: saidBy(base) });
  }
});

/** Rules that speak of variables themselves. */
const ABOUT_VARIABLES = /^(vars|ops|yaml)\/|^om\/unresolved-variable$/;

/** Rules that take over what a more special one can no longer tell: the fault was there before. */
const TAKES_OVER = /^runtime\/unscoped-addon$/;

/** What an operation does, and where, is no value. */
function isStructure({ path }: Value): boolean {
  return typeof path[0] === 'number' && (path[1] === 'path' || path[1] === 'type');
}

test.each([0, 1, 2])('a value that is not known brings no finding (%i)', { timeout: 600_000 }, async (rest) => {
  for (const subject of part(7 + rest)) {
    let count = 0;
    const files = rewritten(subject.files, (text, path) =>
      unknown(text, path.replaceAll(/\W/g, '_'), (value) => !isStructure(value) && count++ % 3 === rest),
    );
    const [base, said] = [await baseOf(subject), await lintSubject({ ...subject, files })];
    const rules = new Set(base.report.findings.map(({ rule }) => rule));
    const fresh = said.report.findings
      .filter(({ rule }) => !rules.has(rule) && !ABOUT_VARIABLES.test(rule) && !TAKES_OVER.test(rule))
      .map(nameOf);
    expect({ [subject.name]: fresh }).toEqual({ [subject.name]: [] });
  }
});

test('two runs give the same bytes', { timeout: 600_000 }, async () => {
  for (const subject of part(6)) {
    const [base, again] = [await baseOf(subject), await lintSubject(subject)];
    expect(again.output).toBe(base.output);
  }
});
