import { changedDefaults, type ChangedDefault } from '../../foundation/tile-fit/changed-defaults.ts';
import { tileOf, type ChosenTile } from '../../foundation/tile-choice.ts';
import type { ProductConfig } from '../../foundation/product-config.ts';
import { known } from '../../value/cell.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import { productPairs } from '../revision-pairs.ts';
import { openRow, Row, table, text } from '../table.ts';
import { orAbsent, tileCells, tileColumns } from './cells.ts';

const columns = {
  ...productIdentity,
  ...tileColumns,
  tile_before: text('version of the metadata at the earlier revision'),
  what: text('default-changed (of a property), job-default, errand-default, or single-az (a job is placed in zones by another rule)'),
  name: text('the property, job or errand'),
  part: text('of a job: instances, ram, cpu, ephemeral_disk or persistent_disk'),
  unit: text('of a job: MB; absent for what is counted'),
  before: text('what the tile did before'),
  now: text('what it does now'),
};

/** One row per thing that a tile does otherwise than the version before, where the config leaves it to the tile: with an earlier revision, and metadata of both versions. */
export const tileChanges = table(
  'tile-change',
  {
    doc: 'Something that the tile does otherwise than its version at the earlier revision, and that the config leaves to it; the metadata of both is known.',
    label: ['name'],
    looksAt: { kinds: ['product'] },
    columns,
  },
  (input) => {
    const { foundation, previous } = input;
    if (previous === undefined) return [];
    return productPairs(input).flatMap(({ now, before }) => {
      const [chosen, earlier] = [tileOf(now, foundation), tileOf(before, previous)];
      if (chosen.state !== 'known' || earlier.state !== 'known' || chosen.tile.version === earlier.tile.version) return [];
      // Of a version that nobody says, what changes cannot be told.
      if (!chosen.isSure || !earlier.isSure) return [];
      const changed = changedDefaults(now, earlier.tile, chosen.tile).map((one) => changeRow(now, chosen, earlier, one));
      const section = now.section('product-properties');
      if (section?.kind !== 'unknown') return changed;
      const at = now.sectionAnchor('product-properties');
      return [...changed, openRow(columns, section, at, { ...productIdentityCells(now), ...tileCells(chosen, at) })];
    });
  },
);

function changeRow(product: ProductConfig, chosen: ChosenTile, earlier: ChosenTile, { kind, name, at, data }: ChangedDefault): Row {
  return new Row(at, {
    ...productIdentityCells(product),
    ...tileCells(chosen, at),
    tile_before: known(earlier.tile.version, at),
    what: known(kind, at),
    name: known(name, at),
    part: orAbsent(data['part'], at),
    unit: orAbsent(data['unit'] === '' ? undefined : data['unit'], at),
    before: orAbsent(data['before'], at),
    now: orAbsent(data['now'], at),
  });
}
