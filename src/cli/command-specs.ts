import { LANGUAGES } from '../base/language.ts';
import { GROUPINGS } from '../report/reporter.ts';
import { CONFIDENCES, SEVERITIES } from '../rule/rule.ts';
import { FAIL_ON, PROFILES } from '../run/run-options.ts';
import type { ExitCode } from '../run/exit-code.ts';
import type { Io } from '../run/io.ts';
import type { OptionSpec, ParsedArguments } from './options.ts';
import { describeOptions } from './options.ts';

/** The commands and their options: the one list that the parser, the help and the documentation read. */

const language: OptionSpec = { name: 'lang', value: 'en|ko', choices: LANGUAGES, help: 'language of messages (default: the locale)' };
const color: OptionSpec = { name: 'color', value: 'WHEN', choices: ['auto', 'always', 'never'], help: 'auto, always or never' };
const config: OptionSpec = { name: 'config', short: 'c', value: 'FILE', help: 'taslint.yml to use (default: found upward)' };
const foundation: OptionSpec = { name: 'foundation', short: 'f', value: 'NAME', many: true, help: 'only this foundation; repeatable' };
const debug: OptionSpec = { name: 'debug', help: 'show stack traces of defects' };
const help: OptionSpec = { name: 'help', short: 'h', help: 'this help' };
const outside: OptionSpec = { name: 'allow-outside', help: 'let taslint.yml name files outside its folder' };

const metadata: OptionSpec = { name: 'metadata', value: 'FILE', help: 'metadata of a tile, or its .pivotal, to check its config by' };

const variables: readonly OptionSpec[] = [
  { name: 'vars-file', short: 'l', value: 'FILE', many: true, help: 'variables for all files given; repeatable, last wins' },
  { name: 'vars-env', value: 'PREFIX', many: true, help: 'variables from the environment: PREFIX_name' },
  { name: 'var', short: 'v', value: 'NAME=VALUE', many: true, help: 'one variable' },
  { name: 'ops-file', short: 'o', value: 'FILE', many: true, help: 'operations to apply first; repeatable, in order' },
];

/** What a command is given: its arguments, read, and the world. */
export type Command = (args: ParsedArguments, io: Io) => Promise<ExitCode> | ExitCode;

