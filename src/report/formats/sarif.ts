import { oneLine } from '../../base/safe-text.ts';
import type { SourceFile, Span } from '../../base/source.ts';
import { shownFixes } from '../../lint/mask-finding.ts';
import type { Diagnostic, Fix } from '../../lint/diagnostic.ts';
import type { Failure, LintResult } from '../../lint/lint-result.ts';
import { keysTo } from '../../lint/structural-path.ts';
import type { Severity } from '../../rule/rule.ts';
import { adviceFor, messageFor } from '../advice.ts';
import { FINGERPRINT_KEY, fingerprintsOf } from '../fingerprint.ts';
import { phrase, shownValue } from '../fill-phrase.ts';
import { regionOf } from '../place.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import { safeJson } from '../safe-json.ts';
import { outlinerOf } from '../mask-lines.ts';
import { stepSentence } from '../trail.ts';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
const PROBLEM_SEVERITY: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'recommendation' };

/** GitHub takes no longer description and keeps so many results of a run and places of a result. */
const LONGEST_DESCRIPTION = 1000;
const MOST_RESULTS = 25_000;
const MOST_PLACES = 1000;

/**
 * SARIF 2.1.0, for code scanning and editors. Paths are relative to the root of the repository, since GitHub resolves nothing else; GitHub
 * computes its own fingerprint and warns about a foreign one, so only ours is written.
 */
export const sarif: Reporter = {
  name: 'sarif',
  render(result, options) {
    const rules = rulesOf(result, options);
    const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
    const fingerprints = fingerprintsOf(result, options);
    const toResult = (diagnostic: Diagnostic) => ({
      ...resultFor(diagnostic, result, options),
      ruleIndex: ruleIndex.get(diagnostic.rule),
      partialFingerprints: { [FINGERPRINT_KEY]: fingerprints.get(diagnostic) },
    });
    const run = {
      tool: {
        driver: {
          name: 'taslint',
          version: options.version,
          semanticVersion: options.version,
          rules: rules.map(({ id, severity }) => ruleFor(id, severity, options)),
        },
      },
      automationDetails: { id: automationId(result) },
      columnKind: 'utf16CodeUnits',
      invocations: [
        {
          executionSuccessful: result.failures.length === 0,
          toolExecutionNotifications: result.failures.map((failure) => notification(failure, options)),
        },
      ],
      results: [
        ...result.diagnostics.map(toResult),
        ...result.suppressed.map(({ diagnostic, reason, source }) => ({
          ...toResult(diagnostic),
          suppressions: [{ kind: (source ?? 'comment') === 'comment' ? 'inSource' : 'external', justification: shownValue(reason) }],
        })),
      ].slice(0, MOST_RESULTS),
    };
    return safeJson({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });
  },
};

/** All rules that ran, and notices that have findings; by id, so that an index means the same in every run with the same rules. */
function rulesOf(result: LintResult, options: ReportOptions): readonly { readonly id: string; readonly severity: Severity }[] {
  const found = [...result.diagnostics, ...result.suppressed.map((suppressed) => suppressed.diagnostic)];
  const severities = new Map<string, Severity>(found.map((diagnostic) => [diagnostic.rule, diagnostic.severity]));
  for (const rule of options.rules ?? []) severities.set(rule.id, rule.severity);
  return [...severities].map(([id, severity]) => ({ id, severity })).sort((one, other) => (one.id < other.id ? -1 : 1));
}

function ruleFor(id: string, severity: Severity, options: ReportOptions) {
  const text = options.textOf(id);
  const why = text.why === '' ? text.title : text.why;
  const help = [why, text.fix].filter((paragraph) => paragraph !== '');
  const references = options.referencesOf?.(id) ?? [];
  const page = options.pageOf?.(id) ?? references[0]?.url;
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: oneLine(text.title) },
    fullDescription: { text: oneLine(why).slice(0, LONGEST_DESCRIPTION) },
    help: {
      text: help.join('\n\n'),
      markdown: [...help, ...references.map((reference) => `- [${reference.title}](${reference.url})`)].join('\n\n'),
    },
    ...(page === undefined ? {} : { helpUri: page }),
    defaultConfiguration: { level: LEVEL[severity], enabled: true },
    properties: { tags: [id.split('/')[0]!], 'problem.severity': PROBLEM_SEVERITY[severity] },
  };
}

