import { SEVERITIES } from '../../../rule/rule.ts';
import { COMMANDS, type CommandSpec, type Shell } from '../../command-specs.ts';
import { HELP_TOPICS } from '../../help.ts';
import type { ListName, OptionSpec } from '../../options.ts';

/**
 * The completion scripts. Commands, options and the values of options that take few are written into a script; of long or changing lists it asks
 * `taslint completion LIST`. Where nothing is known files are offered.
 */
export const SCRIPTS: Readonly<Record<Shell, () => string>> = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** How a shell is told what to offer. */
interface Offers {
  readonly words: (list: readonly string[]) => string;
  readonly lists: (names: readonly ListName[]) => string;
  /** Ids of rules, to be followed by `=`. */
  readonly ruleIds: (names: readonly ListName[]) => string;
  readonly files: string;
}

const NAMES = COMMANDS.map(({ name }) => name);
const RULE_SETTINGS = [...SEVERITIES, 'off'];
const FIND_COMMAND = `  for word in "\${before[@]}"; do
    case $word in ${NAMES.join('|')}) command=$word; break ;; esac
  done
`;

function flagsOf({ name, short }: OptionSpec): readonly string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}

/** The branches of a shell's `case`: the values of an option, else the options, else the first argument of a command. */
function branches(offers: Offers): string {
  const values = COMMANDS.flatMap((spec) => spec.options.flatMap((option) => valueBranch(spec, option, offers)));
  const options = COMMANDS.map(({ name, options: own }) => `    '${name} -'*) ${offers.words(own.flatMap(flagsOf))}; return ;;`);
  const firsts = COMMANDS.flatMap(({ name, words, lists }) => {
    const offered = [...(words === undefined ? [] : [offers.words(words)]), ...(lists === undefined ? [] : [offers.lists(lists)])];
    return offered.length === 0 ? [] : [`    '${name} '*) ${[...offered, offers.files].join('; ')} ;;`];
  });
  return `  case "$command $previous" in
    *' --rule=') ${offers.words(RULE_SETTINGS)}; return ;;
${values.join('\n')}
  esac
  case "$command $current" in
${options.join('\n')}
${firsts.join('\n')}
    *) ${offers.files} ;;
  esac
`;
}

function valueBranch({ name, groups }: CommandSpec, option: OptionSpec, offers: Offers): readonly string[] {
  const isHelp = option.name === 'help' && groups !== undefined;
  if (option.value === undefined && !isHelp) return [];
  const patterns = flagsOf(option).map((flag) => `'${name} ${flag}'`);
  return [`    ${patterns.join('|')}) ${isHelp ? offers.words(HELP_TOPICS) : valuesOf(option, offers)}; return ;;`];
}

function valuesOf({ name, choices, lists }: OptionSpec, offers: Offers): string {
  if (choices !== undefined) return offers.words(choices);
  if (lists === undefined) return offers.files;
  return name === 'rule' ? offers.ruleIds(lists) : offers.lists(lists);
}

function bashScript(): string {
  const words = (list: readonly string[]): string => `COMPREPLY+=($(compgen -W '${list.join(' ')}' -- "$current"))`;
  const lists = (names: readonly ListName[]): string => `_taslint_lists '' ${names.join(' ')}`;
  const ruleIds = (names: readonly ListName[]): string => `compopt -o nospace 2>/dev/null; _taslint_lists = ${names.join(' ')}`;
  return `# taslint completion bash: put it into ~/.local/share/bash-completion/completions/taslint

# The names of these lists that begin as the current word does, each with an end.
_taslint_lists() {
  local end=$1 list name
  shift
  for list in "$@"; do
    while IFS= read -r name; do
      case $name in "$current"*) COMPREPLY+=("$name$end") ;; esac
    done < <(taslint completion "$list" 2>/dev/null)
  done
}

_taslint() {
  local at=$COMP_CWORD current=\${COMP_WORDS[COMP_CWORD]} previous command=lint word
  local before=("\${COMP_WORDS[@]:1:COMP_CWORD-1}")
  COMPREPLY=()
  # bash makes three words of --format=json, and of cert/expired=off
  if [ "$current" = = ]; then
    current=
  elif [ "\${COMP_WORDS[at-1]}" = = ]; then
    at=$((at - 1))
  fi
  previous=\${COMP_WORDS[at-1]}
  if [ "\${COMP_WORDS[at]}" = = ] && [ "\${previous#-}" = "$previous" ] && [ "$at" -gt 2 ]; then
    at=$((at - 2))
    [ "\${COMP_WORDS[at]}" = = ] && at=$((at - 1))
    previous=\${COMP_WORDS[at]}=
  fi
${FIND_COMMAND}  if [ "$COMP_CWORD" -eq 1 ] && [ "\${current#-}" = "$current" ]; then
    ${words(NAMES)}
  fi
${branches({ words, lists, ruleIds, files: ':' })}}
complete -o default -F _taslint taslint
`;
}

