import { memoPer } from '../base/memo.ts';
import { contains, type SourceFile, type Span } from '../base/source.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { editSpan, trail, trailOfPlace } from '../value/origin.ts';
import { isDefault, type Cell } from '../value/cell.ts';
import type { Violation } from '../rule/evaluate-rule.ts';
import type { Read } from '../rule/reads.ts';
import { FactRow } from '../rule/fact-row.ts';
import { rowLabel, showCell } from '../rule/show.ts';
import type { Diagnostic, Evidence, Fix, RelatedPlace } from './diagnostic.ts';
import type { SelectedRule } from './select-rules.ts';
import { fixOf } from './fix.ts';

/** Turns a row that breaks a rule into a finding at the place a person edits, with the way there and the cells that decided. */
export function diagnose(violation: Violation, { rule, severity }: SelectedRule, foundation: Foundation): Diagnostic {
  const { reported, row } = violation;
  const primary = reported === undefined ? row.anchor : placeOf(reported.cell);
  return {
    rule: rule.id,
    aliases: rule.aliases,
    case: violation.case,
    severity: severity ?? violation.severity,
    confidence: rule.confidence === 'certain' && isUnsure(row) ? 'likely' : rule.confidence,
    data: violation.data,
    primary,
    foundation: foundation.name,
    foundations: [foundation.name],
    also: [],
    trail: reported === undefined ? trailOfPlace(row.anchor) : wayOf(reported.cell),
    ...(reported !== undefined && isDefault(reported.cell) ? { isDefault: true } : {}),
    evidence: evidenceOf(violation, primary),
    related: relatedOf(violation, primary),
    fixes: fixesOf(violation, foundation),
  };
}

/** True when what the row stands for may be of another version than the config: a column `sure` says so in the tables that know it. */
function isUnsure(row: FactRow): boolean {
  if (row.table.columns['sure'] === undefined) return false;
  const sure = row.cell('sure');
  return sure.state === 'known' && sure.value === false;
}

/** Where a cell is edited; a value that no file holds has its anchor. */
function placeOf(cell: Cell): Span {
  const span = cell.origin === undefined ? undefined : editSpan(cell.origin);
  return span ?? cell.anchor;
}

/** A value written where it is used needs no way; one that no file holds has the way of its anchor. */
function wayOf(cell: Cell): Diagnostic['trail'] {
  const { state, origin, anchor } = cell;
  if (state !== 'known' || origin === undefined || editSpan(origin) === undefined) return trailOfPlace(anchor);
  if (origin.kind === 'written') return [];
  const places = trail(origin);
  return cell.secret === true ? places.map(({ span, step, name }) => ({ span, step, name })) : places;
}

/**
 * What decided, beside the reported cell. Only a value that is written somewhere, or is a known default, says anything to a reader; computed columns do
 * not, nor does what names a row or ties it to its product.
 */
function evidenceOf(violation: Violation, primary: Span): readonly Evidence[] {
  const former = formerOf(violation);
  const isRead = former === undefined || violation.evidence.some((read) => isSameCell(read, former));
  return (isRead ? violation.evidence : [...violation.evidence, former])
    .filter((read) => !isSameCell(read, violation.reported) && read.cell.state === 'known' && read.cell.origin !== undefined)
    .filter(({ row, column }) => column !== 'product' && !row.table.label.includes(column))
    .map((read) => ({
      row: `${read.row.table.name} ${rowLabel(read.row)}`,
      column: read.column,
      value: showCell(read.cell),
      at: (isSameCell(read, former) ? earlierPlaceOf(read.cell) : undefined) ?? placeOf(read.cell),
      trail: wayOf(read.cell),
      isDefault: isDefault(read.cell),
    }))
    .filter((evidence) => !isSameSpan(evidence.at, primary) || evidence.isDefault);
}

/**
 * What the row was at an earlier revision, where a file of that revision says it: the first column that begins with `before`, as the tables of change call
 * them. A person wants to see it whether or not the condition read it.
 */
function formerOf({ row }: Violation): Read | undefined {
  const column = Object.keys(row.table.columns).find((name) => name.startsWith('before') && earlierPlaceOf(row.cell(name)) !== undefined);
  return column === undefined ? undefined : { row, column, cell: row.cell(column) };
}

/** Where an earlier revision says what the cell holds. Of a text that was put together only a part may have been another. */
function earlierPlaceOf(cell: Cell): Span | undefined {
  if (cell.state !== 'known' || cell.origin === undefined) return undefined;
  const isEarlier = ({ file }: Span): boolean => file.revision !== undefined;
  const place = placeOf(cell);
  return isEarlier(place) ? place : trail(cell.origin).findLast(({ span }) => isEarlier(span))?.span;
}

function isSameCell(one: Read, other: Read | undefined): boolean {
  return other !== undefined && one.row.table === other.row.table && one.row.index === other.row.index && one.column === other.column;
}

function isSameSpan(one: Span, other: Span): boolean {
  return contains(one, other) && contains(other, one);
}

/** The rows that a `let` found, as places to look at. */
function relatedOf(violation: Violation, primary: Span): readonly RelatedPlace[] {
  return Object.entries(violation.lets).flatMap(([name, value]) => {
    const rows =
      value instanceof FactRow ? [value] : Array.isArray(value) ? value.filter((item): item is FactRow => item instanceof FactRow) : [];
    return rows.map((row) => ({ span: row.anchor, name })).filter(({ span }) => !isSameSpan(span, primary));
  });
}

/** The edit of the rule that is meant here, where a file has the text to change. */
function fixesOf({ edit, data }: Violation, foundation: Foundation): readonly Fix[] {
  const fix = edit && fixOf(edit.edit, edit.cells, { data, isTaken: (file) => takenFiles(foundation).has(file) });
  return fix === undefined ? [] : [fix];
}

/** Files that others take: vars files and ops-files. */
const takenFiles = memoPer(
  ({ documents }: Foundation): ReadonlySet<SourceFile> =>
    new Set(documents.flatMap(({ varsFiles, opsFiles }) => [...varsFiles, ...opsFiles])),
);