function resultFor(diagnostic: Diagnostic, result: LintResult, options: ReportOptions) {
  const path = keysTo(diagnostic.primary, outlinerOf(result)(diagnostic.primary.file).parents).map(oneLine);
  const related = relatedLocations(diagnostic, options);
  const fixes = shownFixes(diagnostic);
  const links = related.map(({ id, message }) => `[${linkText(message.text)}](${id})`);
  const more = links.length === 0 ? '' : ` (${links.join(', ')})`;
  return {
    ruleId: diagnostic.rule,
    level: LEVEL[diagnostic.severity],
    message: {
      text: [`${asSentence(plainText(messageFor(diagnostic, options)))}${more}`, ...adviceFor(diagnostic, options).map(plainText)].join(
        '\n',
      ),
    },
    locations: [
      {
        physicalLocation: physicalLocation(diagnostic.primary, options),
        ...(path.length === 0 ? {} : { logicalLocations: [{ fullyQualifiedName: path.join('/') }] }),
      },
    ],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    ...(diagnostic.trail.length < 2 ? {} : { codeFlows: [codeFlow(diagnostic, options)] }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => fixFor(fix, diagnostic, options)) }),
  };
}

function relatedLocations(diagnostic: Diagnostic, options: ReportOptions) {
  return diagnostic.related.slice(0, MOST_PLACES).map(({ name, span }, index) => ({
    id: index + 1,
    physicalLocation: physicalLocation(span, options),
    message: { text: oneLine(name) },
  }));
}

/** The way of the value, from where it is written to where it is used. */
function codeFlow(diagnostic: Diagnostic, options: ReportOptions) {
  const locations = diagnostic.trail.toReversed().map((place) => ({
    location: { physicalLocation: physicalLocation(place.span, options), message: { text: stepSentence(place, options.language) } },
  }));
  return { threadFlows: [{ locations }] };
}

function fixFor(fix: Fix, diagnostic: Diagnostic, options: ReportOptions) {
  const files = new Map<SourceFile, Fix['edits'][number][]>();
  for (const edit of fix.edits) files.set(edit.span.file, [...(files.get(edit.span.file) ?? []), edit]);
  return {
    description: { text: phrase(fix.title[options.language], diagnostic.data, options.language) },
    artifactChanges: [...files].map(([file, edits]) => ({
      artifactLocation: { uri: uriOf(file.path, options) },
      replacements: edits.map((edit) => ({ deletedRegion: region(edit.span), insertedContent: { text: edit.text } })),
    })),
  };
}

function notification(failure: Failure, options: ReportOptions) {
  const base = { level: 'error' };
  const at = (path: string) => ({ locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path, options) } } }] });
  switch (failure.kind) {
    case 'unreadable':
      return { ...base, message: { text: shownValue(failure.message.en) }, ...at(failure.path) };
    case 'broken':
      return { ...base, message: { text: 'not valid YAML' }, ...at(failure.file.path) };
    case 'defect':
      return {
        ...base,
        message: { text: `${oneLine(failure.rule)}: ${shownValue(failure.error.message)}` },
        associatedRule: { id: failure.rule },
      };
  }
}

function physicalLocation(span: Span, options: ReportOptions) {
  return { artifactLocation: { uri: uriOf(span.file.path, options) }, region: region(span) };
}

function region(span: Span) {
  const { start, end } = regionOf(span);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A path as a URI reference: percent-encoded, absolute paths with `file:`. A `:` in the first part would read as a scheme, so it is encoded too. */
function uriOf(path: string, options: ReportOptions): string {
  const plain = (options.repositoryPath?.(path) ?? path).replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const encoded = plain
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (encoded.startsWith('/')) return `file://${encoded}`;
  return /^[A-Za-z]%3A\//.test(encoded) ? `file:///${encoded.replace('%3A', ':')}` : encoded;
}

function asSentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** `[x](y)` in a message is a link in SARIF; a value must not make one. */
function plainText(text: string): string {
  return text.replaceAll('](', '] (');
}

function linkText(text: string): string {
  return text.replace(/[\\[\]]/g, (character) => `\\${character}`);
}

/** `availability/blobstore-single-instance` is `AvailabilityBlobstoreSingleInstance`. */
function pascalCase(id: string): string {
  return id
    .split(/[^a-z0-9]+/i)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** `taslint/<foundation>/` lets uploads of several foundations of one commit stand side by side. */
function automationId(result: LintResult): string {
  const names = result.checked.foundations.map((foundation) => foundation.name).filter((name) => name !== '');
  return names.length === 1 ? `taslint/${encodeURIComponent(names[0]!.replace(/\p{Cs}/gu, '\ufffd'))}/` : 'taslint/';
}
