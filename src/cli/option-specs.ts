import { LANGUAGES } from '../base/language.ts';
import { FAIL_ON, PROFILES } from '../run/run-options.ts';
import type { OptionSpec } from './options.ts';

/** The options that several commands have. */

export const language: OptionSpec = {
  name: 'lang',
  value: 'en|ko',
  choices: LANGUAGES,
  help: 'language of messages (default: the locale)',
};
export const textOrJson: OptionSpec = { name: 'format', value: 'NAME', choices: ['text', 'json'], help: 'text (default) or json' };
export const profile: OptionSpec = { name: 'profile', value: 'NAME', choices: PROFILES, help: 'recommended (default), strict or all' };
export const failOn: OptionSpec = {
  name: 'fail-on',
  value: 'SEVERITY',
  choices: FAIL_ON,
  help: 'exit 1 from this severity on (default: warning)',
};
export const baselineFile: OptionSpec = { name: 'baseline', value: 'FILE', help: 'the file (default: taslint-baseline.json)' };
export const certificateDay: OptionSpec = { name: 'now', value: 'DATE', help: 'the day to check certificates against' };
export const color: OptionSpec = { name: 'color', value: 'WHEN', choices: ['auto', 'always', 'never'], help: 'auto, always or never' };
export const config: OptionSpec = {
  name: 'config',
  short: 'c',
  value: 'FILE',
  help: 'taslint.yml to use (default: the nearest one upward)',
};
export const foundation: OptionSpec = {
  name: 'foundation',
  short: 'f',
  value: 'NAME',
  many: true,
  lists: ['foundations'],
  help: 'only this foundation; repeatable',
};
export const debug: OptionSpec = { name: 'debug', help: 'show stack traces of defects' };
export const help: OptionSpec = { name: 'help', short: 'h', help: 'this help' };
export const outside: OptionSpec = { name: 'allow-outside', help: 'let taslint.yml use files outside its folder' };

export const ruleSeverity: OptionSpec = {
  name: 'rule',
  value: 'ID=SEVERITY',
  many: true,
  lists: ['rules', 'groups'],
  help: "error, warning, info or off; ID may be 'security/*'",
};

export const metadata: OptionSpec = {
  name: 'metadata',
  value: 'FILE',
  help: 'metadata or .pivotal of a tile, to check against',
};

export const varsFile: OptionSpec = {
  name: 'vars-file',
  short: 'l',
  value: 'FILE',
  many: true,
  help: 'variables for all files given; repeatable, last wins',
};
export const varsEnv: OptionSpec = {
  name: 'vars-env',
  value: 'PREFIX',
  many: true,
  help: 'variables from the environment: PREFIX_name',
};
export const variable: OptionSpec = { name: 'var', short: 'v', value: 'NAME=VALUE', many: true, help: 'one variable' };
export const opsFile: OptionSpec = {
  name: 'ops-file',
  short: 'o',
  value: 'FILE',
  many: true,
  help: 'ops-file to apply first; repeatable, in order',
};
export const variables: readonly OptionSpec[] = [varsFile, varsEnv, variable, opsFile];
