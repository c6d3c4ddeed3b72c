import { choiceOf } from '../base/choice.ts';
import { UsageError } from '../base/usage-error.ts';
import { didYouMean, meant } from '../base/did-you-mean.ts';

/** Names that are too many or too changeable for a completion script; the script asks for them while a person types. */
export const LISTS = ['rules', 'groups', 'topics', 'formats', 'tables', 'foundations'] as const;
export type ListName = (typeof LISTS)[number];

/** One option of a command. `value` names what follows; without it the option is a switch. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  readonly value?: string;
  /** May be given several times; the values are kept in order. */
  readonly many?: true;
  /** The values it takes, where they are few. */
  readonly choices?: readonly string[];
  /** The lists that completion offers for it. */
  readonly lists?: readonly ListName[];
  readonly help: string;
}

/** What the options of a group are about. */
export const SUBJECTS = ['files', 'changes', 'rules', 'fixes', 'output', 'running'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Options about one subject: those that everybody needs, and the others. */
export interface OptionGroup {
  readonly subject: Subject;
  readonly everyday: readonly OptionSpec[];
  readonly rare: readonly OptionSpec[];
}

export interface ParsedArguments {
  readonly positionals: readonly string[];
  /** The part of them before `--`, and the part behind it; undefined without `--`. */
  readonly beforeDashes: readonly string[];
  readonly afterDashes: readonly string[] | undefined;
  readonly has: (name: string) => boolean;
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
}

/**
 * Reads the arguments of a command: `--name value`, `--name=value`, `-n value`, `--` ends the options, `-` is a positional.
 * Throws a UsageError for an unknown option (with the nearest name), a missing or superfluous value and a value outside `choices`.
 */
export function parseArguments(argv: readonly string[], specs: readonly OptionSpec[], command: string): ParsedArguments {
  const beforeDashes: string[] = [];
  let afterDashes: readonly string[] | undefined;
  const given = new Map<string, string[]>();
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index]!;
    if (word === '--') {
      afterDashes = argv.slice(index + 1);
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      beforeDashes.push(word);
      continue;
    }
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    const flag = equals < 0 ? word : word.slice(0, equals);
    const spec = specs.find(
      (candidate) => flag === `--${candidate.name}` || (candidate.short !== undefined && flag === `-${candidate.short}`),
    );
    if (spec === undefined) throw unknownOption(flag, specs, command);
    if (spec.value === undefined) {
      if (equals >= 0)
        throw new UsageError(
          { en: `${flag} takes no value`, ko: `${flag}에는 값을 줄 수 없습니다` },
          { hint: { en: `write ${flag} alone`, ko: `값 없이 ${flag}만 쓰세요` } },
        );
      given.set(spec.name, []);
      continue;
    }
    const value = equals >= 0 ? word.slice(equals + 1) : argv[++index];
    if (value === undefined)
      throw new UsageError(
        { en: `${flag} needs a value`, ko: `${flag}에 값이 필요합니다` },
        { hint: { en: `write ${flag} ${spec.value}`, ko: `${flag} ${spec.value}처럼 쓰세요` } },
      );
    if (spec.choices !== undefined) choiceOf(flag, value, spec.choices);
    const values = given.get(spec.name) ?? [];
    given.set(spec.name, spec.many ? [...values, value] : [value]);
  }
  return {
    positionals: [...beforeDashes, ...(afterDashes ?? [])],
    beforeDashes,
    afterDashes,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
  };
}

function unknownOption(flag: string, specs: readonly OptionSpec[], command: string): UsageError {
  const near = didYouMean(
    flag.replace(/^--?/, ''),
    specs.map((spec) => spec.name),
  );
  const hint =
    near === undefined
      ? { en: `taslint ${command} --help lists the options`, ko: `옵션 목록은 taslint ${command} --help` }
      : meant(`--${near}`);
  return new UsageError({ en: `unknown option ${flag}`, ko: `알 수 없는 옵션입니다: ${flag}` }, { hint });
}

/** Help text of options, at most 80 columns when the texts are kept short; the texts stand below those of `alignedWith`. */
export function describeOptions(specs: readonly OptionSpec[], alignedWith: readonly OptionSpec[] = specs): string {
  const width = Math.max(...alignedWith.map((spec) => leftOf(spec).length)) + 2;
  return specs.map((spec) => `${leftOf(spec).padEnd(width)}${spec.help}`).join('\n');
}

function leftOf({ short, name, value }: OptionSpec): string {
  return `  ${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}
