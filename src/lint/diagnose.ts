import { contains, type Span } from '../base/source.ts';
import { editSpan, trail, trailOfPlace } from '../value/origin.ts';
import { isDefault, type Cell } from '../value/cell.ts';
import type { Read, Violation } from '../rule/evaluate.ts';
import { FactRow } from '../rule/facts.ts';
import { rowLabel, showCell } from '../rule/show.ts';
import type { RuleEdit } from '../rule/rule.ts';
import type { Diagnostic, Evidence, Fix, RelatedPlace } from './diagnostic.ts';
import type { SelectedRule } from './select-rules.ts';
import { fixOf } from './fix.ts';

/** Turns a row that breaks a rule into a finding at the place a person edits, with the way there and the cells that decided. */
export function diagnose(violation: Violation, { rule, severity }: SelectedRule, foundation: string): Diagnostic {
  const { reported, row } = violation;
  const primary = reported === undefined ? row.anchor : placeOf(reported.cell);
  return {
    rule: rule.id,
    case: violation.case,
    severity: severity ?? violation.severity,
    confidence: rule.confidence,
    data: violation.data,
    primary,
    foundation,
    trail: reported === undefined ? trailOfPlace(row.anchor) : wayOf(reported.cell),
    ...(reported !== undefined && isDefault(reported.cell) ? { isDefault: true } : {}),
    evidence: evidenceOf(violation, primary),
    related: relatedOf(violation, primary),
    fixes: fixesOf(rule.edit, reported, violation.data),
  };
}

/** Where a cell is edited; a value that no file holds has its anchor. */
function placeOf(cell: Cell): Span {
  const span = cell.origin === undefined ? undefined : editSpan(cell.origin);
  return span ?? cell.anchor;
}

/** A value written where it is used needs no way; one that no file holds has the way of its anchor. */
function wayOf({ state, origin, anchor }: Cell): Diagnostic['trail'] {
  if (state !== 'known' || origin === undefined || editSpan(origin) === undefined) return trailOfPlace(anchor);
  return origin.kind === 'written' ? [] : trail(origin);
}

/**
 * What decided, beside the reported cell. Only a value that is written somewhere, or is a known default, says anything to a reader; computed columns do
 * not, nor does what names a row or ties it to its product.
 */
function evidenceOf(violation: Violation, primary: Span): readonly Evidence[] {
  return [...violation.evidence, ...formerOf(violation)]
    .filter((read) => !isSameCell(read, violation.reported) && read.cell.state === 'known' && read.cell.origin !== undefined)
    .filter(({ row, column }) => column !== 'product' && !row.table.label.includes(column))
    .map((read) => ({
      row: `${read.row.table.name} ${rowLabel(read.row)}`,
      column: read.column,
      value: showCell(read.cell),
      at: placeOf(read.cell),
      isDefault: isDefault(read.cell),
    }))
    .filter((evidence) => !isSameSpan(evidence.at, primary) || evidence.isDefault);
}

/**
 * What the row was at an earlier revision, where a file of that revision says it: the first column that begins with `before`, as the tables of change call
 * them. A person wants to see it whether or not the condition read it.
 */
function formerOf({ row, evidence }: Violation): readonly Read[] {
  const column = Object.keys(row.table.columns).find((name) => {
    const cell = name.startsWith('before') ? row.cell(name) : undefined;
    return cell?.state === 'known' && cell.origin !== undefined && placeOf(cell).file.revision !== undefined;
  });
  if (column === undefined) return [];
  const read: Read = { row, column, cell: row.cell(column) };
  return evidence.some((other) => isSameCell(other, read)) ? [] : [read];
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

/** The rule's edit, where the reported value is written in a file: a computed or defaulted value has no text to change. */
function fixesOf(edit: RuleEdit | undefined, reported: Read | undefined, data: Diagnostic['data']): readonly Fix[] {
  if (edit === undefined || reported?.cell.state !== 'known' || reported.cell.origin === undefined) return [];
  const fix = fixOf(edit, reported.cell.origin, reported.cell.anchor, data);
  return fix === undefined ? [] : [fix];
}
