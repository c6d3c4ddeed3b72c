import { keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { addonsOf, type Addon } from './runtime-addon.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per release of a runtime config, per add-on, and per release that a job of an add-on asks for. */
export const runtimeNames = table(
  'runtime-name',
  {
    doc: 'A name in a runtime config: of a release with its version, of an add-on, of the release that a job of an add-on comes from.',
    label: ['name', 'kind'],
    looksAt: { kinds: ['runtime-config'], sections: ['releases', 'addons'] },
    columns: {
      kind: text('release (in the list of releases), job-release (of a job of an add-on) or addon'),
      name: text('name of the release or the add-on'),
      version: text('for release: the version as written; absent for others'),
      addon: text('for job-release: the add-on; absent for others'),
      listed: flag('for job-release: whether the file lists the release; absent for others, and in a file without a list'),
      repeated: flag('for addon: true when one of the same name stands earlier in the file; absent for others'),
      written: text('what the name stands or falls with, at its place: the version of a release, else the name; absent when there is none'),
    },
  },
  (input) => [...documentsOf(input.foundation, 'runtime-config').flatMap(releaseRows), ...addonsOf(input).flatMap(addonRows)],
);

interface NameCells {
  readonly kind: string;
  readonly name: Cell<string>;
  readonly version?: Cell<string>;
  readonly addon?: Cell<string>;
  readonly listed?: Cell<boolean>;
  readonly repeated?: boolean;
}

function nameRow(anchor: Row['anchor'], { kind, name, version, addon, listed, repeated }: NameCells): Row {
  return new Row(anchor, {
    kind: known(kind, anchor),
    name,
    version: version ?? absent(anchor),
    addon: addon ?? absent(anchor),
    listed: listed ?? absent(anchor),
    repeated: repeated === undefined ? absent(anchor) : known(repeated, anchor),
    written: version ?? name,
  });
}

function releaseRows(document: Document): readonly Row[] {
  return listAt(document, 'releases').map((release) => {
    const own = keyOf(release.entry('name') ?? release.entries[0], { file: document.file, start: 0, end: 0 });
    return nameRow(own, { kind: 'release', name: textCell(release.get('name'), own), version: textCell(release.get('version'), own) });
  });
}

function addonRows(addon: Addon): readonly Row[] {
  const { document, node, anchor, repeated, jobs } = addon;
  const name = textCell(node.get('name'), anchor);
  const own = nameRow(anchor, { kind: 'addon', name: name.state === 'known' ? { ...name, anchor } : name, repeated });
  const releases = descend(document.root, 'releases');
  // Without a list the file is a part of a config, and the releases may stand in another.
  if (releases?.kind !== 'sequence') return [own];
  const names = listAt(document, 'releases').map((release) => textCell(release.get('name'), anchor));
  const isOpen = releases.items.some((item) => item.kind === 'unknown') || names.some(({ state }) => state === 'unknown');
  const listed = new Set(names.flatMap((cell) => (cell.state === 'known' ? [cell.value] : [])));
  return [
    own,
    ...jobs.flatMap(({ release }) => {
      if (release.state === 'absent') return [];
      return [nameRow(release.anchor, { kind: 'job-release', name: release, addon: name, listed: listedCell(release, listed, isOpen) })];
    }),
  ];
}

/** Whether a list that may be longer than it seems (`isOpen`) has a release. */
function listedCell(release: Cell<string>, listed: ReadonlySet<string>, isOpen: boolean): Cell<boolean> {
  if (release.state !== 'known') return release;
  if (listed.has(release.value)) return known(true, release.anchor);
  return isOpen ? unknown(release.anchor) : known(false, release.anchor, release.origin);
}
