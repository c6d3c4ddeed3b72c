import { keyOf, textCell } from '../../foundation/cell-of.ts';
import { manifestsOf } from '../../foundation/bosh-manifest.ts';
import { isSample } from '../../foundation/product-config.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { absent, known, mapCell, unknown } from '../../value/cell.ts';
import { isNullish, type ConfigNode, type MapNode } from '../../value/node.ts';
import { flag, Row, table, text } from '../table.ts';
import { identityCells, manifestIdentity } from './manifest-identity.ts';

/** One row per release that a manifest or a runtime config lists. */
export const manifestReleases = table(
  'manifest-release',
  {
    doc: 'A release in the list of a BOSH manifest or a runtime config.',
    label: ['name'],
    columns: {
      kind: text('bosh-manifest or runtime-config'),
      deployment: text('name of the deployment; absent for runtime configs'),
      name: text('name of the release'),
      version: text('version as written'),
      latest: flag('true when the version is latest (or ends so) or create'),
      url: text('where it is downloaded from; absent when it must be uploaded'),
      has_sha1: flag('true when a checksum is written'),
      used: flag('true when a job of the same file uses it'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'bosh-manifest', 'runtime-config').flatMap((document) => {
      const releases = listAt(document, 'releases');
      const used = new Set(jobMaps(document.root).flatMap((job) => releaseName(job.get('release'))));
      return releases.map((node) => {
        const start = { file: document.file, start: 0, end: 0 };
        const anchor = keyOf(node.entry('name') ?? node.entries[0], start);
        const name = textCell(node.get('name'), anchor);
        const version = textCell(node.get('version'), anchor);
        const url = textCell(node.get('url'), anchor);
        return new Row(anchor, {
          kind: known(document.kind, anchor),
          deployment:
            document.kind === 'bosh-manifest' && document.root?.kind === 'map'
              ? textCell(document.root.get('name'), anchor)
              : absent(anchor),
          name,
          version,
          latest: mapCell(version, (text) => text.endsWith('latest') || text === 'create'),
          url: mapCell(url, (text) => text.replace(/\/\/[^/@]*@/, '//')),
          has_sha1: known(!isNullish(node.get('sha1')), anchor),
          used: name.state === 'known' ? known(used.has(name.value), anchor) : unknown(anchor),
          sample: known(isSample(document.file), anchor),
        });
      });
    }),
);

/** One row per stemcell that a manifest lists. */
export const manifestStemcells = table(
  'manifest-stemcell',
  {
    doc: 'A stemcell in the list of a BOSH manifest.',
    label: ['alias'],
    columns: {
      ...manifestIdentity,
      alias: text('alias that instance groups use'),
      os: text('operating system, e.g. ubuntu-jammy'),
      name: text('full stemcell name, the older way'),
      version: text('version as written'),
      latest: flag('true when the version is latest or ends so'),
      used: flag('true when an instance group uses the alias'),
    },
  },
  (input) =>
    manifestsOf(input.foundation).flatMap((manifest) => {
      const used = new Set(manifest.groups.flatMap((group) => releaseName(group.at('stemcell'))));
      return manifest.list('stemcells').map((node) => {
        const anchor = keyOf(node.entry('alias') ?? node.entries[0], manifest.anchor);
        const alias = textCell(node.get('alias'), anchor);
        const version = textCell(node.get('version'), anchor);
        return new Row(anchor, {
          ...identityCells(manifest, input),
          alias,
          os: textCell(node.get('os'), anchor),
          name: textCell(node.get('name'), anchor),
          version,
          latest: mapCell(version, (text) => text.endsWith('latest')),
          used: alias.state === 'known' ? known(used.has(alias.value), anchor) : unknown(anchor),
        });
      });
    }),
);

/** Job maps of instance groups and add-ons. */
function jobMaps(root: ConfigNode | undefined): readonly MapNode[] {
  if (root?.kind !== 'map') return [];
  const holders = ['instance_groups', 'addons'].flatMap((key) => {
    const list = root.get(key);
    return list?.kind === 'sequence' ? list.items : [];
  });
  return holders.flatMap((holder) => {
    const jobs = holder.kind === 'map' ? holder.get('jobs') : undefined;
    return jobs?.kind === 'sequence' ? jobs.items.filter((job): job is MapNode => job.kind === 'map') : [];
  });
}

function releaseName(node: ConfigNode | undefined): readonly string[] {
  return node?.kind === 'scalar' ? [node.text] : [];
}
