import { shownFixes } from '../../lint/mask-finding.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import type { Failure, LintResult } from '../../lint/lint-result.ts';
import { countBySeverity } from '../counts.ts';
import type { Finding, Report, ReportedFailure } from './json-report.ts';
import { messageOf, phrase, shownValue } from '../fill-phrase.ts';
import { jsonPlace, jsonWay } from '../json-place.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import { safeJson } from '../safe-json.ts';
import { evidenceValue } from '../evidence.ts';

/** The version of what this format says. A change that could break a reader makes a new version; `json` moves to it only in a major release. */
const JSON_VERSION = 'json-v1';

/** All that is known, for programs. Described by `docs/schema/json-v1.schema.json`; lines and columns start at 1, columns count UTF-16 code units, ends are exclusive. */
export const json: Reporter = {
  name: 'json',
  render: (result, options) => safeJson(jsonReport(result, options)),
};

/** What the JSON format says, as a value. */
export function jsonReport(result: LintResult, options: ReportOptions): Report {
  const counts = countBySeverity(result);
  const { checked } = result;
  return {
    version: JSON_VERSION,
    tool: { name: 'taslint', version: options.version, language: options.language },
    summary: {
      errors: counts.error,
      warnings: counts.warning,
      infos: counts.info,
      suppressed: result.suppressed.length,
      unknown: result.undecided.length,
      failures: result.failures.length,
      filesChecked: checked.files.length,
      filesLeftAlone: checked.leftAlone.length,
      templates: checked.templates.length,
      foundations: checked.foundations.map(({ name, lifecycle }) => ({
        name,
        lifecycle: lifecycle?.state ?? null,
        because: lifecycle?.because ?? null,
      })),
      rules: checked.rules,
    },
    files: checked.files.map(({ file, kind, foundation, why }) => ({ path: file.path, kind, foundation, why: shownValue(why) })),
    leftAlone: checked.leftAlone.map((file) => file.path),
    templates: checked.templates.map(({ file, tool }) => ({ path: file.path, tool })),
    rules: rulesOf(result, options),
    findings: result.diagnostics.map((diagnostic) => finding(diagnostic, options)),
    suppressed: result.suppressed.map(({ diagnostic, reason, at }) => ({
      ...finding(diagnostic, options),
      reason: shownValue(reason),
      suppressedAt: jsonPlace(at),
    })),
    unknown: result.undecided.map(({ rule, foundation, at, variables, lifecycle }) => ({
      rule,
      foundation,
      place: jsonPlace(at),
      variables,
      lifecycle,
    })),
    failures: result.failures.map(failure),
    ...(options.timing ? { timings: result.timings } : {}),
  };
}

/** The texts of every rule that has a finding, once. */
function rulesOf(result: LintResult, options: ReportOptions) {
  const all = [...result.diagnostics, ...result.suppressed.map((suppressed) => suppressed.diagnostic)];
  const ids = [...new Set(all.map((diagnostic) => diagnostic.rule))].sort();
  return Object.fromEntries(
    ids.map((id) => {
      const { title, why, fix } = options.textOf(id);
      return [id, { title, why, fix, references: options.referencesOf?.(id) ?? [] }];
    }),
  );
}

function finding(diagnostic: Diagnostic, options: ReportOptions): Finding {
  const { language } = options;
  const text = options.textOf(diagnostic.rule);
  return {
    rule: diagnostic.rule,
    ...(diagnostic.aliases.length === 0 ? {} : { aliases: diagnostic.aliases }),
    severity: diagnostic.severity,
    confidence: diagnostic.confidence,
    foundation: diagnostic.foundation,
    foundations: diagnostic.foundations,
    message: messageOf(diagnostic, text, language),
    why: phrase(text.why, diagnostic.data, language),
    fix: phrase(text.fix, diagnostic.data, language),
    data: Object.fromEntries(Object.entries(diagnostic.data).map(([name, value]) => [name, shownValue(value)])),
    also: diagnostic.also.map((said) => ({
      foundations: said.foundations,
      message: messageOf({ ...diagnostic, ...said }, text, language),
    })),
    place: jsonPlace(diagnostic.primary),
    trail: jsonWay(diagnostic.trail),
    evidence: diagnostic.evidence.map((evidence) => ({
      row: shownValue(evidence.row),
      column: evidence.column,
      value: evidenceValue(evidence) ?? null,
      default: evidence.isDefault,
      place: jsonPlace(evidence.at),
      trail: jsonWay(evidence.trail),
    })),
    related: diagnostic.related.map(({ name, span }) => ({ name, place: jsonPlace(span) })),
    fixes: shownFixes(diagnostic).map(({ title, safety, edits }) => ({
      title: phrase(title[language], diagnostic.data, language),
      safety,
      edits: edits.map(({ span, text: replacement }) => ({ place: jsonPlace(span), text: replacement })),
    })),
  };
}

function failure(failed: Failure): ReportedFailure {
  switch (failed.kind) {
    case 'unreadable':
      return { kind: failed.kind, path: failed.path, message: shownValue(failed.message.en) };
    case 'broken':
      return { kind: failed.kind, path: failed.file.path };
    case 'defect':
      return { kind: failed.kind, rule: failed.rule, foundation: failed.foundation, message: shownValue(failed.error.message) };
  }
}
