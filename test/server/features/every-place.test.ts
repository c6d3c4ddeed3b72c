import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SourceFile } from '../../../src/base/source.ts';
import { buildFoundation } from '../../../src/foundation/build-foundation.ts';
import { Secrets, SecretsOfFoundation } from '../../../src/foundation/secrets.ts';
import { builtinRules } from '../../../src/run/builtin-rules.ts';
import { completionsAt } from '../../../src/server/features/completion.ts';
import { definitionsAt, referencesAt } from '../../../src/server/features/definition.ts';
import { hoverAt } from '../../../src/server/features/hover.ts';
import type { Question } from '../../../src/server/features/question.ts';
import { renameTarget } from '../../../src/server/features/rename.ts';
import { asMarkdown, asPlainText } from '../../../src/server/features/text-block.ts';
import { openWorkspace } from '../../../src/workspace/open-workspace.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
const rules = await builtinRules();
/** Places of each file that are asked about. */
const PLACES = 20;

test.each(['clean/full-tas', 'clean/mailer', 'foundations/a-day', 'foundations/mailer-upgrade'])(
  'no question fails at any place, and no answer holds a secret: %s',
  async (path) => {
    const workspace = await openWorkspace({ cwd: join(FIXTURES, path), paths: ['.'] });
    const foundations = workspace.plans.map((plan) => buildFoundation(plan, workspace.read));
    const secrets = new Secrets(foundations.map(({ documents }) => new SecretsOfFoundation(() => documents)));
    for (const { file } of foundations.flatMap(({ documents }) => documents)) {
      for (let offset = 0; offset <= file.text.length; offset += Math.max(3, Math.floor(file.text.length / PLACES))) {
        const question: Question = { file, offset, foundations, language: offset % 2 === 0 ? 'en' : 'ko' };
        const told = [answersTo(question), answersTo({ ...question, file: halfWritten(file, offset) })].join('\n');
        expect(told, `${file.path}:${offset}`).toBe(secrets.mask(told));
      }
    }
  },
);

/** The file with its line broken off at a place. */
function halfWritten(file: SourceFile, offset: number): SourceFile {
  const end = file.text.indexOf('\n', offset);
  return new SourceFile(file.path, file.text.slice(0, offset) + (end < 0 ? '' : file.text.slice(end)));
}

/** All that is said of a place, ids of rules left out: they are texts of our own. */
function answersTo(question: Question): string {
  const hover = hoverAt(question, { findings: [], rules, pageOf: () => undefined });
  const blocks = hover?.blocks ?? [];
  const completions = completionsAt(question, rules);
  for (const { start, end } of completions) {
    expect(start).toBeLessThanOrEqual(question.offset);
    expect(end).toBeGreaterThanOrEqual(question.offset);
  }
  const target = renameTarget(question);
  definitionsAt(question);
  referencesAt(question, true);
  return [
    asPlainText(blocks),
    asMarkdown(blocks, () => 'file:///somewhere'),
    ...completions.filter(({ kind }) => kind !== 'rule').map(({ label, detail }) => `${label} ${detail ?? ''}`),
    target === undefined ? '' : 'refused' in target ? target.refused.en : target.name,
  ].join('\n');
}
