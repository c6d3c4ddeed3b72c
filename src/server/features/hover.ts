import type { Language } from '../../base/language.ts';
import type { Span } from '../../base/source.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import { noticeText } from '../../lint/notices.ts';
import { lineReference } from '../../report/place.ts';
import { stepSentence } from '../../report/trail.ts';
import type { Rule } from '../../rule/rule.ts';
import type { RuleSet } from '../../rule/rule-set.ts';
import { flagsOf } from '../../value/origin.ts';
import { ignoredRuleAt } from './ignored-rule.ts';
import { movedOffset } from './moved-text.ts';
import { HOVER } from './phrases.ts';
import { aboutPlace } from './property-text.ts';
import { documentsMadeOf, isSameFile, readPlaceOf, type Question, type ReadPlace } from './question.ts';
import { item, paragraph, type Piece, type TextBlock } from './text-block.ts';
import { valueTextsOf, type ValueTexts } from './value-texts.ts';
import { narrowest, valuesAt, type ValueAt } from './values-at.ts';
import { sharedVariable, variableAt, type VariableDefinition, type VariableOccurrence } from './variable-places.ts';

/** What is said of a place, and the stretch of the text that it is about. */
export interface Hover {
  readonly blocks: readonly TextBlock[];
  readonly at: Span;
}

/** What the last run found, and the rules that it ran. */
export interface HoverContext {
  readonly findings: readonly Diagnostic[];
  readonly rules: RuleSet;
  /** Where the page of a rule is; undefined for one without. */
  readonly pageOf: (id: string) => string | undefined;
}

/** Places where a variable is used, that are told. */
const MOST_USES = 5;

/**
 * What is known of a place: of a rule in a `taslint-ignore` comment what it is about; of a finding why it matters and what to do; of a value or variable what it comes
 * to in each foundation and by which way, and what the tile says of its property. Undefined where there is nothing to say.
 */
export function hoverAt(question: Question, context: HoverContext): Hover | undefined {
  const { language } = question;
  const { findings, rules } = context;
  const ignored = ignoredRuleAt(question.file, question.offset);
  if (ignored !== undefined) {
    const blocks = rules.named(ignored.name).flatMap((rule) => aboutRule(rule, context, language));
    return blocks.length === 0 ? undefined : { blocks, at: ignored.at };
  }
  const here = findings.filter((finding) => isAt(finding, question));
  const told = [...new Set(here.map(({ rule }) => rule))].flatMap((id) => whyAndFix(id, context, language));
  const place = readPlaceOf(question);
  const value = place === undefined ? undefined : aboutValue(place, question);
  const at = value?.at ?? here[0]?.primary;
  return at === undefined ? undefined : { blocks: [...told, ...(value?.blocks ?? [])], at };
}

function isAt({ primary }: Diagnostic, { file, offset }: Question): boolean {
  if (primary.file.path !== file.path) return false;
  const then = movedOffset(file.text, primary.file.text, offset);
  return then !== undefined && primary.start <= then && then <= primary.end;
}

/** A rule as its page has it, in short. */
function aboutRule(rule: Rule, context: HoverContext, language: Language): readonly TextBlock[] {
  const { rules } = context;
  const [head, ...rest] = whyAndFix(rule.id, context, language);
  return [
    paragraph(...(head?.pieces ?? []), `: ${rules.text(rule, language).title}`),
    ...rest,
    ...rules.explanation(rule, language).references.map((reference) => item(reference)),
  ];
}

/** Why a finding of a rule matters, and what to do; the same of what taslint finds by itself. */
function whyAndFix(id: string, { rules, pageOf }: HoverContext, language: Language): readonly TextBlock[] {
  const rule = rules.find(id);
  const text = rule === undefined ? noticeText(id, language) : rules.text(rule, language);
  if (text === undefined) return [];
  const words = HOVER[language];
  const url = pageOf(id);
  const told = (word: string, what: string): readonly TextBlock[] => (what === '' ? [] : [paragraph({ strong: word }, ` ${what}`)]);
  return [paragraph(url === undefined ? { strong: id } : { title: id, url }), ...told(words.why, text.why), ...told(words.fix, text.fix)];
}

function aboutValue(place: ReadPlace, { foundations, language }: Question): Hover | undefined {
  const documents = documentsMadeOf(place.file, foundations);
  const variable = variableAt(
    place,
    documents.map(({ document }) => document),
  );
  const values = bestInformed(narrowest(documents.flatMap((placed) => valuesAt(placed, place))));
  const [first] = values;
  if (first === undefined) return undefined;
  const texts = valueTextsOf(foundations);
  const blocks = [
    ...valueBlocks(values, variable, texts, language),
    ...(isDefinition(variable) ? usesOf(variable, place, foundations, language) : wayBlocks(first, place, texts, language)),
    ...aboutPlace(first, first.path, language),
  ];
  return blocks.length === 0 ? undefined : { blocks, at: variable?.at ?? first.span };
}

