import { basename, dirname, join } from 'node:path';
import { SourceFile } from '../base/source.ts';
import { UsageError } from '../base/usage-error.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import type { DocumentKind } from '../foundation/kind.ts';
import type { FoundationPlan, PlannedDocument } from '../foundation/plan.ts';
import { classify, type Classification } from '../foundation/classify.ts';
import type { Asked, Failure, SetAside } from '../lint/lint-result.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import { readConfiguration } from '../yaml/foreign-expressions.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { Lifecycle } from '../facts/input.ts';
import { withArguments } from './grouping/argument-files.ts';
import { findConfig, isIgnored, readConfig, type Config, type ConfiguredFoundation } from './config/config-file.ts';
import { filesBelow, findFiles, isYamlName, type FindOptions, type FoundFile } from './files/find-files.ts';
import { Histories } from './history/git.ts';
import { matchesGlob } from './files/glob.ts';
import { Folders, Layout, isRole, type Home } from './grouping/layout.ts';
import { absolutePath, isInside, shownPath, slashed, stepsBelow } from './files/paths.ts';
import { missingFiles } from './grouping/named-files.ts';
import { kindsOfFoundation, planConfigured } from './grouping/plan-configured.ts';
import { linksFromPipelines, namedByPipelines } from './grouping/pipelines.ts';
import { planByConvention, type Candidate } from './grouping/plan-foundations.ts';
import { Repositories } from './history/repository.ts';
import { DISK, type Tree } from './files/tree.ts';
import { takesVariables } from './grouping/vars-of-config.ts';

/** What a command asks for. Paths are relative to `cwd`. */
export interface WorkspaceOptions {
  readonly cwd: string;
  readonly paths: readonly string[];
  /** The taslint.yml to use; found upward from the paths when it is left out. */
  readonly config?: string;
  readonly allowOutside?: boolean;
  /** The environment, for git. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Only these foundations, by name. */
  readonly foundations?: readonly string[];
  /** `--vars-file`: after the vars files of each config, so that they win. */
  readonly varsFiles?: readonly string[];
  /** `--ops-file`: after the ops-files of each config. */
  readonly opsFiles?: readonly string[];
  /** Standard input, linted as if it were the content of `path`. */
  readonly stdin?: { readonly path: string; readonly text: string };
  /** Where files are read from; the disk when left out. */
  readonly tree?: Tree;
  /** What is linted now, when the same foundations are opened as they were earlier: files whose text did not change are shared with it. */
  readonly later?: Workspace;
  /** Files to read beside what was asked for, absolute: they belong to its foundations. */
  readonly beside?: readonly string[];
  /** True when a taslint.yml that was given as a file stands for the foundations that it names: they are read, though nothing of them was asked for. */
  readonly configAsks?: boolean;
  /** Runs what takes long, so that a person can end it. */
  readonly interruptible?: <T>(work: () => T) => T;
  /** Called now and then while files are read. */
  readonly onProgress?: (read: number, total: number) => void;
}

/** All that is read from disk for one run, grouped into foundations. */
export interface Workspace {
  /** What taslint.yml says; undefined when there is none. */
  readonly config: Config | undefined;
  /** True when that file itself was given on the command line. */
  readonly configGiven: boolean;
  readonly plans: readonly FoundationPlan[];
  /** What was asked for and could not be read; broken YAML included. */
  readonly failures: readonly Failure[];
  /** Requested files that are of no known kind, and pipelines: looked at, never judged. */
  readonly leftAlone: readonly LeftAlone[];
  /** Requested files that are templates of another tool. */
  readonly templates: readonly { readonly file: SourceFile; readonly tool: string }[];
  /** Requested files that are not YAML as om and bosh read it. */
  readonly broken: readonly YamlDocument[];
  /** How the files were asked for. */
  readonly asked: Asked;
  /** Links that were not followed because they lead out of the tree. */
  readonly outside: readonly string[];
  /** The YAML of a file; each file is read once. */
  readonly read: (file: SourceFile) => YamlDocument;
  /** Where a file lies on disk; undefined for standard input without a name. */
  readonly absoluteOf: (file: SourceFile) => string | undefined;
  /** The file that was read at an absolute path. */
  readonly fileAt: (absolute: string) => SourceFile | undefined;
  /** Whether a foundation has been installed once, as taslint.yml or git tells; git is asked at the first call and the answer is kept. */
  readonly lifecycle: (plan: FoundationPlan) => () => Lifecycle;
}

export interface LeftAlone {
  readonly file: SourceFile;
  readonly kind: DocumentKind;
  readonly why: string;
  readonly whyKo: string;
}

