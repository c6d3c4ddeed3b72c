import { didYouMean } from '../../base/did-you-mean.ts';
import { compilesInGo } from '../../base/go-pattern.ts';
import { versionNumbers } from '../../base/product-version.ts';
import { DOWNLOAD_KEYS } from '../../catalog/config-keys.ts';
import { filesThatFit } from '../../catalog/download-files.ts';
import { blankIsAbsent, flagCell, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { absent, combine, known, mapCell, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode } from '../../value/node.ts';
import { isOpenKey } from '../../foundation/strict-reading.ts';
import { startOf } from '../document.ts';
import { flag, Row, table, text, texts } from '../table.ts';

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
      fitting_files: texts(
        'files of the product that the pattern fits, each as a pattern for it alone; absent for products whose files are not in the catalogue',
      ),
      compiles: flag('whether product-version-regex is a regular expression of Go; absent without one'),
      stemcell_version: text('stemcell-version'),
      stemcell_heavy: flag('stemcell-heavy'),
      stemcell_iaas: text('stemcell-iaas'),
      whole: flag('true when more than half of the root keys are flags of om download-product: the file is no list of variables'),
      source: text('source; pivnet by default'),
      near_source: text('the source that was probably meant; absent for those that om knows'),
      lacking: texts(
        'keys that om asks for with this source and that the file does not have; the API token is left out, since it often comes from a flag',
      ),
      other_path: text(
        'path of an earlier download config beside it for the same file of the same product; absent when there is none, and for stemcells',
      ),
      other_version: text('the version or pattern there'),
      own_version: text('product-version or product-version-regex'),
    },
  },
  (input) => {
    const earlier = new Map<string, { readonly path: string; readonly version: Cell<string> }>();
    return documentsOf(input.foundation, 'download').map((document) => downloadRow(document, earlier));
  },
);

function downloadRow(document: Document, earlier: Map<string, { readonly path: string; readonly version: Cell<string> }>): Row {
  const anchor = startOf(document);
  const at = (key: string): ConfigNode | undefined => descend(document.root, key);
  const textAt = (key: string): Cell<string> => blankIsAbsent(textCell(at(key), anchor));
  const slug = textCell(at('pivnet-product-slug'), anchor);
  const version = textAt('product-version');
  const regex = textAt('product-version-regex');
  const glob = blankIsAbsent(textCell(at('file-glob') ?? at('pivnet-file-glob'), anchor));
  const source = textAt('source');
  const own = version.state === 'absent' ? regex : version;
  const iaas = textAt('stemcell-iaas');
  const isOfStemcell = isStemcell(at('pivnet-product-slug'));
  // Each product may have the stemcell that it was tried with: two of them are none too many.
  const same = isOfStemcell ? undefined : sameDownload(document, [slug, glob, source, iaas], own, earlier);
  return new Row(anchor, {
    slug,
    version,
    version_regex: regex,
    pins: pinsOf(version, regex, isOfStemcell, anchor),
    file_glob: glob,
    fitting_files: fittingFiles(slug, version, regex, glob),
    compiles: mapCell(regex, compilesInGo),
    stemcell_version: textAt('stemcell-version'),
    stemcell_heavy: flagCell(at('stemcell-heavy'), anchor),
    stemcell_iaas: iaas,
    whole: known(isWhole(document), anchor),
    source: source.state === 'absent' ? known('pivnet', anchor) : source,
    near_source: nearSource(source),
    lacking: lackingKeys(document, source, anchor),
    other_path: same === undefined ? absent(anchor) : known(same.path, slug.anchor),
    other_version: same?.version ?? absent(anchor),
    own_version: own,
  });
}

function isWhole({ root }: Document): boolean {
  const names = root?.kind === 'map' ? root.names : [];
  return names.filter((name) => DOWNLOAD_KEYS.includes(name)).length * 2 > names.length;
}

function nearSource(source: Cell<string>): Cell<string> {
  if (source.state !== 'known') return source;
  const { value, anchor } = source;
  return SOURCES.includes(value) ? absent(anchor) : known(didYouMean(value, SOURCES) ?? SOURCES.join(', '), anchor);
}

const SOURCES = ['pivnet', 's3', 'gcs', 'azure'];

/** What each source must be given (om `download_clients`), in all the spellings that om takes. */
const NEEDED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  s3: [['blobstore-bucket', 's3-bucket'], ['s3-region-name']],
  gcs: [
    ['blobstore-bucket', 'gcs-bucket'],
    ['gcs-project-id', 'gcp-project-id'],
  ],
  azure: [['blobstore-bucket', 'azure-container'], ['azure-storage-account']],
};

function lackingKeys({ root }: Document, source: Cell<string>, anchor: Row['anchor']): Cell<readonly string[]> {
  if (source.state === 'unknown') return source;
  if (source.state !== 'known' || root?.kind !== 'map' || root.entries.some(({ key }) => isOpenKey(key))) return absent(anchor);
  const keys = (NEEDED[source.value] ?? []).filter((spellings) => spellings.every((key) => isNullish(root.get(key))));
  return known(
    keys.map(([key]) => key!),
    source.anchor,
  );
}

function fittingFiles(slug: Cell<string>, version: Cell<string>, regex: Cell<string>, glob: Cell<string>): Cell<readonly string[]> {
  return mapCell(
    combine([slug, glob], glob.anchor, () => undefined),
    () => {
      // Only asked for when both are known.
      const [name, pattern] = [slug, glob].map((cell) => (cell.state === 'known' ? cell.value : ''));
      const fixed = version.state === 'known' ? version.value : regex.state === 'known' ? leadingVersion(regex.value) : undefined;
      return filesThatFit(name!, fixed, pattern!) ?? [];
    },
  );
}

/** As much of a version as a pattern begins with: `^2\.3\..*$` gives `2.3.0`. */
function leadingVersion(regex: string): string | undefined {
  const numbers = /^\^?\(?(\d+(?:\\?\.\d+)*)/.exec(regex)?.[1]?.replaceAll('\\', '');
  return numbers === undefined ? undefined : `${numbers}.0`;
}

/** An earlier download config in the same folder that fetches the same file; undefined unless all that decides is known. */
function sameDownload(
  { file: { path } }: Document,
  deciding: readonly Cell<string>[],
  version: Cell<string>,
  earlier: Map<string, { readonly path: string; readonly version: Cell<string> }>,
): { readonly path: string; readonly version: Cell<string> } | undefined {
  const [slug, glob] = deciding;
  if (slug?.state !== 'known' || glob?.state !== 'known' || deciding.some((cell) => cell.state === 'unknown')) return undefined;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const key = JSON.stringify([folder, ...deciding.map((cell) => (cell.state === 'known' ? cell.value : null))]);
  const same = earlier.get(key);
  if (same === undefined) earlier.set(key, { path, version });
  return same;
}

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
