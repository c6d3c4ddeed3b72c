import { memoPer } from '../../base/memo.ts';
import { reachOf } from '../../catalog/addon-jobs.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { anchorOf, keyOf, textCell, textsCell } from '../../foundation/cell-of.ts';
import { ManifestJob } from '../../foundation/bosh-manifest.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { productsOf } from '../../foundation/product-config.ts';
import { isOpenKey } from '../../foundation/strict-reading.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, isNullish, keyName, type ConfigNode, type MapNode } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** Keys of `include` and `exclude`; the director ignores all others silently (BOSH director, `addon/filter.rb`, 2026-08). */
const FILTER_KEYS = ['deployments', 'jobs', 'instance_groups', 'stemcell', 'networks', 'teams', 'azs', 'lifecycle'];

/** One row per add-on of a runtime config. */
export const runtimeAddons = table(
  'runtime-addon',
  {
    doc: 'An add-on of a runtime config: what it puts on VMs, and on which.',
    label: ['name'],
    looksAt: { kinds: ['runtime-config'], sections: ['addons'] },
    columns: {
      name: text('name of the add-on'),
      reach: text(
        'invasive when a job can break VMs it was not meant for, every-vm or harmless when all its jobs are known as such, other when not known',
      ),
      has_include: flag('true when include says anything'),
      has_exclude: flag('true when exclude says anything'),
      unknown_filter_keys: texts('keys of include and exclude that the director does not know and ignores'),
      near_filter_key: text('the key that the first unknown one was probably meant to be'),
      stemcell_form: flag('true when include.stemcell or exclude.stemcell has items that are not maps with os'),
      stemcell_os: texts('operating systems of include.stemcell'),
      bare_deployments: texts(
        'deployments of include that are called like a product of the foundation: Ops Manager adds a guid to that name',
      ),
      windows_jobs: flag('true when one of its jobs is one for Windows'),
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
export const addonsOf = memoPer((input: FactInput): readonly Addon[] => {
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
});

function addonRow({ node, anchor, jobs }: Addon, input: FactInput): Row {
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
    reach: reachCell(jobs, anchor),
    has_include: says('include'),
    has_exclude: says('exclude'),
    unknown_filter_keys: known(
      strange.map(({ key }) => keyName(key)),
      keyOf(strange[0], anchor),
    ),
    near_filter_key: near === undefined ? absent(anchor) : known(near, anchor),
    stemcell_form: stemcellForm([descend(filter('include'), 'stemcell'), descend(filter('exclude'), 'stemcell')], anchor),
    stemcell_os: stemcellOs(descend(filter('include'), 'stemcell'), anchor),
    bare_deployments: bareDeployments(descend(filter('include'), 'deployments'), input, anchor),
    windows_jobs: known(
      jobs.some(({ name }) => name.state !== 'known' || /windows/i.test(name.value)),
      anchor,
    ),
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

/** One row per job of an add-on. */
export const runtimeJobs = table(
  'runtime-job',
  {
    doc: 'A job of an add-on in a runtime config.',
    label: ['addon', 'name'],
    looksAt: { kinds: ['runtime-config'], sections: ['addons'] },
    columns: {
      addon: text('name of the add-on'),
      name: text('name of the job'),
      banner: text('property login_banner.text'),
    },
  },
  (input) =>
    addonsOf(input).flatMap(({ node, jobs }) =>
      jobs.map((job) => {
        const { anchor, name } = job;
        return new Row(anchor, {
          addon: textCell(node.get('name'), anchor),
          name,
          banner: textCell(job.property('login_banner.text'), anchor),
        });
      }),
    ),
);
