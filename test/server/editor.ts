import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, Diagnostic, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-languageserver/node';
import { onTestFinished } from 'vitest';
import { builtinRules } from '../../src/run/builtin-rules.ts';
import { serve } from '../../src/server/serve.ts';
import type { ServerWorld } from '../../src/server/world.ts';
import { folderWith } from '../cli/run.ts';

/** A scripted editor: speaks to a server in this process, over streams, as an editor does over pipes. Time passes only when it says so. */

/** What a modern editor can do. */
export const ABLE: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true, tagSupport: { valueSet: [1, 2] } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
  workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
  window: { showDocument: { support: true } },
};

let rules: ReturnType<typeof builtinRules> | undefined;

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
  readonly initializationOptions?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  /** The folder of the pages of a release. */
  readonly pages?: string;
  /** Called when the server asks to be told of something. */
  readonly onRegister?: (params: unknown) => void;
  /** Process id that the editor says it has. */
  readonly processId?: number;
  readonly isAlive?: (processId: number) => boolean;
}

/** Starts an editor in a folder with these files. */
export async function editorIn(files: Readonly<Record<string, string>>, options: EditorOptions = {}): Promise<Editor> {
  const editor = new Editor(folderWith(files), options);
  await editor.initialize(options);
  return editor;
}

export class Editor {
  readonly root: string;
  readonly connection: MessageConnection;
  /** The exit code of the server, when it ends. */
  readonly ended: Promise<number>;
  /** What the server said of itself. */
  answer: InitializeResult | undefined;
  /** Everything that the server sent, as it went over the wire. */
  sent = '';
  readonly toServer = new PassThrough();
  readonly #fromServer = new PassThrough();
  readonly #diagnostics = new Map<string, PublishDiagnosticsParams>();
  /** How often findings were sent for a file. */
  readonly published: string[] = [];
  readonly #versions = new Map<string, number>();
  #timers: { due: number; work: () => void }[] = [];
  #time = 0;

  constructor(root: string, { env = {}, pages, isAlive = () => true, onRegister = () => {} }: EditorOptions) {
    this.root = root;
    this.#fromServer.on('data', (bytes: Buffer) => (this.sent += bytes.toString('utf8')));
    const world: ServerWorld = {
      cwd: root,
      env: { PATH: process.env['PATH'], HOME: root, ...env },
      clock: () => 0,
      interruptible: (work) => work(),
      rules: () => (rules ??= builtinRules()),
      input: this.toServer,
      output: this.#fromServer,
      language: undefined,
      pages,
      locale: 'en',
      now: () => new Date('2026-01-31T00:00:00Z'),
      after: (milliseconds, work) => {
        const timer = { due: this.#time + milliseconds, work };
        this.#timers.push(timer);
        return () => (this.#timers = this.#timers.filter((one) => one !== timer));
      },
      isAlive,
    };
    this.ended = serve(world);
    this.connection = createMessageConnection(new StreamMessageReader(this.#fromServer), new StreamMessageWriter(this.toServer));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#diagnostics.set(params.uri, params);
      this.published.push(params.uri);
    });
    this.connection.onRequest('client/registerCapability', (params: unknown) => {
      onRegister(params);
      return null;
    });
    this.connection.onError(() => {});
    this.connection.listen();
    onTestFinished(() => this.connection.dispose());
  }

  async initialize({ capabilities = ABLE, locale, initializationOptions, processId }: EditorOptions = {}): Promise<void> {
    this.answer = await this.connection.sendRequest('initialize', {
      processId: processId ?? null,
      rootUri: pathToFileURL(this.root).href,
      capabilities,
      locale,
      initializationOptions,
    });
    await this.connection.sendNotification('initialized', {});
  }

  uri(path: string): string {
    return pathToFileURL(join(this.root, path)).href;
  }

  async open(path: string, text: string, languageId = 'yaml'): Promise<void> {
    this.#versions.set(path, 1);
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: this.uri(path), languageId, version: 1, text } });
  }

  /** Changes the whole text of an open document. */
  async change(path: string, text: string): Promise<void> {
    const version = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version },
      contentChanges: [{ text }],
    });
  }

  async close(path: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  /** Writes a file to disk, as another program does, and tells the server when asked to. */
  async write(path: string, text: string, isTold = true): Promise<void> {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
    if (isTold) await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: this.uri(path), type: 2 }] });
  }

  /** Lets time pass, after everything that was sent before has arrived. */
  async pass(milliseconds: number): Promise<void> {
    await this.#arrived();
    this.#time += milliseconds;
    const due = this.#timers.filter((timer) => timer.due <= this.#time);
    this.#timers = this.#timers.filter((timer) => timer.due > this.#time);
    for (const { work } of due) work();
    await this.#arrived();
  }

  /** The findings of a file when the server has nothing left to do: asking for actions makes it hurry. */
  async findings(path: string): Promise<readonly Diagnostic[]> {
    await this.settle();
    return this.#diagnostics.get(this.uri(path))?.diagnostics ?? [];
  }

  /** The ids of the rules that found something in a file. */
  async rules(path: string): Promise<readonly (string | number | undefined)[]> {
    return (await this.findings(path)).map(({ code }) => code);
  }

  /** What was sent last about a file, without asking the server for more. */
  shown(path: string): PublishDiagnosticsParams | undefined {
    return this.#diagnostics.get(this.uri(path));
  }

  async settle(): Promise<void> {
    const start = { line: 0, character: 0 };
    await this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: this.uri('none.yml') },
      range: { start, end: start },
      context: { diagnostics: [] },
    });
  }

  /** Messages are taken in their order, so that the answer to a question that nobody knows says that all before it arrived. */
  async #arrived(): Promise<void> {
    await this.connection.sendRequest('test/arrived').catch(() => {});
  }
}
