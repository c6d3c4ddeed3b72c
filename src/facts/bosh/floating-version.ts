import { manifestsOf } from '../../foundation/bosh-manifest.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import { known, unknown, type Cell } from '../../value/cell.ts';
import { isNullish, type ConfigNode, type MapNode } from '../../value/node.ts';
import { deploymentCells, deploymentIdentity, textOf, variablesOf } from './deployment-identity.ts';
import { Row, table, text, texts } from '../table.ts';

/** One row per manifest and way in which a version is not fixed. */
export const floatingVersions = table(
  'floating-version',
  {
    doc: 'Releases and stemcells of a manifest that are not fixed to a version or a checksum.',
    label: ['deployment', 'by'],
    looksAt: { kinds: ['bosh-manifest'], sections: ['releases', 'stemcells'] },
    columns: {
      ...deploymentIdentity,
      by: text('latest-release, created-release (version create), latest-stemcell, or url-without-checksum'),
      names: texts(
        'names of the releases or stemcells that are taken so; empty when there are none, unknown while a variable could still make one',
      ),
    },
  },
  (input) =>
    manifestsOf(input.foundation).flatMap((manifest) => {
      const releases = manifest.list('releases');
      const stemcells = manifest.list('stemcells');
      const row = (
        by: string,
        nodes: readonly MapNode[],
        key: string,
        names: string,
        isSo: (node: MapNode, text: string) => boolean,
      ): readonly Row[] => {
        if (nodes.length === 0) return [];
        const found = nodes.filter((node) => textIs(node.get(key), (text) => isSo(node, text)));
        const open = nodes.find((node) => node.get(key)?.kind === 'unknown' || node.get('sha1')?.kind === 'unknown');
        const first = found[0]?.get(key);
        const anchor = anchorOf(first ?? open?.get(key), manifest.anchor);
        const cell: Cell<readonly string[]> =
          found.length === 0 && open !== undefined
            ? unknown(anchor, variablesOf(open.get(key)))
            : known(
                found.map((node) => textOf(node.get(names)) ?? textOf(node.get('os')) ?? '?'),
                anchor,
                first?.origin,
              );
        return [new Row(anchor, { ...deploymentCells(manifest), by: known(by, anchor), names: cell })];
      };
      return [
        ...row('latest-release', releases, 'version', 'name', (_, version) => version === 'latest' || version.endsWith('.latest')),
        ...row('created-release', releases, 'version', 'name', (_, version) => version === 'create'),
        ...row('url-without-checksum', releases, 'url', 'name', (release, url) => /^https?:/.test(url) && isNullish(release.get('sha1'))),
        ...row('latest-stemcell', stemcells, 'version', 'alias', (_, version) => version === 'latest' || version.endsWith('.latest')),
      ];
    }),
);

function textIs(node: ConfigNode | undefined, test: (text: string) => boolean): boolean {
  const text = textOf(node);
  return text !== undefined && test(text);
}
