import {
  CompletionItemKind,
  InsertTextMode,
  type CompletionItem,
  type CompletionParams,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { SourceFile } from '../base/source.ts';
import type { Completion } from './features/candidates.ts';
import { completionsAt } from './features/completion.ts';
import { rangeOf } from './positions.ts';
import { answerAt, type Place, type Server } from './server.ts';

/** A blank begins a value, a point a property, two parentheses a variable, a bracket the rules of a comment. */
export const COMPLETION_FEATURES: ServerCapabilities = { completionProvider: { triggerCharacters: ['(', '.', '[', ' '] } };

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  variable: CompletionItemKind.Variable,
  property: CompletionItemKind.Property,
  section: CompletionItemKind.Field,
  job: CompletionItemKind.Class,
  errand: CompletionItemKind.Event,
  option: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  rule: CompletionItemKind.Constant,
};

/** Registers the answer. */
export function connectCompletions(server: Server): void {
  server.connection.onCompletion(async (params) => answerAt(params, server, (place) => completions(place, params)));
}

async function completions(place: Place, params: CompletionParams): Promise<CompletionItem[]> {
  const { now, offset, open, language } = place;
  const found = completionsAt({ file: now, offset, foundations: open, language }, await place.rules());
  return found.filter(({ kind }) => isAskedFor(kind, params.context?.triggerCharacter)).map((completion) => itemOf(completion, now));
}

/** Nobody asks for keys by indenting a line, nor for options by a first parenthesis. */
function isAskedFor(kind: Completion['kind'], typed: string | undefined): boolean {
  if (typed === '(') return kind === 'variable';
  return typed !== ' ' || kind === 'option' || kind === 'name';
}

function itemOf({ label, kind, detail, rank = 1, text, start, end }: Completion, file: SourceFile): CompletionItem {
  return {
    label,
    kind: KINDS[kind],
    ...(detail === undefined ? {} : { detail }),
    sortText: `${rank}${label}`,
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: rangeOf({ file, start, end }), newText: text },
  };
}
