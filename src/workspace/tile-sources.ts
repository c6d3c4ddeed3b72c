import { prefixed, type Localized } from '../base/language.ts';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SourceFile } from '../base/source.ts';
import { UsageError } from '../base/usage-error.ts';
import { baseProduct } from '../catalog/products.ts';
import type { FoundationPlan, PlannedDocument, PlannedTile } from '../foundation/plan.ts';
import type { TileMigrations } from '../tile/model.ts';
import { tileIdentity, tileIn } from '../tile/tile-file.ts';
import type { Documents } from './documents.ts';
import { isYamlName } from './files/find-files.ts';
import { absolutePath, isArchiveName, isInside, shownPath } from './files/paths.ts';
import type { TileFileReading } from './files/tile-file.ts';
import { isFolder } from './files/tree.ts';
import type { Found } from './grouping/neighbours.ts';
import type { GroupFolder } from './grouping/layout.ts';
import type { Candidate } from './grouping/group.ts';
import type { Unchecked } from './unchecked.ts';

const NAME_METADATA: Localized = { en: 'name metadata of a tile, or its .pivotal', ko: '타일의 메타데이터나 .pivotal 파일을 지정하세요' };

/** What was read before. */
interface Context {
  readonly found: Found;
  readonly candidates: readonly Candidate[];
  readonly documents: Documents;
  readonly unchecked: Unchecked;
}

/**
 * Gives each plan the metadata that may hold for its products: from the command line, from taslint.yml, and from the tree. Which one does is decided when a fact
 * asks; until then nothing of them is parsed. Only a `.pivotal` has to be opened here, because that takes waiting. Throws a UsageError for a `--metadata`
 * that is none or that no config is about.
 */
export async function withTiles(plans: readonly FoundationPlan[], context: Context): Promise<readonly FoundationPlan[]> {
  const sources = new TileSources(context);
  const argument = await sources.argument(plans);
  const given: FoundationPlan[] = [];
  for (const plan of plans) {
    const products = plan.documents.filter(({ kind }) => kind === 'product');
    const tiles =
      products.length === 0 ? [] : [...argument, ...(await sources.configured(plan, products)), ...sources.inTree(plan, products)];
    given.push(tiles.length === 0 ? plan : { ...plan, tiles });
  }
  return given;
}

class TileSources {
  readonly #context: Context;
  readonly #migrations = new Map<SourceFile, TileMigrations>();
  readonly #read = new Map<string, SourceFile | undefined>();

  constructor(context: Context) {
    this.#context = context;
  }

  async argument(plans: readonly FoundationPlan[]): Promise<readonly PlannedTile[]> {
    const { options, cwd } = this.#context.found.request;
    const { metadata: path } = options;
    if (path === undefined || options.later !== undefined) return [];
    const reading = await openedTile(absolutePath(path, cwd), path);
    const about = (detail: Localized): Localized => prefixed(`--metadata ${path}`, detail);
    if (reading.file === undefined) throw new UsageError(about(reading.message), { hint: NAME_METADATA });
    const { file, migrations } = reading;
    const tile = tileIn(file);
    if (tile.model === undefined) throw new UsageError(about(tile.refusal.detail), { hint: NAME_METADATA });
    const names = this.#productNames(plans);
    const { name } = tile.model;
    if (names !== undefined && !names.some((product) => product === name || baseProduct(product) === name))
      throw new UsageError(
        {
          en: `--metadata ${path} is for ${name}; ${names.length === 0 ? 'no product config was found' : `the configs are for ${names.join(', ')}`}`,
          ko: `--metadata ${path}은(는) ${name}의 메타데이터입니다. ${names.length === 0 ? '제품 설정을 찾지 못했습니다' : `찾은 설정의 제품: ${names.join(', ')}`}`,
        },
        { hint: { en: 'give the product config that it is about', ko: '이 메타데이터에 해당하는 제품 설정을 지정하세요' } },
      );
    return [planned(file, 'argument', migrations)];
  }

