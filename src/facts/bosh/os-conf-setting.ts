import { anchorOf, keyOf, textCell } from '../../foundation/cell-of.ts';
import type { ManifestJob } from '../../foundation/bosh-manifest.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { isNullish, type ConfigNode, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { addonsOf } from './runtime-addon.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** One row per job of an add-on, and per setting of os-conf's jobs for users, scripts and banners. Credentials are never read. */
export const osConfSettings = table(
  'os-conf-setting',
  {
    doc: 'A setting of a job of an add-on: which users os-conf adds, what its scripts and banners hold.',
    label: ['job', 'key'],
    looksAt: { kinds: ['runtime-config'], sections: ['addons'] },
    columns: {
      job: text('name of the job'),
      key: text(
        'name (the job itself), script, login_banner.text; for users of user_add: name (of one that was there at the earlier revision), password, crypted_password or sudo',
      ),
      user: text('name of the user; absent for others'),
      written: flag('whether the key has a value; false for a user that is no longer there'),
      public_key: flag('for a user: whether a public key is given; absent for others'),
      fetches_by: texts('for script: the programs outside of comments that fetch from elsewhere, e.g. curl; absent for others'),
      blank: flag('for login_banner.text: true when nothing but blanks stands there; absent for others'),
    },
  },
  (input) =>
    addonsOf(input).flatMap(({ document, jobs }) => {
      const before = usersBefore(input, document.file.path);
      return jobs.flatMap((job) => settingsOf(job, before));
    }),
);

interface SettingCells {
  readonly key: string;
  readonly written: Cell<boolean>;
  readonly user?: Cell<string>;
  readonly publicKey?: boolean;
  readonly fetchesBy?: Cell<readonly string[]>;
  readonly blank?: Cell<boolean>;
}

function settingRow({ name }: ManifestJob, at: Row['anchor'], { key, written, user, publicKey, fetchesBy, blank }: SettingCells): Row {
  return new Row(at, {
    job: name,
    key: known(key, at),
    user: user ?? absent(at),
    written,
    public_key: publicKey === undefined ? absent(at) : known(publicKey, at),
    fetches_by: fetchesBy ?? absent(at),
    blank: blank ?? absent(at),
  });
}

const SCRIPTS = ['pre-start-script', 'post-start-script', 'post-deploy-script'];

function settingsOf(job: ManifestJob, before: ReadonlySet<string>): readonly Row[] {
  const { anchor, name } = job;
  if (name.state !== 'known') return [];
  const own = settingRow(job, anchor, { key: 'name', written: known(true, anchor, name.origin) });
  if (SCRIPTS.includes(name.value)) return [own, scriptRow(job)];
  const banner = name.value === 'login_banner' ? job.property('login_banner.text') : undefined;
  if (banner !== undefined) return [own, bannerRow(job, banner)];
  return name.value === 'user_add' ? [own, ...userRows(job, before)] : [own];
}

function scriptRow(job: ManifestJob): Row {
  const script = job.property('script');
  const at = anchorOf(script, job.anchor);
  const open = script?.kind === 'unknown' ? unknown(at, script.variables, script.origin) : undefined;
  const fetchesBy = open ?? known(script?.kind === 'scalar' ? fetchersIn(script.text) : [], at, script?.origin);
  return settingRow(job, at, { key: 'script', written: open ?? known(script !== undefined, at, script?.origin), fetchesBy });
}

function bannerRow(job: ManifestJob, banner: ConfigNode): Row {
  const at = anchorOf(banner, job.anchor);
  const open = banner.kind === 'unknown' ? unknown(at, banner.variables, banner.origin) : undefined;
  const isBlank = isNullish(banner) || (banner.kind === 'scalar' && banner.text.trim() === '');
  const blank = open ?? known(isBlank, at, banner.origin);
  return settingRow(job, at, { key: 'login_banner.text', written: open ?? known(true, at, banner.origin), blank });
}

function userRows(job: ManifestJob, before: ReadonlySet<string>): readonly Row[] {
  const users = job.property('users');
  const maps = users?.kind === 'sequence' ? users.items.filter((item): item is MapNode => item.kind === 'map') : [];
  const now = new Set(maps.flatMap((user) => (user.get('name')?.kind === 'scalar' ? [textOf(user.get('name'))] : [])));
  const isComplete = users?.kind === 'sequence' && maps.length === users.items.length && now.size === maps.length;
  const gone = isComplete ? [...before].filter((user) => !now.has(user)) : [];
  const { anchor } = job;
  return [
    ...maps.flatMap((user) => settingsOfUser(job, user)),
    ...gone.map((user) => settingRow(job, anchor, { key: 'name', user: known(user, anchor), written: known(false, anchor) })),
  ];
}

function settingsOfUser(job: ManifestJob, user: MapNode): readonly Row[] {
  const at = keyOf(user.entry('name') ?? user.entries[0], job.anchor);
  const has = (key: string): boolean => !isNullish(user.get(key));
  const of = { user: textCell(user.get('name'), at), publicKey: has('public_key') };
  const plain = user.get('password');
  const plainAt = anchorOf(plain, at);
  const written = plain?.kind === 'unknown' ? unknown(plainAt, plain.variables) : known(has('password'), plainAt);
  return [
    settingRow(job, plainAt, { key: 'password', written, ...of }),
    settingRow(job, at, { key: 'crypted_password', written: known(has('crypted_password'), at), ...of }),
    settingRow(job, at, { key: 'sudo', written: known(user.entry('sudo') !== undefined, at), ...of }),
  ];
}

/** The programs that a script calls to fetch packages or files from another machine, outside of its comments. */
function fetchersIn(script: string): readonly string[] {
  const calls = script.split('\n').flatMap((line) => {
    const call = /(?:^|[\s;&|(])(apt-get|apt|yum|curl|wget|pip3?|gem|npm)\s+\S/.exec(line);
    return call === null || line.trim().startsWith('#') || /(127\.0\.0\.1|localhost)/.test(line) ? [] : [call[1]!];
  });
  return [...new Set(calls)];
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
