import { characters } from '../../base/display-width.ts';
import { groupBy } from '../../base/group-by.ts';
import { oneLine } from '../../base/safe-text.ts';
import type { SourceFile } from '../../base/source.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import type { LintResult } from '../../lint/lint-result.ts';
import { shownFixes } from '../../lint/mask-finding.ts';
import { SEVERITIES } from '../../rule/rule.ts';
import { messageOf, phrase } from '../fill-phrase.ts';
import { frameLines, type FrameLine } from '../frame.ts';
import { outlinerOf } from '../mask-lines.ts';
import { remarksOf } from '../notes.ts';
import { shownPath } from '../place.ts';
import type { ReportOptions } from '../reporter.ts';
import { webAddress } from '../safe-html.ts';
import { waySentences } from '../trail.ts';
import { editedLines } from './fix-lines.ts';
import type { PageData, PageEdit, PageFinding, PageFrame, PageRule } from './page-data.ts';
import type { PageParts } from './page-parts.ts';
import { SCRIPT_WORDS } from './phrases.ts';
import { NamePool, TextPool } from './text-pool.ts';

/** Findings in one page: a browser takes more, a person does not. The rest is told as a number. */
export const MOST_FINDINGS = 5000;

/** Columns of a frame. */
const FRAME_WIDTH = 110;

/** Findings in the order of the page: new ones first, then the worst; files stay in the order of the result. */
export function inPageOrder({ diagnostics }: LintResult, { change }: PageParts): readonly Diagnostic[] {
  const rank = (diagnostic: Diagnostic): number =>
    (change === undefined || change.fresh.has(diagnostic) ? 0 : SEVERITIES.length) + SEVERITIES.indexOf(diagnostic.severity);
  return [...diagnostics].sort((one, other) => rank(one) - rank(other));
}

/** What the script of the page is given. */
export function pageData(result: LintResult, options: ReportOptions, parts: PageParts): PageData {
  const builder = new DataBuilder(result, options, parts);
  const ordered = inPageOrder(result, parts);
  const findings = ordered.slice(0, MOST_FINDINGS).map((diagnostic) => builder.finding(diagnostic));
  const languages = parts.speaking.map(({ language }) => language);
  return {
    languages,
    words: Object.fromEntries(languages.map((language) => [language, SCRIPT_WORDS[language]])),
    texts: Object.fromEntries(languages.map((language, index) => [language, builder.texts.inLanguage(index)])),
    rules: builder.rules,
    foundations: builder.foundations.all,
    kinds: builder.kinds.all,
    paths: builder.paths.all,
    findings,
    isCompared: parts.change !== undefined,
    acceptUntil: inHalfAYear(parts.day),
    left: ordered.length - findings.length,
  };
}

class DataBuilder {
  readonly texts = new TextPool();
  readonly foundations = new NamePool();
  readonly kinds = new NamePool();
  readonly paths = new NamePool();
  readonly rules: PageRule[] = [];
  readonly #ruleNumbers = new Map<string, number>();
  readonly #kindOf: ReadonlyMap<SourceFile, string>;
  readonly #result: LintResult;
  readonly #parts: PageParts;
  /** How to report in each language of the page. */
  readonly #spoken: readonly ReportOptions[];

  constructor(result: LintResult, options: ReportOptions, parts: PageParts) {
    this.#result = result;
    this.#parts = parts;
    this.#kindOf = new Map(result.checked.files.map(({ file, kind }) => [file, kind]));
    this.#spoken = parts.speaking.map((speaking) => ({ ...options, ...speaking }));
  }

