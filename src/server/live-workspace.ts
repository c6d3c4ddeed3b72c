import { basename, dirname } from 'node:path';
import type { Language } from '../base/language.ts';
import { SourceFile } from '../base/source.ts';
import type { UsageError } from '../base/usage-error.ts';
import type { Foundation } from '../foundation/foundation.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import { maskFinding } from '../lint/mask-finding.ts';
import { readingNotices } from '../lint/reading-notices.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import { allRules } from '../run/rules.ts';
import type { Run } from '../run/run.ts';
import { CONFIG_NAMES } from '../workspace/config/config.ts';
import { findAbove } from '../workspace/files/find-above.ts';
import { isScriptName, isYamlName } from '../workspace/files/find-files.ts';
import { isInside } from '../workspace/files/paths.ts';
import { Repositories } from '../workspace/history/repository.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Buffers } from './buffers.ts';
import { CachedDisk } from './cached-disk.ts';
import { LiveProject, type OpenProject } from './live-project.ts';
import type { ServerWorld } from './world.ts';

/** A finding with the run that made it, which has the texts of its rule and tells where its files lie. */
export interface LiveFinding {
  readonly diagnostic: Diagnostic;
  readonly ran: Run;
}

/** What linting came to: everything that is to be shown, by the absolute path of the file in which it stands. */
export interface LiveFindings {
  readonly findings: ReadonlyMap<string, readonly LiveFinding[]>;
  /** What keeps files from being linted as they are now; `path` is undefined for what no file is to blame for. */
  readonly problems: readonly LiveProblem[];
}

/** Something that the person has to mend first, and the language to say it in. */
export interface LiveProblem {
  readonly path: string | undefined;
  readonly problem: UsageError;
  readonly language: Language;
}

/**
 * An open document as features see it: what `LiveWorkspace.view` gives. Places of values are spans of SourceFile objects, so compare files by identity: every
 * file of the foundations is the same object as long as its text is the same.
 */
export interface DocumentView {
  readonly path: string;
  /** The document as it stands in the editor: offsets of the client are offsets of this text. */
  readonly now: SourceFile;
  /** The document as the foundations hold it: the same object as `now`, unless the text cannot be read just now (half-written YAML). Then it is the last that could, and offsets differ. */
  readonly file: SourceFile;
  /** The foundations that it is a part of: as a config, as a vars file or ops-file, as a pipeline or script. Nothing of them is evaluated before it is asked for. */
  readonly foundations: readonly Foundation[];
  /** All foundations that are open beside it: files may be shared between them. */
  readonly open: readonly Foundation[];
  /** The text of a file of these foundations as it stands in the editor, or on disk where it is not open. */
  readonly textNow: (file: SourceFile) => string;
  /** `read(file)` gives the YAML of any file of these foundations, `absoluteOf(file)` where it lies; `config` is taslint.yml. */
  readonly workspace: Workspace;
  /** The language to speak: what the client asked for, else taslint.yml, else the editor. */
  readonly language: Language;
  /** All rules, those of the site among them, with their texts. Rejects with a UsageError for a mistake in a rule file. */
  readonly rules: () => Promise<RuleSet>;
}

/** How an editor wants its documents linted. */
export interface LiveSettings {
  readonly folders: readonly string[];
  readonly language: Language | undefined;
  readonly isToldOfChanges: boolean;
}

/**
 * What an editor has open, linted as `taslint FILE…` would lint these files, with the text of the editor in place of that of the disk. Documents of one folder
 * and taslint.yml are linted together. Calls come one after another by themselves.
 */
