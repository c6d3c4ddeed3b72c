import { sep } from 'node:path';
import { SourceFile } from '../base/source.ts';
import { DISK, type Tree, type TreeEntry } from '../workspace/files/tree.ts';
import { readConfiguration } from '../yaml/foreign-expressions.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';

/** A document that is open in the editor. */
export interface Buffer {
  /** As it stands in the editor now. */
  readonly text: string;
  /** What is wrong with the text when it cannot be read as it stands; undefined for one that can be, and for one that nobody tried to read yet. */
  unreadable: YamlDocument | undefined;
  /** The last text that could be read: it stands for the file while the present one cannot be, so that the findings of other files stay. */
  lastReadable: string | undefined;
}

/** The open documents by absolute path, laid over the disk. */
export class Buffers {
  readonly #open = new Map<string, Buffer>();
  readonly #disk: Tree;
  #version = 0;

  /** `disk`: what lies under the open documents. */
  constructor(disk: Tree = DISK) {
    this.#disk = disk;
  }

  /** Another number after each change, here or on disk as far as somebody told of it. */
  get version(): number {
    return this.#version;
  }

  /** Notes that something changed on disk. */
  touch(): void {
    this.#version += 1;
  }

  /** The absolute paths of the open documents, in the order in which they were opened. */
  get paths(): readonly string[] {
    return [...this.#open.keys()];
  }

  at(path: string): Buffer | undefined {
    return this.#open.get(path);
  }

  /** Takes the text of a document; undefined when it was closed, so that the disk counts again. */
  update(path: string, text: string | undefined): void {
    const before = this.#open.get(path);
    if (before?.text === text) return;
    this.#version += 1;
    if (text === undefined) this.#open.delete(path);
    else this.#open.set(path, { text, unreadable: undefined, lastReadable: before?.lastReadable });
  }

  /** Notes which of these documents cannot be read: `unreadable` holds them by path. True when one that nobody knew of has a text that can stand for it. */
  note(paths: readonly string[], unreadable: ReadonlyMap<string, YamlDocument>): boolean {
    let hasStandIn = false;
    for (const path of paths) {
      const buffer = this.#open.get(path);
      if (buffer === undefined || buffer.unreadable !== undefined) continue;
      const document = unreadable.get(path);
      if (document === undefined) buffer.lastReadable = buffer.text;
      else {
        buffer.unreadable = document;
        buffer.lastReadable ??= savedText(path);
        hasStandIn ||= buffer.lastReadable !== undefined;
      }
    }
    return hasStandIn;
  }

  /** The disk with the open documents over it. `instead`: a text to read in place of a file, whatever lies there. */
  tree(instead?: { readonly path: string; readonly text: string }): Tree {
    const textAt = (absolute: string): string | undefined => {
      if (instead?.path === absolute) return instead.text;
      const buffer = this.#open.get(absolute);
      return buffer?.unreadable === undefined ? buffer?.text : (buffer.lastReadable ?? buffer.text);
    };
    const disk = this.#disk;
    return {
      kindOf: (absolute) => (textAt(absolute) === undefined ? (disk.kindOf(absolute) ?? this.#newFolder(absolute)) : 'file'),
      list: (folder) => this.#list(folder),
      realPath: (absolute) => (disk.kindOf(absolute) === undefined ? absolute : disk.realPath(absolute)),
      read: (absolute, shown) => {
        const text = textAt(absolute);
        return text === undefined ? disk.read(absolute, shown) : { file: new SourceFile(shown, text) };
      },
      expect: () => {},
      files: undefined,
    };
  }

  /** A folder in which only documents lie that were never saved. */
  #newFolder(absolute: string): 'folder' | undefined {
    return this.paths.some((path) => path.startsWith(absolute + sep)) ? 'folder' : undefined;
  }

  /** What lies in a folder, documents that were never saved and their folders too. */
  #list(folder: string): readonly TreeEntry[] {
    const saved = this.#disk.kindOf(folder) === undefined ? [] : this.#disk.list(folder);
    const names = new Set(saved.map(({ name }) => name));
    const unsaved = new Map<string, TreeEntry>();
    for (const path of this.#open.keys()) {
      if (!path.startsWith(folder + sep)) continue;
      const [name = '', ...below] = path.slice(folder.length + 1).split(sep);
      if (!names.has(name)) unsaved.set(name, { name, kind: below.length > 0 ? 'folder' : 'file' });
    }
    return unsaved.size === 0 ? saved : [...saved, ...unsaved.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }
}

/** The text on disk, where it can be read. */
function savedText(path: string): string | undefined {
  const { file } = DISK.read(path, path);
  if (file === undefined) return undefined;
  const { root, problems } = readConfiguration(file);
  const isUnreadable = problems.some(({ kind }) => kind === 'template') || (root === undefined && problems.length > 0);
  return isUnreadable ? undefined : file.text;
}
