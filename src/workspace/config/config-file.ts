import { dirname, join } from 'node:path';
import type { SourceFile, Span } from '../../base/source.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { UsageError } from '../../base/usage-error.ts';
import type { Purpose } from '../../foundation/plan.ts';
import type { Language, Severity } from '../../rule/rule.ts';
import { keyName, type ConfigNode, type MapNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { CONFIG_SCHEMA, type Schema } from './config-schema.ts';
import type { SchemaMistake } from './config-validator.ts';
import { absolutePath, isInside, shownPath, slashed, stepsBelow } from '../files/paths.ts';
import { matchesGlob } from '../files/glob.ts';
import { DISK, type Tree } from '../files/tree.ts';

/** What taslint.yml says, checked. Paths are absolute and exist. */
export interface Config {
  readonly file: SourceFile;
  /** The folder of the file: paths start here and stay inside. */
  readonly directory: string;
  readonly foundations: readonly ConfiguredFoundation[];
  readonly profile: 'recommended' | 'strict' | undefined;
  readonly failOn: Severity | 'never' | undefined;
  readonly language: Language | undefined;
  readonly rules: readonly RuleSetting[];
  readonly ruleFolders: readonly string[];
  /** Patterns relative to `directory`. */
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
  /** Patterns relative to `directory`; empty means all files. */
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
  readonly products: readonly ConfiguredConfig[];
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

const NAMES = ['taslint.yml', 'taslint.yaml', '.taslint.yml', '.taslint.yaml'];

/** The taslint.yml that holds for a folder: there or in a folder above, up to the top of the repository; without a repository only there and up to `stop`. */
export function findConfig(folder: string, stop: string, tree: Tree = DISK): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    const found = NAMES.map((name) => join(current, name)).find((path) => exists(path, tree));
    if (found !== undefined) return found;
    if (current === stop || dirname(current) === current || !isInside(current, stop)) return undefined;
  }
}

/** Reads and checks a taslint.yml. Throws a UsageError with its place for anything wrong in it: nothing may be ignored silently. */
export async function readConfig(
  path: string,
  options: {
    readonly cwd: string;
    readonly allowOutside: boolean;
    readonly tree?: Tree;
    /** Read already, e.g. at another revision. */
    readonly file?: SourceFile;
  },
): Promise<Config> {
  const tree = options.tree ?? DISK;
  const absolute = absolutePath(path, options.cwd);
  const shown = shownPath(absolute, options.cwd);
  const reading = options.file === undefined ? tree.read(absolute, shown) : { file: options.file };
  if (reading.file === undefined) throw new UsageError(`${shown}: ${reading.message}`, { hint: '--config names an existing taslint.yml' });
  const document = readYaml(reading.file);
  const [problem] = document.problems;
  if (problem !== undefined)
    throw new UsageError(`not valid YAML: ${problem.detail}`, { at: problem.at, hint: 'correct the YAML of this file first' });
  const [twice] = document.duplicateKeys;
  if (twice !== undefined)
    throw new UsageError(`the key \`${twice.name}\` is written twice`, { at: twice.second, hint: 'keep one of them' });
  const { configCheck } = await import('./config-validator.ts'); // lazy: most runs have no taslint.yml
  const mistakes = (await configCheck())(document.root === undefined ? {} : plainOf(document.root));
  if (mistakes.length > 0) throw firstMistake(mistakes, document.root, reading.file);
  return new ConfigReader(reading.file, dirname(absolute), options.allowOutside, tree).read(
    document.root?.kind === 'map' ? document.root : undefined,
  );
}

function exists(path: string, tree: Tree): boolean {
  try {
    return tree.kindOf(path) !== undefined;
  } catch {
    return false; // what may not be looked at is not there for us
  }
}

/** A value as plain data, for the schema check. */
function plainOf(node: ConfigNode): unknown {
  switch (node.kind) {
    case 'map':
      // without a prototype, so that a key called __proto__ is a key
      return node.entries.reduce<Record<string, unknown>>(
        (plain, { key, value }) => {
          plain[keyName(key)] = plainOf(value);
          return plain;
        },
        Object.create(null) as Record<string, unknown>,
      );
    case 'sequence':
      return node.items.map(plainOf);
    case 'scalar':
      return typeof node.value === 'bigint' ? Number(node.value) : node.value;
    case 'unknown':
      return node.text;
  }
}

