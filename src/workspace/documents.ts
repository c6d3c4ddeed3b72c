import type { SourceFile } from '../base/source.ts';
import { readConfiguration } from '../yaml/foreign-expressions.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import type { Workspace } from './workspace.ts';

/**
 * A run over few files keeps the tree of each. Of many files the rest is parsed anew by each foundation that asks: a tree that is kept costs several times
 * what it costs to parse it again, in memory and in time, because the garbage collector copies it.
 */
const MOST_TREES = 64;

/** What is known of a file's YAML without its tree. */
export interface Gist {
  /** The text of `product-name`. */
  readonly product: string | undefined;
  /** True for a file with something in it that could be read without any problem. */
  readonly isSound: boolean;
}

/** A file that was read. */
export interface FileContent {
  readonly file: SourceFile;
  /** The `product-name` that it gives. */
  readonly product: string | undefined;
  /** Its YAML, which is parsed anew when it was not kept. */
  readonly read: () => YamlDocument;
}

/** The files that were read and their YAML. */
export class Documents {
  readonly #later: Workspace | undefined;
  #previous: Workspace | undefined;
  readonly #trees = new Map<SourceFile, YamlDocument>();
  readonly #gists = new Map<SourceFile, Gist>();
  readonly #absolutes = new Map<SourceFile, string>();
  readonly #files = new Map<string, SourceFile>();
  /** Files that did not change, whose documents the later workspace has. */
  readonly #shared = new Set<SourceFile>();

  /** `later`: what is linted now, when the same files are read as they were earlier. `previous`: an earlier run over the same files. */
  constructor(later?: Workspace, previous?: Workspace) {
    this.#later = later;
    this.#previous = previous;
  }

  /** Keeps a file that was read. One that did not change is the one that the later workspace has, parsed and perhaps evaluated. */
  keep(read: SourceFile, absolute: string): SourceFile {
    const later = this.#later?.fileAt(absolute);
    const isSame = later !== undefined && later.text === read.text && later.path === read.path;
    const file = isSame ? later : (this.#takeOver(read, absolute) ?? read);
    if (isSame) this.#shared.add(file);
    this.#absolutes.set(file, absolute);
    this.#files.set(absolute, file);
    return file;
  }

  /** Lets go of the earlier run, so that runs after one another do not hold all that were before. */
  forgetPrevious(): void {
    this.#previous = undefined;
  }

  /** The file of the earlier run with its tree, when nothing of it changed. */
  #takeOver({ text, path, within }: SourceFile, absolute: string): SourceFile | undefined {
    const before = this.#previous?.fileAt(absolute);
    if (before === undefined || before.text !== text || before.path !== path || before.within !== within) return undefined;
    if (this.#trees.size < MOST_TREES) this.#trees.set(before, this.#previous!.read(before));
    return before;
  }

  /** The YAML of a file. Two calls need not give the same tree. */
  read(file: SourceFile): YamlDocument {
    const kept = this.#trees.get(file);
    if (kept !== undefined) return kept;
    const document = this.#shared.has(file) ? this.#later!.read(file) : readConfiguration(file);
    if (!this.#gists.has(file)) this.#gists.set(file, gistOf(document));
    // a file without a tree weighs nothing
    if (document.root === undefined || this.#trees.size < MOST_TREES) this.#trees.set(file, document);
    return document;
  }

  /** Takes what is known of a file from an earlier run, so that it need not be parsed for it. */
  know(file: SourceFile, gist: Gist): void {
    this.#gists.set(file, gist);
  }

  /** A file with what grouping asks of it. */
  contentOf(file: SourceFile): FileContent {
    return { file, product: this.#gistOf(file).product, read: () => this.read(file) };
  }

  /** True for a file with something in it that could be read without any problem. */
  isSound(file: SourceFile): boolean {
    return this.#gistOf(file).isSound;
  }

  #gistOf(file: SourceFile): Gist {
    return this.#gists.get(file) ?? gistOf(this.read(file));
  }

  /** Where a file lies on disk; undefined for standard input without a name. */
  absoluteOf(file: SourceFile): string | undefined {
    return this.#absolutes.get(file);
  }

  fileAt(absolute: string): SourceFile | undefined {
    return this.#files.get(absolute);
  }

  /** Absolute paths of all files that were read. */
  get paths(): Iterable<string> {
    return this.#files.keys();
  }
}

function gistOf({ root, problems }: YamlDocument): Gist {
  const name = root?.kind === 'map' ? root.get('product-name') : undefined;
  return { product: name?.kind === 'scalar' ? name.text : undefined, isSound: root !== undefined && problems.length === 0 };
}
