import type { SourceFile } from '../base/source.ts';
import { readConfiguration } from '../yaml/foreign-expressions.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import type { Workspace } from './workspace.ts';

/** The files that were read and their YAML, each once. */
export class Documents {
  readonly #later: Workspace | undefined;
  readonly #documents = new Map<SourceFile, YamlDocument>();
  readonly #absolutes = new Map<SourceFile, string>();
  readonly #files = new Map<string, SourceFile>();
  /** Files that did not change, whose documents the later workspace has. */
  readonly #shared = new Set<SourceFile>();

  /** `later`: what is linted now, when the same files are read as they were earlier. */
  constructor(later: Workspace | undefined) {
    this.#later = later;
  }

  /** Keeps a file that was read. One that did not change is the one that the later workspace has, parsed and perhaps evaluated. */
  keep(read: SourceFile, absolute: string): SourceFile {
    const later = this.#later?.fileAt(absolute);
    const isSame = later !== undefined && later.text === read.text && later.path === read.path;
    const file = isSame ? later : read;
    if (isSame) this.#shared.add(file);
    this.#absolutes.set(file, absolute);
    this.#files.set(absolute, file);
    return file;
  }

  /** The YAML of a file. */
  read(file: SourceFile): YamlDocument {
    let document = this.#documents.get(file);
    if (document === undefined) {
      document = this.#shared.has(file) ? this.#later!.read(file) : readConfiguration(file);
      this.#documents.set(file, document);
    }
    return document;
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
