import { versionNumbers } from '../../base/product-version.ts';
import { textCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { known, type Cell } from '../../value/cell.ts';
import { descend, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { Row, table, text } from '../table.ts';

/** One row per download-product config. */
export const downloads = table(
  'download',
  {
    doc: 'What `om download-product` fetches: a pinned version or a pattern.',
    label: ['slug'],
    looksAt: { kinds: ['download'] },
    columns: {
      slug: text('pivnet-product-slug'),
      version: text('product-version; absent with a pattern'),
      version_regex: text('product-version-regex'),
      pins: text(
        'how much of the version is fixed: all, minor (major and minor; for a stemcell its line, since its versions have two parts), major, none',
      ),
      file_glob: text('file-glob or pivnet-file-glob'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'download').map((document) => {
      const anchor = startOf(document);
      const at = (key: string): ConfigNode | undefined => descend(document.root, key);
      const version = textCell(at('product-version'), anchor);
      const regex = textCell(at('product-version-regex'), anchor);
      return new Row(anchor, {
        slug: textCell(at('pivnet-product-slug'), anchor),
        version,
        version_regex: regex,
        pins: pinsOf(version, regex, isStemcell(at('pivnet-product-slug')), anchor),
        file_glob: textCell(at('file-glob') ?? at('pivnet-file-glob'), anchor),
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
