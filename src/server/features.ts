import type { ServerCapabilities } from 'vscode-languageserver';
import { connectPlaces, PLACE_FEATURES } from './places.ts';
import type { Server } from './server.ts';

/** What the server answers about places in documents, beside findings; each is a file in `features`. */
export const FEATURES: ServerCapabilities = { codeActionProvider: true, ...PLACE_FEATURES };

/** Registers the answers. A handler of a place begins with `placeOf(server, params)`. */
export function connectFeatures(server: Server): void {
  const { connection, pace } = server;
  connectPlaces(server);
  connection.onCodeAction(async () => {
    await pace.now();
    return [];
  });
}
