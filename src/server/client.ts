import { MarkupKind, type InitializeParams } from 'vscode-languageserver';
import { LANGUAGES, type Language } from '../base/language.ts';
import { pathOf } from './uris.ts';

/** What the client is, as far as it matters for what is sent to it. */
export interface Client {
  /** `initializationOptions.language`; undefined where it says none. */
  readonly language: Language | undefined;
  /** The language of the editor, where we speak it. */
  readonly locale: Language | undefined;
  /** The folders of the editor, absolute. */
  readonly folders: readonly string[];
  /** It shows places that belong to a finding. */
  readonly showsRelated: boolean;
  /** It follows a link from the id of a rule. */
  readonly followsCodes: boolean;
  readonly tags: boolean;
  /** Edits may say which version of a document they are for. */
  readonly versionedEdits: boolean;
  /** Edits may hold places to fill. */
  readonly snippets: boolean;
  /** What is said of a place may be Markdown. */
  readonly readsMarkdown: boolean;
  /** It can be asked to open a document. */
  readonly opensDocuments: boolean;
  /** It asks the server for the text of documents that lie on no disk. */
  readonly virtualDocuments: boolean;
  /** It tells of files that change on disk, when it is asked to. */
  readonly watchesFiles: boolean;
}

/** Reads what the client says of itself; whatever is missing or malformed means that it cannot. */
export function clientOf({ capabilities, locale, initializationOptions, workspaceFolders, rootUri }: InitializeParams): Client {
  const { textDocument, workspace, window } = capabilities;
  const options: unknown = initializationOptions;
  const option = (name: string): unknown => (typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined);
  const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null || rootUri === undefined ? [] : [rootUri]);
  return {
    language: LANGUAGES.find((language) => language === option('language')),
    locale: LANGUAGES.find((language) => typeof locale === 'string' && locale.toLowerCase().split(/[-_]/)[0] === language),
    folders: folders.flatMap((uri) => pathOf(uri) ?? []),
    showsRelated: textDocument?.publishDiagnostics?.relatedInformation === true,
    followsCodes: textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
    tags: textDocument?.publishDiagnostics?.tagSupport !== undefined,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    snippets: workspace?.workspaceEdit?.snippetEditSupport === true,
    readsMarkdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    opensDocuments: window?.showDocument?.support === true,
    virtualDocuments: workspace?.textDocumentContent !== undefined || option('virtualDocuments') === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  };
}
