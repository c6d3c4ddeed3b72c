import type { Span } from '../base/source.ts';
import { known, type Cell } from '../value/cell.ts';
import { descend, isNullish, type MapNode } from '../value/node.ts';
import { textCell } from './cell-of.ts';
import { documentsOf, type Document, type Foundation } from './foundation.ts';

/** The version that a stage-product or download file of the same foundation names for this product; the first that is known. */
export function stagedVersion(document: Document, foundation: Foundation): Cell<string> | undefined {
  const slug = descend(document.root, 'product-name');
  if (slug?.kind !== 'scalar') return undefined;
  let open: Cell<string> | undefined;
  for (const other of documentsOf(foundation, 'stage-product', 'download')) {
    const name = descend(other.root, other.kind === 'download' ? 'pivnet-product-slug' : 'product-name');
    if (name?.kind !== 'scalar' || (PIVNET_SLUGS[name.text] ?? name.text) !== slug.text) continue;
    const version = descend(other.root, 'product-version');
    if (isNullish(version)) continue;
    const cell = textCell(version, { file: other.file, start: 0, end: 0 });
    if (cell.state === 'known') return cell;
    open ??= cell;
  }
  return open;
}

/** Slugs of the download site that differ from the product's own name. */
const PIVNET_SLUGS: Readonly<Record<string, string>> = {
  'elastic-runtime': 'cf',
  'srt-elastic-runtime': 'cf',
  'isolation-segment': 'p-isolation-segment',
  'p-isolation-segment': 'p-isolation-segment',
  'runtime-for-windows': 'pas-windows',
  'pivotal-container-service': 'pivotal-container-service',
};

/** taslint.yml wins over a download file, that over the key in the config; one that is not known hides none that is. Absent when nobody says. */
export function versionCell(document: Document, root: MapNode | undefined, staged: Cell<string> | undefined, anchor: Span): Cell<string> {
  if (document.version !== undefined) return known(document.version.text, document.version.at);
  const own = textCell(root?.get('product-version'), anchor);
  return staged === undefined || staged.state === 'absent' || (staged.state === 'unknown' && own.state === 'known') ? own : staged;
}
