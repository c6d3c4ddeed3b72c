import { LANGUAGES } from '../base/language.ts';
import type { OptionSpec } from './options.ts';

/** The options that several commands have. */

export const language: OptionSpec = {
  name: 'lang',
  value: 'en|ko',
  choices: LANGUAGES,
  help: 'language of messages (default: the locale)',
};
export const color: OptionSpec = { name: 'color', value: 'WHEN', choices: ['auto', 'always', 'never'], help: 'auto, always or never' };
export const config: OptionSpec = { name: 'config', short: 'c', value: 'FILE', help: 'taslint.yml to use (default: found upward)' };
export const foundation: OptionSpec = {
  name: 'foundation',
  short: 'f',
  value: 'NAME',
  many: true,
  help: 'only this foundation; repeatable',
};
export const debug: OptionSpec = { name: 'debug', help: 'show stack traces of defects' };
export const help: OptionSpec = { name: 'help', short: 'h', help: 'this help' };
export const outside: OptionSpec = { name: 'allow-outside', help: 'let taslint.yml name files outside its folder' };

export const metadata: OptionSpec = {
  name: 'metadata',
  value: 'FILE',
  help: 'metadata of a tile, or its .pivotal, to check its config by',
};

export const variables: readonly OptionSpec[] = [
  { name: 'vars-file', short: 'l', value: 'FILE', many: true, help: 'variables for all files given; repeatable, last wins' },
  { name: 'vars-env', value: 'PREFIX', many: true, help: 'variables from the environment: PREFIX_name' },
  { name: 'var', short: 'v', value: 'NAME=VALUE', many: true, help: 'one variable' },
  { name: 'ops-file', short: 'o', value: 'FILE', many: true, help: 'operations to apply first; repeatable, in order' },
];
