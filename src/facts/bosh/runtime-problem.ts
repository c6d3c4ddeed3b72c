import { anchorOf, keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import type { ManifestJob } from '../../foundation/bosh-manifest.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { addonsOf } from './runtime-addon.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per thing in a runtime config that the director refuses, or may refuse once a variable is known. */
export const runtimeProblems = table(
  'runtime-problem',
  {
    doc: 'Releases of a runtime config that the director refuses, and add-ons that share a name, which it takes.',
    label: ['name', 'problem'],
    columns: {
      problem: text(
        'latest (a release without a fixed version), unlisted (a job of a release that the file does not list), duplicate (an add-on name that stands twice)',
      ),
      present: flag('whether it is so'),
      name: text('name of the release, or of the add-on for duplicate'),
      addon: text('for unlisted: the add-on; absent for others'),
    },
  },
  (input) => [...documentsOf(input.foundation, 'runtime-config').flatMap(releaseRows), ...addonRows(input)],
);

function problemRow(
  document: Document,
  anchor: Row['anchor'],
  cells: { readonly problem: string; readonly present: Cell<boolean>; readonly name: Cell<string>; readonly addon?: Cell<string> },
): Row {
  return new Row(anchor, {
    problem: known(cells.problem, anchor),
    present: cells.present,
    name: cells.name,
    addon: cells.addon ?? absent(anchor),
  });
}

function releaseRows(document: Document): readonly Row[] {
  return listAt(document, 'releases').map((release) => {
    const own = keyOf(release.entry('name') ?? release.entries[0], { file: document.file, start: 0, end: 0 });
    const version = textCell(release.get('version'), own);
    const present: Cell<boolean> =
      version.state === 'known'
        ? known(version.value.endsWith('latest'), version.anchor, version.origin)
        : version.state === 'absent'
          ? known(true, own)
          : version;
    return problemRow(document, own, { problem: 'latest', present, name: textCell(release.get('name'), own) });
  });
}

function addonRows(input: FactInput): readonly Row[] {
  return addonsOf(input).flatMap(({ document, node, anchor, repeated, jobs }) => {
    const name = textCell(node.get('name'), anchor);
    const duplicate = repeated
      ? [
          problemRow(document, anchor, {
            problem: 'duplicate',
            present: known(true, anchor, name.state === 'known' ? name.origin : undefined),
            name,
          }),
        ]
      : [];
    const releases = descend(document.root, 'releases');
    // Without a list the file is a part of a config, and the releases may stand in another.
    if (releases?.kind !== 'sequence') return duplicate;
    const listed = listAt(document, 'releases').map((release) => textCell(release.get('name'), anchor));
    const isOpen = releases.items.some((item) => item.kind === 'unknown') || listed.some(({ state }) => state === 'unknown');
    const names = new Set(listed.flatMap((cell) => (cell.state === 'known' ? [cell.value] : [])));
    const unlisted = jobs.flatMap(({ release }) => {
      if (release.state === 'absent') return [];
      const present: Cell<boolean> =
        release.state === 'unknown'
          ? release
          : names.has(release.value)
            ? known(false, release.anchor)
            : isOpen
              ? unknown(release.anchor)
              : known(true, release.anchor, release.origin);
      return [problemRow(document, release.anchor, { problem: 'unlisted', present, name: release, addon: name })];
    });
    return [...duplicate, ...unlisted];
  });
}

/** One row per thing about an os-conf job that a person should look at, or may have to once a variable is known. */
export const osConfProblems = table(
  'os-conf-problem',
  {
    doc: 'What is wrong with the os-conf jobs of a runtime config: users, scripts, banners.',
    label: ['addon', 'problem'],
    columns: {
      addon: text('name of the add-on'),
      job: text('name of the os-conf job'),
      problem: text(
        'password-login (a user with a password and no key), plain (a password in plain text), sudo (sudo is not written and so true), download (a script fetches from the internet), banner (an empty banner), not-for-production (a job that is not meant for it), removed (a user that stood there at the earlier revision)',
      ),
      present: flag('whether it is so'),
      user: text('name of the user; absent for others'),
    },
  },
  (input) =>
    addonsOf(input).flatMap((addon) =>
      addon.jobs.flatMap((job) => {
        const { anchor } = job;
        const row = (problem: string, present: Cell<boolean>, at: Row['anchor'], user?: Cell<string>): Row =>
          new Row(at, {
            addon: textCell(addon.node.get('name'), anchor),
            job: job.name,
            problem: known(problem, at),
            present,
            user: user ?? absent(at),
          });
        return jobProblems(job, row, usersBefore(input, addon.document.file.path));
      }),
    ),
);

type MakeRow = (problem: string, present: Cell<boolean>, at: Row['anchor'], user?: Cell<string>) => Row;

const NOT_FOR_PRODUCTION = ['disable_agent', 'limits_not_recommended'];
const SCRIPTS = ['pre-start-script', 'post-start-script', 'post-deploy-script'];

function jobProblems(job: ManifestJob, row: MakeRow, before: ReadonlySet<string>): readonly Row[] {
  const { anchor, name } = job;
  if (name.state !== 'known') return [];
  if (NOT_FOR_PRODUCTION.includes(name.value)) return [row('not-for-production', known(true, anchor, name.origin), anchor)];
  if (SCRIPTS.includes(name.value)) {
    const script = job.property('script');
    const at = anchorOf(script, anchor);
    return [
      row(
        'download',
        script?.kind === 'unknown'
          ? unknown(at, script.variables, script.origin)
          : known(script?.kind === 'scalar' && fetches(script.text), at, script?.origin),
        at,
      ),
    ];
  }
  if (name.value === 'login_banner') {
    const banner = job.property('login_banner.text');
    if (banner === undefined) return [];
    const at = anchorOf(banner, anchor);
    return [
      row(
        'banner',
        banner.kind === 'unknown'
          ? unknown(at, banner.variables, banner.origin)
          : known(isNullish(banner) || (banner.kind === 'scalar' && banner.text.trim() === ''), at, banner.origin),
        at,
      ),
    ];
  }
  if (name.value !== 'user_add') return [];
  const users = job.property('users');
  const maps = users?.kind === 'sequence' ? users.items.filter((item): item is MapNode => item.kind === 'map') : [];
  const now = new Set(maps.flatMap((user) => (user.get('name')?.kind === 'scalar' ? [textOf(user.get('name'))] : [])));
  const removed =
    users?.kind === 'sequence' && maps.length === users.items.length && now.size === maps.length
      ? [...before].filter((user) => !now.has(user))
      : [];
  return [
    ...maps.flatMap((user) => userProblems(user, anchor, row)),
    ...removed.map((user) => row('removed', known(true, anchor), anchor, known(user, anchor))),
  ];
}

function userProblems(user: MapNode, otherwise: Row['anchor'], row: MakeRow): readonly Row[] {
  const at = keyOf(user.entry('name') ?? user.entries[0], otherwise);
  const name = textCell(user.get('name'), at);
  const has = (key: string): boolean => !isNullish(user.get(key));
  const plain = user.get('password');
  const plainAt = anchorOf(plain, at);
  const rows: Row[] = [];
  if (plain !== undefined && !isNullish(plain))
    rows.push(row('plain', plain.kind === 'unknown' ? unknown(plainAt, plain.variables) : known(true, plainAt), plainAt, name));
  if (has('crypted_password') && !has('public_key')) rows.push(row('password-login', known(true, at), at, name));
  if (user.entry('sudo') === undefined) rows.push(row('sudo', known(true, at), at, name));
  return rows;
}

/** Whether a script calls a program that fetches packages or files, outside of its comments. */
function fetches(script: string): boolean {
  return script
    .split('\n')
    .some(
      (line) =>
        /(^|[\s;&|(])(apt-get|apt|yum|curl|wget|pip3?|gem|npm)\s+\S/.test(line) &&
        !line.trim().startsWith('#') &&
        !/(127\.0\.0\.1|localhost)/.test(line),
    );
}

/** Users of the same file at the earlier revision. */
function usersBefore(input: FactInput, path: string): ReadonlySet<string> {
  const { previous } = input;
  if (previous === undefined) return NOBODY;
  const jobs = addonsOf({ ...input, foundation: previous })
    .filter(({ document }) => document.file.path === path)
    .flatMap((addon) => addon.jobs);
  return new Set(
    jobs.flatMap((job) => {
      const users = job.name.state === 'known' && job.name.value === 'user_add' ? job.property('users') : undefined;
      return users?.kind === 'sequence'
        ? users.items.flatMap((user) => (user.kind === 'map' ? textOf(user.get('name')) : [])).filter((name) => name !== '')
        : [];
    }),
  );
}

const NOBODY: ReadonlySet<string> = new Set();

function textOf(node: ConfigNode | undefined): string {
  return node?.kind === 'scalar' ? node.text : '';
}
