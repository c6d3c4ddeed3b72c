import { didYouMean } from '../../base/did-you-mean.ts';
import { manifestsOf, type BoshManifest } from '../../foundation/bosh-manifest.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known, unknown } from '../../value/cell.ts';
import { mapsIn } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { textOf } from '../bosh/deployment-identity.ts';
import { mayAdd, mayChange } from '../bosh/pending-operation.ts';
import { callingFiles, type Call } from './call.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** One row per call of `bosh run-errand` whose deployment has a manifest in the foundation. */
export const errandCalls = table(
  'errand-call',
  {
    doc: 'An errand that a script or pipeline runs by the bosh CLI, and whether the manifest of that deployment has it.',
    label: ['name'],
    columns: {
      name: text('the errand as the script names it'),
      deployment: text('the deployment'),
      defined: flag(
        'whether an instance group or a job of the manifest, or of a runtime config, has that name; unknown while a variable or an ops-file may bring it',
      ),
      near_name: text('the group or job that was probably meant; absent where none is near'),
      errands: texts('the groups of the manifest whose lifecycle is errand'),
    },
  },
  (input) =>
    callingFiles(input.foundation).flatMap(({ calls, automation }) =>
      automation === undefined ? [] : calls.flatMap((call) => errandRow(call, deploymentsSetIn(calls), input)),
    ),
);

function errandRow({ tool, words, anchor }: Call, set: readonly string[], input: FactInput): readonly Row[] {
  const at = tool === 'bosh' ? words.indexOf('run-errand') : -1;
  const name =
    at < 0 ? undefined : words.slice(at + 1).find((word, index) => !word.startsWith('-') && !VALUED.has(words[at + index] ?? ''));
  if (name === undefined || !/^[\w-]+$/.test(name)) return [];
  const manifest = manifestFor(words, set, input);
  if (manifest?.name.state !== 'known') return [];
  const names = manifest.groups.flatMap((group) => [group.name, ...group.jobs.map((job) => job.name)]);
  const defined = names.flatMap((cell) => (cell.state === 'known' ? [cell.value] : []));
  const isOpen =
    names.some(({ state }) => state !== 'known') ||
    mayAdd(manifest, 'instance_groups', input) ||
    manifest.groups.some((group) => mayChange(group, 'jobs', input));
  const isDefined = defined.includes(name) || addonJobs(input).includes(name);
  const near = isDefined ? undefined : didYouMean(name, defined);
  return [
    new Row(anchor, {
      name: known(name, anchor),
      deployment: manifest.name,
      defined: isOpen && !isDefined ? unknown(anchor) : known(isDefined, anchor),
      near_name: near === undefined ? absent(anchor) : known(near, anchor),
      errands: known(
        manifest.groups.flatMap((group) =>
          textOf(group.at('lifecycle')) === 'errand' && group.name.state === 'known' ? [group.name.value] : [],
        ),
        anchor,
      ),
    }),
  ];
}

/** Options of the bosh CLI whose value may stand between the command and the errand. */
const VALUED = new Set('-d --deployment -e --environment --instance --logs-dir --client --client-secret --ca-cert'.split(' '));

/** What a file sets BOSH_DEPLOYMENT to, for all calls that follow. */
function deploymentsSetIn(calls: readonly Call[]): readonly string[] {
  return calls.flatMap(({ assignments }) =>
    assignments.flatMap((one) => (one.startsWith('BOSH_DEPLOYMENT=') ? [one.slice('BOSH_DEPLOYMENT='.length)] : [])),
  );
}

/** The manifest of the deployment that is named (`-d NAME`, or BOSH_DEPLOYMENT where it is set once), else the only one. */
function manifestFor(words: readonly string[], set: readonly string[], input: FactInput): BoshManifest | undefined {
  const manifests = manifestsOf(input.foundation).filter((manifest) => !manifest.isFragment && !manifest.isCreateEnv);
  const flagAt = words.findIndex((word) => word === '-d' || word === '--deployment');
  const attached = words.find((word) => word.startsWith('--deployment='))?.slice('--deployment='.length);
  const deployment = attached ?? (flagAt < 0 ? undefined : words[flagAt + 1]) ?? (set.length === 1 ? set[0] : undefined);
  // a deployment that a variable names may be any other
  if (deployment !== undefined) return manifests.find(({ name }) => name.state === 'known' && name.value === deployment);
  return manifests.length === 1 && set.length === 0 ? manifests[0] : undefined;
}

/** Jobs of the add-ons of runtime configs, which any deployment may have. */
function addonJobs({ foundation }: FactInput): readonly string[] {
  return documentsOf(foundation, 'runtime-config').flatMap((document) =>
    listAt(document, 'addons').flatMap((addon) => mapsIn(addon.get('jobs')).flatMap((job) => textOf(job.get('name')) ?? [])),
  );
}