  finding(diagnostic: Diagnostic): PageFinding {
    const { file, start } = diagnostic.primary;
    const { line, column } = file.position(start);
    const steps = this.#list((options) => waySentences(diagnostic, options.language));
    const notes = this.#list((options) => remarksOf(diagnostic, this.#result, options));
    const edits = this.#edits(diagnostic);
    const why = this.#advice(diagnostic, 'why');
    const fix = this.#advice(diagnostic, 'fix');
    return {
      severity: SEVERITIES.indexOf(diagnostic.severity),
      rule: this.#rule(diagnostic.rule),
      path: this.paths.numberOf(shownPath(file.path)),
      kind: this.kinds.numberOf(this.#kindOf.get(file) ?? 'other'),
      foundations: diagnostic.foundations.filter((name) => name !== '').map((name) => this.foundations.numberOf(oneLine(name))),
      line,
      column,
      message: this.#text((options) => messageOf(diagnostic, options.textOf(diagnostic.rule), options.language)),
      ...(why === undefined ? {} : { why }),
      ...(fix === undefined ? {} : { fix }),
      ...(this.#parts.change?.fresh.has(diagnostic) === true ? { isNew: true as const } : {}),
      frame: frameOf(frameLines(diagnostic.primary, outlinerOf(this.#result)(file), FRAME_WIDTH)),
      ...(steps.length === 0 ? {} : { steps }),
      ...(notes.length === 0 ? {} : { notes }),
      ...(edits.length === 0 ? {} : { edits }),
      ...(this.#mayBeAccepted(diagnostic) ? { mayBeAccepted: true as const } : {}),
    };
  }

  #text(of: (options: ReportOptions) => string): number {
    return this.texts.numberOf(this.#spoken.map(of));
  }

  /** Sentences that each language has in the same number. */
  #list(of: (options: ReportOptions) => readonly string[]): readonly number[] {
    const all = this.#spoken.map(of);
    return [...new Set((all[0] ?? []).map((_, index) => this.texts.numberOf(all.map((sentences) => sentences[index] ?? ''))))];
  }

  #advice({ rule, data }: Diagnostic, part: 'why' | 'fix'): number | undefined {
    const filled = this.#spoken.map((options) => phrase(options.textOf(rule)[part], data, options.language));
    return filled.every((text) => text === '') ? undefined : this.texts.numberOf(filled);
  }

  #rule(id: string): number {
    let number = this.#ruleNumbers.get(id);
    if (number !== undefined) return number;
    this.#ruleNumbers.set(id, (number = this.rules.length));
    const inLanguages = this.#parts.speaking.map(({ referencesOf }) => referencesOf(id));
    this.rules.push({
      id: oneLine(id),
      title: this.#text((options) => oneLine(options.textOf(id).title)),
      references: (inLanguages[0] ?? []).flatMap(({ url }, index) =>
        webAddress(url) === undefined ? [] : [{ title: this.texts.numberOf(inLanguages.map((list) => list[index]?.title ?? url)), url }],
      ),
    });
    return number;
  }

  #edits(diagnostic: Diagnostic): readonly PageEdit[] {
    return shownFixes(diagnostic).flatMap(({ title, edits }) => {
      const byFile = groupBy(edits, ({ span }) => span.file);
      return [...byFile].map(([file, own]) => ({
        title: this.#text(({ language }) => phrase(title[language], diagnostic.data, language)),
        ...editedLines(own, outlinerOf(this.#result)(file)),
      }));
    });
  }

  /** True where a comment in the file accepts the finding: JSON has none. */
  #mayBeAccepted({ rule, primary: { file } }: Diagnostic): boolean {
    return !this.#parts.unignorable.has(rule) && !/^(?:yaml|taslint)\//.test(rule) && /\.(?:ya?ml|sh)$/i.test(file.path);
  }
}

/** An acceptance that ends is looked at again. */
function inHalfAYear(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 182);
  return date.toISOString().slice(0, 10);
}

function frameOf(lines: readonly FrameLine[]): PageFrame {
  const own = lines.at(-1);
  const shown = lines.map(({ number, code }) => [number, code] as const);
  if (own?.carets === undefined) return { lines: shown, mark: [0, 0] };
  return { lines: shown, mark: [offsetOf(own.code, own.carets.from), offsetOf(own.code, own.carets.to)] };
}

/** Which character of a line stands at a column. */
function offsetOf(code: string, column: number): number {
  let [width, offset] = [0, 0];
  for (const character of characters(code)) {
    if (width >= column) break;
    width += character.width;
    offset += character.text.length;
  }
  return offset;
}
