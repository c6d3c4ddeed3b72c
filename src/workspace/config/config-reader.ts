import { type Localized } from '../../base/language.ts';
import { matchesBelow } from '../../base/glob.ts';
import { dirname } from 'node:path';
import type { SourceFile, Span } from '../../base/source.ts';
import { UsageError } from '../../base/usage-error.ts';
import type { Purpose } from '../../foundation/plan.ts';
import type { Severity } from '../../rule/rule.ts';
import { keyName, type ConfigNode, type MapNode } from '../../value/node.ts';
import { spanOf, type ConfigLayer } from './config-layer.ts';
import type { Config, ConfiguredConfig, ConfiguredFoundation, ConfiguredProduct, RuleSetting, SuppressionSetting } from './config.ts';
import { absolutePath, isInside, slashed, stepsBelow } from '../files/paths.ts';
import { exists } from '../files/tree.ts';

const WHAT = { file: '파일', folder: '폴더', 'file or folder': '파일이나 폴더' } as const;

/** Turns checked YAML into a Config; what the schema has promised about shapes is not checked again. */
export class ConfigReader {
  readonly #layers: readonly ConfigLayer[];
  readonly #own: ConfigLayer;
  readonly #byFile: ReadonlyMap<SourceFile, ConfigLayer>;
  readonly #allowOutside: boolean;
  readonly #realFolders = new Map<string, string>();

  /** `layers`: the files of the configuration, the own one last. */
  constructor(layers: readonly ConfigLayer[], allowOutside: boolean) {
    this.#layers = layers;
    this.#own = layers.at(-1)!;
    this.#byFile = new Map(layers.map((layer) => [layer.file, layer]));
    this.#allowOutside = allowOutside;
  }

