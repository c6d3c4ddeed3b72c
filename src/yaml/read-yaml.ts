import { SourceFile, type Span } from '../base/source.ts';
import type { ConfigNode } from '../value/node.ts';
import { Written } from '../value/origin.ts';
import { isBreak } from './line-breaks.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import type { DocumentFindings } from './map-builder.ts';
import { Parser } from './parser.ts';
import { problemText } from './phrases.ts';
import { Refusal } from './refusal.ts';
import { foreignTemplate } from './templates.ts';
import type { Comment, DuplicateKey, YamlDocument, YamlProblem, YamlProblemCode } from './yaml-document.ts';

export { MAX_FILE_BYTES };

/** Characters that libyaml refuses anywhere in a file. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL_CHARACTER = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** Reads the first document of a file as om and bosh read it. Never throws for what a file says. */
export function readYaml(file: SourceFile): YamlDocument {
  const document = readDocument(file);
  const [problem] = document.problems;
  if (problem?.kind !== 'syntax') return document;
  const template = foreignTemplate(file.text, problem.at, (text) => {
    const [other] = readDocument(new SourceFile(file.path, text)).problems;
    return other?.kind === 'syntax' ? other.at.start : undefined;
  });
  if (template === undefined) return document;
  const at = new Written(file, template.start, template.end);
  return { ...document, problems: [{ kind: 'template', code: 'template', at, detail: template.tool }] };
}

function readDocument(file: SourceFile): YamlDocument {
  const findings = new Findings();
  let parser: Parser | undefined;
  try {
    checkCharacters(file.text);
    parser = new Parser(file, findings);
    const { root, secondDocument } = parser.parse();
    return {
      file,
      root: findings.problems.length === 0 ? root : undefined,
      problems: findings.problems,
      duplicateKeys: findings.duplicateKeys,
      secondDocument: secondDocument === undefined ? undefined : lineFrom(file, secondDocument),
      comments: commentsOf(file, parser.comments),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      file,
      root: undefined,
      problems: [problemOf(file, error)],
      duplicateKeys: [],
      secondDocument: undefined,
      comments: commentsOf(file, parser?.comments ?? []),
    };
  }
}

function checkCharacters(text: string): void {
  if (text.length > MAX_FILE_BYTES) throw new Refusal('limit-size', 0, 0);
  const control = text.search(CONTROL_CHARACTER);
  if (control !== -1) throw new Refusal('control-character', control, control + 1);
}

class Findings implements DocumentFindings {
  readonly problems: YamlProblem[] = [];
  readonly duplicateKeys: DuplicateKey[] = [];
  readonly taggedMarks = new Set<ConfigNode>();

  report(kind: YamlProblem['kind'], code: YamlProblemCode, at: Span): void {
    // A value that is missing for one reason is not reported for another: `<<: *unknown` is no map only because of its anchor.
    if (this.problems.at(-1)?.at === at) return;
    this.problems.push({ kind, code, at, detail: problemText(code, 'en') });
  }
}

function problemOf(file: SourceFile, refusal: Refusal): YamlProblem {
  const { code, start, end, opened } = refusal;
  const length = file.text.length;
  const at = new Written(file, Math.min(start, length), Math.min(Math.max(end, start), length));
  const kind = code.startsWith('limit-') ? 'limit' : 'syntax';
  const problem: YamlProblem = { kind, code, at, detail: problemText(code, 'en') };
  return opened === undefined ? problem : { ...problem, opened: new Written(file, opened, opened + 1) };
}

function lineFrom(file: SourceFile, start: number): Span {
  const end = file.text.slice(start).search(/[\r\n\x85\u2028\u2029]/);
  return new Written(file, start, end === -1 ? file.text.length : start + end);
}

function commentsOf(file: SourceFile, places: readonly number[]): () => readonly Comment[] {
  let comments: readonly Comment[] | undefined;
  return () => (comments ??= makeComments(file, places));
}

function makeComments(file: SourceFile, places: readonly number[]): readonly Comment[] {
  const comments: Comment[] = [];
  for (let index = 0; index < places.length; index += 2) {
    const [start, end] = [places[index]!, places[index + 1]!];
    comments.push({
      text: file.text.slice(start + 1, end).trim(),
      at: new Written(file, start, end),
      ownLine: standsAlone(file.text, start),
    });
  }
  return comments;
}

function standsAlone(text: string, start: number): boolean {
  let before = start - 1;
  while (before >= 0 && (text[before] === ' ' || text[before] === '\t' || text[before] === '\ufeff')) before--;
  return before < 0 || isBreak(text.charCodeAt(before));
}
