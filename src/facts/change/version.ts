import { compareNumbers, minorLine, versionNumbers } from '../../base/product-version.ts';
import { minorLinesBetween, isDocumentedJump } from '../../catalog/release-lines.ts';
import { manifestsOf } from '../../foundation/bosh-manifest.ts';
import { textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document, type Foundation } from '../../foundation/foundation.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { atChange } from '../../interpolate/changed-part.ts';
import { answerCell, cellsDiffer } from '../../foundation/difference.ts';
import { earlierInput, productPairs } from '../revision-pairs.ts';
import { changedProduct, changedProductCells } from './changed-product.ts';
import type { FactInput } from '../input.ts';
import { pushErrandsOff } from '../errands/push-errands.ts';
import { flag, Row, table, text, texts, type Cells } from '../table.ts';

const versionColumns = {
  kind: text('product, opsman (Ops Manager) or stemcell'),
  name: text('product slug; for a stemcell its alias, or the product that it is for'),
  before: text('version at the earlier revision'),
  after: text('version now'),
  direction: text('up, down or other (versions that cannot be compared)'),
  before_os: text('operating system of the stemcell at the earlier revision; absent for products'),
  os: text('operating system of the stemcell now'),
  other_line: flag('true when the stemcell is of another operating system or another major line; absent for products'),
  skipped: texts('minor lines of TAS between the two'),
  documented_jump: flag('true when the vendor documents the step over these lines'),
};

/** One row per version that changed, wherever it is written. */
export const versionChanges = table(
  'version-change',
  {
    doc: 'A version of a product, of Ops Manager or of a stemcell that is not what it was at the earlier revision. A version that several files name has one row.',
    label: ['name'],
    few: true,
    columns: versionColumns,
  },
  (input) => versionChangesOf(input),
);

/** A version at one of the times. */
interface VersionPlace {
  readonly kind: 'product' | 'opsman' | 'stemcell';
  readonly name: string;
  readonly document: Document;
  readonly version: Cell<string>;
  readonly os: Cell<string>;
}

function versionChangesOf(input: FactInput): readonly Row<typeof versionColumns>[] {
  const earlier = earlierInput(input);
  if (earlier === undefined) return [];
  const before = new Map(versionPlaces(earlier.foundation).map((place) => [`${place.kind} ${place.name}`, place]));
  return versionPlaces(input.foundation).flatMap((place) => {
    const then = before.get(`${place.kind} ${place.name}`);
    return then === undefined ? [] : versionRow(place, then);
  });
}

/** Each product and stemcell once; what the product itself says comes before what is downloaded for it, and what is known before what is not. */
function versionPlaces(foundation: Foundation): readonly VersionPlace[] {
  const places = new Map<string, VersionPlace>();
  const add = (place: VersionPlace): void => {
    const key = `${place.kind} ${place.name}`;
    const there = places.get(key)?.version.state;
    if (there === undefined ? place.version.state !== 'absent' : there === 'unknown' && place.version.state === 'known')
      places.set(key, place);
  };
  for (const product of productsOf(foundation))
    if (product.slug.state === 'known')
      add({ kind: 'product', name: product.slug.value, document: product.document, version: product.version, os: absent(product.anchor) });
  for (const document of documentsOf(foundation, 'stage-product', 'download')) addFile(document, add);
  for (const document of documentsOf(foundation, 'vars')) addVersionsFile(document, add);
  for (const document of documentsOf(foundation, 'assign-stemcell')) {
    const start = startOf(document);
    const name = textCell(descend(document.root, 'product'), start);
    if (name.state === 'known')
      add({
        kind: 'stemcell',
        name: name.value,
        document,
        version: textCell(descend(document.root, 'stemcell'), start),
        os: absent(start),
      });
  }
  for (const manifest of manifestsOf(foundation)) {
    for (const stemcell of manifest.list('stemcells')) {
      const alias = textCell(stemcell.get('alias'), manifest.anchor);
      if (alias.state !== 'known') continue;
      const name = `${manifest.name.state === 'known' ? manifest.name.value : manifest.document.file.path} ${alias.value}`;
      const os = textCell(stemcell.get('os'), alias.anchor);
      add({ kind: 'stemcell', name, document: manifest.document, version: textCell(stemcell.get('version'), alias.anchor), os });
    }
  }
  return [...places.values()];
}

function addFile(document: Document, add: (place: VersionPlace) => void): void {
  const start = startOf(document);
  const at = (key: string): Cell<string> => textCell(descend(document.root, key), start);
  const slug = at(document.kind === 'download' ? 'pivnet-product-slug' : 'product-name');
  if (slug.state !== 'known') return;
  const name = DOWNLOAD_NAMES[slug.value] ?? slug.value;
  if (name.startsWith('stemcells-'))
    add({ kind: 'stemcell', name, document, version: at('product-version'), os: known(name.slice('stemcells-'.length), slug.anchor) });
  else add({ kind: name === 'ops-manager' ? 'opsman' : 'product', name, document, version: at('product-version'), os: absent(start) });
  if (document.kind === 'download') add({ kind: 'stemcell', name, document, version: at('stemcell-version'), os: absent(start) });
}

/** Slugs of the download site that differ from the product's own name. */
const DOWNLOAD_NAMES: Readonly<Record<string, string>> = {
  'elastic-runtime': 'cf',
  'srt-elastic-runtime': 'cf',
  'isolation-segment': 'p-isolation-segment',
  'runtime-for-windows': 'pas-windows',
};

