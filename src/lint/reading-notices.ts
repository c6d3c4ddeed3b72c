import { problemText } from '../yaml/phrases.ts';
import type { YamlDocument, YamlProblem } from '../yaml/yaml-document.ts';
import type { Diagnostic } from './diagnostic.ts';
import { noticeDiagnostic } from './notice-diagnostic.ts';
import type { NoticeId } from './notices.ts';

const IDS: Readonly<Record<YamlProblem['kind'], NoticeId>> = {
  syntax: 'yaml/syntax',
  limit: 'yaml/limit',
  template: 'yaml/template',
  'unknown-anchor': 'yaml/unknown-anchor',
  merge: 'yaml/merge',
  tag: 'yaml/tag',
};

/** Findings for files that could not be read: what is wrong with their YAML, or that they are templates of another tool. */
export function readingNotices(documents: readonly YamlDocument[]): readonly Diagnostic[] {
  return documents.flatMap((document) =>
    document.problems.map((problem) =>
      noticeDiagnostic(IDS[problem.kind], problem.at, {
        detail: problemText(problem.code, 'en'),
        detail_ko: problemText(problem.code, 'ko'),
        limit: problem.detail,
        tool: problem.detail,
      }),
    ),
  );
}
