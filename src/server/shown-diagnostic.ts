import { DiagnosticSeverity, type Diagnostic as ShownDiagnostic } from 'vscode-languageserver';
import { memoPer } from '../base/memo.ts';
import type { Severity } from '../rule/rule.ts';
import { messageFor } from '../report/advice.ts';
import type { Run } from '../run/run.ts';
import { ruleTexts } from '../run/report-options.ts';
import type { LiveFinding } from './live-workspace.ts';
import { rangeOf } from './positions.ts';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Every finding asks for the texts of its rule. */
const textsOf = memoPer(({ rules, language }: Run) => ({ language, ...ruleTexts(rules, language) }));

/** A finding as editors show it. Its texts hold no secret: the run masked them. */
export function shownDiagnostic({ diagnostic, ran }: LiveFinding): ShownDiagnostic {
  return {
    range: rangeOf(diagnostic.primary),
    severity: SEVERITY[diagnostic.severity],
    source: 'taslint',
    code: diagnostic.rule,
    message: messageFor(diagnostic, textsOf(ran)),
  };
}