/** The mistake that stands first in the file, as a sentence with a place. */
function firstMistake(mistakes: readonly SchemaMistake[], root: ConfigNode | undefined, file: SourceFile): UsageError {
  const whole = mistakes.filter((mistake) => !isPartOfChoice(mistake));
  const errors = whole.filter((mistake) => !isToldBetter(mistake, whole)).map((mistake) => describe(mistake, root, file));
  errors.sort((one, other) => (one.at?.start ?? 0) - (other.at?.start ?? 0));
  return errors[0] ?? new UsageError(`${file.path}: does not fit its schema`);
}

/** The parts of an `anyOf` say what each choice would have wanted; the `anyOf` itself says that none fits. */
function isPartOfChoice(mistake: SchemaMistake): boolean {
  return /\/anyOf\/\d+\/(enum|type)$/.test(mistake.schemaPath);
}

/** A map that was chosen for a file says itself which key is wrong or missing. */
function isToldBetter(mistake: SchemaMistake, others: readonly SchemaMistake[]): boolean {
  if (mistake.keyword !== 'anyOf' || !mistake.instancePath.startsWith('/foundations/')) return false;
  return others.some((other) => other !== mistake && other.instancePath.startsWith(mistake.instancePath));
}

function describe(mistake: SchemaMistake, root: ConfigNode | undefined, file: SourceFile): UsageError {
  const steps = mistake.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const node = nodeAt(root, steps);
  const whole: Span = { file, start: 0, end: 0 };
  const at = (node === undefined ? undefined : editSpan(node.origin)) ?? whole;
  const name = steps.at(-1) ?? 'taslint.yml';
  switch (mistake.keyword) {
    case 'additionalProperties': {
      const key = String(mistake.params['additionalProperty']);
      const entry = node?.kind === 'map' ? node.entry(key) : undefined;
      const known = Object.keys(schemaAt(mistake.schemaPath.split('/').slice(1, -1)).properties ?? {});
      const near = didYouMean(key, known) ?? known.find((other) => other.startsWith(`${key}-`)); // a unit that was left out
      const span = (entry === undefined ? undefined : editSpan(entry.key.origin)) ?? at;
      return new UsageError(`unknown key \`${key}\`${steps.length === 0 ? '' : ` in \`${name}\``}`, {
        at: span,
        hint: near === undefined ? `known keys: ${known.join(', ')}` : `did you mean ${near}?`,
      });
    }
    case 'required':
      return new UsageError(`\`${name}\` needs the key \`${String(mistake.params['missingProperty'])}\``, {
        at,
        hint: 'it names the file to read',
      });
    case 'enum': {
      const values = enumOf(mistake)
        .filter((value) => value !== false)
        .map(String);
      const near = node?.kind === 'scalar' ? didYouMean(node.text, values) : undefined;
      return new UsageError(`\`${name}\` must be one of ${values.join(', ')}`, {
        at,
        hint: near === undefined ? 'write one of these words' : `did you mean ${near}?`,
      });
    }
    case 'type': {
      const wanted = String(mistake.params['type']);
      const isNumberForText = wanted === 'string' && node?.kind === 'scalar' && typeof node.value === 'number';
      return new UsageError(`\`${name}\` must be ${PHRASES[wanted] ?? wanted}`, {
        at,
        hint: isNumberForText ? `quote it: "${node.text}"` : (HINTS[wanted] ?? 'see the schema of taslint.yml'),
      });
    }
    case 'anyOf':
      if (steps[0] === 'foundations')
        return new UsageError(`\`${name}\` must be a path, or a map with \`config\`, \`vars-files\` and \`ops-files\``, {
          at,
          hint: `for example ${name}: config/${name}.yml`,
        });
      return new UsageError(`\`${name}\` must be off, error, warning, info, or a map with \`severity\` and options`, {
        at,
        hint: `for example ${name}: off`,
      });
    case 'minimum':
      return new UsageError(`\`${name}\` must not be negative`, { at, hint: 'leave it out when it is not known' });
    default:
      return new UsageError(`\`${name}\` does not fit the schema (${mistake.keyword})`, { at, hint: 'see the schema of taslint.yml' });
  }
}

