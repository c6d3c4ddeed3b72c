import { DiagnosticSeverity, DiagnosticTag, type Diagnostic, type DiagnosticRelatedInformation } from 'vscode-languageserver';
import { memoByText, memoPer } from '../base/memo.ts';
import type { Language } from '../base/language.ts';
import type { Span } from '../base/source.ts';
import type { UsageError } from '../base/usage-error.ts';
import { messageFor } from '../report/advice.ts';
import { evidenceSentence } from '../report/evidence.ts';
import { messageOf, phrase } from '../report/fill-phrase.ts';
import { lineReference } from '../report/place.ts';
import { stepSentence } from '../report/trail.ts';
import type { Severity } from '../rule/rule.ts';
import { ruleTexts } from '../run/report-options.ts';
import type { Run } from '../run/run.ts';
import type { Client } from './client.ts';
import type { LiveFinding } from './live-workspace.ts';
import { rangeOf } from './positions.ts';
import { pageOfRule } from './rule-pages.ts';
import type { Uris } from './uris.ts';
import type { ServerWorld } from './world.ts';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Places that are told beside one message. */
const MOST_PLACES = 20;

/** Every finding asks for the texts of its rule. */
const textsOf = memoPer(({ rules, language }: Run) => ({ language, ...ruleTexts(rules, language) }));

/** Makes of findings what this client shows. Their texts hold no secret: the run masked them. */
export class Shower {
  readonly #client: Client;
  readonly #uris: Uris;
  readonly #pageOf: (idAndLanguage: string) => string | undefined;

  constructor(client: Client, uris: Uris, world: Pick<ServerWorld, 'pages'>) {
    this.#client = client;
    this.#uris = uris;
    this.#pageOf = memoByText((key) => {
      const [id = '', language] = key.split(' ');
      return pageOfRule(id, language === 'ko' ? 'ko' : 'en', client, world)?.uri;
    });
  }

  /** The message is one line. Where the client shows places that belong to it, they are told there, else in the message. */
  finding(finding: LiveFinding): Diagnostic {
    const { diagnostic, ran } = finding;
    const { language } = ran;
    const texts = textsOf(ran);
    const page = this.#client.followsCodes ? this.#pageOf(`${diagnostic.rule} ${language}`) : undefined;
    const related = this.#client.showsRelated ? this.#related(finding) : [];
    return {
      range: rangeOf(diagnostic.primary),
      severity: SEVERITY[diagnostic.severity],
      code: diagnostic.rule,
      ...(page === undefined ? {} : { codeDescription: { href: page } }),
      source: 'taslint',
      message: this.#client.showsRelated ? messageOf(diagnostic, texts.textOf(diagnostic.rule), language) : messageFor(diagnostic, texts),
      ...(this.#client.tags && ran.rules.find(diagnostic.rule)?.unused === true ? { tags: [DiagnosticTag.Unnecessary] } : {}),
      ...(related.length === 0 ? {} : { relatedInformation: related }),
    };
  }

  /** What keeps files from being linted, at its place; at the top of the file that is to blame where it has none. */
  problem({ what, whatToDo, at }: UsageError, language: Language): Diagnostic & { readonly message: string } {
    const start = { line: 0, character: 0 };
    const hint = whatToDo === undefined ? '' : ` (${phrase(whatToDo[language], {}, language)})`;
    return {
      range: at === undefined ? { start, end: start } : rangeOf(at),
      severity: DiagnosticSeverity.Error,
      source: 'taslint',
      message: phrase(what[language], {}, language) + hint,
    };
  }

  /** The way of the value, and what decided beside it. */
  #related({ diagnostic, ran }: LiveFinding): DiagnosticRelatedInformation[] {
    const { primary, trail, evidence, related } = diagnostic;
    const { language, workspace } = ran;
    const told: readonly (readonly [Span, string])[] = [
      ...trail.map((place) => [place.span, stepSentence(place, language)] as const),
      ...evidence.map((one) => [one.at, evidenceSentence(one, lineReference(one.at), language)] as const),
      ...related.map(({ span, name }) => [span, phrase(name, {}, language)] as const),
    ];
    return told
      .filter(([span]) => span.file !== primary.file || span.start !== primary.start)
      .flatMap(([span, message]) => {
        const path = workspace.absoluteOf(span.file);
        return path === undefined ? [] : [{ location: { uri: this.#uris.of(path), range: rangeOf(span) }, message }];
      })
      .slice(0, MOST_PLACES);
  }
}