/** `versions/tas.yml` with a `product-version`: the file is called after the product. */
function addVersionsFile(document: Document, add: (place: VersionPlace) => void): void {
  const steps = document.file.path.split('/');
  if (!steps.slice(0, -1).includes('versions')) return;
  const stem = (steps.at(-1) ?? '').replace(/\.ya?ml$/i, '');
  const name = FILE_NAMES[stem] ?? stem;
  const start = startOf(document);
  const at = (key: string): Cell<string> => textCell(descend(document.root, key), start);
  add({ kind: name === 'ops-manager' ? 'opsman' : 'product', name, document, version: at('product-version'), os: absent(start) });
  add({ kind: 'stemcell', name, document, version: at('stemcell-version'), os: absent(start) });
}

const FILE_NAMES: Readonly<Record<string, string>> = {
  tas: 'cf',
  pas: 'cf',
  srt: 'cf',
  ert: 'cf',
  'elastic-runtime': 'cf',
  opsman: 'ops-manager',
};

function versionRow(now: VersionPlace, before: VersionPlace): readonly Row<typeof versionColumns>[] {
  const osChanged = cellsDiffer(now.os, before.os);
  const changed = cellsDiffer(now.version, before.version);
  if (changed === false && osChanged === false) return [];
  const { anchor } = now.version;
  const isStemcell = now.kind === 'stemcell';
  const [line, lineBefore] = [now, before].map(({ version }) => lineOf(version)) as [Cell<string>, Cell<string>]; // two in, two out
  const isTas = now.kind === 'product' && now.name === 'cf';
  const between =
    isTas && line.state === 'known' && lineBefore.state === 'known' ? minorLinesBetween(lineBefore.value, line.value) : undefined;
  const open = line.state === 'unknown' ? line : lineBefore.state === 'unknown' ? { ...lineBefore, anchor } : absent(anchor);
  return [
    new Row(anchor, {
      kind: known<string>(now.kind, anchor),
      name: known(now.name, anchor),
      before: before.version,
      after: atChange(now.version, before.version),
      direction: directionOf(now.version, before.version),
      before_os: isStemcell ? before.os : absent(anchor),
      os: isStemcell ? now.os : absent(anchor),
      other_line: isStemcell ? otherLine(now, before) : absent(anchor),
      skipped: between === undefined ? open : known(between, anchor),
      documented_jump:
        between === undefined || line.state !== 'known' || lineBefore.state !== 'known'
          ? open
          : known(isDocumentedJump(lineBefore.value, line.value), anchor),
    } satisfies Cells<typeof versionColumns>),
  ];
}

function lineOf(version: Cell<string>): Cell<string> {
  if (version.state !== 'known') return version;
  const line = minorLine(version.value);
  return line === undefined ? absent(version.anchor) : { ...version, value: line };
}

function directionOf(now: Cell<string>, before: Cell<string>): Cell<string> {
  if (now.state !== 'known') return now;
  if (before.state !== 'known') return { ...before, anchor: now.anchor };
  const [numbers, earlier] = [versionNumbers(now.value), versionNumbers(before.value)];
  const order = numbers === undefined || earlier === undefined ? 0 : compareNumbers(numbers, earlier);
  return { ...now, value: order > 0 ? 'up' : order < 0 ? 'down' : 'other' };
}

/** Another operating system, or another first number of the version. */
function otherLine(now: VersionPlace, before: VersionPlace): Cell<boolean> {
  const os = cellsDiffer(now.os, before.os);
  if (os === true) return answerCell(true, now.os, before.os);
  const major = ({ version }: VersionPlace): Cell<number> => {
    const first = version.state === 'known' ? versionNumbers(version.value)?.[0] : undefined;
    return first === undefined ? (version.state === 'known' ? absent(version.anchor) : version) : known(first, version.anchor);
  };
  const [line, lineBefore] = [major(now), major(before)];
  const other = cellsDiffer(line, lineBefore);
  if (other === true) return answerCell(true, now.version, before.version);
  if (os === undefined || other === undefined) return answerCell(undefined, now.version, before.version);
  return answerCell(false, now.version, before.version);
}

/** One row per product that both revisions have and of which anything changed. */
export const productChanges = table(
  'product-change',
  {
    doc: 'A product of which something changed since the earlier revision: its version, its footprint. Beside it the push errands that stay off.',
    label: ['product'],
    few: true,
    columns: {
      ...changedProduct,
      before_version: text('version at the earlier revision'),
      after_version: text('version now'),
      version_direction: text('up, down, same or other; absent when a revision does not say the version'),
      before_footprint: text('full, small or unknown at the earlier revision'),
      after_footprint: text('full, small or unknown now'),
      push_errands_off: texts('push errands that are on by default, are written off and have what they need'),
    },
  },
  (input) =>
    productPairs(input).flatMap(({ now, before, isSame }) =>
      isSame && cellsDiffer(now.version, before.version) === false ? [] : [productRow(now, before)],
    ),
);

function productRow(now: ProductConfig, before: ProductConfig): Row {
  const { anchor } = now;
  const direction = directionOf(now.version, before.version);
  const place = now.version.state === 'known' ? now.version.anchor : anchor;
  return new Row(place, {
    ...changedProductCells(now),
    before_version: before.version,
    after_version: now.version,
    version_direction: cellsDiffer(now.version, before.version) === false ? mapCell(now.version, () => 'same') : direction,
    before_footprint: footprintCell(before),
    after_footprint: footprintCell(now),
    push_errands_off: () => pushErrandsOff(now),
  });
}

function footprintCell(product: ProductConfig): Cell<string> {
  const anchor = product.sectionAnchor('resource-config');
  const section = product.section('resource-config');
  return section?.kind === 'unknown' ? unknown(anchor, section.variables) : known<string>(product.footprint, anchor);
}