export interface CommandSpec {
  /** Loaded when it is used: a commit hook pays for `lint` only. */
  readonly load: () => Promise<Command>;
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
}

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'lint',
    load: async () => (await import('./commands/lint.ts')).lintCommand,
    usage: 'taslint [lint] [PATH…]',
    summary: 'check files and folders (default: this folder)',
    options: [
      { name: 'format', value: 'NAME[=FILE]', many: true, help: 'text, html, json, github, sarif, gitlab …; repeatable' },
      { name: 'fail-on', value: 'SEVERITY', choices: FAIL_ON, help: 'exit 1 from this severity on (default: warning)' },
      { name: 'max-warnings', value: 'N', help: 'exit 1 when there are more warnings' },
      { name: 'profile', value: 'NAME', choices: PROFILES, help: 'recommended (default), strict or all' },
      { name: 'rule', value: 'ID=SEVERITY', many: true, help: "error, warning, info or off; ID may be 'security/*'" },
      ...variables,
      { name: 'since', value: 'REV', help: 'compare with a commit, branch or tag' },
      { name: 'staged', help: 'check what is staged, compared with HEAD' },
      { name: 'since-dir', value: 'DIR', help: 'compare with an older copy of the folder' },
      { name: 'new-only', help: 'only findings that the change brought' },
      { name: 'changed-only', help: 'only findings that changed files take part in' },
      { name: 'group-by', value: 'WHAT', choices: GROUPINGS, help: 'list all, by rule, file or foundation' },
      { name: 'min-severity', value: 'LEVEL', choices: SEVERITIES, help: 'show from this severity on; info lists these, too' },
      { name: 'min-confidence', value: 'LEVEL', choices: CONFIDENCES, help: 'show certain only, likely, or hint (all)' },
      { name: 'max-problems', value: 'N', help: 'show at most N findings of a rule; 0 for all' },
      { name: 'statistics', help: 'a table by rule in place of the findings' },
      { name: 'quiet', short: 'q', help: 'errors only, and no summary' },
      metadata,
      foundation,
      config,
      outside,
      { name: 'fix', help: 'mend what can be mended safely' },
      { name: 'unsafe', help: 'with --fix: also values that may have other uses' },
      { name: 'fix-dry-run', help: 'print a diff of what --fix would do' },
      {
        name: 'baseline',
        value: 'FILE',
        help: 'leave out what it knows (default: taslint-baseline.json)',
      },
      { name: 'cache', value: 'DIR', help: 'remember there what was found, for the next run' },
      { name: 'no-inline-ignores', help: 'comments suppress nothing' },
      { name: 'stdin', help: 'read one file from standard input' },
      { name: 'stdin-filename', value: 'PATH', help: 'the name to use for it' },
      language,
      { name: 'now', value: 'DATE', help: 'the day to check certificates against' },
      color,
      { name: 'verbose', help: 'list what could not be decided' },
      { name: 'timing', help: 'show what each rule cost' },
      debug,
      help,
    ],
    examples: ['taslint foundations/prod', 'taslint --since origin/main --new-only', 'taslint --format github --format json=out.json .'],
  },
  {
    name: 'baseline',
    load: async () => (await import('./commands/baseline.ts')).baselineCommand,
    usage: 'taslint baseline create|update|prune [PATH…]',
    summary: 'remember the findings of today, forget the mended ones',
    options: [
      { name: 'baseline', value: 'FILE', help: 'the file (default: that of taslint.yml, else taslint-baseline.json)' },
      { name: 'profile', value: 'NAME', choices: PROFILES, help: 'recommended (default), strict or all' },
      { name: 'rule', value: 'ID=SEVERITY', many: true, help: "error, warning, info or off; ID may be 'security/*'" },
      ...variables,
      metadata,
      foundation,
      config,
      outside,
      language,
      { name: 'now', value: 'DATE', help: 'the day to check certificates against' },
      help,
    ],
    examples: ['taslint baseline create .', 'taslint baseline prune .'],
  },
  {
    name: 'ignore',
    load: async () => (await import('./commands/ignore.ts')).ignoreCommand,
    usage: 'taslint ignore RULE@FILE:LINE… --reason TEXT',
    summary: 'write the comments that suppress findings',
    options: [
      { name: 'reason', value: 'TEXT', help: 'why the risk is accepted; may end in (until 2026-12-31)' },
      { name: 'profile', value: 'NAME', choices: PROFILES, help: 'recommended (default), strict or all' },
      { name: 'rule', value: 'ID=SEVERITY', many: true, help: 'error, warning, info or off for one rule' },
      ...variables,
      { name: 'since', value: 'REV', help: 'for rules about a change: the revision to compare with' },
      metadata,
      foundation,
      config,
      outside,
      language,
      { name: 'now', value: 'DATE', help: 'the day to check certificates against' },
      help,
    ],
    examples: ["taslint ignore dns/domain-format@config/cf.yml:12 --reason 'a test domain'"],
  },
  {
    name: 'explain',
    load: async () => (await import('./commands/explain.ts')).explainCommand,
    usage: 'taslint explain [RULE | WORD… | ERROR TEXT]',
    summary: 'a rule, a topic, a setting, an error: what is known of it',
    options: [
      { name: 'topics', help: 'list the topics' },
      { name: 'topic', value: 'NAME', help: 'the same as the name alone: explain blobstore' },
      language,
      color,
      help,
    ],
    examples: [
      'taslint explain cert/san-missing-system-domain',
      'taslint explain zipkin',
      'taslint explain .router.drain_wait',
      "taslint explain 'Expected to find variables: az'",
    ],
  },
  {
    name: 'rules',
    load: async () => (await import('./commands/rules.ts')).rulesCommand,
    usage: 'taslint rules [--test DIR]',
    summary: 'list the rules, or run the examples of your own',
    options: [
      { name: 'format', value: 'NAME', choices: ['text', 'json', 'markdown'], help: 'text (default), json or markdown' },
      { name: 'test', value: 'DIR', help: 'run the examples of the rule files in this folder' },
      { name: 'profile', value: 'NAME', choices: PROFILES, help: 'only the rules of a profile (default: all)' },
      language,
      color,
      help,
    ],
    examples: ['taslint rules --format json', 'taslint rules --test policy'],
  },
  {
    name: 'foundations',
    load: async () => (await import('./commands/foundations.ts')).foundationsCommand,
    usage: 'taslint foundations [PATH…]',
    summary: 'which file went where, and why',
    options: [
      { name: 'format', value: 'NAME', choices: ['text', 'json'], help: 'text (default) or json' },
      metadata,
      foundation,
      config,
      outside,
      language,
      color,
      help,
    ],
    examples: ['taslint foundations .'],
  },
  {
    name: 'vars',
    load: async () => (await import('./commands/vars.ts')).varsCommand,
    usage: 'taslint vars [FOUNDATION]',
    summary: 'the variables: uses, definitions, which file wins',
    options: [
      { name: 'format', value: 'NAME', choices: ['text', 'json'], help: 'text (default) or json' },
      ...variables,
      config,
      outside,
      language,
      color,
      help,
    ],
    examples: ['taslint vars prod-seoul'],
  },
  {
    name: 'diff',
    load: async () => (await import('./commands/diff.ts')).diffCommand,
    usage: 'taslint diff [REV[..REV]] [-- PATH…] | -f A -f B',
    summary: 'what the evaluated configs say differently',
    options: [
      { name: 'since-dir', value: 'DIR', help: 'compare with an older copy of the folder; needs no git' },
      { ...foundation, help: 'only this foundation; two are compared with each other' },
      { name: 'moves', help: 'also values that only come from another file' },
      { name: 'format', value: 'NAME', choices: ['text', 'json', 'markdown'], help: 'text (default), json or markdown' },
      ...variables,
      config,
      outside,
      language,
      color,
      debug,
      help,
    ],
    examples: ['taslint diff', 'taslint diff origin/main...HEAD -- foundations/prod', 'taslint diff -f lab -f prod'],
  },
  {
    name: 'upgrade',
    load: async () => (await import('./commands/upgrade.ts')).upgradeCommand,
    usage: 'taslint upgrade PRODUCT --to FILE [--from FILE] [PATH…]',
    summary: 'what a new version of a tile means for your config',
    options: [
      { name: 'to', value: 'FILE', help: 'metadata of the new version, or its .pivotal' },
      { name: 'from', value: 'FILE', help: 'metadata of the present version (default: that of lint)' },
      { name: 'format', value: 'NAME', choices: ['text', 'json', 'markdown'], help: 'text (default), json or markdown' },
      ...variables,
      foundation,
      config,
      outside,
      language,
      color,
      debug,
      help,
    ],
    examples: ['taslint upgrade cf --to cf-10.2.1.pivotal', 'taslint upgrade cf --from cf-6.0.5.yml --to cf-10.2.1.yml config/cf.yml'],
  },
  {
    name: 'facts',
    load: async () => (await import('./commands/facts.ts')).factsCommand,
    usage: 'taslint facts [TABLE [PATH…]]',
    summary: 'what the files say, as a table: certs, ports, jobs …',
    options: [
      {
        name: 'format',
        value: 'NAME',
        choices: ['text', 'json', 'csv', 'markdown', 'ical'],
        help: 'text (default), json, csv, markdown; ical (certs)',
      },
      { name: 'columns', value: 'A,B…', many: true, help: 'only these columns, in this order' },
      { name: 'since', value: 'REV', help: 'for tables of change: the revision to compare with' },
      { name: 'since-dir', value: 'DIR', help: 'the same with an older copy of the folder' },
      ...variables,
      foundation,
      config,
      outside,
      language,
      { name: 'now', value: 'DATE', help: 'the day to check certificates against' },
      debug,
      help,
    ],
    examples: [
      'taslint facts',
      'taslint facts certs --format ical > certs.ics',
      'taslint facts job --columns name,instances foundations/prod',
    ],
  },
  {
    name: 'picture',
    load: async () => (await import('./commands/picture.ts')).pictureCommand,
    usage: 'taslint picture [FOUNDATION|PATH…]',
    summary: 'VMs, certificates, domains and ports, drawn as a page',
    options: [
      { name: 'format', value: 'NAME', choices: ['html', 'mermaid'], help: 'html (default), or mermaid: text for wikis' },
      ...variables,
      config,
      outside,
      language,
      { name: 'now', value: 'DATE', help: 'the day to count from' },
      debug,
      help,
    ],
    examples: ['taslint picture prod-seoul > prod-seoul.html', 'taslint picture --format mermaid foundations/prod'],
  },
  {
    name: 'review',
    load: async () => (await import('./commands/review.ts')).reviewCommand,
    usage: 'taslint review [FOUNDATION|PATH…]',
    summary: 'the design of a foundation, a document to fill and sign',
    options: [
      { name: 'format', value: 'NAME', choices: ['markdown', 'html'], help: 'markdown (default), or html: a page to print' },
      { name: 'output', short: 'o', value: 'FILE', help: 'where to write (default: standard output)' },
      ...variables,
      config,
      outside,
      language,
      { name: 'now', value: 'DATE', help: 'the day to write at its head' },
      debug,
      help,
    ],
    examples: ['taslint review prod-seoul -o review.md', 'taslint review --format html --now 2026-01-31 foundations/prod > review.html'],
  },
  {
    name: 'init',
    load: async () => (await import('./commands/init.ts')).initCommand,
    usage: 'taslint init [DIR]',
    summary: 'write a taslint.yml from what is found',
    options: [{ name: 'force', help: 'overwrite an existing taslint.yml' }, language, help],
    examples: ['taslint init'],
  },
  {
    name: 'interpolate',
    load: async () => (await import('./commands/interpolate.ts')).interpolateCommand,
    usage: 'taslint interpolate [OPTION…] FILE',
    summary: 'print a file as om or bosh would evaluate it',
    options: [
      ...variables,
      { name: 'var-file', value: 'NAME=PATH', many: true, help: 'bosh: a file as the value of a variable' },
      { name: 'path', value: 'POINTER', help: 'print only this part, e.g. /resource-config/router' },
      { name: 'skip-missing', short: 's', help: 'leave placeholders nobody defines' },
      { name: 'format', value: 'NAME', choices: ['yaml', 'json'], help: 'yaml (default) or json' },
      { name: 'dialect', value: 'NAME', choices: ['om', 'bosh'], help: 'om (default) or bosh' },
      { name: 'var-errs', help: 'bosh: refuse missing variables' },
      { name: 'var-errs-unused', help: 'bosh: refuse unused variables' },
      { name: 'trace', help: 'print where each value came from instead of the values' },
      language,
      color,
      help,
    ],
    examples: [
      'taslint interpolate -l vars/cf.yml -o ops/ha.yml config/cf.yml',
      'taslint interpolate --trace --path /resource-config config/cf.yml',
    ],
  },
  {
    name: 'check',
    load: async () => (await import('./commands/check.ts')).checkCommand,
    usage: 'taslint check --kind product|director FILE',
    summary: 'would om take this file? exits 0, 1 or 2',
    options: [
      { name: 'kind', value: 'KIND', choices: ['product', 'director'], help: 'configure-product or configure-director' },
      ...variables,
      { name: 'format', value: 'NAME', choices: ['text', 'json'], help: 'text (default) or json' },
      language,
      color,
      help,
    ],
    examples: ['taslint check --kind product -l vars/cf.yml config/cf.yml'],
  },
  {
    name: 'metadata',
    load: async () => (await import('./commands/metadata.ts')).metadataCommand,
    usage: 'taslint metadata extract|show|schema FILE [PROPERTY]',
    summary: 'what a tile takes, from its .pivotal or metadata.yml',
    options: [
      { name: 'output', short: 'o', value: 'FILE', help: 'extract, schema: where to write (default: standard output)' },
      { name: 'with-labels', help: 'extract: keep labels and descriptions' },
      language,
      help,
    ],
    examples: [
      'taslint metadata extract cf-6.0.5.pivotal -o metadata/cf-6.0.5.yml',
      'taslint metadata show metadata/cf-6.0.5.yml .properties.system_database',
      'taslint metadata schema metadata/cf-6.0.5.yml -o cf.schema.json',
    ],
  },
  {
    name: 'version',
    load: async () => (await import('./commands/version.ts')).versionCommand,
    usage: 'taslint version',
    summary: 'print the version',
    options: [{ name: 'format', value: 'NAME', choices: ['text', 'json'], help: 'text (default) or json' }, help],
    examples: [],
  },
];

/** Help for one command; fits a screen of 80 columns. */
export function commandHelp(spec: CommandSpec, headings = { options: 'Options', examples: 'Examples' }): string {
  const examples =
    spec.examples.length === 0 ? '' : `\n${headings.examples}:\n${spec.examples.map((example) => `  ${example}`).join('\n')}\n`;
  return `${spec.usage}\n  ${spec.summary}\n\n${headings.options}:\n${describeOptions(spec.options)}\n${examples}`;
}

/** The page for `taslint --help`. */
export function overview(version: string): string {
  return `taslint ${version}: checks Ops Manager and TAS configuration before it hurts

Usage: taslint [COMMAND] [OPTION…] [PATH…]

Commands:
${commandList(COMMANDS)}

taslint COMMAND --help shows the options of a command.
Exit codes: 0 clean, 1 findings, 2 could not check, 130 interrupted.
TASLINT_V8_FLAGS=off in the environment leaves the settings of V8 alone.
`;
}

/** What each command is for, one line a command. */
export function commandList(commands: readonly CommandSpec[]): string {
  const width = Math.max(...commands.map((spec) => spec.name.length)) + 2;
  return commands.map((spec) => `  ${spec.name.padEnd(width)}${spec.summary}`).join('\n');
}
