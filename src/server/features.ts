import { CodeActionKind, TextDocumentContentRequest, type ServerCapabilities } from 'vscode-languageserver';
import { codeActions, EXPLAIN_RULE, FIX_ALL } from './code-actions.ts';
import { COMPLETION_FEATURES, connectCompletions } from './completions.ts';
import { documentText, explainRule } from './explain-rule.ts';
import { connectPlaces, PLACE_FEATURES } from './places.ts';
import { SCHEME } from './rule-pages.ts';
import type { Server } from './server.ts';

/** What the server answers, beside the findings that it sends by itself. */
export const FEATURES: ServerCapabilities = {
  ...PLACE_FEATURES,
  ...COMPLETION_FEATURES,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
  executeCommandProvider: { commands: [EXPLAIN_RULE] },
  workspace: { textDocumentContent: { schemes: [SCHEME] } },
};

/** Registers the answers. A question about a place in a document goes through `answerAt(params, server, …)`. */
export function connectFeatures(server: Server): void {
  const { connection } = server;
  connectPlaces(server);
  connectCompletions(server);
  connection.onCodeAction(async (params) => [...(await codeActions(server, params))]);
  connection.onExecuteCommand(({ command, arguments: given }) => (command === EXPLAIN_RULE ? explainRule(server, given?.[0]) : null));
  connection.onRequest(TextDocumentContentRequest.type, ({ uri }) => documentText(server, uri));
}
