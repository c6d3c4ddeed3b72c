import type { SourceFile, Span } from '../base/source.ts';
import { didYouMean, meant } from '../base/did-you-mean.ts';
import { unchanged, type Localized } from '../base/language.ts';
import { keyName, type ConfigNode, type MapNode, type ScalarNode } from '../value/node.ts';
import { editSpan } from '../value/origin.ts';
import { describeType, oneOf, PUT_IN_QUOTES } from './phrases.ts';
import type { RuleProblem } from './rule-problem.ts';

/** What a part of a file is called in a sentence: a key as it is written, other things in every language. */
export type PartName = string | Localized;

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
  refuse(at: ConfigNode | Span, message: Localized, hint?: Localized): undefined {
    this.problems.push({ message, hint, at: 'kind' in at && 'origin' in at ? this.place(at) : at });
    return undefined;
  }

  /** Where a node stands in the file. */
  place(node: ConfigNode): Span {
    return editSpan(node.origin) ?? { file: this.file, start: 0, end: 0 };
  }

  /** A map with these keys and no others. */
  map(node: ConfigNode | undefined, what: PartName, keys: readonly string[]): MapNode | undefined {
    if (node === undefined) return undefined;
    if (node.kind !== 'map') return this.refuse(node, mustBe(what, MAP), withKeys(keys));
    const part = named(what);
    for (const { key } of node.entries) {
      const name = keyName(key);
      if (keys.includes(name)) continue;
      const near = didYouMean(name, keys);
      this.refuse(
        key,
        { en: `unknown key \`${name}\` in ${part.en}`, ko: `${part.ko}에 없는 키입니다: \`${name}\`` },
        near === undefined ? knownKeys(keys) : meant(`\`${near}\``),
      );
    }
    return node;
  }

  /** A map whose keys are chosen by the author. */
  entries(node: ConfigNode | undefined, what: PartName): readonly { name: string; key: ScalarNode; value: ConfigNode }[] {
    if (node === undefined) return [];
    if (node.kind !== 'map') return this.refuse(node, mustBe(what, MAP)) ?? [];
    return node.entries.map(({ key, value }) => ({ name: keyName(key), key, value }));
  }

  items(node: ConfigNode | undefined, what: PartName): readonly ConfigNode[] {
    if (node === undefined) return [];
    return node.kind === 'sequence' ? node.items : (this.refuse(node, mustBe(what, LIST)) ?? []);
  }

  /** A text that is not empty. Numbers and flags as `0.1.0` or `no` are texts only in quotes. */
  text(node: ConfigNode | undefined, what: PartName): string | undefined {
    if (node === undefined) return undefined;
    if (node.kind !== 'scalar' || typeof node.value !== 'string')
      return this.refuse(node, mustBe(what, describeType('text')), PUT_IN_QUOTES);
    if (node.value.trim() === '') {
      const part = named(what);
      return this.refuse(node, { en: `${part.en} is empty`, ko: `${part.ko}에 내용이 없습니다` });
    }
    return node.value;
  }

  flag(node: ConfigNode | undefined, what: PartName): boolean | undefined {
    if (node === undefined) return undefined;
    return node.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : this.refuse(node, mustBe(what, describeType('flag')));
  }

  /** A text, a number or a flag. */
  scalar(node: ConfigNode | undefined, what: PartName): string | number | boolean | undefined {
    if (node === undefined) return undefined;
    if (node.kind === 'scalar' && (typeof node.value === 'string' || typeof node.value === 'number' || typeof node.value === 'boolean'))
      return node.value;
    return this.refuse(node, mustBe(what, describeType('scalar')));
  }

  choice<T extends string>(node: ConfigNode | undefined, what: PartName, choices: readonly T[]): T | undefined {
    if (node === undefined) return undefined;
    const found = node.kind === 'scalar' ? choices.find((choice) => choice === node.value) : undefined;
    if (found !== undefined) return found;
    const near = node.kind === 'scalar' ? didYouMean(node.text, choices) : undefined;
    return this.refuse(node, mustBe(what, oneOf(choices)), near === undefined ? undefined : meant(`\`${near}\``));
  }

  /** The value of a key that must be there. */
  required(map: MapNode, name: string, what: PartName): ConfigNode | undefined {
    const part = named(what);
    return map.get(name) ?? this.refuse(map, { en: `${part.en} has no \`${name}\``, ko: `${part.ko}에 \`${name}\` 키가 없습니다` });
  }
}

const MAP: Localized = { en: 'a map', ko: '맵' };
const LIST: Localized = { en: 'a list', ko: '목록' };

function named(what: PartName): Localized {
  return typeof what === 'string' ? unchanged(what) : what;
}

function mustBe(what: PartName, wanted: Localized): Localized {
  const part = named(what);
  return { en: `${part.en} must be ${wanted.en}`, ko: `${part.ko}에는 ${wanted.ko}을(를) 적어야 합니다` };
}

function withKeys(keys: readonly string[]): Localized {
  return { en: `with the keys ${keys.join(', ')}`, ko: `쓸 수 있는 키: ${keys.join(', ')}` };
}

function knownKeys(keys: readonly string[]): Localized {
  return { en: `known keys are ${keys.join(', ')}`, ko: `쓸 수 있는 키: ${keys.join(', ')}` };
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