export class LiveWorkspace {
  readonly #world: ServerWorld;
  readonly #language: Language | undefined;
  readonly #disk: CachedDisk | undefined;
  readonly #buffers: Buffers;
  #folders: readonly string[];
  #projects = new Map<string, LiveProject>();
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * `folders`: those of the editor, absolute. `language`: what the client asked for; else taslint.yml says it, else the world. `isToldOfChanges`: the client says
   * when files change on disk, so that they need not be read again for each letter that is typed.
   */
  constructor(world: ServerWorld, { folders, language, isToldOfChanges }: LiveSettings) {
    this.#world = world;
    this.#folders = folders;
    this.#language = language;
    this.#disk = isToldOfChanges ? new CachedDisk(world.clock) : undefined;
    this.#buffers = new Buffers(this.#disk);
  }

  /** Takes the text of a document as it stands in the editor; undefined when it was closed. `path` is absolute. */
  update(path: string, text: string | undefined): void {
    this.#buffers.update(path, text);
  }

  /** Something changed on disk, or may have: what was opened is opened anew. */
  touch(): void {
    this.#disk?.forget();
    this.#buffers.touch();
  }

  /** The folders of the editor, when they changed. */
  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
  }

  /** Lints the open documents as they are now. `most`: how many foundations at most are judged again that share nothing but vars and ops-files with them; left out: all. */
  lint(most?: number): Promise<LiveFindings> {
    return this.#inTurn(async () => {
      const all = new FindingsByFile();
      for (const { project, paths, config } of this.#byProject()) {
        const { ran, problem } = paths.length > 0 ? await project.lint(paths, most) : await project.checkConfig(config);
        const language = this.#language ?? ran?.workspace.config?.language ?? this.#world.locale;
        if (problem !== undefined) all.problems.push({ path: project.placeOf(problem), problem, language });
        if (ran !== undefined) all.add(ran, this.#buffers);
      }
      return all;
    });
  }

  /**
   * An open document with its foundations, as it is now; undefined for one that is not open, that nobody lints, or that no foundation can be made of. `more`:
   * absolute paths of files whose foundations are opened, too. Rejects with a UsageError where a mistake in taslint.yml keeps the files from being opened.
   */
  view(path: string, more: readonly string[] = []): Promise<DocumentView | undefined> {
    return this.#inTurn(async () => {
      const buffer = this.#buffers.at(path);
      const { project, paths } = this.#byProject().find((one) => one.paths.includes(path)) ?? {};
      if (buffer === undefined || project === undefined || paths === undefined) return undefined;
      const { workspace, foundations }: OpenProject = await project.open([...new Set([...paths, ...more])]);
      const file = workspace.fileAt(path);
      if (file === undefined) return undefined;
      const now = file.text === buffer.text ? file : new SourceFile(file.path, buffer.text);
      const language = this.#language ?? workspace.config?.language ?? this.#world.locale;
      const rules = (): Promise<RuleSet> => allRules(workspace.config, { ...this.#world, cwd: project.cwd });
      const textNow = (one: SourceFile): string => this.#buffers.at(workspace.absoluteOf(one) ?? '')?.text ?? one.text;
      const own = foundations.filter((foundation) => isPartOf(file, foundation));
      return { path, now, file, workspace, language, rules, textNow, open: foundations, foundations: own };
    });
  }

  /** The rules of the project that knows this one, and the language that is spoken there; before anything was linted, the built-in rules. */
  async speech(rule: string): Promise<{ readonly rules: RuleSet; readonly language: Language }> {
    const runs = [...this.#projects.values()].flatMap(({ last }) => last ?? []);
    const knowing = runs.find(({ rules }) => rules.find(rule) !== undefined) ?? runs[0];
    if (knowing !== undefined) return knowing;
    return { rules: await this.#world.rules(), language: this.#language ?? this.#world.locale };
  }

  /** Work on the sessions comes one after another: they hand on what they know from one to the next. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }

  /** The open documents that taslint would look at in a folder, by the project that they belong to. Projects without any open document are forgotten. */
  #byProject(): readonly Group[] {
    this.#disk?.refresh();
    const repositories = new Repositories();
    const tree = this.#buffers.tree();
    const groups = new Map<string, Group & { readonly paths: string[] }>();
    for (const path of this.#buffers.paths) {
      const isConfig = CONFIG_NAMES.includes(basename(path));
      if (!isConfig && !isLintable(path)) continue;
      const cwd = this.#folderOf(path);
      const config = isConfig ? path : (findAbove(path, CONFIG_NAMES, { cwd, repositories, tree }) ?? '');
      const key = `${cwd}\0${config}`;
      const project =
        groups.get(key)?.project ?? this.#projects.get(key) ?? new LiveProject(cwd, this.#buffers, this.#world, this.#language);
      const group = groups.get(key) ?? { project, config, paths: [] };
      groups.set(key, group);
      if (!isConfig) group.paths.push(path);
    }
    this.#projects = new Map([...groups].map(([key, { project }]) => [key, project]));
    return [...groups.values()];
  }

  /** The folder of the editor that holds a file; its own folder where none does. */
  #folderOf(path: string): string {
    const holding = this.#folders.filter((folder) => isInside(path, folder)).sort((one, other) => other.length - one.length);
    return holding[0] ?? dirname(path);
  }
}

