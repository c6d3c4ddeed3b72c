import { matchesPath } from '../../base/glob.ts';
import type { SourceFile, Span } from '../../base/source.ts';
import type { Purpose } from '../../foundation/plan.ts';
import type { Language } from '../../base/language.ts';
import type { Severity } from '../../rule/rule.ts';
import type { ConfigNode, MapEntry } from '../../value/node.ts';
import { isInside, slashed, stepsBelow } from '../files/paths.ts';
import type { ConfigLayer } from './config-layer.ts';

/** What a taslint.yml may be called. */
export const CONFIG_NAMES: readonly string[] = ['taslint.yml', 'taslint.yaml', '.taslint.yml', '.taslint.yaml'];

/** What taslint.yml and the files that it extends say, checked. Paths are absolute and exist. */
export interface Config {
  readonly file: SourceFile;
  /** The files that it is made of: those that say less first, taslint.yml itself last. */
  readonly layers: readonly ConfigLayer[];
  /** The folder of the file: paths start here and stay inside. Those of a file that it extends start at the folder of that one. */
  readonly directory: string;
  readonly foundations: readonly ConfiguredFoundation[];
  readonly profile: 'recommended' | 'strict' | undefined;
  readonly failOn: Severity | 'never' | undefined;
  readonly language: Language | undefined;
  readonly rules: readonly RuleSetting[];
  readonly ruleFolders: readonly string[];
  /** A folder with the metadata of tiles, or one such file; absolute. */
  readonly metadata: string | undefined;
  /** Patterns relative to `directory`, also those of files that are extended. */
  readonly ignore: readonly string[];
  readonly suppressions: readonly SuppressionSetting[];
  /** Absolute path of the baseline; it need not exist yet. */
  readonly baseline: string | undefined;
  readonly unignorable: readonly { readonly id: string; readonly at: Span }[];
}

/** A finding that is accepted. Whether the rule exists is for the rules to say. */
export interface SuppressionSetting {
  readonly rule: string;
  /** Where the rule is named. */
  readonly at: Span;
  /** Patterns relative to `directory` of the configuration; empty means all files. */
  readonly paths: readonly string[];
  /** Keys from the root of the file. */
  readonly below: readonly string[];
  readonly reason: string;
  readonly until: string | undefined;
}

/** What a site wants of one rule. Whether the id and the options exist is for the rules to say. */
export interface RuleSetting {
  readonly id: string;
  readonly at: Span;
  readonly severity: Severity | 'off' | undefined;
  readonly options: readonly { readonly name: string; readonly value: ConfigNode; readonly at: Span }[];
}

export interface ConfiguredFoundation {
  readonly name: string;
  readonly at: Span;
  readonly purpose: Purpose;
  readonly lifecycle: 'auto' | 'first-install' | 'operating';
  readonly varsComplete: boolean;
  readonly facts: ConfigNode | undefined;
  readonly director: ConfiguredConfig | undefined;
  readonly products: readonly ConfiguredProduct[];
  readonly runtimeConfigs: readonly string[];
  readonly cloudConfigs: readonly string[];
  readonly manifests: readonly string[];
  readonly appManifests: readonly string[];
  readonly downloads: readonly string[];
  readonly env: string | undefined;
  readonly opsman: ConfiguredConfig | undefined;
  readonly auth: ConfiguredConfig | undefined;
}

export interface ConfiguredConfig {
  readonly config: string;
  readonly varsFiles: readonly string[];
  readonly opsFiles: readonly string[];
  readonly version: { readonly text: string; readonly at: Span } | undefined;
}

export interface ConfiguredProduct extends ConfiguredConfig {
  /** The metadata of its tile, a `.pivotal`, or a folder of such files; absolute. */
  readonly metadata: string | undefined;
}

/** Where taslint.yml itself lies. */
export function pathOfConfig({ layers }: Config): string {
  return layers.at(-1)!.absolute;
}

/** What is said last under a key of the top level. */
export function lastEntry({ layers }: Pick<Config, 'layers'>, key: string): MapEntry | undefined {
  return layers.findLast(({ root }) => root?.entry(key) !== undefined)?.root?.entry(key);
}

/** True for taslint.yml and for the files that it extends. */
export function isPartOfConfig({ layers }: Config, absolute: string): boolean {
  return layers.some((layer) => layer.absolute === absolute);
}

/** True for a file that taslint.yml extends. */
export function isBase(config: Config | undefined, absolute: string): boolean {
  return config !== undefined && config.layers.length > 1 && isPartOfConfig(config, absolute) && absolute !== pathOfConfig(config);
}

/** True when `ignore:` names the file. */
export function isIgnored(config: Config | undefined, absolute: string): boolean {
  if (config === undefined || config.ignore.length === 0 || !isInside(absolute, config.directory)) return false;
  const path = slashed(stepsBelow(absolute, config.directory).join('/'));
  return config.ignore.some((pattern) => matchesPath(path, pattern));
}
