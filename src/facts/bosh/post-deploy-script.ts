import { manifestsOf, ManifestJob } from '../../foundation/bosh-manifest.ts';
import { flagCell, keyOf, placeFor, textCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import { descend, type ConfigNode, type MapNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { flag, Row, table, text } from '../table.ts';
import { addonsOf } from './runtime-addon.ts';

/** One row per job of os-conf that leaves a post-deploy script on VMs. */
export const postDeployScripts = table(
  'post-deploy-script',
  {
    doc: 'A job `post-deploy-script` of os-conf: in an add-on of a runtime config or manifest, or in an instance group.',
    label: ['holder'],
    few: true,
    looksAt: { kinds: ['runtime-config', 'bosh-manifest'] },
    columns: {
      job: text('name of the job'),
      holder: text('the add-on or instance group'),
      director_runs: flag(
        'whether the director runs such scripts: post_deploy_enabled of the director file, which is off when a director file says nothing, or director.enable_post_deploy of a manifest for bosh create-env; absent when the files hold no director',
      ),
    },
  },
  (input) => {
    const scripts = scriptJobs(input);
    const runs = scripts.length === 0 ? undefined : directorRuns(input);
    return scripts.map(({ job, holder }) => {
      const { anchor, name } = job;
      return new Row(anchor, { job: name, holder, director_runs: runs ?? absent(anchor) });
    });
  },
);

interface ScriptJob {
  readonly job: ManifestJob;
  readonly holder: Cell<string>;
}

function scriptJobs(input: FactInput): readonly ScriptJob[] {
  const ofAddons = addonsOf(input).flatMap(({ node, jobs, anchor }) =>
    jobs.map((job) => ({ job, holder: textCell(node.get('name'), anchor) })),
  );
  const ofManifests = manifestsOf(input.foundation).flatMap((manifest) => [
    ...manifest.list('addons').flatMap((addon) => {
      const anchor = keyOf(addon.entry('name'), manifest.anchor);
      return mapsOf(addon.get('jobs')).map((job) => ({ job: new ManifestJob(job, anchor), holder: textCell(addon.get('name'), anchor) }));
    }),
    ...manifest.groups.flatMap(({ jobs, name }) => jobs.map((job) => ({ job, holder: name }))),
  ]);
  return [...ofAddons, ...ofManifests].filter(({ job: { name } }) => name.state === 'known' && name.value === 'post-deploy-script');
}

function mapsOf(list: ConfigNode | undefined): readonly MapNode[] {
  return list?.kind === 'sequence' ? list.items.filter((item): item is MapNode => item.kind === 'map') : [];
}

const SECTION = ['properties-configuration', 'director_configuration'];

/** Of several directors one that runs them settles it, then one that may. */
function directorRuns(input: FactInput): Cell<boolean> | undefined {
  const switches = [
    ...documentsOf(input.foundation, 'director').flatMap((document): readonly Cell<boolean>[] => {
      const section = descend(document.root, ...SECTION);
      if (section === undefined) return []; // a part of a director config
      const place = placeFor(document.root, [...SECTION, 'post_deploy_enabled'], startOf(document));
      const written = flagCell(section.kind === 'map' ? section.get('post_deploy_enabled') : section, place);
      return [written.state === 'absent' ? known(false, place) : written];
    }),
    ...manifestsOf(input.foundation).flatMap(({ isCreateEnv, groups }) => {
      const director = isCreateEnv ? groups.map((group) => group.job('director')).find((job) => job !== undefined) : undefined;
      return director === undefined ? [] : [flagCell(director.property('director.enable_post_deploy'), director.anchor)];
    }),
  ];
  const rank = (cell: Cell<boolean>): number => (cell.state === 'known' ? (cell.value ? 0 : 3) : cell.state === 'unknown' ? 1 : 2);
  return switches.sort((one, other) => rank(one) - rank(other))[0];
}
