import type { Connection, Diagnostic, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { maskText } from '../base/secret-text.ts';
import type { LiveFinding, LiveFindings, LiveWorkspace } from './live-workspace.ts';
import type { Shower } from './shown-diagnostic.ts';
import type { Uris } from './uris.ts';

/** Sends what was found to the client: for each file only what is new, and nothing that is about a text which was changed meanwhile. */
export class Publisher {
  readonly #connection: Connection;
  readonly #uris: Uris;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #shower: Shower;
  /** What was sent last, by URI. */
  #sent = new Map<string, string>();
  #latest: LiveFindings | undefined;

  constructor(connection: Connection, uris: Uris, documents: TextDocuments<TextDocument>, shower: Shower) {
    this.#connection = connection;
    this.#uris = uris;
    this.#documents = documents;
    this.#shower = shower;
  }

  /** What the last run found; undefined before the first. */
  get latest(): LiveFindings | undefined {
    return this.#latest;
  }

  /** A finding as the client was sent it. */
  shown(finding: LiveFinding): Diagnostic {
    return this.#shower.finding(finding);
  }

  /** Lints (`most` as in `LiveWorkspace.lint`), and sends what changed. Never rejects: what goes wrong is told in the log of the client. */
  async publish(live: LiveWorkspace, most: number | undefined): Promise<void> {
    try {
      const versions = new Map(this.#documents.all().map(({ uri, version }) => [uri, version]));
      this.#latest = await live.lint(most);
      await this.#send(this.#shown(this.#latest), versions);
    } catch (error) {
      this.#connection.console.error(`taslint: ${maskText(error instanceof Error ? error.message : String(error))}`);
    }
  }

  #shown({ findings, problems }: LiveFindings): ReadonlyMap<string, readonly Diagnostic[]> {
    const shown = new Map<string, Diagnostic[]>();
    for (const [path, all] of findings) {
      // two projects may find the same in a file that both take
      const distinct = new Map(all.map((finding) => this.#shower.finding(finding)).map((one) => [JSON.stringify(one), one]));
      shown.set(this.#uris.of(path), [...distinct.values()]);
    }
    for (const { path, problem, language } of problems) {
      const diagnostic = this.#shower.problem(problem, language);
      if (path === undefined) this.#connection.console.error(`taslint: ${diagnostic.message}`);
      else shown.set(this.#uris.of(path), [...(shown.get(this.#uris.of(path)) ?? []), diagnostic]);
    }
    return shown;
  }

  async #send(shown: ReadonlyMap<string, readonly Diagnostic[]>, versions: ReadonlyMap<string, number>): Promise<void> {
    const sent = new Map<string, string>();
    const messages: Parameters<Connection['sendDiagnostics']>[0][] = [];
    for (const uri of new Set([...this.#sent.keys(), ...shown.keys()])) {
      const diagnostics = [...(shown.get(uri) ?? [])];
      const version = this.#documents.get(uri)?.version;
      const before = this.#sent.get(uri);
      const isOutdated = version !== versions.get(uri);
      const now = isOutdated ? before : JSON.stringify([diagnostics, version ?? null]);
      if (now !== undefined && (isOutdated || diagnostics.length > 0)) sent.set(uri, now);
      if (!isOutdated && now !== before) messages.push({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
    }
    this.#sent = sent;
    for (const message of messages) await this.#connection.sendDiagnostics(message);
  }
}
