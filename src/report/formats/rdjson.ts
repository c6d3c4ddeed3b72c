import type { Position, SourceFile, Span } from '../../base/source.ts';
import { shownFixes } from '../../lint/mask-finding.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import type { Severity } from '../../rule/rule.ts';
import { adviceFor, messageFor } from '../advice.ts';
import { regionOf } from '../place.ts';
import { repositoryPath } from '../repository-path.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import { safeJson } from '../safe-json.ts';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

/** reviewdog's diagnostics as one document. */
export const rdjson: Reporter = {
  name: 'rdjson',
  render(result, options) {
    return safeJson({
      source: { name: 'taslint' },
      diagnostics: result.diagnostics.map((diagnostic) => reviewdogDiagnostic(diagnostic, options)),
    });
  },
};

/** reviewdog's diagnostics, one per line. */
export const rdjsonl: Reporter = {
  name: 'rdjsonl',
  render(result, options) {
    return result.diagnostics
      .map((diagnostic) => safeJson({ ...reviewdogDiagnostic(diagnostic, options), source: { name: 'taslint' } }, true))
      .join('');
  },
};

function reviewdogDiagnostic(diagnostic: Diagnostic, options: ReportOptions) {
  const page = options.pageOf?.(diagnostic.rule);
  const safeFixes = shownFixes(diagnostic)
    .filter((fix) => fix.safety === 'safe')
    .flatMap((fix) => fix.edits);
  const here = safeFixes.filter((edit) => edit.span.file === diagnostic.primary.file);
  return {
    message: [messageFor(diagnostic, options), ...adviceFor(diagnostic, options)].join('\n'),
    location: location(diagnostic.primary, options),
    severity: SEVERITY[diagnostic.severity],
    code: { value: diagnostic.rule, ...(page === undefined ? {} : { url: page }) },
    ...(here.length === 0 ? {} : { suggestions: here.map((edit) => ({ range: rangeOf(edit.span), text: edit.text })) }),
    ...(diagnostic.related.length === 0
      ? {}
      : { related_locations: diagnostic.related.map(({ name, span }) => ({ message: name, location: location(span, options) })) }),
  };
}

function location(span: Span, options: ReportOptions) {
  return { path: repositoryPath(span.file.path, options), range: rangeOf(span) };
}

function rangeOf(span: Span) {
  const { start, end } = regionOf(span);
  return { start: inBytes(span.file, start), end: inBytes(span.file, end) };
}

/** reviewdog counts columns in bytes of UTF-8, which a Korean syllable has three of. */
function inBytes(file: SourceFile, { line, column }: Position): Position {
  let bytes = 0;
  for (const character of file.line(line).slice(0, column - 1)) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return { line, column: bytes + 1 };
}
