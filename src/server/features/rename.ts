import type { Localized } from '../../base/language.ts';
import type { SourceFile, Span } from '../../base/source.ts';
import type { TextEdit } from '../../lint/diagnostic.ts';
import { resolvePlain } from '../../value/plain-scalar.ts';
import type { Question } from './question.ts';
import { RENAME_REFUSALS } from './phrases.ts';
import { askedVariable, variablesIn, type SharedVariable, type VariableDefinition } from './variable-places.ts';

/** What would be renamed: the name as it stands at the place, without quotes. */
export interface RenameTarget {
  readonly at: Span;
  readonly name: string;
}

/** Why nothing is renamed; or what is. */
export type Rename = { readonly refused: Localized } | { readonly edits: readonly TextEdit[] };

/** The variable at a place, or why it cannot be renamed; undefined where no variable stands. */
export function renameTarget(question: Question): RenameTarget | { readonly refused: Localized } | undefined {
  const found = variableToRename(question);
  if (found === undefined) return undefined;
  const refused = refusalOf(found.shared);
  return refused === undefined ? { at: found.at, name: found.shared.name } : { refused };
}

/**
 * Every edit that gives the variable at a place another name, in all files that share it. `question.foundations` must hold all foundations that these files
 * feed. `isOpenToChange`: whether the text of a file is as it was read, so that places in it can be trusted.
 */
export function renameAt(question: Question, newName: string, isOpenToChange: (file: SourceFile) => boolean): Rename {
  const found = variableToRename(question);
  if (found === undefined) return { refused: RENAME_REFUSALS.noVariable };
  const { shared } = found;
  const refused = refusalOf(shared) ?? refusalOfName(newName, shared);
  if (refused !== undefined) return { refused };
  const edits = [
    ...shared.definitions.map((definition) => renamedKey(definition, newName)),
    ...shared.occurrences.map(({ variableAt: span }) => ({ span, text: newName })),
  ];
  const closed = edits.find(({ span }) => !isOpenToChange(span.file));
  return closed === undefined ? { edits } : { refused: RENAME_REFUSALS.unreadable(closed.span.file.path) };
}

/** The files in which the variable at a place gets its value: whatever else they feed has to be open before it is renamed. */
export function filesGiving(question: Question): readonly SourceFile[] {
  const shared = variableToRename(question)?.shared;
  return shared === undefined ? [] : [...new Set([...shared.definitions, ...shared.occurrences].map(({ at }) => at.file))];
}

function variableToRename(question: Question): { readonly shared: SharedVariable; readonly at: Span } | undefined {
  const asked = askedVariable(question);
  if (asked === undefined) return undefined;
  const { found, shared } = asked;
  return { shared, at: 'variableAt' in found ? found.variableAt : nameSpan(found) };
}

/** Why a variable cannot be renamed, whatever the new name is. */
function refusalOf({ name, definitions, occurrences, outside, documents }: SharedVariable): Localized | undefined {
  if (definitions.length === 0) return RENAME_REFUSALS.givenElsewhere(name);
  for (const definition of definitions) {
    const { path } = definition.at.file;
    if (definition.value === undefined) return RENAME_REFUSALS.inCredentialStore(name);
    if (definition.isMerged || !isWrittenSo(definition)) return RENAME_REFUSALS.mergedKey(name, path);
    const own = documents.find(({ file }) => file === definition.at.file);
    if (own?.yaml.duplicateKeys.some((key) => key.name === definition.name) === true) return RENAME_REFUSALS.twice(name, path);
  }
  if (documents.some(({ scope }) => scope.sources.some((source) => source.kind === 'argument' && source.name.split('.', 1)[0] === name)))
    return RENAME_REFUSALS.givenElsewhere(name);
  const lacking = documents.find(({ kind, scope }) => kind !== 'vars' && kind !== 'ops' && ![...scope.names()].includes(name));
  if (lacking !== undefined) return RENAME_REFUSALS.alsoElsewhere(name, lacking.file.path);
  // a use whose text does not show it, e.g. behind an escape
  const known = new Set([...occurrences.map(({ at }) => at), ...outside].map(({ file, start }) => `${file.path}\0${start}`));
  const hidden = documents
    .flatMap(({ uses }) => uses)
    .find(
      ({ variable, at, outcome }) =>
        variable === name && outcome !== 'spaced' && at !== undefined && !known.has(`${at.file.path}\0${at.start}`),
    );
  return hidden?.at === undefined ? undefined : RENAME_REFUSALS.escaped(name, hidden.at.file.path);
}

function refusalOfName(newName: string, { documents, name }: SharedVariable): Localized | undefined {
  if (!/^[A-Za-z0-9_./-]+$/.test(newName)) return RENAME_REFUSALS.badName;
  if (newName.includes('.')) return RENAME_REFUSALS.dottedName;
  if (newName === name) return RENAME_REFUSALS.sameName;
  const isThere = documents.some((document) => variablesIn(document).variables.has(newName) || document.scope.get(newName) !== undefined);
  return isThere || documents.some(({ uses }) => uses.some(({ variable }) => variable === newName))
    ? RENAME_REFUSALS.exists(newName)
    : undefined;
}

/** False for a key whose text is not its name as it stands, e.g. one with escapes or an alias. */
function isWrittenSo(definition: VariableDefinition): boolean {
  const { file, start, end } = nameSpan(definition);
  return file.text.slice(start, end) === definition.variable;
}

/** The first part of the key of a definition, without quotes. */
function nameSpan({ at, variable }: VariableDefinition): Span {
  const quote = /["']/.test(at.file.text.charAt(at.start)) ? 1 : 0;
  const start = at.start + quote;
  return { file: at.file, start, end: start + variable.length };
}

function renamedKey(definition: VariableDefinition, newName: string): TextEdit {
  const span = nameSpan(definition);
  const isQuoted = span.start > definition.at.start;
  if (isQuoted || isPlainKey(newName)) return { span, text: newName };
  return { span: definition.at, text: JSON.stringify(newName + definition.name.slice(definition.variable.length)) };
}

/** True for a name that YAML takes for text without quotes. */
function isPlainKey(name: string): boolean {
  return /^[A-Za-z0-9_/]/.test(name) && resolvePlain(name).type === 'string';
}
