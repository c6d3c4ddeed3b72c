import { reachOf } from '../../catalog/addon-jobs.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { anchorOf, keyOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import { ManifestJob } from '../../foundation/bosh-manifest.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { isSample, productsOf } from '../../foundation/product-config.ts';
import { isOpenKey } from '../../foundation/strict-reading.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, keyName, type ConfigNode, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { flag, integer, Row, scalar, table, text, texts } from '../table.ts';

/** Keys of `include` and `exclude`; the director ignores all others silently (BOSH director, `addon/filter.rb`, 2026-08). */
const FILTER_KEYS = ['deployments', 'jobs', 'instance_groups', 'stemcell', 'networks', 'teams', 'azs', 'lifecycle'];

/** One row per add-on of a runtime config. */
export const runtimeAddons = table(
  'runtime-addon',
  {
    doc: 'An add-on of a runtime config: what it puts on VMs, and on which.',
    label: ['name'],
    columns: {
      name: text('name of the add-on'),
      repeated: flag('true when an add-on of the same name stands earlier in the file'),
      jobs: texts('names of its jobs'),
      job_count: integer('how many jobs'),
      reach: text(
        'invasive when a job can break VMs it was not meant for, every-vm or harmless when all its jobs are known as such, other when not known',
      ),
      has_include: flag('true when include says anything'),
      has_exclude: flag('true when exclude says anything'),
      include_keys: texts('keys of include'),
      exclude_keys: texts('keys of exclude'),
      unknown_filter_keys: texts('keys of include and exclude that the director does not know and ignores'),
      near_filter_key: text('the key that the first unknown one was probably meant to be'),
      stemcell_form: flag('true when include.stemcell or exclude.stemcell has items that are not maps with os'),
      stemcell_os: texts('operating systems of include.stemcell'),
      excluded_stemcell_os: texts('operating systems of exclude.stemcell'),
      deployments: texts('deployments of include'),
      bare_deployments: texts(
        'deployments of include that are called like a product of the foundation: Ops Manager adds a guid to that name',
      ),
      windows_jobs: flag('true when one of its jobs is one for Windows'),
      lifecycle: text('lifecycle of include'),
      excludes_errands: flag('true when exclude says lifecycle: errand'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) => addonsOf(input).map((addon) => addonRow(addon, input)),
);

/** An add-on as it is written. */
export interface Addon {
  readonly document: Document;
  readonly node: MapNode;
  readonly anchor: Row['anchor'];
  readonly repeated: boolean;
  readonly jobs: readonly ManifestJob[];
}

/** The add-ons of all runtime configs, in the order of the files. */
export function addonsOf(input: FactInput): readonly Addon[] {
  return documentsOf(input.foundation, 'runtime-config').flatMap((document) => {
    const seen = new Set<string>();
    return listAt(document, 'addons').map((node) => {
      const anchor = keyOf(node.entry('name') ?? node.entries[0], { file: document.file, start: 0, end: 0 });
      const name = node.get('name');
      const repeated = name?.kind === 'scalar' && seen.has(name.text);
      if (name?.kind === 'scalar') seen.add(name.text);
      const jobs = node.get('jobs');
      const maps = jobs?.kind === 'sequence' ? jobs.items.filter((item): item is MapNode => item.kind === 'map') : [];
      return { document, node, anchor, repeated, jobs: maps.map((job) => new ManifestJob(job, anchor)) };
    });
  });
}

function addonRow({ document, node, anchor, repeated, jobs }: Addon, input: FactInput): Row {
  const filter = (name: string): ConfigNode | undefined => node.get(name);
  const keys = (name: string): readonly string[] => {
    const found = filter(name);
    return found?.kind === 'map' ? found.entries.filter(({ value }) => !isEmpty(value)).map(({ key }) => keyName(key)) : [];
  };
  const strange = ['include', 'exclude'].flatMap((name) => {
    const found = filter(name);
    return found?.kind === 'map' ? found.entries.filter(({ key }) => !FILTER_KEYS.includes(keyName(key)) && !isOpenKey(key)) : [];
  });
  const near = strange[0] === undefined ? undefined : didYouMean(keyName(strange[0].key), FILTER_KEYS);
  const says = (name: string): Cell<boolean> => {
    const found = filter(name);
    return found?.kind === 'unknown' ? unknown(anchor, found.variables) : known(keys(name).length > 0, anchor);
  };
  return new Row(anchor, {
    name: textCell(node.get('name'), anchor),
    repeated: known(repeated, anchor),
    jobs: known(
      jobs.flatMap(({ name }) => (name.state === 'known' ? [name.value] : [])),
      anchor,
    ),
    job_count: known(jobs.length, anchor),
    reach: reachCell(jobs, anchor),
    has_include: says('include'),
    has_exclude: says('exclude'),
    include_keys: known(keys('include'), anchor),
    exclude_keys: known(keys('exclude'), anchor),
    unknown_filter_keys: known(
      strange.map(({ key }) => keyName(key)),
      keyOf(strange[0], anchor),
    ),
    near_filter_key: near === undefined ? absent(anchor) : known(near, anchor),
    stemcell_form: stemcellForm([descend(filter('include'), 'stemcell'), descend(filter('exclude'), 'stemcell')], anchor),
    stemcell_os: stemcellOs(descend(filter('include'), 'stemcell'), anchor),
    excluded_stemcell_os: stemcellOs(descend(filter('exclude'), 'stemcell'), anchor),
    deployments: textsCell(descend(filter('include'), 'deployments'), anchor),
    bare_deployments: bareDeployments(descend(filter('include'), 'deployments'), input, anchor),
    windows_jobs: known(
      jobs.some(({ name }) => name.state !== 'known' || /windows/i.test(name.value)),
      anchor,
    ),
    lifecycle: textCell(descend(filter('include'), 'lifecycle'), anchor),
    excludes_errands: known(textOf(descend(filter('exclude'), 'lifecycle')) === 'errand', anchor),
    sample: known(isSample(document.file), anchor),
  });
}

/** Only a foundation of Ops Manager has such names: elsewhere a deployment may really be called cf. */
function bareDeployments(node: ConfigNode | undefined, input: FactInput, anchor: Row['anchor']): Cell<readonly string[]> {
  const slugs = productsOf(input.foundation).flatMap(({ slug }) => (slug.state === 'known' ? [slug.value] : []));
  const isOpsManager = slugs.length > 0 || documentsOf(input.foundation, 'director').length > 0;
  if (!isOpsManager) return known([], anchor);
  return mapCell(textsCell(node, anchor), (names) => names.filter((name) => slugs.includes(name) || PRODUCT_NAMES.includes(name)));
}

const PRODUCT_NAMES = [
  'cf',
  'p-isolation-segment',
  'pas-windows',
  'p-mysql',
  'p.mysql',
  'p-rabbitmq',
  'p.redis',
  'p-healthwatch2',
  'pivotal-container-service',
];

function stemcellForm(nodes: readonly (ConfigNode | undefined)[], anchor: Row['anchor']): Cell<boolean> {
  const written = nodes.filter((node): node is ConfigNode => node !== undefined && !isNullish(node));
  const wrong = written.find(
    (node) =>
      node.kind !== 'unknown' &&
      (node.kind !== 'sequence' ||
        node.items.some(
          (item) => item.kind === 'scalar' || item.kind === 'sequence' || (item.kind === 'map' && item.entry('os') === undefined),
        )),
  );
  if (wrong !== undefined) return known(true, anchorOf(wrong, anchor));
  const open = written.find(
    (node) => node.kind === 'unknown' || (node.kind === 'sequence' && node.items.some((item) => item.kind === 'unknown')),
  );
  return open === undefined ? known(false, anchor) : unknown(anchor);
}

function reachCell(jobs: readonly ManifestJob[], anchor: Row['anchor']): Cell<string> {
  const reaches = jobs.map(({ name }) => (name.state === 'known' ? reachOf(name.value) : undefined));
  if (reaches.includes('invasive')) return known('invasive', anchor);
  if (jobs.some(({ name }) => name.state === 'unknown')) return unknown(anchor);
  if (reaches.length > 0 && reaches.every((reach) => reach !== undefined))
    return known(reaches.includes('every-vm') ? 'every-vm' : 'harmless', anchor);
  return known('other', anchor);
}

function stemcellOs(node: ConfigNode | undefined, anchor: Row['anchor']): Cell<readonly string[]> {
  if (node?.kind !== 'sequence') return node === undefined ? absent(anchor) : unknown(anchor);
  const names = node.items.map((item) => textCell(item.kind === 'map' ? item.get('os') : item, anchor));
  if (names.some(({ state }) => state === 'unknown')) return unknown(anchor);
  const values = names.flatMap((cell) => (cell.state === 'known' ? [cell.value] : []));
  const first = names.find((cell) => cell.state === 'known');
  return first?.state === 'known' ? { ...first, value: values } : known(values, anchor);
}

function isEmpty(node: ConfigNode): boolean {
  if (node.kind === 'sequence') return node.items.length === 0;
  if (node.kind === 'map') return node.entries.length === 0;
  return node.kind === 'scalar' && (node.resolved.type === 'null' || node.text === '');
}

function textOf(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? node.text : undefined;
}

/** One row per job of an add-on. */
export const runtimeJobs = table(
  'runtime-job',
  {
    doc: 'A job of an add-on in a runtime config.',
    label: ['addon', 'name'],
    columns: {
      addon: text('name of the add-on'),
      name: text('name of the job'),
      release: text('release it comes from'),
      has_releases: flag('true when the file has a list of releases; without one it is a part of a config'),
      release_listed: flag('whether that release is in the list of the same file; unknown when the file has no list'),
      reach: text('invasive, every-vm, harmless or other'),
      script: text('property script of the os-conf script jobs'),
      banner: text('property login_banner.text'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) =>
    addonsOf(input).flatMap(({ document, node, jobs }) => {
      const hasList = descend(document.root, 'releases')?.kind === 'sequence';
      const listed = new Set(listAt(document, 'releases').flatMap((release) => textOf(release.get('name')) ?? []));
      return jobs.map((job) => {
        const { anchor, name, release } = job;
        return new Row(anchor, {
          addon: textCell(node.get('name'), anchor),
          name,
          release,
          has_releases: known(hasList, anchor),
          release_listed:
            release.state === 'known' && hasList
              ? known(listed.has(release.value), release.anchor)
              : release.state === 'absent'
                ? absent(anchor)
                : unknown(anchor),
          reach: name.state === 'known' ? known(reachOf(name.value) ?? 'other', anchor) : unknown(anchor),
          script: textCell(job.property('script'), anchor),
          banner: textCell(job.property('login_banner.text'), anchor),
          sample: known(isSample(document.file), anchor),
        });
      });
    }),
);

/** One row per user that os-conf's `user_add` creates. */
export const osUsers = table(
  'os-user',
  {
    doc: 'A user that an add-on creates on VMs (os-conf, job user_add).',
    label: ['name'],
    columns: {
      addon: text('name of the add-on'),
      name: text('user name'),
      has_public_key: flag('true when a public key is given'),
      has_crypted_password: flag('true when a crypted password is given'),
      has_plain_password: flag('true when the key password is written, which os-conf does not know'),
      sudo: scalar('sudo as written; os-conf takes true when it is left out'),
    },
  },
  (input) =>
    addonsOf(input).flatMap(({ node, jobs }) =>
      jobs.flatMap((job) => {
        const users = job.name.state === 'known' && job.name.value === 'user_add' ? job.property('users') : undefined;
        const maps = users?.kind === 'sequence' ? users.items.filter((item): item is MapNode => item.kind === 'map') : [];
        return maps.map((user) => {
          const anchor = keyOf(user.entry('name') ?? user.entries[0], job.anchor);
          const has = (key: string): Cell<boolean> => known(user.entry(key) !== undefined, anchor);
          return new Row(anchor, {
            addon: textCell(node.get('name'), anchor),
            name: textCell(user.get('name'), anchor),
            has_public_key: has('public_key'),
            has_crypted_password: has('crypted_password'),
            has_plain_password: has('password'),
            sudo: user.get('sudo') === undefined ? absent(anchor) : textCell(user.get('sudo'), anchor),
          });
        });
      }),
    ),
);
