import { memoPer } from '../../base/memo.ts';
import { contains, type SourceFile, type Span } from '../../base/source.ts';
import { BOSH_KINDS } from '../../foundation/kind.ts';
import type { Document, Foundation } from '../../foundation/foundation.ts';
import { isTakenAsWritten } from '../../foundation/build-foundation.ts';
import { placedPlaceholders, variableOf } from '../../interpolate/placeholders.ts';
import { readDefinitions } from '../../interpolate/definitions.ts';
import { definitionsOf } from '../../interpolate/variables.ts';
import type { ConfigNode } from '../../value/node.ts';
import { filesOf, isSameFile, readPlaceOf, type Question, type ReadPlace } from './question.ts';

/** One `((name))` in a file. */
export interface VariableOccurrence {
  /** As written, dots included. */
  readonly name: string;
  /** The variable that it asks for: `m` of `m.k`. */
  readonly variable: string;
  readonly at: Span;
  /** The name of the variable alone. */
  readonly variableAt: Span;
}

/**
 * Uses in the value of their own variable: `smtp_password: ((smtp_password))` in a vars file is filled in from a credential store before om reads it, and what it
 * is called there is another matter.
 */
type Outside = readonly Span[];

/** One key of a vars file, or one entry of the `variables:` of a manifest. */
export interface VariableDefinition {
  readonly variable: string;
  /** As written; a dotted name makes a map. */
  readonly name: string;
  /** The key, quotes included. */
  readonly at: Span;
  /** Undefined in a manifest: the value is in the credential store. */
  readonly value: ConfigNode | undefined;
  /** True when it came in by a merge key: its name stands in another map. */
  readonly isMerged: boolean;
}

/** Where variables stand in one file, by their names. */
interface VariablesOfFile {
  readonly occurrences: readonly VariableOccurrence[];
  readonly definitions: readonly VariableDefinition[];
  readonly variables: ReadonlySet<string>;
  readonly outside: Outside;
}

/** Names of variables in comments, in a second document and in files that om does not interpolate are no variables. */
export const variablesIn = memoPer((document: Document): VariablesOfFile => {
  const definitions = definedIn(document);
  const all = occurrencesIn(document);
  const own = new Map(definitions.map(({ variable, value }) => [variable, value]));
  const isOutside = ({ variable, at }: VariableOccurrence): boolean => {
    const origin = own.get(variable)?.origin;
    return origin?.kind === 'written' && contains(origin, at);
  };
  const occurrences = all.filter((occurrence) => !isOutside(occurrence));
  return {
    occurrences,
    definitions,
    variables: new Set([...occurrences, ...definitions].map(({ variable }) => variable)),
    outside: all.filter(isOutside).map(({ at }) => at),
  };
});

function occurrencesIn({ file, kind, yaml }: Document): readonly VariableOccurrence[] {
  if (isTakenAsWritten(kind) || !file.text.includes('((')) return [];
  const text = yaml.secondDocument === undefined ? file.text : file.text.slice(0, yaml.secondDocument.start);
  const comments = yaml.comments();
  let next = 0;
  return placedPlaceholders(text, BOSH_KINDS.includes(kind) ? 'bosh' : 'om').flatMap(({ name, raw, offset, nameOffset }) => {
    while (next < comments.length && comments[next]!.at.end <= offset) next++;
    if (next < comments.length && comments[next]!.at.start <= offset) return [];
    const variable = variableOf(name);
    const at = { file, start: offset, end: offset + raw.length };
    return [{ name, variable, at, variableAt: { file, start: nameOffset, end: nameOffset + variable.length } }];
  });
}

function definedIn({ file, kind, yaml: { root } }: Document): readonly VariableDefinition[] {
  if (kind !== 'vars') return BOSH_KINDS.includes(kind) ? storedIn(root) : [];
  if (root?.kind !== 'map') return [];
  return definitionsOf({ kind: 'file', file, root }).flatMap(({ name, at, value }, index) =>
    at === undefined ? [] : [{ variable: variableOf(name), name, at, value, isMerged: root.entries[index]!.merged !== undefined }],
  );
}

function storedIn(root: ConfigNode | undefined): readonly VariableDefinition[] {
  const definitions = readDefinitions(root);
  if ('class' in definitions) return [];
  return definitions.list.flatMap(({ name, at }) =>
    at === undefined || name === '' ? [] : [{ variable: name, name, at, value: undefined, isMerged: false }],
  );
}