function isDefinition(variable: VariableOccurrence | VariableDefinition | undefined): variable is VariableDefinition {
  return variable !== undefined && 'value' in variable;
}

/** A vars- or ops-file by itself knows less than the configs that it feeds. */
function bestInformed(values: readonly ValueAt[]): readonly ValueAt[] {
  const configs = values.filter(({ document: { kind } }) => kind !== 'vars' && kind !== 'ops');
  return configs.length > 0 ? configs : values;
}

/** What a value comes to; by foundation where these differ. */
function valueBlocks(
  values: readonly ValueAt[],
  variable: VariableOccurrence | VariableDefinition | undefined,
  texts: ValueTexts,
  language: Language,
): readonly TextBlock[] {
  const words = HOVER[language];
  const told = new Map<string, { readonly pieces: readonly Piece[]; readonly foundations: Set<string> }>();
  for (const value of values) {
    const pieces = variable === undefined ? whole(value, values, texts, language) : partOf(value, variable, values, texts, language);
    // a map or list that stands below the key for all to see
    if (pieces.length === 0 || (variable === undefined && isWrittenHere(value))) continue;
    const key = JSON.stringify(pieces);
    const same = told.get(key) ?? { pieces, foundations: new Set<string>() };
    told.set(key, same);
    same.foundations.add(value.foundation.name);
  }
  const name = variable === undefined ? undefined : isDefinition(variable) ? variable.name : `((${variable.name}))`;
  const differ = new Set(values.map(({ foundation }) => foundation.name)).size > 1 && told.size > 1;
  return [...told.values()].map(({ pieces, foundations }) =>
    paragraph(...titleFor(pieces, name), ...pieces, ...(differ ? [` ${words.inFoundations([...foundations].join(', '))}`] : [])),
  );
}

/** What is said anyway is not told before. */
function titleFor([first]: readonly Piece[], name: string | undefined): readonly Piece[] {
  const isSaid = typeof first === 'object' && 'code' in first && first.code === name;
  return name === undefined || isSaid ? [] : [{ code: name }, ': '];
}

/** A value with its type, or why it is not known. */
function whole(value: ValueAt, kin: readonly ValueAt[], texts: ValueTexts, language: Language): readonly Piece[] {
  const { node } = value;
  const words = HOVER[language];
  if (node.kind === 'unknown') return [{ code: texts.textOf(value, kin) }, `: ${words.unknown[node.because](node.variables.join(', '))}`];
  return [{ code: texts.textOf(value, kin) }, ` (${words.typeOf(node)})`];
}

function isWrittenHere({ node }: ValueAt): boolean {
  return (node.kind === 'map' || node.kind === 'sequence') && node.origin.kind === 'written';
}

/** What a variable gives to a value, and what the value comes to with it. */
function partOf(
  value: ValueAt,
  variable: VariableOccurrence | VariableDefinition,
  kin: readonly ValueAt[],
  texts: ValueTexts,
  language: Language,
): readonly Piece[] {
  const { document } = value;
  const use = isDefinition(variable)
    ? undefined
    : document.uses.find(({ at }) => at?.start === variable.at.start && isSameFile(at.file, variable.at.file));
  if (use?.embedded !== true || use.value === undefined) return whole(value, kin, texts, language);
  const given = { ...value, node: use.value };
  return [...whole(given, kin, texts, language), `, ${HOVER[language].inText} `, { code: texts.textOf(value, kin) }];
}

/** The way of a value; the places on its own line are left out. */
function wayBlocks(value: ValueAt, place: ReadPlace, texts: ValueTexts, language: Language): readonly TextBlock[] {
  const { line } = place.file.position(place.offset);
  const way = texts.wayOf(value);
  const steps = way
    .filter(({ step }) => way.length > 1 || step !== 'written')
    .filter(({ span }) => span.file !== place.file || span.file.position(span.start).line !== line)
    .map((step) => item(...withLinks(stepSentence(step, language), step.span)));
  const flags = flagsOf(value.node.origin).map((flag) => item(HOVER[language].argument(flag)));
  return [...steps, ...flags];
}

/** A sentence in which the place that it names can be followed. */
function withLinks(sentence: string, span: Span): readonly Piece[] {
  const reference = lineReference(span);
  const at = sentence.lastIndexOf(reference);
  if (at < 0) return [sentence];
  return [sentence.slice(0, at), { place: span }, sentence.slice(at + reference.length)].filter((piece) => piece !== '');
}

/** Who asks for a variable, told at the key that gives it. */
function usesOf(
  variable: VariableDefinition,
  place: ReadPlace,
  foundations: Question['foundations'],
  language: Language,
): readonly TextBlock[] {
  const words = HOVER[language];
  const { occurrences } = sharedVariable(variable.variable, place.file, foundations);
  if (occurrences.length === 0) return [item(words.unused)];
  const shown = occurrences.slice(0, MOST_USES).map(({ at }) => item(`${words.usedAt} `, { place: at }));
  return occurrences.length > MOST_USES ? [...shown, item(words.moreUses(occurrences.length - MOST_USES))] : shown;
}
