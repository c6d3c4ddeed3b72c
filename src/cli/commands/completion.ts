import { choiceOf } from '../../base/choice.ts';
import { UsageError } from '../../base/usage-error.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { COMMANDS, SHELLS, type CommandSpec, type Shell } from '../command-specs.ts';
import type { OptionSpec, ParsedArguments } from '../options.ts';

const SCRIPTS: Readonly<Record<Shell, () => string>> = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** `taslint completion bash|zsh|fish`: a script that completes commands, options and the values of options that take few; files else. */
export function completionCommand({ positionals }: ParsedArguments, io: Io): ExitCode {
  const [name] = positionals;
  if (name === undefined || positionals.length > 1)
    throw new UsageError(
      { en: 'completion needs the name of a shell', ko: 'completion에는 셸 이름을 하나 지정해야 합니다' },
      { hint: { en: `taslint completion ${SHELLS.join('|')}`, ko: `taslint completion ${SHELLS.join('|')}` } },
    );
  io.stdout.write(SCRIPTS[choiceOf('completion', name, SHELLS)!]());
  return EXIT.clean;
}

function flagsOf({ name, short }: OptionSpec): readonly string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}

/** The branches of a shell's `case` that give words: the values of an option, else the options, else what may come first behind a command. */
function branches(words: (list: readonly string[]) => string, files: string): string {
  const values = COMMANDS.flatMap(({ name, options }) =>
    options
      .filter(({ value }) => value !== undefined)
      .map((option) => {
        const patterns = flagsOf(option).map((flag) => `'${name} ${flag}'`);
        return `    ${patterns.join('|')}) ${option.choices === undefined ? files : words(option.choices)}; return ;;`;
      }),
  );
  const options = COMMANDS.map(({ name, options: own }) => `    '${name} -'*) ${words(own.flatMap(flagsOf))}; return ;;`);
  const firsts = COMMANDS.filter(({ words: own }) => own !== undefined).map(
    ({ name, words: own }) => `    '${name} '*) ${words(own!)}; ${files} ;;`,
  );
  return `  case "$command $previous" in
${values.join('\n')}
  esac
  case "$command $current" in
${options.join('\n')}
${firsts.join('\n')}
    *) ${files} ;;
  esac
`;
}

const NAMES = COMMANDS.map(({ name }) => name);
const FIND_COMMAND = `  for word in "\${before[@]}"; do
    case $word in ${NAMES.join('|')}) command=$word; break ;; esac
  done
`;

function bashScript(): string {
  const words = (list: readonly string[]): string => `COMPREPLY+=($(compgen -W '${list.join(' ')}' -- "$current"))`;
  return `# taslint completion bash: put it into ~/.local/share/bash-completion/completions/taslint
_taslint() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=lint word
  local before=("\${COMP_WORDS[@]:1:COMP_CWORD-1}")
  COMPREPLY=()
${FIND_COMMAND}  if [ "$COMP_CWORD" -eq 1 ] && [ "\${current#-}" = "$current" ]; then
    ${words(NAMES)}
  fi
${branches(words, ':')}}
complete -o default -F _taslint taslint
`;
}

function zshScript(): string {
  const words = (list: readonly string[]): string => `compadd -- ${list.join(' ')}`;
  return `#compdef taslint
# taslint completion zsh: put it as _taslint into a folder of $fpath
_taslint() {
  local current=\${words[CURRENT]} previous=\${words[CURRENT-1]} command=lint word
  local -a before=("\${(@)words[2,CURRENT-1]}")
${FIND_COMMAND}  if (( CURRENT == 2 )) && [[ $current != -* ]]; then
    ${words(NAMES)}
  fi
${branches(words, '_files')}}
if [ "$funcstack[1]" = _taslint ]; then _taslint "$@"; else compdef _taslint taslint; fi
`;
}

function fishScript(): string {
  const others = NAMES.filter((name) => name !== 'lint').join(' ');
  const lines = COMMANDS.flatMap((spec) => {
    const when = spec.name === 'lint' ? `not __fish_seen_subcommand_from ${others}` : `__fish_seen_subcommand_from ${spec.name}`;
    return [
      `complete -c taslint -n __fish_use_subcommand -a ${spec.name} -d ${quoted(spec.summary)}`,
      ...firstWords(spec, when),
      ...spec.options.map((option) => fishOption(option, when)),
    ];
  });
  return `# taslint completion fish: put it into ~/.config/fish/completions/taslint.fish\n${lines.join('\n')}\n`;
}

function firstWords({ words }: CommandSpec, when: string): readonly string[] {
  return words === undefined ? [] : [`complete -c taslint -n ${quoted(when)} -a ${quoted(words.join(' '))}`];
}

function fishOption({ name, short, value, choices, help }: OptionSpec, when: string): string {
  const takes = value === undefined ? '' : choices === undefined ? ' -r' : ` -x -a ${quoted(choices.join(' '))}`;
  return `complete -c taslint -n ${quoted(when)} -l ${name}${short === undefined ? '' : ` -s ${short}`}${takes} -d ${quoted(help)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}
