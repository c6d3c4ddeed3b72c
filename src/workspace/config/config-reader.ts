import { type Localized } from '../../base/language.ts';
import { matchesBelow } from '../../base/glob.ts';
import { dirname, join } from 'node:path';
import type { SourceFile, Span } from '../../base/source.ts';
import { UsageError } from '../../base/usage-error.ts';
import type { Purpose } from '../../foundation/plan.ts';
import type { Severity } from '../../rule/rule.ts';
import { keyName, type ConfigNode, type MapNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import type { Config, ConfiguredConfig, ConfiguredFoundation, ConfiguredProduct, RuleSetting, SuppressionSetting } from './config.ts';
import { absolutePath, isInside, slashed, stepsBelow } from '../files/paths.ts';
import { exists, type Tree } from '../files/tree.ts';

const WHAT = { file: '파일', folder: '폴더', 'file or folder': '파일이나 폴더' } as const;

/** Turns checked YAML into a Config; what the schema has promised about shapes is not checked again. */
export class ConfigReader {
  readonly #file: SourceFile;
  readonly #directory: string;
  readonly #realDirectory: string;
  readonly #allowOutside: boolean;
  readonly #tree: Tree;

  constructor(file: SourceFile, directory: string, allowOutside: boolean, tree: Tree) {
    this.#file = file;
    this.#directory = directory;
    this.#tree = tree;
    this.#realDirectory = tree.realPath(directory);
    this.#allowOutside = allowOutside;
  }

  async read(root: MapNode | undefined): Promise<Config> {
    const foundations: ConfiguredFoundation[] = [];
    for (const { key, value } of mapOf(root?.get('foundations'))?.entries ?? []) {
      foundations.push(await this.#foundation(keyName(key), spanOf(key), mapOf(value)));
    }
    const folders: string[] = [];
    for (const node of itemsOf(root?.get('rule-folders'))) folders.push(this.#existing(node, 'folder'));
    return {
      file: this.#file,
      directory: this.#directory,
      foundations,
      // the schema allows these words only
      profile: textOf(root?.get('profile')) as Config['profile'],
      failOn: textOf(root?.get('fail-on')) as Config['failOn'],
      language: textOf(root?.get('lang')) as Config['language'],
      rules: (mapOf(root?.get('rules'))?.entries ?? []).map(({ key, value }) => ruleSetting(keyName(key), spanOf(key), value)),
      ruleFolders: folders,
      metadata: this.#fileOrFolder(root?.get('metadata')),
      ignore: itemsOf(root?.get('ignore')).map((node) => textOf(node) ?? ''),
      suppressions: itemsOf(root?.get('suppressions'))
        .flatMap((node) => mapOf(node) ?? [])
        .map(suppressionSetting),
      baseline: this.#baseline(root?.get('baseline')),
      unignorable: itemsOf(root?.get('unignorable')).map((node) => ({ id: textOf(node) ?? '', at: spanOf(node) })),
    };
  }

  /** A file that may not exist yet; its folder must, and lies inside. */
  #baseline(node: ConfigNode | undefined): string | undefined {
    const text = textOf(node);
    if (node === undefined || text === undefined) return undefined;
    const absolute = absolutePath(text, this.#directory);
    if (!this.#allowOutside && !isInside(absolute, this.#directory)) throw this.#outside(node, text);
    if (this.#tree.kindOf(dirname(absolute)) === undefined)
      throw new UsageError(
        { en: `no such folder: ${dirname(text)}`, ko: `폴더가 없습니다: ${dirname(text)}` },
        { at: spanOf(node), hint: this.#relative('paths') },
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
      if (!/[*?[\]{}]/.test(text) || exists(absolutePath(text, this.#directory), this.#tree)) files.push(this.#existing(node, 'file'));
      else files.push(...(await this.#matching(node, text)));
    }
    return [...new Set(files)];
  }

  async #matching(node: ConfigNode, pattern: string): Promise<readonly string[]> {
    const found = [...(await this.#filesMatching(pattern))].sort();
    if (found.length === 0)
      throw new UsageError(
        { en: `no file matches \`${pattern}\``, ko: `\`${pattern}\`에 맞는 파일이 없습니다` },
        { at: spanOf(node), hint: this.#relative('patterns') },
      );
    return found.map((path) => this.#inside(absolutePath(path, this.#directory), node, pattern));
  }

  async #filesMatching(pattern: string): Promise<readonly string[]> {
    const { files } = this.#tree;
    if (files !== undefined) {
      const below = [...files()].filter((path) => isInside(path, this.#directory));
      const shown = below.map((path) => slashed(stepsBelow(path, this.#directory).join('/')));
      return shown.filter((path) => matchesBelow(path, pattern));
    }
    const { globby } = await import('globby'); // lazy: only for patterns
    return globby(pattern, { cwd: this.#directory, onlyFiles: true, followSymbolicLinks: false });
  }

  /** A file or folder that is too large for git in some places: at another time than now it may be missing, and then it is as good as not named. */
  #fileOrFolder(node: ConfigNode | undefined): string | undefined {
    if (node === undefined) return undefined;
    const absolute = absolutePath(textOf(node) ?? '', this.#directory);
    const isOtherTime = this.#tree.files !== undefined;
    if (isOtherTime && this.#tree.kindOf(absolute) === undefined && isInside(absolute, this.#directory)) return absolute;
    return this.#existing(node, 'file or folder');
  }

  #existing(node: ConfigNode, what: 'file' | 'folder' | 'file or folder'): string {
    const text = textOf(node) ?? '';
    const absolute = absolutePath(text, this.#directory);
    const kind = text === '' ? undefined : this.#tree.kindOf(absolute);
    // outside first: whether something exists elsewhere on this machine is nobody's business
    if (!this.#allowOutside && !isInside(absolute, this.#directory)) throw this.#outside(node, text);
    if (kind === undefined)
      throw new UsageError(
        { en: `no such ${what}: ${text}`, ko: `${WHAT[what]}이(가) 없습니다: ${text}` },
        { at: spanOf(node), hint: this.#relative('paths') },
      );
    if (!what.includes(kind))
      throw new UsageError(
        { en: `${text} is not a ${what}`, ko: `${text}은(는) ${WHAT[what]}이(가) 아닙니다` },
        { at: spanOf(node), hint: { en: `name a ${what} here`, ko: `여기에는 ${WHAT[what]}을(를) 지정하세요` } },
      );
    return this.#inside(absolute, node, text);
  }

  #inside(absolute: string, node: ConfigNode, text: string): string {
    if (this.#allowOutside || isInside(this.#realPath(absolute), this.#realDirectory)) return absolute;
    throw this.#outside(node, text);
  }

  /** A link that leads in a circle is left to those who read it. */
  #realPath(absolute: string): string {
    try {
      return this.#tree.realPath(absolute);
    } catch {
      return join(this.#realDirectory, ...stepsBelow(absolute, this.#directory));
    }
  }

  #outside(node: ConfigNode, text: string): UsageError {
    return new UsageError(
      {
        en: `${text} leads out of the folder of ${this.#file.path}`,
        ko: `${text}은(는) ${this.#file.path}의 폴더 밖을 가리킵니다`,
      },
      {
        at: spanOf(node),
        hint: { en: '--allow-outside permits it, if you trust this file', ko: '이 파일을 신뢰한다면 --allow-outside로 허용하세요' },
      },
    );
  }

  #relative(what: 'paths' | 'patterns'): Localized {
    const { path } = this.#file;
    return {
      en: `${what} are relative to the folder of ${path}`,
      ko: `${what === 'paths' ? '경로는' : '패턴은'} ${path}의 폴더를 기준으로 합니다`,
    };
  }
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

function spanOf(node: ConfigNode): Span {
  const span = editSpan(node.origin);
  if (span === undefined) throw new Error('a value of taslint.yml is always written'); // no variables are applied to it
  return span;
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
