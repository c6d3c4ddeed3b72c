import type { Span } from '../base/source.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import type { LintResult } from '../lint/lint-result.ts';
import type { ReportOptions } from './reporter.ts';
import { outlinerOf, type FileOutline } from './secret-mask.ts';

/**
 * What a finding is, apart from where its lines happen to stand: rule, path, keys on the way to the node, number among equals. No line
 * numbers, no message (it is translated), no values (a short secret could be guessed from its hash).
 */

/** The version of this way to name a finding; a change makes every finding new to every consumer. */
export const FINGERPRINT_KEY = 'taslint/v1';

/** Keys whose value names a list item. */
const ITEM_NAME =
  /^\s*- {1,20}(?:name|guid|id|path|az|job|release):\s{1,20}(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s"'#][^\s#]{0,200}))\s*(?:#.*)?$/;
const KEY_OF_LINE = /^[ \t]{0,400}(?:- {1,20}){0,20}["']?([^"'\s:][^"':]{0,200}?)["']?\s{0,20}:(?:\s|$)/;

/** A fingerprint for each finding, unique in the result; hashed when the options can hash. */
export function fingerprintsOf(result: LintResult, options: ReportOptions): ReadonlyMap<Diagnostic, string> {
  const outline = outlinerOf(result);
  const seen = new Map<string, number>();
  const fingerprints = new Map<Diagnostic, string>();
  for (const diagnostic of [...result.diagnostics, ...result.suppressed.map((suppressed) => suppressed.diagnostic)]) {
    const { file } = diagnostic.primary;
    const path = options.repositoryPath?.(file.path) ?? file.path;
    const identity = [FINGERPRINT_KEY, diagnostic.rule, path, ...keysTo(diagnostic.primary, outline(file))].join('\0');
    const ordinal = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, ordinal);
    const text = `${identity}\0${ordinal}`;
    fingerprints.set(diagnostic, options.sha256?.(text) ?? text.replaceAll('\0', ' '));
  }
  return fingerprints;
}

/** The keys from the root of the file to a place; list items by their names, nameless ones as `-`. */
export function keysTo(span: Span, outline: FileOutline): readonly string[] {
  const keys: string[] = [];
  let below = false;
  for (let line = span.file.position(span.start).line; line > 0; line = outline.parents[line - 1] ?? 0) {
    const text = span.file.line(line);
    const isItem = /^\s*- /.test(text);
    // Seen from below, the first line of an item stands for the item; the item's own line names both.
    if (!(below && isItem)) keys.unshift(...keyOf(text));
    if (isItem) keys.unshift(itemName(text));
    below = true;
  }
  return keys;
}

function keyOf(text: string): readonly string[] {
  const key = KEY_OF_LINE.exec(text)?.[1];
  return key === undefined ? [] : [key];
}

function itemName(text: string): string {
  const match = ITEM_NAME.exec(text);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '-';
}
