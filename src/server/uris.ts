import { fileURLToPath, pathToFileURL } from 'node:url';

/** The absolute path of a file: URI; undefined for what lies on no disk (an untitled document, a page of git) and for what is no URI. */
export function pathOf(uri: string): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined; // a host that no disk has, or no URI at all
  }
}

/** URIs of files. Of documents that the editor has open it is the very text that the editor sent, so that it knows them again. */
export class Uris {
  readonly #sent = new Map<string, string>();

  /** Notes the URI of an open document. */
  note(path: string, uri: string): void {
    this.#sent.set(path, uri);
  }

  /** The URI of an absolute path. */
  of(path: string): string {
    return this.#sent.get(path) ?? pathToFileURL(path).href;
  }
}
