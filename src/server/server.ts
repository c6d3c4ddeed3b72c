import type { Connection, TextDocumentPositionParams } from 'vscode-languageserver';
import { UsageError } from '../base/usage-error.ts';
import type { Client } from './client.ts';
import type { DocumentView, LiveWorkspace } from './live-workspace.ts';
import type { Pace } from './pace.ts';
import { offsetAt } from './positions.ts';
import type { Publisher } from './publisher.ts';
import { pathOf, type Uris } from './uris.ts';
import type { ServerWorld } from './world.ts';

/** What answers to requests are made of: the state of the server between messages. */
export interface Server {
  readonly connection: Connection;
  readonly client: Client;
  readonly live: LiveWorkspace;
  readonly uris: Uris;
  readonly publisher: Publisher;
  readonly pace: Pace;
  /** Asks for findings soon; `isWhole`: of all foundations, however many one file feeds, and with a look at the disk. */
  readonly ask: (isWhole: boolean) => void;
  readonly world: ServerWorld;
  /** The version of an open document, by URI; undefined for one that is not open. */
  readonly versionOf: (uri: string) => number | undefined;
}

/** A place in an open document that the client asks about. */
export interface Place extends DocumentView {
  /** Offset into `now.text`; into `file.text`, too, where both are the same object. */
  readonly offset: number;
}

/**
 * The answer about a place in a document, as the document is now. Null where nobody lints it, and where a mistake keeps its files from being opened (a vars file
 * that is gone, a broken rule of the site): that stands as a problem in the file to mend, so a question says no more of it.
 */
export async function answerAt<T>(
  params: TextDocumentPositionParams,
  server: Server,
  answer: (place: Place) => Promise<T | null> | T | null,
): Promise<T | null> {
  try {
    const place = await placeOf(params, server);
    return place === undefined ? null : await answer(place);
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

async function placeOf({ textDocument, position }: TextDocumentPositionParams, { live }: Server): Promise<Place | undefined> {
  const path = pathOf(textDocument.uri);
  const view = path === undefined ? undefined : await live.view(path);
  return view === undefined ? undefined : { ...view, offset: offsetAt(view.now, position) };
}
