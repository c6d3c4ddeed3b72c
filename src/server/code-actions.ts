import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type CodeActionParams,
  type Range,
  type SnippetTextEdit,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { SourceFile } from '../base/source.ts';
import { UsageError } from '../base/usage-error.ts';
import { editsByFile, fittingEdits } from '../lint/apply-edits.ts';
import type { Diagnostic, Fix, TextEdit } from '../lint/diagnostic.ts';
import { shownFixes } from '../lint/mask-finding.ts';
import { isNoticeId } from '../lint/notices.ts';
import { phrase } from '../report/fill-phrase.ts';
import { acceptFindings } from '../run/accept-findings.ts';
import type { LiveFinding } from './live-workspace.ts';
import { SERVER } from './phrases.ts';
import { rangeOf } from './positions.ts';
import type { Server } from './server.ts';
import { pathOf } from './uris.ts';

/** `source.fixAll.taslint`: all safe fixes of a document. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.taslint`;

/** What the client sends back to have a rule explained; its argument is the id. */
export const EXPLAIN_RULE = 'taslint.explainRule';

/** Findings of a selection that can be accepted from it: for each comment that is offered, the whole file is read with it. */
const MOST_ACCEPTED = 20;

/** What can be done about the findings at a place: mend them, accept them with a reason, have their rules explained; all safe fixes of the document where these are asked for. */
export async function codeActions(server: Server, { textDocument, range, context }: CodeActionParams): Promise<readonly CodeAction[]> {
  await server.pace.now(); // the findings of the text as it is
  const path = pathOf(textDocument.uri);
  const all = (path === undefined ? undefined : server.publisher.latest?.findings.get(path)) ?? [];
  const actions = new Actions(server, textDocument.uri, all);
  const here = all.filter(({ diagnostic }) => meets(rangeOf(diagnostic.primary), range));
  return [
    ...(isAskedFor(context, CodeActionKind.QuickFix) ? here.flatMap((finding, index) => actions.of(finding, index < MOST_ACCEPTED)) : []),
    ...(context.only !== undefined && isAskedFor(context, FIX_ALL) ? actions.fixAll() : []),
  ];
}

