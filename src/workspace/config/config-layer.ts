import { prefixed, type Localized } from '../../base/language.ts';
import { dirname } from 'node:path';
import type { SourceFile, Span } from '../../base/source.ts';
import { UsageError } from '../../base/usage-error.ts';
import { keyName, type ConfigNode, type MapNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import { problemTexts } from '../../yaml/phrases.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import type { Tree } from '../files/tree.ts';
import { firstMistake } from './config-mistakes.ts';

/** One of the files that make a configuration: a taslint.yml, or a file that one extends. */
export interface ConfigLayer {
  readonly file: SourceFile;
  /** Where it lies. */
  readonly absolute: string;
  /** Its folder, absolute: the paths in it start there. */
  readonly directory: string;
  /** Undefined for an empty file. */
  readonly root: MapNode | undefined;
  /** Where it was read, and where what it names is looked for. */
  readonly tree: Tree;
  /** The files that it extends itself, as it lists them. */
  readonly bases: readonly ConfigLayer[];
}

/** What was read of a file before its bases are. */
export type LayerText = Omit<ConfigLayer, 'bases'>;

/**
 * Checks one file of a configuration by itself. Throws a UsageError with its place for anything wrong in it: nothing may be ignored silently. `isPast`: it is of
 * an earlier state, which any version may have written.
 */
export async function checkedLayer(file: SourceFile, absolute: string, tree: Tree, isPast: boolean): Promise<LayerText> {
  const document = readYaml(file);
  const [problem] = document.problems;
  if (problem !== undefined) {
    const { en, ko } = problemTexts(problem);
    throw new UsageError(
      problem.kind === 'limit'
        ? { en: `more than taslint reads: ${en}`, ko: `taslint가 읽는 한도를 넘습니다: ${ko}` }
        : { en: `not valid YAML: ${en}`, ko: `올바른 YAML이 아닙니다. ${ko}` },
      {
        at: problem.at,
        hint: isUnquotedRange(problem.at)
          ? QUOTE_RANGE
          : { en: 'correct the YAML of this file first', ko: '이 파일의 YAML을 먼저 고치세요' },
      },
    );
  }
  const [twice] = document.duplicateKeys;
  if (twice !== undefined)
    throw new UsageError(
      { en: `the key \`${twice.name}\` is written twice`, ko: `키 \`${twice.name}\`이(가) 두 번 적혀 있습니다` },
      { at: twice.second, hint: { en: 'keep one of them', ko: '하나만 남기세요' } },
    );
  if (document.secondDocument !== undefined)
    throw new UsageError(
      { en: 'a second YAML document begins here', ko: '여기서 두 번째 YAML 문서가 시작됩니다' },
      { at: document.secondDocument, hint: { en: 'keep one document in this file', ko: '이 파일에는 문서를 하나만 남기세요' } },
    );
  const required = document.root?.kind === 'map' ? document.root.get('required-version') : undefined;
  if (required?.kind === 'scalar' && !isPast) {
    // before the schema: of a key that is too new for this version the version is what to tell
    const { requireVersion } = await import('./required-version.ts'); // lazy: few ask for a version
    requireVersion(required);
  }
  const { configCheck } = await import('./config-validator.ts'); // lazy: most runs have no taslint.yml
  const mistakes = (await configCheck())(document.root === undefined ? {} : plainOf(document.root));
  if (mistakes.length > 0) throw firstMistake(mistakes, document.root, file);
  return { file, absolute, directory: dirname(absolute), root: document.root?.kind === 'map' ? document.root : undefined, tree };
}

const QUOTE_RANGE: Localized = {
  en: "quote the range: required-version: '>=0.2'",
  ko: "범위를 따옴표로 감싸세요: required-version: '>=0.2'",
};

/** `required-version: >=0.2` begins a folded text for YAML. */
function isUnquotedRange({ file, start }: Span): boolean {
  return /^required-version:[ \t]*>/.test(file.line(file.position(start).line));
}

/** A value as plain data, for the schema check. */
function plainOf(node: ConfigNode): unknown {
  switch (node.kind) {
    case 'map':
      // without a prototype, so that a key called __proto__ is a key
      return node.entries.reduce<Record<string, unknown>>(
        (plain, { key, value }) => {
          plain[keyName(key)] = plainOf(value);
          return plain;
        },
        Object.create(null) as Record<string, unknown>,
      );
    case 'sequence':
      return node.items.map(plainOf);
    case 'scalar':
      return typeof node.value === 'bigint' ? Number(node.value) : node.value;
    case 'unknown':
      return node.text;
  }
}

/** Reads a file of a configuration; `otherwise` says what to do when it cannot be read. */
export function readLayerFile(
  absolute: string,
  shown: string,
  tree: Tree,
  otherwise: ConstructorParameters<typeof UsageError>[1],
): SourceFile {
  const reading = tree.read(absolute, shown);
  if (reading.file === undefined) throw new UsageError(prefixed(shown, reading.message), otherwise);
  return reading.file;
}

/** Where a value of a taslint.yml is written. */
export function spanOf(node: ConfigNode): Span {
  const span = editSpan(node.origin);
  if (span === undefined) throw new Error('a value of taslint.yml is always written'); // no variables are applied to it
  return span;
}
