import { PROFILES } from '../run/run-options.ts';
import type { ExitCode } from '../run/exit-code.ts';
import type { Io } from '../run/io.ts';
import { LINT_GROUPS } from './lint-options.ts';
import {
  baselineFile,
  certificateDay,
  color,
  config,
  debug,
  failOn,
  foundation,
  help,
  language,
  metadata,
  outside,
  profile,
  ruleSeverity,
  textOrJson,
  variables,
} from './option-specs.ts';
import type { ListName, OptionGroup, OptionSpec, ParsedArguments } from './options.ts';

/** The commands and their options: the one list that the parser, the help and the documentation read. */

/** What a command is given: its arguments, read, and the world. */
export type Command = (args: ParsedArguments, io: Io) => Promise<ExitCode> | ExitCode;

/** What people come for; the overview lists the commands by it. */
export const PURPOSES = ['check', 'understand', 'set-up'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface CommandSpec {
  /** Loaded when it is used: a commit hook pays for `lint` only. */
  readonly load: () => Promise<Command>;
  readonly name: string;
  readonly purpose: Purpose;
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  /** The same by subject, where they fill more than a screen: the plain help shows the everyday ones only. */
  readonly groups?: readonly OptionGroup[];
  readonly examples: readonly string[];
  /** It serves until it is told to end, so that V8 is to optimise what it runs. */
  readonly goesOn?: true;
  /** What its first argument is, where that is one of few. */
  readonly words?: readonly string[];
  /** The lists that completion offers for its arguments. */
  readonly lists?: readonly ListName[];
}

/** The schemas that taslint brings. */
export const SCHEMAS = ['taslint', 'rule', 'json-v1', 'json-v2'] as const;
export type SchemaName = (typeof SCHEMAS)[number];

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'lint',
    purpose: 'check',
    load: async () => (await import('./commands/lint.ts')).lintCommand,
    usage: 'taslint [lint] [PATH…]',
    summary: 'check files and folders (default: this folder)',
    options: LINT_GROUPS.flatMap(({ everyday, rare }) => [...everyday, ...rare]),
    groups: LINT_GROUPS,
    examples: ['taslint foundations/prod', 'taslint --since origin/main --new-only', 'taslint --format github --format json=out.json .'],
  },
  {
    name: 'baseline',
    purpose: 'check',
    load: async () => (await import('./commands/baseline.ts')).baselineCommand,
    usage: 'taslint baseline create|update|prune [PATH…]',
    summary: 'record the findings of today; report only new ones',
    options: [baselineFile, profile, ruleSeverity, ...variables, metadata, foundation, config, outside, language, certificateDay, help],
    examples: ['taslint baseline create .', 'taslint baseline prune .'],
    words: ['create', 'update', 'prune'],
  },
  {
    name: 'ignore',
    purpose: 'check',
    load: async () => (await import('./commands/ignore.ts')).ignoreCommand,
    usage: 'taslint ignore RULE@FILE:LINE… --reason TEXT',
    summary: 'write comments that suppress findings',
    options: [
      { name: 'reason', value: 'TEXT', help: 'why you accept the risk; may end in (until 2026-12-31)' },
      profile,
      ruleSeverity,
      ...variables,
      { name: 'since', value: 'REV', help: 'for rules about a change: the revision to compare with' },
      metadata,
      foundation,
      config,
      outside,
      language,
      certificateDay,
      help,
    ],
    examples: ["taslint ignore dns/domain-format@sandbox/cf.yml:3 --reason 'a test domain'"],
  },
  {
    name: 'explain',
    lists: ['rules', 'topics'],
    purpose: 'understand',
    load: async () => (await import('./commands/explain.ts')).explainCommand,
    usage: 'taslint explain [RULE | WORD… | ERROR TEXT]',
    summary: 'explain a rule, a topic, a setting or an error message',
    options: [
      { name: 'topics', help: 'list the topics' },
      { name: 'topic', value: 'NAME', lists: ['topics'], help: 'same as the name alone: explain blobstore' },
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
    purpose: 'understand',
    load: async () => (await import('./commands/rules.ts')).rulesCommand,
    usage: 'taslint rules [--test DIR]',
    summary: 'list the rules, or test rules of your own',
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
    purpose: 'understand',
    load: async () => (await import('./commands/foundations.ts')).foundationsCommand,
    usage: 'taslint foundations [PATH…]',
    summary: 'show which file belongs to which foundation, and why',
    options: [textOrJson, metadata, foundation, config, outside, language, color, help],
    examples: ['taslint foundations .'],
  },
  {
    name: 'config',
    purpose: 'understand',
    load: async () => (await import('./commands/config.ts')).configCommand,
    usage: 'taslint config [PATH…]',
    summary: 'show which settings are in force, and where they come from',
    options: [textOrJson, profile, ruleSeverity, failOn, baselineFile, foundation, config, outside, language, help],
    examples: ['taslint config .', 'taslint config --format json config/cf.yml'],
  },
  {
    name: 'vars',
    lists: ['foundations'],
    purpose: 'understand',
    load: async () => (await import('./commands/vars.ts')).varsCommand,
    usage: 'taslint vars [FOUNDATION]',
    summary: 'list the variables: uses, definitions, which file wins',
    options: [textOrJson, ...variables, config, outside, language, color, help],
    examples: ['taslint vars prod-seoul'],
  },
  {
    name: 'diff',
    purpose: 'understand',
    load: async () => (await import('./commands/diff.ts')).diffCommand,
    usage: 'taslint diff [REV[..REV]] [-- PATH…] | -f A -f B',
    summary: 'compare evaluated configs: revisions or foundations',
    options: [
      { name: 'since-dir', value: 'DIR', help: 'compare with an older copy of the folder; needs no git' },
      { ...foundation, help: 'only this foundation; two are compared with each other' },
      { name: 'moves', help: 'also values that only moved to another file' },
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
    purpose: 'check',
    load: async () => (await import('./commands/upgrade.ts')).upgradeCommand,
    usage: 'taslint upgrade PRODUCT --to FILE [--from FILE] [PATH…]',
    summary: 'show what a new tile version means for your config',
    options: [
      { name: 'to', value: 'FILE', help: 'metadata or .pivotal of the new version' },
      { name: 'from', value: 'FILE', help: 'metadata of the current version (default: as for lint)' },
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
    lists: ['tables'],
    purpose: 'understand',
    load: async () => (await import('./commands/facts.ts')).factsCommand,
    usage: 'taslint facts [TABLE [PATH…]]',
    summary: 'print tables: certs, ports, jobs, capacity, domains …',
    options: [
      {
        name: 'format',
        value: 'NAME',
        choices: ['text', 'json', 'csv', 'markdown', 'ical'],
        help: 'text (default), json, csv, markdown; ical (certs)',
      },
      { name: 'columns', value: 'A,B…', many: true, help: 'only these columns, in this order' },
      { name: 'since', value: 'REV', help: 'for tables about a change: the revision to compare with' },
      { name: 'since-dir', value: 'DIR', help: 'the same, with an older copy of the folder' },
      ...variables,
      foundation,
      config,
      outside,
      language,
      certificateDay,
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
    lists: ['foundations'],
    purpose: 'understand',
    load: async () => (await import('./commands/picture.ts')).pictureCommand,
    usage: 'taslint picture [FOUNDATION|PATH…]',
    summary: 'draw VMs, certificates, domains and ports as a page',
    options: [
      { name: 'format', value: 'NAME', choices: ['html', 'mermaid'], help: 'html (default) or mermaid, for wikis' },
      ...variables,
      config,
      outside,
      language,
      { name: 'now', value: 'DATE', help: 'the day to count expiry from' },
      debug,
      help,
    ],
    examples: ['taslint picture prod-seoul > prod-seoul.html', 'taslint picture --format mermaid foundations/prod'],
  },
  {
    name: 'review',
    lists: ['foundations'],
    purpose: 'check',
    load: async () => (await import('./commands/review.ts')).reviewCommand,
    usage: 'taslint review [FOUNDATION|PATH…]',
    summary: 'write a design review to fill in and sign',
    options: [
      { name: 'format', value: 'NAME', choices: ['markdown', 'html'], help: 'markdown (default) or html, to print' },
      { name: 'output', short: 'o', value: 'FILE', help: 'where to write (default: standard output)' },
      ...variables,
      config,
      outside,
      language,
      { name: 'now', value: 'DATE', help: 'the date to put at the top' },
      debug,
      help,
    ],
    examples: ['taslint review prod-seoul -o review.md', 'taslint review --format html --now 2026-01-31 foundations/prod > review.html'],
  },
  {
    name: 'init',
    purpose: 'set-up',
    load: async () => (await import('./commands/init.ts')).initCommand,
    usage: 'taslint init [DIR]',
    summary: 'write a taslint.yml from the files it finds',
    options: [{ name: 'force', help: 'overwrite an existing taslint.yml' }, language, help],
    examples: ['taslint init'],
  },
  {
    name: 'interpolate',
    purpose: 'understand',
    load: async () => (await import('./commands/interpolate.ts')).interpolateCommand,
    usage: 'taslint interpolate [OPTION…] FILE',
    summary: 'print a file as om or bosh would evaluate it',
    options: [
      ...variables,
      { name: 'var-file', value: 'NAME=PATH', many: true, help: 'bosh: the content of a file as a variable' },
      { name: 'path', value: 'POINTER', help: 'print only this part, e.g. /resource-config/router' },
      { name: 'skip-missing', short: 's', help: 'leave undefined placeholders as they are' },
      { name: 'format', value: 'NAME', choices: ['yaml', 'json'], help: 'yaml (default) or json' },
      { name: 'dialect', value: 'NAME', choices: ['om', 'bosh'], help: 'om (default) or bosh' },
      { name: 'var-errs', help: 'bosh: fail on undefined variables' },
      { name: 'var-errs-unused', help: 'bosh: fail on unused variables' },
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
    purpose: 'check',
    load: async () => (await import('./commands/check.ts')).checkCommand,
    usage: 'taslint check --kind product|director FILE',
    summary: 'check whether om accepts a file; exits 0, 1 or 2',
    options: [
      { name: 'kind', value: 'KIND', choices: ['product', 'director'], help: 'configure-product or configure-director' },
      ...variables,
      textOrJson,
      language,
      color,
      help,
    ],
    examples: ['taslint check --kind product -l vars/cf.yml config/cf.yml'],
  },
  {
    name: 'metadata',
    purpose: 'understand',
    load: async () => (await import('./commands/metadata.ts')).metadataCommand,
    usage: 'taslint metadata extract|show|schema FILE [PROPERTY]',
    summary: 'show what a tile accepts, from its .pivotal or metadata',
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
    words: ['extract', 'show', 'schema'],
  },
  {
    name: 'lsp',
    goesOn: true,
    purpose: 'set-up',
    load: async () => (await import('./commands/lsp.ts')).lspCommand,
    usage: 'taslint lsp',
    summary: 'show findings while you type: the server for editors',
    options: [
      { name: 'stdio', help: 'what editors add: it speaks over stdin and stdout only' },
      { name: 'clientProcessId', value: 'PID', help: 'the editor, where it says so: the server ends with it' },
      language,
      help,
    ],
    examples: [],
  },
  {
    name: 'schema',
    purpose: 'set-up',
    load: async () => (await import('./commands/schema.ts')).schemaCommand,
    usage: `taslint schema ${SCHEMAS.join('|')}`,
    summary: 'print a JSON schema for editors and programs',
    options: [language, help],
    examples: ['taslint schema taslint > taslint.schema.json'],
    words: SCHEMAS,
  },
  {
    name: 'completion',
    purpose: 'set-up',
    load: async () => (await import('./commands/completion.ts')).completionCommand,
    usage: `taslint completion ${SHELLS.join('|')}`,
    summary: 'print a completion script for your shell',
    options: [language, help],
    examples: ['taslint completion bash > ~/.local/share/bash-completion/completions/taslint'],
    words: SHELLS,
  },
  {
    name: 'version',
    purpose: 'set-up',
    load: async () => (await import('./commands/version.ts')).versionCommand,
    usage: 'taslint version [--verbose]',
    summary: 'print the version',
    options: [{ name: 'verbose', help: 'also the engine, the build and the platform' }, textOrJson, language, help],
    examples: [],
  },
];