/** True where the client asks for this kind, for one above it, or for any. */
function isAskedFor({ only }: CodeActionContext, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

function meets(one: Range, other: Range): boolean {
  const isBefore = (first: Range, second: Range): boolean =>
    first.end.line < second.start.line || (first.end.line === second.start.line && first.end.character < second.start.character);
  return !isBefore(one, other) && !isBefore(other, one);
}

/** The actions for the findings of one document. */
class Actions {
  readonly #server: Server;
  readonly #uri: string;
  readonly #all: readonly LiveFinding[];

  constructor(server: Server, uri: string, all: readonly LiveFinding[]) {
    this.#server = server;
    this.#uri = uri;
    this.#all = all;
  }

  /** What can be done about one finding; `isAcceptable`: accepting it is offered, too. */
  of(finding: LiveFinding, isAcceptable: boolean): readonly CodeAction[] {
    const { diagnostic, ran } = finding;
    const base = { kind: CodeActionKind.QuickFix, diagnostics: [this.#server.publisher.shown(finding)] };
    const words = SERVER[ran.language];
    const command = { title: words.explain(diagnostic.rule), command: EXPLAIN_RULE, arguments: [diagnostic.rule] };
    const accepted = isAcceptable ? this.#accept(finding) : undefined;
    return [
      ...shownFixes(diagnostic).map((fix) => ({
        ...base,
        title: titleOf(fix, finding),
        ...(fix.safety === 'safe' ? { isPreferred: true } : {}),
        edit: this.#edit(finding, editsByFile([fix])),
      })),
      ...(accepted === undefined ? [] : [{ ...base, title: words.accept(diagnostic.rule), edit: accepted }]),
      { ...base, title: command.title, command },
    ];
  }

  /** All safe fixes whose edits lie in this document, as far as they fit together. */
  fixAll(): readonly CodeAction[] {
    const [first] = this.#all;
    if (first === undefined) return [];
    const { file } = first.diagnostic.primary;
    const fixes = this.#all.flatMap(({ diagnostic }) => shownFixes(diagnostic).find(({ safety }) => safety === 'safe') ?? []);
    const edits = editsByFile(fixes.filter((fix) => fix.edits.every(({ span }) => span.file === file))).get(file) ?? [];
    const fitting = fittingEdits(file, edits);
    if (fitting.length === 0) return [];
    return [{ title: SERVER[first.ran.language].fixAll, kind: FIX_ALL, edit: this.#edit(first, new Map([[file, fitting]])) }];
  }

  /** A comment that accepts the finding, with the reason left to write; undefined where none may stand, or none can. */
  #accept({ diagnostic, ran }: LiveFinding): WorkspaceEdit | undefined {
    const { rule, primary } = diagnostic;
    const { file } = primary;
    if (isNoticeId(rule) || ran.unignorable.has(rule) || /\.json$/i.test(file.path)) return undefined;
    const others = this.#all.flatMap((other) => (other.diagnostic === diagnostic ? [] : [other.diagnostic]));
    const reason = REASON;
    const edits = this.#acceptingEdits(
      { file, findings: [diagnostic], others: others.filter((other) => !isSame(other, diagnostic)), reason },
      ran,
    );
    if (edits === undefined) return undefined;
    const { snippets, versionedEdits } = this.#server.client;
    const isSnippet = snippets && versionedEdits;
    if (!isSnippet)
      return this.#edit({ diagnostic, ran }, new Map([[file, edits.map(({ span, text }) => ({ span, text: text.replace(REASON, '') }))]]));
    const snippetEdits = edits.map(({ span, text }): SnippetTextEdit => ({
      range: rangeOf(span),
      snippet: { kind: 'snippet', value: asSnippet(text).replace(REASON, `\${1:${SERVER[ran.language].reason}}`) },
    }));
    return { documentChanges: [{ textDocument: this.#versioned(this.#uri), edits: snippetEdits }] };
  }

  #acceptingEdits(wish: Parameters<typeof acceptFindings>[0], ran: LiveFinding['ran']): readonly TextEdit[] | undefined {
    try {
      const placed = acceptFindings(wish, ran, this.#server.world.now());
      return 'edits' in placed ? placed.edits : undefined;
    } catch (error) {
      if (error instanceof UsageError) return undefined; // a file without a place for comments
      throw error;
    }
  }

  #edit({ ran }: LiveFinding, edits: ReadonlyMap<SourceFile, readonly TextEdit[]>): WorkspaceEdit {
    const changes = [...edits].map(([file, own]) => {
      const path = ran.workspace.absoluteOf(file);
      const uri = path === undefined ? this.#uri : this.#server.uris.of(path);
      return { uri, edits: own.map(({ span, text }) => ({ range: rangeOf(span), newText: text })) };
    });
    if (!this.#server.client.versionedEdits) return { changes: Object.fromEntries(changes.map(({ uri, edits: own }) => [uri, own])) };
    return {
      documentChanges: changes.map(({ uri, edits: own }): TextDocumentEdit => ({ textDocument: this.#versioned(uri), edits: own })),
    };
  }

  #versioned(uri: string): TextDocumentEdit['textDocument'] {
    return { uri, version: this.#server.versionOf(uri) ?? null };
  }
}

/** Stands for the reason until the edits are made. */
const REASON = 'taslint-reason-to-write';

/** The text with what begins a place to fill in a snippet made plain. */
function asSnippet(text: string): string {
  return text.replace(/[\\$}]/g, (character) => `\\${character}`);
}

/** The same rule on the same line: one comment accepts both. */
function isSame(one: Diagnostic, other: Diagnostic): boolean {
  const lineOf = ({ primary }: Diagnostic): number => primary.file.position(primary.start).line;
  return one.rule === other.rule && lineOf(one) === lineOf(other);
}

function titleOf({ title, safety }: Fix, { diagnostic, ran }: LiveFinding): string {
  const { language } = ran;
  const words = SERVER[language];
  return (safety === 'safe' ? words.fix : words.unsafeFix)(phrase(title[language], diagnostic.data, language));
}
