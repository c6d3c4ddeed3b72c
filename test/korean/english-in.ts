import { COMMANDS } from '../../src/cli/command-specs.ts';
import { EXPLAIN } from '../../src/report/explain/phrases.ts';
import { PROPER_NAMES } from '../../src/catalog/proper-names.ts';

/**
 * The rows of three English words and more in what taslint prints in Korean: a text that nobody translated. Code, names of files, options, addresses, what is
 * quoted and the names of `src/catalog/proper-names.ts` are no words.
 */
export function englishIn(output: string): readonly string[] {
  return [...wordsOf(output).matchAll(/(?<![\w§-])[A-Za-z][\w'’-]*(?: [A-Za-z][\w'’-]*){2,}/g)].map(([words]) => words);
}

/** The text with `§` in the place of what is not told in words. */
function wordsOf(output: string): string {
  return WITHOUT.reduce((text, [pattern, written]) => text.replace(pattern, written), output);
}

const titles = [EXPLAIN.ko.bad, EXPLAIN.ko.good].join('|');
const commands = COMMANDS.map(({ name }) => name).join('|');

/** A quotation may go on in the next lines, but not beyond its paragraph. */
const quoted = (open: string, close: string): RegExp => new RegExp(`${open}(?:[^${close}\\n]|\\n(?![\\n]))*?${close}`, 'g');

const WITHOUT: readonly (readonly [RegExp, string])[] = [
  // the files of an example, up to the next title
  [new RegExp(`^(${titles})\\n(?: .*\\n)+`, 'gm'), '$1\n'],
  // lines of a file, with or without their number
  [/^ *\d* *\|.*$(?<!\|)/gm, '§'],
  // fenced code
  [/^```[\s\S]*?^```$/gm, '§'],
  // a line that is a call of taslint or starts as one, and a call in a sentence
  [/^(?: *|사용법: )taslint(?: [^\s\p{Script=Hangul}]+)+$/gmu, '§'],
  [new RegExp(`\\btaslint (?:${commands})\\b`, 'g'), '§'],
  [quoted('`', '`'), '§'],
  [quoted('"', '"'), '§'],
  [quoted('“', '”'), '§'],
  [/(?<!\w)'[^'\n]*'/g, '§'],
  [/\b[a-z]+:\/\/[^\s)]+/g, '§'],
  // options with their values, files and paths, dotted names
  [/(?<![\w-])--?[a-z][\w-]*(?:[= ]\[?[A-Z]+\b)?/g, '§'],
  [/[\w.*~@-]*[\w*]\/[\w./*:@-]+|[\w*-]+\.[a-z]{2,7}\b/g, '§'],
  // what our example certificates are called
  [/Example (?:Root|Issuing) CA/g, '§'],
  ...PROPER_NAMES.map((name) => [new RegExp(`\\b${name}\\b`, 'g'), '§'] as const),
];
