import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** Korean that is no text for a reader of findings. */
const OTHER_KOREAN: Readonly<Record<string, string>> = {
  'base/secret-name.ts': 'words that it looks for',
  'base/secret-text.ts': 'words that it looks for',
  'foundation/literal-class.ts': 'words that it looks for',
  'base/korean-particles.ts': 'grammar',
  'base/usage-error.ts': 'grammar',
  'cli/diff-words.ts': 'words that its texts are made with',
  'cli/commands/guess-purpose.ts': 'words that it looks for',
  'workspace/tile-sources.ts': 'words that its texts are made with',
  'workspace/config/config-mistakes.ts': 'words that its texts are made with',
  'workspace/config/config-reader.ts': 'words that its texts are made with',
  'workspace/files/read-source.ts': 'words that its texts are made with',
  'catalog/glossary.ts': 'the words themselves',
  'catalog/search-words.ts': 'words that it looks for',
  'rule/find-subject.ts': 'grammar',
  'dev/docs/rule-template.ts': 'a rule file to fill',
  'dev/docs/transcript.ts': 'what it looks for in output',
  'dev/acceptance/ci-concourse.ts': 'names of made-up files',
  'dev/acceptance/ci-github.ts': 'names of made-up files',
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'));

/** `ko: …` of a text that stands beside its English, as that of a mistake in a call does where the mistake is found. */
const BESIDE_ENGLISH = /\bko:\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)/g;

function holdsKorean(path: string): boolean {
  return /\p{Script=Hangul}/u.test(readFileSync(join(SRC, path), 'utf8').replaceAll(BESIDE_ENGLISH, ''));
}

test('what is said in Korean stands in phrases.ts of its folder, or beside its English', () => {
  const korean = files.filter((path) => !path.endsWith('/phrases.ts') && holdsKorean(path));
  expect(korean.filter((path) => OTHER_KOREAN[path] === undefined)).toEqual([]);
});

test('every exception is one', () => {
  expect(Object.keys(OTHER_KOREAN).filter((path) => !files.includes(path) || !holdsKorean(path))).toEqual([]);
});

test('a text and its translation are one value', () => {
  const pairs = files.filter((path) => /\b(?:why|message|title|detail|doc|text|fix)Ko\b/.test(readFileSync(join(SRC, path), 'utf8')));
  expect(pairs).toEqual([]);
});