/** Kinds that taslint knows but does not judge. */
const BYSTANDERS: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['other', 'pipeline', 'taslint']);

/** Kinds that join a foundation of taslint.yml without being named: they say nothing about products. */
const JOINING: ReadonlySet<DocumentKind> = new Set<DocumentKind>([
  'env',
  'auth',
  'opsman',
  'state',
  'download',
  'vars',
  'errand-config',
  'assign-stemcell',
  'vm-extension',
]);

/** A folder with more YAML files than this is a store, not a foundation: its other files are not loaded beside one that was given. */
const MAX_NEIGHBOURS = 200;

/** Folders of ops-files, as the repositories of the Cloud Foundry community call them. */
const OPERATIONS = /^(operations|ops|ops[-_]?files?)$/;

/**
 * Finds and reads the files that were asked for and those that belong to them, and groups them into foundations.
 * Throws a UsageError for paths, vars- and ops-files that do not exist and for an unknown foundation.
 */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const opening = new Opening(options);
  await opening.findConfig();
  await opening.findRequested();
  const { interruptible = (work) => work() } = options;
  return interruptible(() => {
    opening.findNeighbours();
    opening.readAll();
    opening.readNamedByPipelines();
    return opening.plan();
  });
}

interface Entry {
  readonly found: FoundFile;
  readonly requested: boolean;
  /** Given as a file, not met in a folder. */
  readonly given: boolean;
  readonly text?: string;
}

