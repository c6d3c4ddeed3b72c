import { isAbsolute } from 'node:path';
import { commands, l10n, window, workspace, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';

/** The extension: starts `taslint lsp`, which it carries, and lets it speak. Whatever is known of configuration is known by the server. */

const SETTINGS = 'taslint';
/** Where the build puts the program, in the folder of the extension. */
const PROGRAM = 'server/taslint.js';

let client: LanguageClient | undefined;

/** Called by VS Code when the first YAML file is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand('taslint.restart', () => restart(context)),
    commands.registerCommand('taslint.showOutput', () => client?.outputChannel.show()),
    workspace.onDidChangeConfiguration(async (change) => {
      if (['enable', 'language', 'path'].some((name) => change.affectsConfiguration(`${SETTINGS}.${name}`))) await restart(context);
    }),
  );
  await start(context);
}

/** Called by VS Code when it closes or the extension is switched off. */
export async function deactivate(): Promise<void> {
  await client?.stop();
  client = undefined;
}

async function restart(context: ExtensionContext): Promise<void> {
  await client?.dispose();
  client = undefined;
  await start(context);
}

async function start(context: ExtensionContext): Promise<void> {
  const settings = workspace.getConfiguration(SETTINGS);
  if (settings.get('enable') !== true) return;
  const path = settings.get<string>('path') ?? '';
  if (path !== '' && !isAbsolute(path)) {
    window.showErrorMessage(l10n.t('taslint.path is {0}; give an absolute path, e.g. /usr/local/bin/taslint', path));
    return;
  }
  const language = settings.get<string>('language');
  const options: LanguageClientOptions = {
    documentSelector: [{ scheme: 'file', language: 'yaml' }],
    initializationOptions: language === 'auto' ? {} : { language },
  };
  client = new LanguageClient(SETTINGS, 'taslint', serverOptions(path, context), options);
  try {
    await client.start();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    window.showErrorMessage(l10n.t('taslint does not start: {0}', `${path === '' ? PROGRAM : path}: ${why}`));
  }
}

/** The program of the extension under the Node of VS Code itself, or the one of the user. */
function serverOptions(path: string, context: ExtensionContext): ServerOptions {
  const args = ['lsp'];
  if (path !== '') return { command: path, args, transport: TransportKind.stdio };
  return { module: context.asAbsolutePath(PROGRAM), args, transport: TransportKind.stdio };
}
