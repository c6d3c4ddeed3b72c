import type { SourceFile, Span } from '../base/source.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import { keyName, type ConfigNode, type MapNode, type ScalarNode } from '../value/node.ts';
import { editSpan } from '../value/origin.ts';
import type { RuleProblem } from './rule-problem.ts';

/** Reads a YAML file against a form that is told as it is read: every mistake is collected with its place, and reading goes on. */
export class YamlForm {
  readonly file: SourceFile;
  /** True for a rule of a site's own, which need not speak both languages. */
  readonly isSite: boolean;
  readonly problems: RuleProblem[] = [];

  constructor(file: SourceFile, isSite = false) {
    this.file = file;
    this.isSite = isSite;
  }

  /** Notes a mistake; gives undefined, so that readers can end with it. */
  refuse(at: ConfigNode | Span, message: string, hint?: string): undefined {
    this.problems.push({ message, hint, at: 'kind' in at && 'origin' in at ? this.place(at) : at });
    return undefined;
  }

  /** Where a node stands in the file. */
  place(node: ConfigNode): Span {
    return editSpan(node.origin) ?? { file: this.file, start: 0, end: 0 };
  }

  /** A map with these keys and no others. */
  map(node: ConfigNode | undefined, what: string, keys: readonly string[]): MapNode | undefined {
    if (node === undefined) return undefined;
    if (node.kind !== 'map') return this.refuse(node, `${what} must be a map`, `with the keys ${keys.join(', ')}`);
    for (const { key } of node.entries) {
      const name = keyName(key);
      if (keys.includes(name)) continue;
      const near = didYouMean(name, keys);
      this.refuse(
        key,
        `unknown key \`${name}\` in ${what}`,
        near === undefined ? `known keys are ${keys.join(', ')}` : `did you mean \`${near}\`?`,
      );
    }
    return node;
  }

  /** A map whose keys are chosen by the author. */
  entries(node: ConfigNode | undefined, what: string): readonly { name: string; key: ScalarNode; value: ConfigNode }[] {
    if (node === undefined) return [];
    if (node.kind !== 'map') return this.refuse(node, `${what} must be a map`) ?? [];
    return node.entries.map(({ key, value }) => ({ name: keyName(key), key, value }));
  }

  items(node: ConfigNode | undefined, what: string): readonly ConfigNode[] {
    if (node === undefined) return [];
    return node.kind === 'sequence' ? node.items : (this.refuse(node, `${what} must be a list`) ?? []);
  }

  /** A text that is not empty. Numbers and flags as `0.1.0` or `no` are texts only in quotes. */
  text(node: ConfigNode | undefined, what: string): string | undefined {
    if (node === undefined) return undefined;
    if (node.kind !== 'scalar' || typeof node.value !== 'string') return this.refuse(node, `${what} must be a text`, 'put it in quotes');
    if (node.value.trim() === '') return this.refuse(node, `${what} is empty`);
    return node.value;
  }

  flag(node: ConfigNode | undefined, what: string): boolean | undefined {
    if (node === undefined) return undefined;
    return node.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : this.refuse(node, `${what} must be true or false`);
  }

  /** A text, a number or a flag. */
  scalar(node: ConfigNode | undefined, what: string): string | number | boolean | undefined {
    if (node === undefined) return undefined;
    if (node.kind === 'scalar' && (typeof node.value === 'string' || typeof node.value === 'number' || typeof node.value === 'boolean'))
      return node.value;
    return this.refuse(node, `${what} must be a text, a number, true or false`);
  }

  choice<T extends string>(node: ConfigNode | undefined, what: string, choices: readonly T[]): T | undefined {
    if (node === undefined) return undefined;
    const found = node.kind === 'scalar' ? choices.find((choice) => choice === node.value) : undefined;
    if (found !== undefined) return found;
    const near = node.kind === 'scalar' ? didYouMean(node.text, choices) : undefined;
    return this.refuse(node, `${what} must be one of ${choices.join(', ')}`, near === undefined ? undefined : `did you mean \`${near}\`?`);
  }

  /** The value of a key that must be there. */
  required(map: MapNode, name: string, what: string): ConfigNode | undefined {
    return map.get(name) ?? this.refuse(map, `${what} has no \`${name}\``);
  }
}

/** The place in a file of a stretch of a scalar's text: content and source are walked side by side, because quotes, folding and indentation lie between. */
export function placeInText(scalar: ScalarNode, whole: Span, start: number, end: number): Span {
  const source = whole.file.text;
  let at = whole.start + headLength(scalar, source, whole.start);
  let from = at;
  for (let index = 0; index < scalar.text.length && index < end; index++) {
    const wanted = scalar.text[index]!;
    while (at < whole.end && source[at] !== wanted && !(isBlank(wanted) && isBlank(source[at]!))) at++;
    if (index === start) from = at;
    at++;
    if (isBlank(wanted)) while (at < whole.end && isBlank(source[at]!) && !isBlank(scalar.text[index + 1] ?? 'x')) at++;
  }
  if (start >= scalar.text.length) from = Math.min(at, whole.end);
  return { file: whole.file, start: Math.min(from, whole.end), end: Math.min(Math.max(at, from + 1), whole.end) };
}

/** What stands before the content: an opening quote, or the line of `|` and `>`. */
function headLength({ style }: ScalarNode, source: string, start: number): number {
  if (style === 'literal' || style === 'folded')
    return /^[|>]/.test(source.slice(start, start + 1)) ? source.indexOf('\n', start) + 1 - start : 0;
  return (style === 'single' || style === 'double') && /^["']/.test(source.slice(start, start + 1)) ? 1 : 0;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}
