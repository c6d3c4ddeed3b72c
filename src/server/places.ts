import {
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  type Hover,
  type Location,
  type Range,
  type ServerCapabilities,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Language, Localized } from '../base/language.ts';
import { SourceFile, type Span } from '../base/source.ts';
import { definitionsAt, referencesAt } from './features/definition.ts';
import { hoverAt } from './features/hover.ts';
import { movedSpan } from './features/moved-text.ts';
import { RENAME_REFUSALS } from './features/phrases.ts';
import type { Question } from './features/question.ts';
import { filesGiving, renameAt, renameTarget } from './features/rename.ts';
import { asMarkdown, asPlainText } from './features/text-block.ts';
import type { DocumentView } from './live-workspace.ts';
import { rangeOf } from './positions.ts';
import { pageOfRule } from './rule-pages.ts';
import { answerAt, type Place, type Server } from './server.ts';

/** What is answered about a place: what it means, where it comes from, who shares it, another name for it. */
export const PLACE_FEATURES: ServerCapabilities = {
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
};

/** Registers the answers. */
export function connectPlaces(server: Server): void {
  const { connection } = server;
  connection.onHover(async (params) => answerAt(params, server, (place) => hover(place, server)));
  connection.onDefinition(async (params) =>
    answerAt(params, server, (place) => locations(definitionsAt(questionOf(place)), place, server)),
  );
  connection.onReferences(async (params) =>
    answerAt(params, server, (place) => locations(referencesAt(questionOf(place), params.context.includeDeclaration), place, server)),
  );
  connection.onPrepareRename(async (params) => answerAt(params, server, prepareRename));
  connection.onRenameRequest(async (params) => answerAt(params, server, (place) => rename(place, params.newName, server)));
}

function questionOf({ now, offset, open, language }: Place): Question {
  return { file: now, offset, foundations: open, language };
}

async function hover(place: Place, { client, publisher, uris, world }: Server): Promise<Hover | null> {
  const findings = (publisher.latest?.findings.get(place.path) ?? []).map(({ diagnostic }) => diagnostic);
  const found = hoverAt(questionOf(place), {
    findings,
    rules: await place.rules(),
    pageOf: (id) => (client.readsMarkdown ? pageOfRule(id, place.language, client, world)?.uri : undefined),
  });
  if (found === undefined) return null;
  const addressOf = ({ file, start }: Span): string | undefined => {
    const path = place.workspace.absoluteOf(file);
    return path === undefined ? undefined : `${uris.of(path)}#L${file.position(start).line}`;
  };
  const range = rangeNow(found.at, place);
  return {
    contents: client.readsMarkdown
      ? { kind: MarkupKind.Markdown, value: asMarkdown(found.blocks, addressOf) }
      : { kind: MarkupKind.PlainText, value: asPlainText(found.blocks) },
    ...(range === undefined ? {} : { range }),
  };
}

function locations(spans: readonly Span[], place: Place, { uris }: Server): Location[] {
  return spans.flatMap((span) => {
    const path = place.workspace.absoluteOf(span.file);
    const range = rangeNow(span, place);
    return path === undefined || range === undefined ? [] : [{ uri: uris.of(path), range }];
  });
}

function prepareRename(place: Place): { readonly range: Range; readonly placeholder: string } | null {
  const target = renameTarget(questionOf(place));
  if (target === undefined) return null;
  if ('refused' in target) throw refusal(target.refused, place.language);
  const range = rangeNow(target.at, place);
  return range === undefined ? null : { range, placeholder: target.name };
}

/** How often more foundations are looked for that share the files of a variable. */
const MOST_LOOKS = 5;

/** Renames a variable in every foundation that its files feed: those that are not open are opened for it. */
async function rename(place: Place, newName: string, { live, uris }: Server): Promise<WorkspaceEdit> {
  let view: DocumentView = place;
  let question = questionOf(place);
  const paths = new Set<string>();
  for (let look = 0; ; look++) {
    const more = filesGiving(question)
      .flatMap((file) => view.workspace.absoluteOf(file) ?? [])
      .filter((path) => !paths.has(path));
    if (more.length === 0) break;
    if (look === MOST_LOOKS) throw refusal(RENAME_REFUSALS.tooMany, place.language);
    for (const path of more) paths.add(path);
    const wider = await live.view(place.path, [...paths]);
    // the document was changed meanwhile, or closed
    if (wider?.now.text !== place.now.text) throw refusal(RENAME_REFUSALS.changed, place.language);
    view = wider;
    question = { ...question, file: wider.now, foundations: wider.open };
  }
  const renamed = renameAt(question, newName, (file) => view.textNow(file) === file.text);
  if ('refused' in renamed) throw refusal(renamed.refused, place.language);
  const changes: Record<string, TextEdit[]> = {};
  for (const { span, text } of renamed.edits) {
    const path = view.workspace.absoluteOf(span.file);
    if (path !== undefined) (changes[uris.of(path)] ??= []).push({ range: rangeOf(span), newText: text });
  }
  return { changes };
}

/** Shown to the person by the editor. */
function refusal(why: Localized, language: Language): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, why[language]);
}

/** The range of a span in the text that the editor has now; undefined where it was changed since the text was read. */
function rangeNow(span: Span, { textNow }: DocumentView): Range | undefined {
  const text = textNow(span.file);
  if (text === span.file.text) return rangeOf(span);
  const moved = movedSpan(span, text);
  return moved === undefined ? undefined : rangeOf({ file: new SourceFile(span.file.path, text), ...moved });
}
