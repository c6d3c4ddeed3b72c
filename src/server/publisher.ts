import type { Connection, Diagnostic, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LiveFindings, LiveWorkspace } from './live-workspace.ts';
import { shownDiagnostic } from './shown-diagnostic.ts';
import type { Uris } from './uris.ts';

/** Sends what was found to the client: for each file only what is new, and nothing that is about a text which was changed meanwhile. */
export class Publisher {
  readonly #connection: Connection;
  readonly #uris: Uris;
  readonly #documents: TextDocuments<TextDocument>;
  /** What was sent last, by URI. */
  #sent = new Map<string, string>();
  #latest: LiveFindings | undefined;

  constructor(connection: Connection, uris: Uris, documents: TextDocuments<TextDocument>) {
    this.#connection = connection;
    this.#uris = uris;
    this.#documents = documents;
  }

  /** What the last run found; undefined before the first. */
  get latest(): LiveFindings | undefined {
    return this.#latest;
  }

  /** Lints, and sends what changed. Never rejects: what goes wrong is told in the log of the client. */
  async publish(live: LiveWorkspace): Promise<void> {
    try {
      const versions = new Map(this.#documents.all().map(({ uri, version }) => [uri, version]));
      this.#latest = await live.lint();
      await this.#send(this.#latest, versions);
    } catch (error) {
      this.#connection.console.error(`taslint: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #send({ findings }: LiveFindings, versions: ReadonlyMap<string, number>): Promise<void> {
    const shown = new Map<string, readonly Diagnostic[]>(
      [...findings].map(([path, all]) => [this.#uris.of(path), all.map(shownDiagnostic)]),
    );
    const sent = new Map<string, string>();
    for (const uri of new Set([...this.#sent.keys(), ...shown.keys()])) {
      const diagnostics = shown.get(uri) ?? [];
      const version = this.#documents.get(uri)?.version;
      const before = this.#sent.get(uri);
      const isOutdated = version !== versions.get(uri);
      const now = isOutdated ? before : JSON.stringify([diagnostics, version ?? null]);
      if (now !== undefined && diagnostics.length + (isOutdated ? 1 : 0) > 0) sent.set(uri, now);
      if (isOutdated || now === before) continue;
      await this.#connection.sendDiagnostics({ uri, diagnostics: [...diagnostics], ...(version === undefined ? {} : { version }) });
    }
    this.#sent = sent;
  }
}
