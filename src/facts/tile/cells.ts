import { oneLine } from '../../base/safe-text.ts';
import type { Span } from '../../base/source.ts';
import type { ChosenTile } from '../../foundation/tile-choice.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import type { ConfigNode } from '../../value/node.ts';
import type { Origin } from '../../value/origin.ts';
import { flag, text, type Cells } from '../table.ts';

/** Columns that rows about the metadata of a tile share. */
export const tileColumns = {
  tile_version: text('version of the metadata'),
  sure: flag('false when nobody says that the metadata is of the version of the config: then a finding is likely and no more'),
};

/** The cells of these columns. */
export function tileCells({ tile, isSure }: ChosenTile, anchor: Span): Cells<typeof tileColumns> {
  return { tile_version: known(tile.version, anchor), sure: known(isSure, anchor) };
}

/** A cell of what may not be there; `origin` is that of what was written. */
export function orAbsent<V>(value: V | undefined, anchor: Span, origin?: Origin): Cell<V> {
  return value === undefined ? absent(anchor) : known(value, anchor, origin);
}

/** True, or not known while `open` decides. */
export function misfitCell(open: ConfigNode | undefined, anchor: Span): Cell<boolean> {
  if (open === undefined) return known(true, anchor);
  return unknown(anchor, open.kind === 'unknown' ? open.variables : [], open.origin);
}

/** What a tile says itself, which may be anything: one line of at most 200 characters. */
export function tileWords(message: string | undefined, anchor: Span): Cell<string> {
  if (message === undefined) return absent(anchor);
  const line = oneLine(message.trim());
  return known(line.length <= 200 ? line : `${line.slice(0, 199)}…`, anchor);
}
