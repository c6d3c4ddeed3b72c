import { didYouMean } from '../../base/did-you-mean.ts';
import { manifestsOf, type BoshManifest, type ManifestJob } from '../../foundation/bosh-manifest.ts';
import { textCell } from '../../foundation/cell-of.ts';
import { absent, known } from '../../value/cell.ts';
import { keyName, mapsIn, type ConfigNode } from '../../value/node.ts';
import { textOf } from './deployment-identity.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per link that a job of a manifest takes by a name (`from`). */
export const manifestLinks = table(
  'manifest-link',
  {
    doc: 'A link that a job of a manifest consumes by a name: `consumes: {LINK: {from: NAME}}`.',
    label: ['job', 'name'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['instance_groups'] },
    columns: {
      job: text('name of the job'),
      link: text('the link as the job calls it'),
      name: text('the name after `from`'),
      given: flag(
        'whether a job of the manifest gives a link that name (`provides: {LINK: {as: NAME}}`); false also for the own name of a link, which stands in the release only',
      ),
      near_name: text('the name given in the manifest that was probably meant; absent where none is near'),
    },
  },
  (input) => manifestsOf(input.foundation).flatMap(linkRows),
);

function linkRows(manifest: BoshManifest): readonly Row[] {
  const jobs = manifest.groups.flatMap((group) => group.jobs);
  const given = [...new Set(jobs.flatMap(namesGiven))];
  return jobs.flatMap((job) =>
    entriesIn(job, 'consumes').flatMap(({ name: link, value }) => {
      if (value.kind !== 'map' || !isOwn(value.get('deployment'), manifest)) return [];
      const from = textCell(value.get('from'), job.anchor);
      if (from.state !== 'known') return [];
      const { anchor } = from;
      const near = given.includes(from.value) ? undefined : didYouMean(from.value, given);
      return [
        new Row(anchor, {
          job: job.name,
          link: known(link, anchor),
          name: from,
          given: known(given.includes(from.value), anchor, from.origin),
          near_name: near === undefined ? absent(anchor) : known(near, anchor),
        }),
      ];
    }),
  );
}

/** Names that the manifest gives to links of a job, and own names of links that it mentions. */
function namesGiven(job: ManifestJob): readonly string[] {
  const custom = mapsIn(job.node.get('custom_provider_definitions')).flatMap((definition) => textOf(definition.get('name')) ?? []);
  return [
    ...custom,
    ...entriesIn(job, 'provides').map(({ name, value }) => (value.kind === 'map' ? textOf(value.get('as')) : undefined) ?? name),
  ];
}

function entriesIn(job: ManifestJob, key: string): readonly { readonly name: string; readonly value: ConfigNode }[] {
  const map = job.node.get(key);
  return map?.kind === 'map' ? map.entries.map((entry) => ({ name: keyName(entry.key), value: entry.value })) : [];
}

/** A link may come from another deployment. */
function isOwn(deployment: ConfigNode | undefined, { name }: BoshManifest): boolean {
  return deployment === undefined || (name.state === 'known' && textOf(deployment) === name.value);
}