const PHRASES: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};
const HINTS: Readonly<Record<string, string>> = {
  object: 'write its keys indented below it',
  array: 'write - before each item, or [one, two]',
  integer: 'without unit and quotes',
};

function nodeAt(root: ConfigNode | undefined, steps: readonly string[]): ConfigNode | undefined {
  let node = root;
  for (const step of steps) node = node?.kind === 'map' ? node.get(step) : node?.kind === 'sequence' ? node.items[Number(step)] : undefined;
  return node;
}

function enumOf(mistake: SchemaMistake): readonly unknown[] {
  const allowed = mistake.params['allowedValues'];
  return Array.isArray(allowed) ? allowed : [];
}

/** The part of the schema that a path like `definitions/foundation/properties/facts` leads to. */
function schemaAt(steps: readonly string[]): Schema {
  let schema: unknown = CONFIG_SCHEMA;
  for (const step of steps) schema = (schema as Readonly<Record<string, unknown>>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  return schema as Schema; // the path comes from the check of this very schema
}

function suppressionSetting(map: MapNode): SuppressionSetting {
  const rule = map.get('rule');
  const reason = textOf(map.get('reason'))?.trim() ?? '';
  const until = map.get('until');
  if (reason === '') throw new UsageError('a suppression needs a reason', { at: spanOf(map), hint: 'say why the risk is accepted' });
  if (until !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(textOf(until) ?? ''))
    throw new UsageError('`until` must be a date', { at: spanOf(until), hint: 'write it as 2026-12-31' });
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

/** Turns checked YAML into a Config; what the schema has promised about shapes is not checked again. */
class ConfigReader {
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
      throw new UsageError(`no such folder: ${dirname(text)}`, { at: spanOf(node), hint: 'paths are relative to the folder of this file' });
    this.#inside(dirname(absolute), node, text);
    return absolute;
  }

  async #foundation(name: string, at: Span, map: MapNode | undefined): Promise<ConfiguredFoundation> {
    const director = mapOf(map?.get('director'));
    const products: ConfiguredConfig[] = [];
    for (const { value } of mapOf(map?.get('products'))?.entries ?? []) {
      const product = mapOf(value);
      if (product !== undefined) products.push(await this.#configured(product));
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
      throw new UsageError(`no file matches \`${pattern}\``, {
        at: spanOf(node),
        hint: `patterns are relative to the folder of ${this.#file.path}`,
      });
    return found.map((path) => this.#inside(absolutePath(path, this.#directory), node, pattern));
  }

  async #filesMatching(pattern: string): Promise<readonly string[]> {
    const { files } = this.#tree;
    if (files !== undefined) {
      const below = [...files()].filter((path) => isInside(path, this.#directory));
      const shown = below.map((path) => slashed(stepsBelow(path, this.#directory).join('/')));
      return shown.filter((path) => matchesGlob(path, pattern.includes('/') ? pattern : `/${pattern}`));
    }
    const { globby } = await import('globby'); // lazy: only for patterns
    return globby(pattern, { cwd: this.#directory, onlyFiles: true, followSymbolicLinks: false });
  }

  #existing(node: ConfigNode, what: 'file' | 'folder'): string {
    const text = textOf(node) ?? '';
    const absolute = absolutePath(text, this.#directory);
    const kind = text === '' ? undefined : this.#tree.kindOf(absolute);
    // outside first: whether something exists elsewhere on this machine is nobody's business
    if (!this.#allowOutside && !isInside(absolute, this.#directory)) throw this.#outside(node, text);
    if (kind === undefined)
      throw new UsageError(`no such ${what}: ${text}`, {
        at: spanOf(node),
        hint: `paths are relative to the folder of ${this.#file.path}`,
      });
    if (kind !== what) throw new UsageError(`${text} is not a ${what}`, { at: spanOf(node), hint: `name a ${what} here` });
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
    return new UsageError(`${text} leads out of the folder of ${this.#file.path}`, {
      at: spanOf(node),
      hint: '--allow-outside permits it, if you trust this file',
    });
  }
}

/** True when `ignore:` names the file. */
export function isIgnored(config: Config, absolute: string, matches: (path: string, pattern: string) => boolean): boolean {
  if (config.ignore.length === 0 || !isInside(absolute, config.directory)) return false;
  const path = slashed(stepsBelow(absolute, config.directory).join('/'));
  return config.ignore.some((pattern) => matches(path, pattern));
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
