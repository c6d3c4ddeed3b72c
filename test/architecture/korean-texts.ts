import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A Korean text of ours. */
export interface KoreanText {
  /** The file, from the root. */
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Korean in the source that nobody is told. */
const NO_TEXTS = [
  'src/base/secret-name.ts',
  'src/base/secret-text.ts',
  'src/base/korean-particles.ts',
  'src/catalog/glossary.ts',
  'src/cli/commands/guess-purpose.ts',
  'src/foundation/literal-class.ts',
  'src/dev/docs/rule-template.ts',
  'src/dev/docs/transcript.ts',
  'src/dev/acceptance/',
];

/** Every Korean text of ours: in the source, in the rules, in the extension and in what is written for people. */
export function koreanTexts(): KoreanText[] {
  const source = filesOf('src', '.ts').filter((file) => !NO_TEXTS.some((start) => file.startsWith(start)));
  const extension = ['README.md', 'package.nls.ko.json', 'l10n/bundle.l10n.ko.json'].map((name) => `editors/vscode/${name}`);
  const pages = ['README.ko.md', ...extension, ...filesOf('docs', '.ko.md')];
  return [...source.flatMap(inSource), ...filesOf('rules', '.yml').flatMap(inRule), ...pages.flatMap(inPage)];
}

function filesOf(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(ending))
    .sort();
}

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const isKorean = (text: string): boolean => /\p{Script=Hangul}/u.test(text);

/** A comment, or a string or template between its quotes. */
const LITERAL = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

/** Strings and templates; what a template is filled with is `{{…}}`. A template inside another one counts for itself. */
function inSource(file: string): KoreanText[] {
  const content = read(file);
  if (!isKorean(content)) return [];
  return [...content.matchAll(LITERAL)].flatMap((match) => {
    const text = (match[1] ?? match[2] ?? match[3] ?? '').replace(/\$\{[^}]*\}?/g, '{{…}}').replace(/\\(.)/g, '$1');
    return isKorean(text) ? [{ file, line: content.slice(0, match.index).split('\n').length, text }] : [];
  });
}

function inRule(file: string): KoreanText[] {
  const content = read(file);
  const found: KoreanText[] = [];
  const visit = (node: unknown): void => {
    if (isMap(node)) {
      for (const pair of node.items) if (!isScalar(pair.key) || pair.key.value !== 'examples') visit(pair);
    } else if (isSeq(node)) node.items.forEach(visit);
    else if (isPair(node)) visit(node.value);
    else if (isScalar(node) && typeof node.value === 'string' && isKorean(node.value)) {
      found.push({ file, line: content.slice(0, node.range?.[0]).split('\n').length, text: node.value });
    }
  };
  visit(parseDocument(content).contents);
  return found;
}

/** The lines of a page outside its code and what taslint printed. */
function inPage(file: string): KoreanText[] {
  let fenced = false;
  return read(file)
    .split('\n')
    .flatMap((text, index) => {
      if (text.startsWith('```')) fenced = !fenced;
      return fenced || text.startsWith('```') || !isKorean(text) ? [] : [{ file, line: index + 1, text }];
    });
}

/** The words of a text without code, addresses, file names, placeholders, what other programs say and what stands in parentheses as the English of a Korean word. */
export function proseOf(text: string): string {
  return text
    .replace(/`[^`]*`/g, '§')
    .replace(/\{\{[^}]*\}\}/g, '§')
    .replace(/"[^"\p{Script=Hangul}]*"/gu, '§')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\((?:[A-Za-z][^()\p{Script=Hangul}]*)\)/gu, '')
    .replace(/https?:\/\/\S+/g, '§')
    .replace(/(?<![\w-])--?[a-z][\w-]*(?:[= ][A-Z]+\b)?/g, '§')
    .replace(/[\w.*~-]*[\w*]\/[\w./*-]+|[\w*-]+\.(?:ya?ml|json|md|ts|pivotal)\b/g, '§');
}