/** The variable at a place: inside its parentheses, or on the key that defines it. */
export function variableAt(place: ReadPlace, documents: readonly Document[]): VariableOccurrence | VariableDefinition | undefined {
  const own = documents.find(({ file }) => isSameFile(file, place.file));
  if (own === undefined) return undefined;
  const { occurrences, definitions } = variablesIn(own);
  const holds = ({ at }: { readonly at: Span }): boolean => at.start <= place.offset && place.offset <= at.end;
  return occurrences.find(holds) ?? definitions.find(holds);
}

/** The variable that a question is about, and what it is for all that share it; undefined where no variable stands. */
export function askedVariable(
  question: Question,
): { readonly found: VariableOccurrence | VariableDefinition; readonly shared: SharedVariable } | undefined {
  const place = readPlaceOf(question);
  if (place === undefined) return undefined;
  const { foundations } = question;
  const found = variableAt(
    place,
    foundations.flatMap(({ documents }) => documents),
  );
  return found === undefined ? undefined : { found, shared: sharedVariable(found.variable, place.file, foundations) };
}

/** A variable as those documents know it that have it from the same files. Two products may have variables of one name and different files. */
export interface SharedVariable {
  readonly name: string;
  readonly documents: readonly Document[];
  /** Each place once, in the order of the files. */
  readonly occurrences: readonly VariableOccurrence[];
  /** Where the name stands for something that is kept elsewhere. */
  readonly outside: Outside;
  /** The value that wins first, of each document; then those that it wins over. */
  readonly definitions: readonly VariableDefinition[];
}

/**
 * Follows a variable from a file: through the documents that are made of it, through the files of these in which the variable stands, and so on. Where
 * nobody gives it, it is one variable in all documents of a foundation that ask for it in vain.
 */
export function sharedVariable(name: string, file: SourceFile, foundations: readonly Foundation[]): SharedVariable {
  const nodes = foundations.flatMap((foundation, index) => linksOf(foundation, index, name));
  const byLink = new Map<string, Linked[]>();
  for (const node of nodes)
    for (const link of node.links) {
      const linked = byLink.get(link);
      if (linked === undefined) byLink.set(link, [node]);
      else linked.push(node);
    }
  const found = new Set<Linked>();
  const waiting = [file.path];
  const seen = new Set(waiting);
  for (let link = waiting.pop(); link !== undefined; link = waiting.pop()) {
    for (const node of byLink.get(link) ?? []) {
      found.add(node);
      for (const further of node.links) {
        if (seen.has(further)) continue;
        seen.add(further);
        waiting.push(further);
      }
    }
  }
  return joined(
    name,
    nodes.filter((node) => found.has(node)),
  );
}

/** A document, and what ties it to others in the matter of one variable. */
interface Linked {
  readonly document: Document;
  /** The files of the document in which the variable stands. */
  readonly own: readonly Document[];
  readonly links: readonly string[];
}

function linksOf({ documents }: Foundation, index: number, name: string): readonly Linked[] {
  const byFile = new Map(documents.map((document) => [document.file, document]));
  return documents.flatMap((document): readonly Linked[] => {
    const own = filesOf(document).flatMap((file) => {
      const one = byFile.get(file);
      return one !== undefined && variablesIn(one).variables.has(name) ? [one] : [];
    });
    if (own.length === 0) return [];
    const isGiven = own.some((one) => variablesIn(one).definitions.some(({ variable }) => variable === name));
    // a vars file by itself asks nobody
    const inVain = isGiven || ['vars', 'ops'].includes(document.kind) ? [] : [`\0${index}`];
    return [{ document, own, links: [...own.map(({ file }) => file.path), ...inVain] }];
  });
}

function joined(name: string, linked: readonly Linked[]): SharedVariable {
  const files = new Map(linked.flatMap(({ own }) => own).map((document) => [document.file.path, document]));
  const occurrences = [...files.values()].flatMap((document) =>
    variablesIn(document).occurrences.filter(({ variable }) => variable === name),
  );
  const definitions = [...files.values()].flatMap((document) =>
    variablesIn(document).definitions.filter(({ variable }) => variable === name),
  );
  const winners = new Set(
    linked.flatMap(({ document }) => {
      const at = document.scope.get(name)?.at;
      return at === undefined ? [] : [`${at.file.path}\0${at.start}`];
    }),
  );
  const isWinner = ({ at }: VariableDefinition): boolean => winners.has(`${at.file.path}\0${at.start}`);
  // later files win over earlier ones
  const others = definitions.filter((definition) => !isWinner(definition)).toReversed();
  return {
    name,
    documents: linked.map(({ document }) => document),
    occurrences,
    outside: [...files.values()].flatMap((document) => variablesIn(document).outside),
    definitions: [...definitions.filter(isWinner), ...others],
  };
}
