import type { Span } from '../../base/source.ts';
import { settingOf } from '../../catalog/find-setting.ts';
import { textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell, type UnknownCell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { settingCell } from '../product/setting-cell.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

const BLOBSTORE = '.properties.system_blobstore';
const BACKUP_LEVEL = '.properties.system_blobstore_backup_level';

/** What the options of the selector stand for. */
const STORES: Readonly<Record<string, string>> = {
  external: 's3',
  external_gcs: 'gcs',
  external_gcs_service_account: 'gcs',
  external_azure: 'azure',
};

/** What Cloud Controller keeps, each in a bucket of its own, and what a backup at each level still holds of it (resources are never backed up). */
const KINDS = ['droplets', 'packages', 'buildpacks', 'resources'] as const;
const BACKED_UP: Readonly<Record<string, readonly string[]>> = {
  all: ['droplets', 'packages', 'buildpacks'],
  skip_droplets: ['packages', 'buildpacks'],
  skip_droplets_packages: ['buildpacks'],
};

const columns = {
  product: text('product slug; p-bosh for the blobstore of the director'),
  base_product: text('cf or p-bosh'),
  store: text('s3 (and all that speaks its protocol), gcs or azure'),
  endpoint: text('address of an S3 store; the tile’s default is https://s3.amazonaws.com'),
  aws: flag('true when that address is one of AWS, false for MinIO, ECS and the like'),
  legacy: text(
    'the first written setting that AWS has announced the end of, path-style or signature-version-2, told together since a finding stands on the one to change; absent when there is none',
  ),
  signature_version: integer('version of request signatures: 2 or 4'),
  encryption: flag('whether TAS asks for encryption on the server'),
  versioning: flag('whether the buckets keep versions'),
  backup_kinds: texts('what has a backup bucket: droplets, packages, buildpacks'),
  missing_backups: texts(
    'what the backup level asks for less backup_kinds, seen at the switch for versioning that would make up for it; absent in a part of a config',
  ),
  live_backup_bucket: text('the first backup bucket that is a live bucket too; absent when there is none'),
  live_backup_bucket_holds: text('what that live bucket holds: droplets, packages, buildpacks or resources'),
  shared_bucket: text('the first live bucket that holds two kinds of blobs; absent when there is none'),
  shared_bucket_holds: texts('what that bucket holds'),
  dotted_bucket: text('the first live bucket with a dot in its name; absent when there is none'),
};

/** One row per blobstore outside of the foundation; internal ones have none. */
export const filestores = table(
  'filestore',
  {
    doc: 'A blobstore in object storage: of TAS, or of the director. Internal blobstores have no row; one whose place is not known yet has.',
    label: ['product'],
    few: true,
    looksAt: { kinds: ['product', 'director'], sections: ['product-properties', 'properties-configuration'] },
    columns,
  },
  (input) => [
    ...productsOf(input.foundation).flatMap((product) => filestoreOf(product)),
    ...documentsOf(input.foundation, 'director').flatMap((document) => directorStore(document)),
  ],
);

/** A bucket as its property gives it; a null or empty one is as good as none. */
interface Bucket {
  readonly kind: string;
  readonly name: Cell<string>;
}

function filestoreOf(product: ProductConfig): readonly Row<typeof columns>[] {
  if (product.base !== 'cf') return [];
  const option = product.option(BLOBSTORE);
  if (option.state === 'absent' || (option.state === 'known' && STORES[option.value] === undefined)) return [];
  const name = option.state === 'known' ? option.value : 'external';
  const { anchor } = option;
  const setting = <V>(part: string): Cell<V> => settingCell(product, settingOf(`${BLOBSTORE}.external.${part}`)!) as Cell<V>; // the catalog has these parts, in these types
  const live = KINDS.map((kind): Bucket => ({ kind, name: bucket(product, `${name}.${kind}_bucket`, anchor) }));
  const backups = BACKED_UP['all']!.map((kind): Bucket => ({ kind, name: bucket(product, `${name}.${kind}_backup_bucket`, anchor) }));
  const backup = [...backups, { kind: 'all', name: bucket(product, `${name}.backup_bucket`, anchor) }];
  const endpoint = setting<string>('endpoint');
  const versioning = setting<boolean>('versioning');
  const level = product.option(BACKUP_LEVEL);
  const liveBackup = findLiveBackup(backup, live, anchor);
  const shared = findShared(live, anchor);
  return [
    new Row(anchor, {
      product: product.slug,
      base_product: known('cf', product.anchor),
      store: mapCell(option, (chosen) => STORES[chosen]!),
      endpoint,
      aws: mapCell(endpoint, isAws),
      legacy: legacyOf(setting<boolean>('path_style_s3_urls'), setting<number>('signature_version'), anchor),
      signature_version: setting<number>('signature_version'),
      encryption: setting<boolean>('encryption'),
      versioning,
      backup_kinds: known(
        backups.filter((one) => one.name.state !== 'absent').map((one) => one.kind),
        anchor,
      ),
      missing_backups: product.isFull ? missingBackups(backups, level, versioning, anchor) : absent(anchor),
      live_backup_bucket: liveBackup.name,
      live_backup_bucket_holds: liveBackup.live,
      shared_bucket: shared.name,
      shared_bucket_holds: shared.holds,
      dotted_bucket: findDotted(live, anchor),
    }),
  ];
}

function directorStore(document: Document): readonly Row<typeof columns>[] {
  const at = (...path: readonly string[]) =>
    descend(document.root, 'properties-configuration', 'director_configuration', 's3_blobstore_options', ...path);
  const options = at();
  if (options?.kind !== 'map') return [];
  const anchor: Span = { file: document.file, start: 0, end: 0 };
  const endpoint = textCell(at('endpoint'), anchor);
  if (endpoint.state === 'absent') return [];
  const place = endpoint.anchor;
  const version = mapCell(textCell(at('signature_version'), place), Number);
  const none = absent(place);
  return [
    new Row(place, {
      product: known('p-bosh', place),
      base_product: known('p-bosh', place),
      store: known('s3', place),
      endpoint,
      aws: mapCell(endpoint, isAws),
      legacy: legacyOf(
        mapCell(textCell(at('url_style'), place), (style) => style.toLowerCase().startsWith('path')),
        version,
        place,
      ),
      signature_version: version,
      encryption: none,
      versioning: none,
      backup_kinds: none,
      missing_backups: none,
      live_backup_bucket: none,
      live_backup_bucket_holds: none,
      shared_bucket: none,
      shared_bucket_holds: none,
      dotted_bucket: none,
    }),
  ];
}

function bucket(product: ProductConfig, part: string, anchor: Span): Cell<string> {
  const property = product.property(`${BLOBSTORE}.${part}`);
  if (property === undefined) return absent(anchor);
  const name = mapCell(textCell(property.value, property.anchor), (written) => written.trim());
  return name.state === 'known' && name.value === '' ? absent(name.anchor) : name;
}

function isAws(endpoint: string): boolean {
  const host = endpoint
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .split(/[/:]/, 1)[0]!;
  return ['amazonaws.com', 'amazonaws.com.cn'].some((domain) => host === domain || host.endsWith(`.${domain}`));
}

function legacyOf(pathStyle: Cell<boolean>, signature: Cell<number>, anchor: Span): Cell<string> {
  if (pathStyle.state === 'known' && pathStyle.value) return mapCell(pathStyle, () => 'path-style');
  if (signature.state === 'known' && signature.value === 2) return mapCell(signature, () => 'signature-version-2');
  return [pathStyle, signature].find((cell) => cell.state === 'unknown') ?? absent(anchor);
}

/** The place to change is where versioning is switched off; where nobody wrote it, the choice of the store. */
function missingBackups(backups: readonly Bucket[], level: Cell<string>, versioning: Cell<boolean>, anchor: Span): Cell<readonly string[]> {
  if (level.state === 'unknown') return level;
  // Tiles before 2.8 have no level: they back up everything.
  const needed = BACKED_UP[level.state === 'known' ? level.value : 'all'];
  if (needed === undefined) return unknown(level.anchor);
  const asked = backups.filter(({ kind }) => needed.includes(kind));
  const open = asked.find(({ name }) => name.state === 'unknown');
  if (open?.name.state === 'unknown') return open.name;
  const missing = asked.filter(({ name }) => name.state === 'absent').map(({ kind }) => kind);
  return known(
    missing,
    versioning.state === 'known' ? versioning.anchor : anchor,
    versioning.state === 'known' ? versioning.origin : undefined,
  );
}

function findLiveBackup(
  backups: readonly Bucket[],
  live: readonly Bucket[],
  anchor: Span,
): { readonly name: Cell<string>; readonly live: Cell<string> } {
  for (const backup of backups) {
    if (backup.name.state !== 'known') continue;
    const { value } = backup.name;
    const same = live.find(({ name }) => name.state === 'known' && name.value === value);
    if (same !== undefined) return { name: backup.name, live: mapCell(same.name, () => same.kind) };
  }
  // Without a backup bucket nothing can be mixed up, whatever the live ones are.
  const given = backups.filter(({ name }) => name.state !== 'absent');
  const open = given.length === 0 ? undefined : openOf([...given, ...live]);
  return open === undefined ? { name: absent(anchor), live: absent(anchor) } : { name: open, live: open };
}

function findShared(live: readonly Bucket[], anchor: Span): { readonly name: Cell<string>; readonly holds: Cell<readonly string[]> } {
  const group = live.map((one) => live.filter((other) => sameName(one, other))).find((same) => same.length > 1);
  if (group !== undefined) return { name: group[0]!.name, holds: mapCell(group[0]!.name, () => group.map(({ kind }) => kind)) };
  const none = openOf(live) ?? absent(anchor);
  return { name: none, holds: none };
}

function findDotted(live: readonly Bucket[], anchor: Span): Cell<string> {
  const dotted = live.find(({ name }) => name.state === 'known' && name.value.includes('.'));
  return dotted?.name ?? openOf(live) ?? absent(anchor);
}

function sameName(one: Bucket, other: Bucket): boolean {
  return one.name.state === 'known' && other.name.state === 'known' && one.name.value === other.name.value;
}

function openOf(buckets: readonly Bucket[]): UnknownCell | undefined {
  return buckets.map(({ name }) => name).find((name) => name.state === 'unknown');
}
