import { versionNumbers } from '../../base/product-version.ts';
import { flagCell, textCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { isSample } from '../../foundation/product-config.ts';
import { known, type Cell } from '../../value/cell.ts';
import { descend, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per download-product config. */
export const downloads = table(
  'download',
  {
    doc: 'What `om download-product` fetches: a pinned version or a pattern.',
    label: ['slug'],
    columns: {
      file: text('path of the file'),
      slug: text('pivnet-product-slug'),
      version: text('product-version; absent with a pattern'),
      version_regex: text('product-version-regex'),
      pins: text(
        'how much of the version is fixed: all, minor (major and minor; for a stemcell its line, since its versions have two parts), major, none',
      ),
      quoted_version: flag('false when the version is not in quotes and YAML reads it as a number, so that 2.10 becomes 2.1'),
      file_glob: text('file-glob or pivnet-file-glob'),
      stemcell_iaas: text('stemcell-iaas'),
      stemcell_version: text('stemcell-version'),
      source: text('pivnet, s3, gcs or azure'),
      s3_disable_ssl: flag('s3-disable-ssl'),
      pivnet_disable_ssl: flag('pivnet-disable-ssl'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'download').map((document) => {
      const anchor = startOf(document);
      const at = (key: string): ConfigNode | undefined => descend(document.root, key);
      const version = textCell(at('product-version'), anchor);
      const regex = textCell(at('product-version-regex'), anchor);
      const node = at('product-version');
      const numeric = node?.kind === 'scalar' && node.resolved.type !== 'string';
      return new Row(anchor, {
        file: known(document.file.path, anchor),
        slug: textCell(at('pivnet-product-slug'), anchor),
        version,
        version_regex: regex,
        pins: pinsOf(version, regex, isStemcell(at('pivnet-product-slug')), anchor),
        quoted_version: version.state === 'known' ? known(!numeric, version.anchor) : version,
        file_glob: textCell(at('file-glob') ?? at('pivnet-file-glob'), anchor),
        stemcell_iaas: textCell(at('stemcell-iaas'), anchor),
        stemcell_version: textCell(at('stemcell-version'), anchor),
        source: textCell(at('source'), anchor),
        s3_disable_ssl: flagCell(at('s3-disable-ssl'), anchor),
        pivnet_disable_ssl: flagCell(at('pivnet-disable-ssl'), anchor),
        sample: known(isSample(document.file), anchor),
      });
    }),
);

/** Stemcells have versions of two parts, the line and the patch: `1.260`, `2019.70`. */
function isStemcell(slug: ConfigNode | undefined): boolean {
  return slug?.kind === 'scalar' && /^stemcells?(-|$)/.test(slug.text);
}

function pinsOf(version: Cell<string>, regex: Cell<string>, ofStemcell: boolean, anchor: Row['anchor']): Cell<string> {
  if (version.state === 'unknown') return version;
  if (version.state === 'known') {
    const numbers = versionNumbers(version.value);
    return {
      ...version,
      value:
        version.value === 'latest' || numbers === undefined
          ? 'none'
          : numbers.length >= 3
            ? 'all'
            : numbers.length === 2
              ? 'minor'
              : 'major',
    };
  }
  if (regex.state !== 'known') return regex.state === 'unknown' ? regex : known('none', anchor);
  // `^4\.0\..*$` fixes 4.0, and so does `^(4\.0\.\d+)$`; a class or an alternative ends what is fixed.
  const fixed = /^\^?\(?(\d+)(?:\\?\.(\d+))?(?:\\?\.(\d+))?(.*)$/.exec(regex.value);
  if (fixed === null || regex.value.includes('|')) return { ...regex, value: 'none' };
  const rest = fixed[4] ?? '';
  const parts = [fixed[1], fixed[2], fixed[3]].filter((part) => part !== undefined).length;
  // A number that a star, a plus or a class may go on from is not fixed.
  const whole = (/^([*+?{[]|\\d)/.test(rest) ? parts - 1 : parts) + (ofStemcell && parts > 0 ? 1 : 0);
  return { ...regex, value: whole >= 3 ? 'all' : whole === 2 ? 'minor' : whole === 1 ? 'major' : 'none' };
}