/** Open documents that are linted together. */
interface Group {
  readonly project: LiveProject;
  /** Their taslint.yml; '' for none. */
  readonly config: string;
  readonly paths: readonly string[];
}

/** Findings, sorted by the files in which they stand. */
class FindingsByFile implements LiveFindings {
  readonly findings = new Map<string, LiveFinding[]>();
  readonly problems: LiveProblem[] = [];

  /**
   * Adds what a run found. Of a document that cannot be read just now only that is told: its findings are of another text. Nothing is told of one that another
   * program reads.
   */
  add(ran: Run, buffers: Buffers): void {
    const { result, workspace } = ran;
    const silent = new Set(buffers.paths.filter((path) => isForeign(path, buffers, workspace)));
    for (const diagnostic of result.diagnostics) {
      const path = workspace.absoluteOf(diagnostic.primary.file);
      if (path !== undefined && !isStoodFor(path, buffers) && !silent.has(path)) this.#put(path, { diagnostic, ran });
    }
    for (const path of buffers.paths) {
      const unreadable = isStoodFor(path, buffers) ? buffers.at(path)?.unreadable : undefined;
      if (unreadable === undefined || workspace.fileAt(path) === undefined || silent.has(path)) continue;
      for (const notice of readingNotices([unreadable]))
        this.#put(path, { diagnostic: result.secrets === undefined ? notice : maskFinding(notice, result.secrets), ran });
    }
  }

  #put(path: string, finding: LiveFinding): void {
    const known = this.findings.get(path);
    if (known === undefined) this.findings.set(path, [finding]);
    else known.push(finding);
  }
}

/** True for a document that cannot be read and that its last readable text stands for. */
function isStoodFor(path: string, buffers: Buffers): boolean {
  const buffer = buffers.at(path);
  return buffer?.unreadable !== undefined && buffer.lastReadable !== undefined;
}

/** True for a document that cannot be read and is of another program: by the last text that could be read, else by what every manifest of Kubernetes says. */
function isForeign(path: string, buffers: Buffers, { leftAlone, fileAt }: Workspace): boolean {
  const buffer = buffers.at(path);
  if (buffer?.unreadable === undefined) return false;
  if (buffer.lastReadable !== undefined) return leftAlone.some(({ file }) => file === fileAt(path));
  return /^apiVersion:/m.test(buffer.text) && /^kind:/m.test(buffer.text);
}

/** True for what taslint takes in a folder; an editor may send anything else. */
function isLintable(path: string): boolean {
  const name = basename(path);
  return isYamlName(name) || isScriptName(name);
}

function isPartOf(file: SourceFile, { documents, automation = [] }: Foundation): boolean {
  return (
    documents.some((document) => document.file === file || document.varsFiles.includes(file) || document.opsFiles.includes(file)) ||
    automation.some((one) => one.file === file)
  );
}