function zshScript(): string {
  const words = (list: readonly string[]): string => `compadd -- ${list.join(' ')}`;
  const lists = (names: readonly ListName[]): string => `_taslint_lists '' ${names.join(' ')}`;
  const ruleIds = (names: readonly ListName[]): string => `_taslint_lists = ${names.join(' ')}`;
  return `#compdef taslint
# taslint completion zsh: put it as _taslint into a folder of $fpath

# The names of these lists, each with an end.
_taslint_lists() {
  local end=$1 list
  local -a names
  shift
  for list in "$@"; do names+=(\${(f)"$(taslint completion $list 2>/dev/null)"}); done
  compadd \${end:+-qS$end} -- $names
}

_taslint() {
  local current=\${words[CURRENT]} previous=\${words[CURRENT-1]} command=lint word
  local -a before=("\${(@)words[2,CURRENT-1]}")
  if [[ $current == --*=* ]]; then
    compset -P 1 '*='
    previous=\${current%%=*}
    current=\${current#*=}
  fi
  if [[ $previous == --rule && $current == *=* ]]; then
    compset -P '*='
    previous=--rule=
  fi
${FIND_COMMAND}  if (( CURRENT == 2 )) && [[ $current != -* ]]; then
    ${words(NAMES)}
  fi
${branches({ words, lists, ruleIds, files: '_files' })}}
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
      ...(spec.groups === undefined ? [] : [fishArguments(`${when}; and __fish_contains_opt -s h help`, HELP_TOPICS.join(' '))]),
    ];
  });
  return `# taslint completion fish: put it into ~/.config/fish/completions/taslint.fish

function __taslint_settings -d 'the rules, or the severities for the one that is typed'
  set -l setting (string replace --regex '^--rule=' '' -- (commandline --cut-at-cursor --current-token))
  if string match --quiet '*=*' -- $setting
    printf '%s\\n' (string split --fields 1 = -- $setting)={${RULE_SETTINGS.join(',')}}
  else
    printf '%s=\\n' (taslint completion rules; taslint completion groups)
  end
end

${lines.join('\n')}
`;
}

function firstWords({ words, lists }: CommandSpec, when: string): readonly string[] {
  return [
    ...(words === undefined ? [] : [fishArguments(when, words.join(' '))]),
    ...(lists ?? []).map((name) => fishArguments(when, asked(name))),
  ];
}

function fishArguments(when: string, words: string): string {
  return `complete -c taslint -n ${quoted(when)} -a ${quoted(words)}`;
}

/** Words that fish asks for when they are needed. */
function asked(list: ListName): string {
  return `(taslint completion ${list})`;
}

function fishOption(option: OptionSpec, when: string): string {
  const { name, short, help } = option;
  return `complete -c taslint -n ${quoted(when)} -l ${name}${short === undefined ? '' : ` -s ${short}`}${fishValues(option)} -d ${quoted(help)}`;
}

function fishValues({ name, value, choices, lists }: OptionSpec): string {
  if (value === undefined) return '';
  if (name === 'rule') return ' -x -a "(__taslint_settings)"';
  if (choices !== undefined) return ` -x -a ${quoted(choices.join(' '))}`;
  return lists === undefined ? ' -r' : ` -x -a ${quoted(lists.map(asked).join(' '))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}
