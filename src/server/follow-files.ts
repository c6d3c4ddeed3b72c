import { DidChangeWatchedFilesNotification, DidChangeWorkspaceFoldersNotification, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Server } from './server.ts';
import { pathOf } from './uris.ts';

/** What is read from disk beside the open documents: configs, baselines, scripts, tiles. */
const WATCHED = ['**/*.{yml,yaml,json,sh,bash,pivotal}', '**/Jenkinsfile*'];

/** Keeps the server's view of files as the editor and the disk have them, and asks for findings whenever that changes. */
export function followFiles({ connection, client, live, uris, ask }: Server, documents: TextDocuments<TextDocument>): void {
  const take = (document: TextDocument, isWhole: boolean): void => {
    const path = pathOf(document.uri);
    if (path === undefined) return;
    uris.note(path, document.uri);
    live.update(path, document.getText());
    ask(isWhole);
  };
  documents.onDidOpen(({ document }) => take(document, true));
  documents.onDidChangeContent(({ document }) => take(document, false));
  documents.onDidSave(() => ask(true));
  documents.onDidClose(({ document }) => {
    const path = pathOf(document.uri);
    if (path === undefined) return;
    live.update(path, undefined);
    ask(true);
  });
  connection.onDidChangeWatchedFiles(() => ask(true));
  let folders = client.folders;
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
    const pathsOf = (all: readonly { readonly uri: string }[]): readonly string[] => all.flatMap(({ uri }) => pathOf(uri) ?? []);
    const removed = new Set(pathsOf(event.removed));
    folders = [...folders.filter((folder) => !removed.has(folder)), ...pathsOf(event.added)];
    live.setFolders(folders);
    ask(true);
  });
  connection.onInitialized(() => {
    if (client.watchesFiles)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: WATCHED.map((globPattern) => ({ globPattern })),
      });
  });
}