  /** What taslint.yml names: for a product, and in the folder for all. */
  async configured(plan: FoundationPlan, products: readonly PlannedDocument[]): Promise<readonly PlannedTile[]> {
    const { config, named } = this.#context.found;
    if (config === undefined) return [];
    const { documents } = this.#context;
    const foundation = named.foundations.find(({ name }) => name === plan.name);
    const tiles: PlannedTile[] = [];
    for (const { config: path, metadata } of foundation?.products ?? []) {
      const file = documents.fileAt(path);
      if (metadata === undefined || !products.some((product) => product.file === file)) continue;
      const how = this.#isFolder(metadata) ? 'own-folder' : 'named';
      for (const tile of await this.#filesAt(metadata)) tiles.push({ ...planned(tile, how, this.#migrations.get(tile)), config: file! });
    }
    const all = config.metadata === undefined ? [] : await this.#filesAt(config.metadata);
    return [...tiles, ...all.map((file) => planned(file, 'folder', this.#migrations.get(file)))];
  }

  /** Files beside the configs: in their group, in what groups share, and for a foundation of taslint.yml wherever no other foundation lies. */
  inTree(plan: FoundationPlan, products: readonly PlannedDocument[]): readonly PlannedTile[] {
    const tiles = this.#context.candidates.filter(({ kind, alone }) => kind === 'tile-metadata' && !alone);
    if (tiles.length === 0) return [];
    const { config, named } = this.#context.found;
    const isConfigured = named.foundations.some(({ name }) => name === plan.name);
    const groups = products.flatMap(({ file }) => this.#groupOf(file) ?? []);
    const isBeside = ({ absolute, groupFolder: { kind, directory, name } }: Candidate): boolean => {
      if (groups.some((group) => directory === group.directory || (kind === 'shared' && isInside(group.directory, directory)))) return true;
      if (!isConfigured || config === undefined || !isInside(absolute, config.directory)) return false;
      return kind !== 'container' || name === plan.name;
    };
    return tiles
      .filter(isBeside)
      .map(({ file }) => planned(file, 'tree'))
      .sort((one, other) => (one.file.path < other.file.path ? -1 : 1));
  }

  #groupOf(file: SourceFile): GroupFolder | undefined {
    const { found, documents } = this.#context;
    const absolute = documents.absoluteOf(file);
    if (absolute === undefined) return undefined;
    const directory = dirname(absolute);
    return found.request.layout.groupFolderOf(directory, found.topOf(directory).top);
  }

  /** The product names of all configs; undefined when a variable decides about one. */
  #productNames(plans: readonly FoundationPlan[]): readonly string[] | undefined {
    const names = new Set<string>();
    for (const { file } of plans.flatMap(({ documents }) => documents.filter(({ kind }) => kind === 'product'))) {
      const { product } = this.#context.documents.contentOf(file);
      if (product === undefined || product.includes('((')) return undefined;
      names.add(product);
    }
    return [...names].sort();
  }

  #isFolder(absolute: string): boolean {
    return isFolder(absolute, this.#context.found.request.tree);
  }

  /** The file, or the files of a folder by name, that hold metadata. */
  async #filesAt(absolute: string): Promise<readonly SourceFile[]> {
    if (!this.#isFolder(absolute)) {
      const file = await this.#fileAt(absolute);
      return file === undefined ? [] : [file];
    }
    const files: SourceFile[] = [];
    for (const name of this.#namesIn(absolute)) {
      const file = await this.#fileAt(join(absolute, name));
      if (file !== undefined && tileIdentity(file) !== undefined) files.push(file);
    }
    return files;
  }

  #namesIn(folder: string): readonly string[] {
    const { folders, tree } = this.#context.found.request;
    const { files } = folders.list(folder);
    // archives are in no revision
    const names = tree.files === undefined ? files : [...files, ...archivesOnDisk(folder)];
    return [...new Set(names)].filter((name) => isYamlName(name) || isArchiveName(name)).sort();
  }

  /** Undefined for what cannot be read, which is told; of an earlier time nothing is told. */
  async #fileAt(absolute: string): Promise<SourceFile | undefined> {
    if (!this.#read.has(absolute)) this.#read.set(absolute, await this.#open(absolute));
    return this.#read.get(absolute);
  }

  async #open(absolute: string): Promise<SourceFile | undefined> {
    const { documents, unchecked, found } = this.#context;
    const known = documents.fileAt(absolute);
    if (known !== undefined) return known;
    const { request } = found;
    const isEarlier = request.options.later !== undefined;
    if (isEarlier && isArchiveName(absolute)) return undefined;
    const shown = shownPath(absolute, request.cwd);
    const reading: TileFileReading = isArchiveName(absolute) ? await openedTile(absolute, shown) : request.tree.read(absolute, shown);
    if (reading.file === undefined) {
      if (!isEarlier) unchecked.failures.push({ kind: 'unreadable', path: shown, message: reading.message });
      return undefined;
    }
    const file = documents.keep(reading.file, absolute);
    if (reading.migrations !== undefined) this.#migrations.set(file, reading.migrations);
    return file;
  }
}

async function openedTile(absolute: string, shown: string): Promise<TileFileReading> {
  const { readTileFile } = await import('./files/tile-file.ts'); // lazy: few runs open an archive
  return readTileFile(absolute, shown);
}

function planned(file: SourceFile, how: PlannedTile['how'], migrations?: TileMigrations): PlannedTile {
  return migrations === undefined ? { file, how } : { file, how, migrations };
}

function archivesOnDisk(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(isArchiveName);
  } catch {
    return []; // the folder itself is in no revision's way
  }
}
