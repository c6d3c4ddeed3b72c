import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Span } from '../../../src/base/source.ts';
import { textOf } from '../../../src/base/source.ts';
import { builtinRules } from '../../../src/run/builtin-rules.ts';
import { completionsAt } from '../../../src/server/features/completion.ts';
import { definitionsAt, referencesAt } from '../../../src/server/features/definition.ts';
import { hoverAt } from '../../../src/server/features/hover.ts';
import { renameAt, renameTarget } from '../../../src/server/features/rename.ts';
import type { Question } from '../../../src/server/features/question.ts';
import { asPlainText } from '../../../src/server/features/text-block.ts';
import { answered, readCase } from './case.ts';

const CASES = fileURLToPath(new URL('./cases/', import.meta.url));
/** Completions of a case that are listed. */
const MOST_SHOWN = 12;
const rules = await builtinRules();

test.each(readdirSync(CASES))('%s', async (name) => {
  const path = CASES + name;
  await expect(await answered(readCase(readFileSync(path, 'utf8')), answer)).toMatchFileSnapshot(path);
});

test.each(readdirSync(CASES))('%s, with the line ends of Windows', async (name) => {
  const one = readCase(readFileSync(CASES + name, 'utf8'));
  const windows = { ...one, parts: one.parts.map((part) => ({ ...part, body: part.body.replaceAll('\n', '\r\n') })) };
  const told = (await answered(windows, answer)).replaceAll('\r\n', '\n').replaceAll('\\r\\n', '\\n');
  expect(told).toBe(await answered(one, answer));
});

function answer(head: string, question: Question): string {
  const [what, ...words] = head.split(' ');
  switch (what) {
    case 'hover': {
      const hover = hoverAt(question, { findings: [], rules, pageOf: () => undefined });
      return hover === undefined ? 'nothing' : `${placeOf(hover.at)}\n${asPlainText(hover.blocks)}`;
    }
    case 'definition':
      return listed(definitionsAt(question));
    case 'references':
      return listed(referencesAt(question, true));
    case 'prepare': {
      const target = renameTarget(question);
      if (target === undefined) return 'nothing';
      return 'refused' in target ? `refused: ${target.refused.en}\n${target.refused.ko}` : `${placeOf(target.at)}, ${target.name}`;
    }
    case 'rename': {
      const renamed = renameAt(question, words.join(' '), (file) => file.path !== question.file.path || file.text === question.file.text);
      if ('refused' in renamed) return `refused: ${renamed.refused.en}\n${renamed.refused.ko}`;
      return renamed.edits.map(({ span, text }) => `${placeOf(span)} → ${text}`).join('\n');
    }
    case 'complete': {
      const found = [...completionsAt(question, rules)].sort((one, other) => (one.rank ?? 1) - (other.rank ?? 1));
      const shown = found.slice(0, MOST_SHOWN).map(({ label, kind, detail, text, start, end }) => {
        const replaced = question.file.text.slice(start, end);
        return `${label} (${kind}${detail === undefined ? '' : `, ${detail}`}): ${JSON.stringify(replaced)} → ${JSON.stringify(text)}`;
      });
      return [...shown, ...(found.length > MOST_SHOWN ? [`and ${found.length - MOST_SHOWN} more`] : [])].join('\n') || 'nothing';
    }
    default:
      throw new Error(`no question: ${head}`);
  }
}

function listed(spans: readonly Span[]): string {
  return spans.length === 0 ? 'nothing' : spans.map(placeOf).join('\n');
}

function placeOf(span: Span): string {
  const { line, column } = span.file.position(span.start);
  return `${span.file.path}:${line}:${column} ${JSON.stringify(textOf(span))}`;
}