  /** `named`: what they say under `foundations`, together. */
  async read(named = this.#own.root?.get('foundations')): Promise<Config> {
    const foundations: ConfiguredFoundation[] = [];
    for (const { key, value } of mapOf(named)?.entries ?? []) {
      foundations.push(await this.#foundation(keyName(key), spanOf(key), mapOf(value)));
    }
    return {
      file: this.#own.file,
      layers: this.#layers,
      directory: this.#own.directory,
      foundations,
      // the schema allows these words only
      profile: textOf(this.#last('profile')) as Config['profile'],
      failOn: textOf(this.#last('fail-on')) as Config['failOn'],
      language: textOf(this.#last('lang')) as Config['language'],
      rules: this.#all('rules')
        .flatMap((node) => mapOf(node)?.entries ?? [])
        .map(({ key, value }) => ruleSetting(keyName(key), spanOf(key), value)),
      ruleFolders: [...new Set(this.#items('rule-folders').map((node) => this.#existing(node, 'folder')))],
      metadata: this.#fileOrFolder(this.#last('metadata')),
      ignore: this.#items('ignore').map((node) => textOf(node) ?? ''),
      suppressions: this.#items('suppressions')
        .flatMap((node) => mapOf(node) ?? [])
        .map(suppressionSetting),
      baseline: this.#baseline(this.#last('baseline')),
      unignorable: this.#items('unignorable').map((node) => ({ id: textOf(node) ?? '', at: spanOf(node) })),
    };
  }

  /** What each file says under a key, of those that say something. */
  #all(key: string): readonly ConfigNode[] {
    return this.#layers.flatMap(({ root }) => root?.get(key) ?? []);
  }

  /** What the last of them says. */
  #last(key: string): ConfigNode | undefined {
    return this.#all(key).at(-1);
  }

  /** The items of all lists under a key. */
  #items(key: string): readonly ConfigNode[] {
    return this.#all(key).flatMap(itemsOf);
  }

  /** The file in which a value stands. */
  #layerOf(node: ConfigNode): ConfigLayer {
    return this.#byFile.get(spanOf(node).file)!;
  }

  /** Where a path leads that a value names, absolute. */
  #pathOf(node: ConfigNode, text: string): string {
    return absolutePath(text, this.#layerOf(node).directory);
  }

  /** What one file names lies in its own folder, or in that of the taslint.yml that extends it. */
  #mayName(absolute: string, node: ConfigNode): boolean {
    return this.#allowOutside || isInside(absolute, this.#layerOf(node).directory) || isInside(absolute, this.#own.directory);
  }

  /** A file that may not exist yet; its folder must, and lies inside. */
  #baseline(node: ConfigNode | undefined): string | undefined {
    const text = textOf(node);
    if (node === undefined || text === undefined) return undefined;
    const absolute = this.#pathOf(node, text);
    if (!this.#mayName(absolute, node)) throw outside(node, text);
    if (this.#layerOf(node).tree.kindOf(dirname(absolute)) === undefined)
      throw new UsageError(
        { en: `no such folder: ${dirname(text)}`, ko: `폴더가 없습니다: ${dirname(text)}` },
        { at: spanOf(node), hint: relativeTo(node, 'paths') },
      );
    this.#inside(dirname(absolute), node, text);
    return absolute;
  }

  async #foundation(name: string, at: Span, map: MapNode | undefined): Promise<ConfiguredFoundation> {
    const director = mapOf(map?.get('director'));
    const products: ConfiguredProduct[] = [];
    for (const { value } of mapOf(map?.get('products'))?.entries ?? []) {
      const product = mapOf(value);
      if (product !== undefined)
        products.push({ ...(await this.#configured(product)), metadata: this.#fileOrFolder(product.get('metadata')) });
    }
    const env = map?.get('env');
    return {
      name,
      at,
      // the schema allows these words only
      purpose: (textOf(map?.get('purpose')) ?? 'unknown') as Purpose,
      lifecycle: (textOf(map?.get('lifecycle')) ?? 'auto') as ConfiguredFoundation['lifecycle'],
      varsComplete: textOf(map?.get('vars')) === 'complete',
      facts: map?.get('facts'),
      director: director === undefined ? undefined : await this.#configured(director),
      products,
      runtimeConfigs: await this.#files(map?.get('runtime-configs')),
      cloudConfigs: await this.#files(map?.get('cloud-configs')),
      manifests: await this.#files(map?.get('manifests')),
      appManifests: await this.#files(map?.get('app-manifests')),
      downloads: await this.#files(map?.get('downloads')),
      env: env === undefined ? undefined : this.#existing(env, 'file'),
      opsman: await this.#alone(map?.get('opsman')),
      auth: await this.#alone(map?.get('auth')),
    };
  }

  /** A path, or a config with what it is evaluated with. */
  async #alone(node: ConfigNode | undefined): Promise<ConfiguredConfig | undefined> {
    const map = mapOf(node);
    if (node === undefined || map !== undefined) return map === undefined ? undefined : this.#configured(map);
    return { config: this.#existing(node, 'file'), varsFiles: [], opsFiles: [], version: undefined };
  }

  async #configured(map: MapNode): Promise<ConfiguredConfig> {
    const config = map.get('config');
    const version = map.get('version');
    return {
      config: config === undefined ? '' : this.#existing(config, 'file'), // required by the schema
      varsFiles: await this.#files(map.get('vars-files')),
      opsFiles: await this.#files(map.get('ops-files')),
      version: version === undefined ? undefined : { text: textOf(version) ?? '', at: spanOf(version) },
    };
  }

  /** Files of a list in its order; those of a pattern by name. */
  async #files(list: ConfigNode | undefined): Promise<readonly string[]> {
    const files: string[] = [];
    for (const node of itemsOf(list)) {
      const text = textOf(node) ?? '';
      if (!/[*?[\]{}]/.test(text) || exists(this.#pathOf(node, text), this.#layerOf(node).tree)) files.push(this.#existing(node, 'file'));
      else files.push(...(await this.#matching(node, text)));
    }
    return [...new Set(files)];
  }

  async #matching(node: ConfigNode, pattern: string): Promise<readonly string[]> {
    const found = [...(await filesMatching(pattern, this.#layerOf(node)))].sort();
    if (found.length === 0)
      throw new UsageError(
        { en: `no file matches \`${pattern}\``, ko: `\`${pattern}\`에 맞는 파일이 없습니다` },
        { at: spanOf(node), hint: relativeTo(node, 'patterns') },
      );
    return found.map((path) => this.#inside(this.#pathOf(node, path), node, pattern));
  }

  /** A file or folder that is too large for git in some places: at another time than now it may be missing, and then it is as good as not named. */
  #fileOrFolder(node: ConfigNode | undefined): string | undefined {
    if (node === undefined) return undefined;
    const { tree, directory } = this.#layerOf(node);
    const absolute = absolutePath(textOf(node) ?? '', directory);
    const isOtherTime = tree.files !== undefined;
    if (isOtherTime && tree.kindOf(absolute) === undefined && isInside(absolute, directory)) return absolute;
    return this.#existing(node, 'file or folder');
  }

  #existing(node: ConfigNode, what: 'file' | 'folder' | 'file or folder'): string {
    const text = textOf(node) ?? '';
    const absolute = this.#pathOf(node, text);
    const kind = text === '' ? undefined : this.#layerOf(node).tree.kindOf(absolute);
    // outside first: whether something exists elsewhere on this machine is nobody's business
    if (!this.#mayName(absolute, node)) throw outside(node, text);
    if (kind === undefined)
      throw new UsageError(
        { en: `no such ${what}: ${text}`, ko: `${WHAT[what]}이(가) 없습니다: ${text}` },
        { at: spanOf(node), hint: relativeTo(node, 'paths') },
      );
    if (!what.includes(kind))
      throw new UsageError(
        { en: `${text} is not a ${what}`, ko: `${text}은(는) ${WHAT[what]}이(가) 아닙니다` },
        { at: spanOf(node), hint: { en: `name a ${what} here`, ko: `여기에는 ${WHAT[what]}을(를) 지정하세요` } },
      );
    return this.#inside(absolute, node, text);
  }

  #inside(absolute: string, node: ConfigNode, text: string): string {
    const layer = this.#layerOf(node);
    if (this.#allowOutside || this.#staysInside(absolute, layer) || (layer !== this.#own && this.#staysInside(absolute, this.#own)))
      return absolute;
    throw outside(node, text);
  }

  /** True when a path lies in the folder of a file with all links followed; a link that leads in a circle is left to those who read it. */
  #staysInside(absolute: string, { directory, tree }: ConfigLayer): boolean {
    let real = this.#realFolders.get(directory);
    if (real === undefined) this.#realFolders.set(directory, (real = tree.realPath(directory)));
    try {
      return isInside(tree.realPath(absolute), real);
    } catch {
      return isInside(absolute, directory);
    }
  }
}

/** What a pattern of a file fits, relative to the folder of the file. */
async function filesMatching(pattern: string, { directory, tree }: ConfigLayer): Promise<readonly string[]> {
  const { files } = tree;
  if (files !== undefined) {
    const below = [...files()].filter((path) => isInside(path, directory));
    const shown = below.map((path) => slashed(stepsBelow(path, directory).join('/')));
    return shown.filter((path) => matchesBelow(path, pattern));
  }
  const { globby } = await import('globby'); // lazy: only for patterns
  return globby(pattern, { cwd: directory, onlyFiles: true, followSymbolicLinks: false });
}

function outside(node: ConfigNode, text: string): UsageError {
  const at = spanOf(node);
  const { path } = at.file;
  return new UsageError(
    { en: `${text} points outside the folder of ${path}`, ko: `${text}은(는) ${path}의 폴더 밖을 가리킵니다` },
    { at, hint: { en: '--allow-outside permits it, if you trust this file', ko: '이 파일을 신뢰한다면 --allow-outside로 허용하세요' } },
  );
}

function relativeTo(node: ConfigNode, what: 'paths' | 'patterns'): Localized {
  const { path } = spanOf(node).file;
  return {
    en: `${what} are relative to the folder of ${path}`,
    ko: `${what === 'paths' ? '경로는' : '패턴은'} ${path}의 폴더를 기준으로 합니다`,
  };
}

function ruleSetting(id: string, at: Span, node: ConfigNode): RuleSetting {
  if (node.kind !== 'map') return { id, at, severity: severityOf(node), options: [] };
  const options = node.entries
    .filter(({ key }) => keyName(key) !== 'severity')
    .map(({ key, value }) => ({ name: keyName(key), value, at: spanOf(key) }));
  return { id, at, severity: severityOf(node.get('severity')), options };
}

function severityOf(node: ConfigNode | undefined): Severity | 'off' | undefined {
  if (node?.kind !== 'scalar') return undefined;
  // `off` is false in YAML 1.1; the schema allows no other words
  return node.value === false || node.text === 'off' ? 'off' : (node.text as Severity);
}

function suppressionSetting(map: MapNode): SuppressionSetting {
  const rule = map.get('rule');
  const reason = textOf(map.get('reason'))?.trim() ?? '';
  const until = map.get('until');
  if (reason === '')
    throw new UsageError(
      { en: 'a suppression needs a reason', ko: '예외에는 이유(`reason`)를 적어야 합니다' },
      { at: spanOf(map), hint: { en: 'say why the risk is accepted', ko: '위험을 감수하는 이유를 적으세요' } },
    );
  if (until !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(textOf(until) ?? ''))
    throw new UsageError(
      { en: '`until` must be a date', ko: '`until`에는 날짜를 적어야 합니다' },
      { at: spanOf(until), hint: { en: 'write it as 2026-12-31', ko: '2026-12-31처럼 쓰세요' } },
    );
  return {
    rule: textOf(rule) ?? '',
    at: rule === undefined ? spanOf(map) : spanOf(rule),
    paths: itemsOf(map.get('paths')).map((node) => textOf(node) ?? ''),
    below: (textOf(map.get('below')) ?? '')
      .split('/')
      .filter((key) => key !== '')
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
    reason,
    until: textOf(until),
  };
}

function mapOf(node: ConfigNode | undefined): MapNode | undefined {
  return node?.kind === 'map' ? node : undefined;
}

function itemsOf(node: ConfigNode | undefined): readonly ConfigNode[] {
  return node?.kind === 'sequence' ? node.items : [];
}

function textOf(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? node.text : undefined;
}
