import type { ServerCapabilities } from 'vscode-languageserver';
import type { Server } from './server.ts';

/** What the server answers about places in documents, beside findings; each is a file in `features`. */
export const FEATURES: ServerCapabilities = { codeActionProvider: true };

/** Registers the answers. A handler of a place begins with `placeOf(server, params)`. */
export function connectFeatures({ connection, pace }: Server): void {
  connection.onCodeAction(async () => {
    await pace.now();
    return [];
  });
}
