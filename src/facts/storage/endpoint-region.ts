import { regionOfEndpoint } from '../../base/aws-region.ts';
import { anchorOf, blankIsAbsent, textCell } from '../../foundation/cell-of.ts';
import type { Document } from '../../foundation/foundation.ts';
import type { DocumentKind } from '../../foundation/kind.ts';
import { collector, matchesOf, type Match } from '../../foundation/walk.ts';
import { absent, mapCell, type Cell } from '../../value/cell.ts';
import { descend, type ConfigNode, type MapNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { Row, table, text } from '../table.ts';

/** Files that some tool or job reads as they are; what a vars file gives is seen where it is used. */
const KINDS: readonly DocumentKind[] = ['product', 'director', 'download', 'bosh-manifest', 'runtime-config', 'pipeline', 'ops'];

/** One row per address of a service that stands beside a region. */
export const endpointRegions = table(
  'endpoint-region',
  {
    doc: 'An address of a service, mostly of S3, and the region that is written beside it. Requests that are signed with version 2 know no region and have no row.',
    label: ['endpoint'],
    looksAt: { kinds: KINDS },
    columns: {
      endpoint: text('the address as written'),
      region: text('the region written beside it'),
      endpoint_region: text('the region of AWS that the address belongs to; absent for addresses without one and for other stores'),
    },
  },
  ({ foundation }) =>
    foundation.documents.flatMap((document) =>
      matchesOf(document, candidates, 'evaluated').flatMap((match) => endpointRow(document, match)),
    ),
);

const NAME = /(^|[._-])(endpoint|endpoint_url|host)$/;
const candidates = collector({ kinds: KINDS, under: (key) => NAME.test(key) });

function endpointRow(document: Document, { node, path, within }: Match): readonly Row[] {
  const step = path.findLastIndex((part) => typeof part === 'string' && part !== 'value');
  const [key, holder] = [path[step], within[step]];
  if (typeof key !== 'string' || holder?.kind !== 'map') return [];
  const place = anchorOf(node, startOf(document));
  const region = blankIsAbsent(beside(holder, key, ['region', 'region_name', 'region-name'], place));
  const version = beside(holder, key, ['signature_version', 'signature-version'], place);
  const endpoint = textCell(node, place);
  if (endpoint.state === 'absent' || region.state === 'absent' || (version.state === 'known' && ['2', 'v2'].includes(version.value)))
    return [];
  return [
    new Row(place, {
      endpoint,
      region: mapCell(region, (name) => name.trim()),
      endpoint_region: version.state === 'unknown' ? version : regionIn(endpoint),
    }),
  ];
}

function regionIn(endpoint: Cell<string>): Cell<string> {
  if (endpoint.state !== 'known') return endpoint;
  const region = regionOfEndpoint(endpoint.value);
  return region === undefined ? absent(endpoint.anchor) : { ...endpoint, value: region };
}

/** What stands under one of these words beside an endpoint: with the words before it (`s3-endpoint`: `s3-region`), with `s3_`, or alone. */
function beside(holder: MapNode, key: string, words: readonly string[], place: Row['anchor']): Cell<string> {
  const stem = key.replace(NAME, '$1');
  const names = [
    ...words.map((word) => stem + word),
    ...words,
    ...words.map((word) => `s3_${word}`),
    ...words.map((word) => `aws_${word}`),
  ];
  const found = names.map((name) => holder.get(name)).find((value) => value !== undefined);
  return textCell(valueOf(found), place);
}

/** A product property holds its value one step further down. */
function valueOf(node: ConfigNode | undefined): ConfigNode | undefined {
  return node?.kind === 'map' ? descend(node, 'value') : node;
}
