import {
  createConnection,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { EXIT } from '../run/exit-code.ts';
import { VERSION } from '../base/version.ts';
import { clientOf } from './client.ts';
import { LiveWorkspace } from './live-workspace.ts';
import { Pace } from './pace.ts';
import { Publisher } from './publisher.ts';
import { Shower } from './shown-diagnostic.ts';
import { Uris } from './uris.ts';
import { connectFeatures, FEATURES } from './features.ts';
import { followFiles } from './follow-files.ts';
import type { Server } from './server.ts';
import type { ServerWorld } from './world.ts';

/** Serves one client until it says goodbye, ends its stream or dies; resolves to the exit code that the protocol asks for. */
export function serve(world: ServerWorld): Promise<typeof EXIT.clean | typeof EXIT.findings> {
  return new Promise((resolve) => {
    let isShutDown = false;
    let server: Server | undefined;
    const end = (): void => {
      server?.pace.stop();
      resolve(isShutDown ? EXIT.clean : EXIT.findings);
    };
    const connection = createConnection(
      (logger) => createProtocolConnection(new StreamMessageReader(world.input), new StreamMessageWriter(world.output), logger),
      {
        get shutdownReceived() {
          return isShutDown;
        },
        set shutdownReceived(value) {
          isShutDown = value;
        },
        initialize: ({ processId }) => {
          if (typeof processId === 'number') watch(processId, world, end);
        },
        exit: end,
      },
    );
    world.input.on('end', end).on('close', end).on('error', end);
    world.output.on('error', end);
    const documents = new TextDocuments(TextDocument);
    connection.onInitialize((params) => {
      server = serverFor(params, connection, documents, world);
      connectFeatures(server);
      followFiles(server, documents);
      return ANSWER;
    });
    documents.listen(connection);
    connection.listen();
  });
}

/** Milliseconds between two looks at whether the client lives. */
const HEARTBEAT = 3000;

/** Calls `gone` when the process of the client is no more: a client that crashed says no goodbye. */
function watch(processId: number, world: ServerWorld, gone: () => void): void {
  world.after(HEARTBEAT, () => (world.isAlive(processId) ? watch(processId, world, gone) : gone()));
}

function serverFor(params: InitializeParams, connection: Connection, documents: TextDocuments<TextDocument>, world: ServerWorld): Server {
  const client = clientOf(params);
  const uris = new Uris();
  const spoken = { ...world, locale: client.locale ?? world.locale };
  const live = new LiveWorkspace(spoken, {
    folders: client.folders,
    language: client.language ?? world.language,
    isToldOfChanges: client.watchesFiles,
  });
  const publisher = new Publisher(connection, uris, documents, new Shower(client, uris, world));
  let isWhole = false;
  const pace = new Pace(world.after, () => {
    const most = isWhole ? undefined : MOST_PER_CHANGE;
    isWhole = false;
    return publisher.publish(live, most);
  });
  const ask = (whole: boolean): void => {
    isWhole ||= whole;
    if (whole) live.touch();
    pace.ask();
  };
  return { connection, client, live, uris, publisher, pace, ask, world, versionOf: (uri) => documents.get(uri)?.version };
}

/** Foundations that are judged again while a file is typed that feeds many; the rest when it is saved. */
const MOST_PER_CHANGE = 20;

const ANSWER: InitializeResult = {
  serverInfo: { name: 'taslint', version: VERSION },
  capabilities: {
    ...FEATURES,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: { ...FEATURES.workspace, workspaceFolders: { supported: true, changeNotifications: true } },
  },
};