class Opening {
  readonly #options: WorkspaceOptions;
  readonly #cwd: string;
  readonly #tree: Tree;
  readonly #folders: Folders;
  readonly #layout: Layout;
  readonly #repositories = new Repositories();
  readonly #histories: Histories;
  readonly #entries = new Map<string, Entry>();
  readonly #givenFolders: string[] = [];
  /** How many files were given by name, by folder. */
  readonly #givenIn = new Map<string, number>();
  readonly #tops = new Map<string, { readonly top: string; readonly bounded: boolean }>();
  readonly #documents = new Map<SourceFile, YamlDocument>();
  readonly #absolutes = new Map<SourceFile, string>();
  readonly #files = new Map<string, SourceFile>();
  /** Files that did not change, whose documents the later workspace has. */
  readonly #shared = new Set<SourceFile>();
  readonly #candidates: Candidate[] = [];
  readonly #pipelines: Candidate[] = [];
  /** Plans whose past nobody has asked about yet. */
  #plans: readonly FoundationPlan[] = [];
  #config: Config | undefined;
  /** Foundations of taslint.yml of which a file was asked for. */
  #configured: readonly ConfiguredFoundation[] = [];
  /** What taslint.yml says a file is, for the files of those foundations. */
  readonly #named = new Map<string, { readonly file: SourceFile; readonly requested: boolean }>();
  readonly #namedKinds = new Map<string, DocumentKind>();
  readonly #failures: Failure[] = [];
  readonly #setAside: SetAside[] = [];
  readonly #outside: string[] = [];
  readonly #leftAlone: LeftAlone[] = [];
  readonly #templates: { file: SourceFile; tool: string }[] = [];
  readonly #broken: YamlDocument[] = [];
  /** Files beside those that were asked for that could not be read, and why; told when one of them is needed. */
  readonly #unreadable = new Map<SourceFile, string>();
  /** Files of which it was told that nothing could be checked with them. */
  readonly #told = new Set<SourceFile>();

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#tree = options.tree ?? DISK;
    this.#folders = new Folders(this.#tree);
    this.#layout = new Layout(this.#folders);
    this.#cwd = absolutePath('.', options.cwd);
    this.#histories = new Histories(this.#repositories, options.env ?? {});
  }

  async findConfig(): Promise<void> {
    const { config } = this.#options;
    const options = { cwd: this.#cwd, allowOutside: this.#options.allowOutside ?? false, tree: this.#tree };
    if (this.#options.later !== undefined) {
      this.#config = await this.#earlierConfig(this.#options.later, options);
      return;
    }
    if (config !== undefined) {
      this.#config = await readConfig(config, options);
      return;
    }
    const found = new Set(this.#asked().flatMap((path) => this.#configFor(absolutePath(path, this.#cwd)) ?? []));
    const [first, second] = found;
    if (first === undefined) return;
    if (second !== undefined) {
      const names = [first, second].map((path) => shownPath(path, this.#cwd)).join(' and ');
      throw new UsageError(`the paths have different configurations: ${names}`, {
        hint: 'run taslint once for each, or choose one with --config',
      });
    }
    this.#config = await readConfig(first, options);
  }

  #configFor(absolute: string): string | undefined {
    const folder = this.#isFolder(absolute) ? absolute : dirname(absolute);
    const stop = this.#repositories.of(folder)?.root ?? (isInside(folder, this.#cwd) ? this.#cwd : folder);
    return findConfig(folder, stop, this.#tree);
  }

  /**
   * The taslint.yml of its time; where there was none, what today's says about the files that were there. One that cannot be used is as good as none:
   * the past cannot be corrected any more.
   */
  async #earlierConfig({ config: later }: Workspace, options: Parameters<typeof readConfig>[1]): Promise<Config | undefined> {
    const asked = later === undefined ? undefined : join(later.directory, later.file.path.split('/').at(-1) ?? '');
    const path = asked ?? this.#asked().flatMap((other) => this.#configFor(absolutePath(other, this.#cwd)) ?? [])[0];
    if (path === undefined) return undefined;
    const isThere = this.#tree.kindOf(path) === 'file';
    try {
      return await readConfig(path, isThere || later === undefined ? options : { ...options, file: later.file });
    } catch (error) {
      if (error instanceof UsageError) return undefined;
      throw error;
    }
  }

  /** What may not be looked at is none; `findFiles` says what is wrong with it. */
  #isFolder(absolute: string): boolean {
    try {
      return this.#tree.kindOf(absolute) === 'folder';
    } catch {
      return false;
    }
  }

  /** The paths as given; standard input counts as its file. */
  #asked(): readonly string[] {
    const { stdin, paths } = this.#options;
    if (stdin !== undefined) return [...paths, stdin.path];
    return paths.length === 0 ? ['.'] : paths;
  }

  async findRequested(): Promise<void> {
    const { stdin } = this.#options;
    const asked = this.#asked().filter((path) => path !== stdin?.path);
    for (const path of asked) {
      const absolute = absolutePath(path, this.#cwd);
      if (this.#isFolder(absolute)) this.#givenFolders.push(absolute);
    }
    const found = await findFiles(asked, this.#findOptions());
    for (const { path, message } of found.failures) this.#failures.push({ kind: 'unreadable', path, message });
    this.#outside.push(...found.outside);
    const given = new Set(asked.map((path) => absolutePath(path, this.#cwd)));
    for (const file of found.files) {
      if (this.#config !== undefined && isIgnored(this.#config, file.absolute, matchesGlob)) {
        const name = this.#config.file.path;
        if (given.has(file.absolute)) this.#setAside.push({ path: file.path, because: 'ignored', detail: name, detailKo: name });
        continue;
      }
      this.#entries.set(file.absolute, { found: file, requested: true, given: given.has(file.absolute) });
    }
    for (const absolute of this.#options.beside ?? []) this.#addNeighbour(absolute);
    if (stdin === undefined) return;
    const absolute = absolutePath(stdin.path, this.#cwd);
    this.#entries.set(absolute, {
      found: { path: shownPath(absolute, this.#cwd), absolute },
      requested: true,
      given: true,
      text: stdin.text,
    });
  }

  /** Adds the other files of each foundation that was touched, so that one file of it is judged as if all had been given. */
  findNeighbours(): void {
    this.#findNamed();
    const folders = new Set<string>();
    const files = new Set<string>();
    const directories = new Set<string>();
    for (const entry of this.#entries.values()) {
      const directory = dirname(entry.found.absolute);
      directories.add(directory);
      if (entry.given) this.#givenIn.set(directory, (this.#givenIn.get(directory) ?? 0) + 1);
    }
    for (const directory of directories) {
      const { top, bounded } = this.#topOf(directory);
      this.#neighboursOf(this.#layout.homeOf(directory, top), { top, bounded, given: this.#givenIn.has(directory) }, folders, files);
    }
    const missing = [...folders].filter((folder) => !this.#givenFolders.some((given) => isInside(folder, given)));
    const found = filesBelow(outermost(missing), this.#findOptions()).files.map((file) => file.absolute);
    for (const absolute of [...found, ...files]) this.#addNeighbour(absolute);
  }

  /** A file that was reached through a linked folder is the one that taslint.yml names, unless it names the way through the link. */
  #resolveLinkedFolders(): void {
    const config = this.#config;
    if (config === undefined || config.foundations.length === 0) return;
    const named = new Set(config.foundations.flatMap((foundation) => [...kindsOfFoundation(foundation).keys()]));
    const reals = new Map<string, string | undefined>();
    const realOf = (folder: string): string | undefined => {
      if (!reals.has(folder)) reals.set(folder, this.#realPath(folder));
      return reals.get(folder);
    };
    const top = realOf(config.directory);
    for (const [absolute, entry] of this.#entries) {
      const folder = realOf(dirname(absolute));
      if (named.has(absolute) || top === undefined || folder === undefined || !isInside(folder, top)) continue;
      const target = join(config.directory, ...stepsBelow(folder, top), basename(absolute));
      if (target === absolute || !named.has(target)) continue;
      this.#entries.delete(absolute);
      const known = this.#entries.get(target);
      const found = known?.found ?? { path: shownPath(target, this.#cwd), absolute: target };
      this.#entries.set(target, { ...entry, found, requested: true, given: entry.given || known?.given === true });
    }
  }

  /** Undefined where the tree cannot tell, as in a revision that does not have the link. */
  #realPath(folder: string): string | undefined {
    try {
      return this.#tree.realPath(folder);
    } catch {
      return undefined;
    }
  }

  /** Adds the files that taslint.yml names for a foundation of which one was asked for. */
  #findNamed(): void {
    this.#resolveLinkedFolders();
    const touched: ConfiguredFoundation[] = [];
    const isAsked = this.#options.configAsks === true && this.#configGiven();
    for (const foundation of this.#config?.foundations ?? []) {
      const kinds = kindsOfFoundation(foundation);
      if (!isAsked && ![...kinds.keys()].some((path) => this.#entries.has(path))) continue;
      touched.push(foundation);
      for (const [path, kind] of kinds) if (!this.#namedKinds.has(path)) this.#namedKinds.set(path, kind);
    }
    this.#configured = touched;
    // what a config is evaluated with is needed even where it is ignored for itself
    for (const [absolute, kind] of this.#namedKinds) this.#addNeighbour(absolute, kind === 'vars' || kind === 'ops');
  }

  #configGiven(): boolean {
    const config = this.#config;
    return config !== undefined && this.#entries.get(join(config.directory, config.file.path.split('/').at(-1) ?? ''))?.given === true;
  }

  #addNeighbour(absolute: string, isNeeded = false): void {
    if (this.#entries.has(absolute)) return;
    if (!isNeeded && this.#config !== undefined && isIgnored(this.#config, absolute, matchesGlob)) return;
    this.#entries.set(absolute, { found: { path: shownPath(absolute, this.#cwd), absolute }, requested: false, given: false });
  }

  #neighboursOf(
    home: Home,
    { top, bounded, given }: { readonly top: string; readonly bounded: boolean; readonly given: boolean },
    folders: Set<string>,
    files: Set<string>,
  ): void {
    switch (home.kind) {
      case 'container': {
        folders.add(home.directory);
        for (let above = dirname(home.directory); isInside(above, top); above = dirname(above)) this.#addRoles(above, folders);
        break;
      }
      case 'shared':
        folders.add(home.directory);
        break;
      case 'roles':
        this.#addRoles(home.directory, folders);
        for (const name of this.#folders.list(home.directory).files) if (isYamlName(name)) files.add(join(home.directory, name));
        break;
      case 'folder': {
        const names = this.#folders.list(home.directory).files.filter(isYamlName);
        if (given && bounded && names.length <= MAX_NEIGHBOURS) {
          for (const name of names) files.add(join(home.directory, name));
          // What an operations file beside a manifest may still set is not missing there.
          for (const name of this.#folders.list(home.directory).folders) if (OPERATIONS.test(name)) folders.add(join(home.directory, name));
        }
        if (!bounded) return; // nothing tells which pipelines would be meant
        break;
      }
    }
    for (const name of this.#folders.list(top).folders)
      if (/^(pipelines?|ci|concourse)([-_.].*)?$/.test(name)) folders.add(join(top, name));
    for (const name of this.#folders.list(top).files) if (/pipeline.*\.ya?ml$/.test(name)) files.add(join(top, name));
  }

  #addRoles(directory: string, folders: Set<string>): void {
    for (const name of this.#folders.list(directory).folders) if (isRole(name)) folders.add(join(directory, name));
  }

  readAll(): void {
    const { onProgress } = this.#options;
    this.#tree.expect(this.#entries.keys());
    let count = 0;
    for (const entry of this.#entries.values()) {
      this.#read(entry);
      count++;
      if (count % 50 === 0) onProgress?.(count, this.#entries.size);
    }
  }

  /** What a pipeline names for a config that was asked for is read wherever it lies, and is what the pipeline says it is. */
  readNamedByPipelines(): void {
    const configs = this.#candidates.filter(({ requested, kind }) => requested && takesVariables(kind));
    for (const named of namedByPipelines(this.#pipelines, configs, (candidate) => this.#topOf(dirname(candidate.absolute)).top)) {
      const { absolute } = named;
      const index = this.#candidates.findIndex((candidate) => candidate.absolute === absolute);
      const known = this.#candidates[index];
      if (known !== undefined) {
        const isElse = known.document.root !== undefined && known.kind !== 'vars' && known.kind !== 'ops';
        if (!isElse && known.kind !== named.kind) this.#candidates[index] = { ...known, ...named };
        continue;
      }
      const read = this.#files.get(absolute);
      if (read === undefined) {
        if (this.#entries.has(absolute) || this.#tree.kindOf(absolute) !== 'file') continue;
        this.#addNeighbour(absolute);
        const entry = this.#entries.get(absolute);
        if (entry !== undefined) this.#read(entry, named);
        continue;
      }
      // of no known kind by itself
      const { top } = this.#topOf(dirname(absolute));
      const requested = this.#entries.get(absolute)?.requested ?? false;
      const home = this.#layout.homeOf(dirname(absolute), top);
      this.#candidates.push({ ...named, document: this.#parse(read), home, requested, alone: false });
      for (const told of [this.#leftAlone, this.#setAside] as { file?: SourceFile; path?: string }[][])
        told.splice(0, told.length, ...told.filter(({ file, path }) => file !== read && path !== read.path));
    }
  }

  #read(entry: Entry, byPipeline?: Classification): void {
    const { absolute, path } = entry.found;
    const reading = entry.text === undefined ? this.#tree.read(absolute, path) : { file: new SourceFile(path, entry.text) };
    const isNeeded = entry.requested || this.#namedKinds.has(absolute);
    if (reading.file === undefined && isNeeded) {
      this.#failures.push({ kind: 'unreadable', path, message: reading.message });
      return;
    }
    const read = reading.file ?? new SourceFile(path, '');
    const file = this.#shareOrKeep(pointedAt(read, this.#withinOf(absolute, path)), absolute);
    if (reading.file === undefined) this.#unreadable.set(file, reading.message);
    const document = this.#parse(file);
    const directory = dirname(absolute);
    const { top, bounded } = this.#topOf(directory);
    const named = this.#namedKinds.get(absolute);
    if (named !== undefined) {
      this.#named.set(absolute, { file, requested: entry.requested });
      this.#sortOut(entry, document, { kind: named, why: '', whyKo: '' });
      return;
    }
    const home = this.#layout.homeOf(directory, top);
    const { kind, why, whyKo } =
      byPipeline ?? classifyAt(document, pathToClassify(absolute, isInside(absolute, top) ? top : directory), home);
    if (entry.requested) this.#sortOut(entry, document, { kind, why, whyKo });
    if (BYSTANDERS.has(kind) && kind !== 'pipeline') return;
    const alone = entry.given && home.kind === 'folder' && !bounded && this.#givenIn.get(directory) === 1;
    (kind === 'pipeline' ? this.#pipelines : this.#candidates).push({
      absolute,
      // What a templated pipeline says as it stands still tells which files belong together.
      document: kind === 'pipeline' && document.root === undefined ? readYaml(file) : document,
      kind,
      why,
      whyKo,
      home,
      requested: entry.requested,
      alone,
    });
  }

  /** What people pointed at above a file: the folder they gave, or that of taslint.yml; for a file that lies elsewhere, all of its folders. */
  #withinOf(absolute: string, path: string): string {
    const config = this.#config;
    const pointed = [...this.#givenFolders, ...(config === undefined ? [] : [config.directory])].filter((folder) =>
      isInside(absolute, folder),
    );
    const nearest = pointed.sort((one, other) => other.length - one.length)[0];
    const shown =
      nearest === undefined
        ? isInside(absolute, this.#cwd)
          ? '.'
          : shownPath(dirname(absolute), this.#cwd)
        : shownPath(nearest, this.#cwd);
    return shown !== '.' && path.startsWith(`${shown}/`) ? `${shown}/` : '';
  }

  /** A file that did not change is the one that the later workspace has, parsed and perhaps evaluated. */
  #shareOrKeep(read: SourceFile, absolute: string): SourceFile {
    const later = this.#options.later?.fileAt(absolute);
    const isSame = later !== undefined && later.text === read.text && later.path === read.path;
    const file = isSame ? later : read;
    if (isSame) this.#shared.add(file);
    this.#absolutes.set(file, absolute);
    this.#files.set(absolute, file);
    return file;
  }

  /** Counts what cannot be judged; of a file that was named itself it is told one by one. */
  #sortOut({ given }: Entry, document: YamlDocument, { kind, why, whyKo }: Classification): void {
    const { file } = document;
    const template = document.problems.find((problem) => problem.kind === 'template');
    const isUnusable = this.#tell(document);
    if (given && template !== undefined)
      this.#setAside.push({ path: file.path, because: 'template', detail: template.detail, detailKo: template.detail });
    if (isUnusable || !BYSTANDERS.has(kind)) return;
    this.#leftAlone.push({ file, kind, why, whyKo });
    if (given && kind !== 'taslint')
      this.#setAside.push({ path: file.path, because: kind === 'pipeline' ? kind : 'other', detail: why, detailKo: whyKo });
  }

  /** Tells of a file that cannot be used as it stands: a template, broken YAML, one that could not be read. False for all others. */
  #tell(document: YamlDocument): boolean {
    const { file } = document;
    const template = document.problems.find((problem) => problem.kind === 'template');
    const message = this.#unreadable.get(file);
    const isBroken = document.root === undefined && document.problems.length > 0;
    if (template === undefined && message === undefined && !isBroken) return false;
    if (this.#told.has(file)) return true;
    this.#told.add(file);
    if (template !== undefined) this.#templates.push({ file, tool: template.detail });
    else if (message !== undefined) this.#failures.push({ kind: 'unreadable', path: file.path, message });
    else {
      this.#broken.push(document);
      this.#failures.push({ kind: 'broken', file });
    }
    return true;
  }

  /** What feeds a config that was asked for, or one that a requested file feeds, must be readable: else the config was not checked as it will be used. */
  #tellOfFeeding(plans: readonly FoundationPlan[]): void {
    for (const { documents } of plans) {
      const requested = new Set(documents.flatMap((document) => (document.requested ? [document.file] : [])));
      for (const document of documents) {
        const feeding = [...document.varsFiles, ...document.opsFiles];
        if (!document.requested && !feeding.some((file) => requested.has(file))) continue;
        for (const file of [document.file, ...feeding]) this.#tell(this.#parse(file));
      }
    }
  }

  plan(): Workspace {
    const all = this.#withArguments([...this.#planConfigured(), ...this.#planTheRest(), ...this.#planPipelines()]);
    const plans = onlyFoundations(all, this.#options.foundations ?? []);
    this.#plans = plans;
    this.#tellOfFeeding(plans);
    return {
      config: this.#config,
      configGiven: this.#configGiven(),
      plans,
      failures: this.#failures,
      leftAlone: this.#leftAlone,
      templates: this.#templates,
      broken: this.#broken,
      asked: { mustCheck: this.#mustCheck(), setAside: this.#setAside },
      outside: this.#outside,
      read: (file) => this.#parse(file),
      absoluteOf: (file) => this.#absolutes.get(file),
      fileAt: (absolute) => this.#files.get(absolute),
      lifecycle: (plan) => once(() => this.#lifecycleOf(plan)),
    };
  }

  /** Whoever names a folder or a pattern expects that something in it is checked; whoever names a template or a pipeline knows what it is. */
  #mustCheck(): boolean {
    const areNamed = [...this.#entries.values()].every((entry) => !entry.requested || entry.given);
    return !areNamed && (this.#templates.length > 0 || this.#leftAlone.some(({ kind }) => kind === 'pipeline'));
  }

  /** Foundations of taslint.yml; what only supports (env, state …) joins them by the name of its folder. */
  #planConfigured(): readonly FoundationPlan[] {
    const configName = this.#config?.file.path ?? '';
    return this.#configured.map((foundation) => {
      const extra = this.#candidates
        .filter(
          (candidate) => candidate.home.kind === 'container' && candidate.home.name === foundation.name && JOINING.has(candidate.kind),
        )
        .map((candidate) => joining(candidate, configName));
      return planConfigured(foundation, configName, (path) => this.#named.get(path), extra);
    });
  }

  #planTheRest(): readonly FoundationPlan[] {
    const names = new Set(this.#configured.map((foundation) => foundation.name));
    const joined = (candidate: Candidate): boolean =>
      candidate.home.kind === 'container' && names.has(candidate.home.name) && JOINING.has(candidate.kind);
    const links = linksFromPipelines(this.#pipelines, this.#candidates, (candidate) => this.#topOf(dirname(candidate.absolute)).top);
    const plans = planByConvention(
      this.#candidates.filter((candidate) => !joined(candidate)),
      links,
    );
    // a name in taslint.yml means what taslint.yml says, and nothing else
    return plans.map((plan) => (names.has(plan.name) ? { ...plan, name: '' } : plan));
  }

  /** Pipelines that were asked for and name files that are gone. They belong to no foundation: one may serve many. */
  #planPipelines(): readonly FoundationPlan[] {
    const requested = this.#pipelines.filter((pipeline) => pipeline.requested);
    if (requested.length === 0) return [];
    const byName = new Map<string, string[]>();
    for (const path of this.#files.keys()) {
      const name = basename(path);
      const same = byName.get(name);
      if (same === undefined) byName.set(name, [slashed(path)]);
      else same.push(slashed(path));
    }
    const isKnown = (steps: readonly string[]): boolean =>
      byName.get(steps.at(-1) ?? '')?.some((path) => path.endsWith(`/${steps.join('/')}`)) ?? false;
    const pipelines = requested.flatMap(({ absolute, document }) => {
      const { top } = this.#topOf(dirname(absolute));
      const missing = missingFiles(document, { absolute, top }, this.#tree, isKnown);
      return missing.length === 0 ? [] : [{ yaml: document, missing }];
    });
    if (pipelines.length === 0) return [];
    return [{ name: '', purpose: 'unknown', lifecycle: 'auto', varsComplete: false, facts: undefined, documents: [], pipelines }];
  }

  /** What the history of the main product says; of several, one that was there before is enough. */
  #lifecycleOf(plan: FoundationPlan): Lifecycle {
    if (plan.lifecycle !== 'auto') return { state: plan.lifecycle, because: 'configured' };
    // who asks about one foundation will ask about the others
    for (const other of this.#plans) if (other.lifecycle === 'auto') this.#histories.expect(this.#lifecycleFilesOf(other));
    this.#plans = [];
    const answers = this.#lifecycleFilesOf(plan).map((file) => this.#histories.lifecycleOf(file));
    const decides = (state: Lifecycle['state']): Lifecycle | undefined => answers.find((answer) => answer.state === state);
    return decides('operating') ?? decides('unknown') ?? decides('first-install') ?? { state: 'operating', because: 'no-git' };
  }

  #lifecycleFilesOf(plan: FoundationPlan): readonly string[] {
    return lifecycleFiles(plan, (file) => this.#parse(file)).flatMap((file) => this.#absolutes.get(file) ?? []);
  }

  #withArguments(plans: readonly FoundationPlan[]): readonly FoundationPlan[] {
    const vars = (this.#options.varsFiles ?? []).map((path) => this.#readArgument(path, '--vars-file'));
    const ops = (this.#options.opsFiles ?? []).map((path) => this.#readArgument(path, '--ops-file'));
    return withArguments(plans, { vars, ops }, (file) => this.#parse(file));
  }

  #readArgument(path: string, flag: string): SourceFile {
    const absolute = absolutePath(path, this.#cwd);
    const known = this.#files.get(absolute);
    if (known !== undefined) {
      this.#tellOfArgument(known);
      return known;
    }
    // what lies outside of a revision has no past of its own
    const tree = this.#tree === DISK || this.#tree.kindOf(absolute) === undefined ? DISK : this.#tree;
    const reading = tree.read(absolute, shownPath(absolute, this.#cwd));
    if (reading.file === undefined)
      throw new UsageError(`${flag} ${path}: ${reading.message}`, { hint: 'paths are relative to the working directory' });
    const file = this.#shareOrKeep(reading.file, absolute);
    this.#tellOfArgument(file);
    return file;
  }

  /** Who gives a file to be used says that it is ready: a template that is no YAML as it stands is as good as a broken file. */
  #tellOfArgument(file: SourceFile): void {
    const document = this.#parse(file);
    const template = document.problems.find((problem) => problem.kind === 'template');
    if (!this.#tell(document) || template === undefined || readYaml(file).root !== undefined) return;
    if (this.#failures.some((failure) => failure.kind === 'broken' && failure.file === file)) return;
    this.#failures.push({ kind: 'broken', file });
  }

  #parse(file: SourceFile): YamlDocument {
    let document = this.#documents.get(file);
    if (document === undefined) {
      document = this.#shared.has(file) ? this.#options.later!.read(file) : readConfiguration(file);
      this.#documents.set(file, document);
    }
    return document;
  }

  /** How far up conventions are looked for. `bounded`: by a repository or a layout, so what lies there belongs together. */
  #topOf(directory: string): { readonly top: string; readonly bounded: boolean } {
    let known = this.#tops.get(directory);
    if (known === undefined) {
      known = this.#findTop(directory);
      this.#tops.set(directory, known);
    }
    return known;
  }

  #findTop(directory: string): { readonly top: string; readonly bounded: boolean } {
    const configured = this.#config?.directory;
    if (configured !== undefined && isInside(directory, configured)) return { top: configured, bounded: true };
    const repository = this.#repositories.of(directory);
    if (repository !== undefined) return { top: repository.root, bounded: true };
    const given = this.#givenFolders.find((folder) => isInside(directory, folder));
    const laidOut = this.#layout.topWithoutRepository(given ?? directory);
    if (laidOut !== undefined) return { top: laidOut, bounded: true };
    return { top: given ?? (isInside(directory, this.#cwd) ? this.#cwd : directory), bounded: false };
  }

  #findOptions(): FindOptions {
    return {
      cwd: this.#cwd,
      allowOutside: this.#options.allowOutside ?? false,
      treeOf: (folder) => this.#repositories.of(folder)?.root ?? folder,
      ...(this.#options.interruptible === undefined ? {} : { interruptible: this.#options.interruptible }),
      ...(this.#options.tree === undefined ? {} : { tree: this.#options.tree }),
    };
  }
}

function pointedAt(file: SourceFile, within: string): SourceFile {
  return within === '' ? file : new SourceFile(file.path, file.text, file.revision, within);
}

function once<T>(compute: () => T): () => T {
  let memory: { readonly value: T } | undefined;
  return () => (memory ??= { value: compute() }).value;
}

function joining(candidate: Candidate, configName: string): PlannedDocument {
  return {
    file: candidate.document.file,
    kind: candidate.kind,
    why: `${candidate.why}; it lies in the folder of a foundation that ${configName} names`,
    whyKo: `${candidate.whyKo}; ${configName}에 있는 파운데이션의 폴더 안에 있습니다`,
    varsFiles: [],
    opsFiles: [],
    requested: candidate.requested,
  };
}

/** The files whose past tells whether the foundation is in operation: TAS itself, else all products, else manifests, else what was asked for. */
function lifecycleFiles(plan: FoundationPlan, read: (file: SourceFile) => YamlDocument): readonly SourceFile[] {
  const ofKind = (...kinds: readonly DocumentKind[]): readonly SourceFile[] =>
    plan.documents.filter(({ kind }) => kinds.includes(kind)).map(({ file }) => file);
  const products = ofKind('product');
  const tas = products.filter((file) => {
    const root = read(file).root;
    const name = root?.kind === 'map' ? root.get('product-name') : undefined;
    return name?.kind === 'scalar' && (name.text === 'cf' || name.text === 'srt');
  });
  const choices = [
    tas,
    products,
    ofKind('bosh-manifest', 'director'),
    plan.documents.filter(({ requested }) => requested).map(({ file }) => file),
  ];
  return choices.find((files) => files.length > 0) ?? [];
}

/** Classifies a file; one that could be anything, in a folder for what foundations have in common, holds variables. */
function classifyAt(document: YamlDocument, path: string, home: Home): Classification {
  const classification = classify(document, path);
  const folder = path.split('/').at(-2) ?? '';
  if (classification.kind !== 'other' || home.kind === 'folder' || !/^(common|shared|default|versions)(-|$)/.test(folder))
    return classification;
  if (classify(document, 'vars/any.yml').kind !== 'vars') return classification;
  return {
    kind: 'vars',
    why: `it lies in the folder \`${folder}\` of a foundation layout and is nothing else`,
    whyKo: `파운데이션의 \`${folder}\` 폴더에 있고 다른 종류가 아닙니다`,
  };
}

/** The path from the top of the tree, with the name of the top: `taslint vars` must see that the files lie in `vars`. */
function pathToClassify(absolute: string, top: string): string {
  return slashed([...stepsBelow(top, dirname(top)), ...stepsBelow(absolute, top)].join('/'));
}

/** Folders without those inside another of them. */
function outermost(folders: readonly string[]): readonly string[] {
  const all = new Set(folders);
  const hasOuter = (folder: string): boolean => {
    for (let above = dirname(folder), below = folder; above !== below; below = above, above = dirname(above))
      if (all.has(above)) return true;
    return false;
  };
  return [...all].filter((folder) => !hasOuter(folder)).sort();
}

function onlyFoundations(plans: readonly FoundationPlan[], names: readonly string[]): readonly FoundationPlan[] {
  if (names.length === 0) return plans;
  const known = [...new Set(plans.map((plan) => plan.name).filter((name) => name !== ''))].sort();
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = didYouMean(name, known);
    const listed = known.length === 0 ? 'no foundation was found' : `found: ${known.slice(0, 10).join(', ')}`;
    throw new UsageError(`no foundation is called ${name}`, { hint: near === undefined ? listed : `did you mean ${near}?` });
  }
  return plans.filter((plan) => names.includes(plan.name));
}
