import { compareNumbers, versionNumbers } from '../../base/product-version.ts';
import { textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document, type Foundation } from '../../foundation/foundation.ts';
import { tileFits, type TileFit } from '../../foundation/tile-fit/fit.ts';
import { absent, combine, known, mapCell, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import { flag, Row, table, text } from '../table.ts';
import { tileCells, tileColumns } from './cells.ts';

/** One row per stemcell that a file names for a product whose tile's metadata is known: to be assigned, or to be downloaded with it. */
export const tileStemcells = table(
  'tile-stemcell',
  {
    doc: 'A stemcell that a file names for a product, beside the one that the tile was built for.',
    label: ['product'],
    few: true,
    looksAt: { kinds: ['assign-stemcell', 'download'] },
    columns: {
      ...productIdentity,
      ...tileColumns,
      stemcell: text('the version that the file names'),
      os: text('its operating system, where the file says'),
      tile_stemcell: text('the version that the tile asks for at least'),
      tile_os: text('the operating system that the tile asks for; absent when it takes several'),
      older: flag('true when the version is below what the tile asks for'),
    },
  },
  ({ foundation }) => tileFits(foundation).flatMap((fit) => namedStemcells(fit, foundation).map((named) => stemcellRow(fit, named))),
);

interface NamedStemcell {
  readonly version: Cell<string>;
  readonly os: Cell<string>;
}

/** A tile that takes several stemcells is left alone: a file does not say for which of them it is. */
function namedStemcells({ product, chosen }: TileFit, foundation: Foundation): readonly NamedStemcell[] {
  const { tile } = chosen;
  if (tile.stemcells.length !== 1 || product.slug.state !== 'known') return [];
  const slug = product.slug.value;
  const at = (document: Document, key: string): Cell<string> => textCell(descend(document.root, key), startOf(document));
  const isNamed = (document: Document, key: string): boolean => {
    const name = at(document, key);
    return name.state === 'known' && name.value === slug;
  };
  const assigned = documentsOf(foundation, 'assign-stemcell')
    .filter((document) => isNamed(document, 'product'))
    .map((document) => ({ version: at(document, 'stemcell'), os: absent(startOf(document)) }));
  const downloaded = documentsOf(foundation, 'download')
    .filter((document) => isNamed(document, 'pivnet-product-slug') || (slug === 'cf' && isNamedTas(at(document, 'pivnet-product-slug'))))
    .map((document) => ({
      version: at(document, 'stemcell-version'),
      os: mapCell(at(document, 'stemcell-slug'), (name) => name.replace(/^stemcells-/, '')),
    }));
  return [...assigned, ...downloaded].filter(({ version }) => version.state !== 'absent');
}

/** What the download site calls TAS. */
function isNamedTas(slug: Cell<string>): boolean {
  return slug.state === 'known' && slug.value === 'elastic-runtime';
}

function stemcellRow({ product, chosen }: TileFit, { version, os }: NamedStemcell): Row {
  const { tile } = chosen;
  const { anchor } = version;
  const wanted = tile.stemcells[0]!;
  return new Row(anchor, {
    ...productIdentityCells(product),
    ...tileCells(chosen, anchor),
    stemcell: version,
    os,
    tile_stemcell: known(wanted.version, anchor),
    tile_os: known(wanted.os, anchor),
    older: isOlder(version, wanted.version),
  });
}

/** `latest` and what is no version at all cannot be compared. */
function isOlder(version: Cell<string>, least: string): Cell<boolean> {
  const numbers = mapCell(version, versionNumbers);
  const wanted = versionNumbers(least);
  if (numbers.state === 'known' && (numbers.value === undefined || wanted === undefined)) return absent(version.anchor);
  return combine([numbers], version.anchor, () =>
    numbers.state === 'known' && numbers.value !== undefined && wanted !== undefined ? compareNumbers(numbers.value, wanted) < 0 : false,
  );
}
