import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from '../../cli/command-specs.ts';
import { commandSpec } from '../../cli/main.ts';
import { run, type Ended } from './run-program.ts';

/** What an executable is asked, to be held against the program of `dist`. */

export const FIXTURES = fileURLToPath(new URL('../../../fixtures', import.meta.url));

export interface Call {
  /** Folder of the call, from that of the fixtures. */
  readonly folder: string;
  readonly words: readonly string[];
  readonly input?: string;
}

/** Commands and formats that no scenario shows; together with the scenarios they load every part of the program. */
const MORE: readonly (readonly [folder: string, words: string, input?: string])[] = [
  ['.', '--help'],
  ['.', '--help --lang ko'],
  ['.', '--version'],
  ['.', '--no-such-option'],
  ['.', 'no/such/file.yml'],
  ['.', 'explain cert/san-missing-apps-domain --lang ko'],
  ['.', 'explain what-no-rule-is-called'],
  ['.', 'rules --format json'],
  ['.', 'schema rule'],
  ['.', 'completion bash'],
  ['.', '--format json clean changes/base'],
  ['foundations', '--profile all --format json .'],
  ['foundations', '--profile all --format sarif --lang ko .'],
  ['foundations', '--format html .'],
  ['foundations', '--format markdown .'],
  ['foundations', '--verbose */config/*.yml'],
  ['foundations', '--fix-dry-run --fix --unsafe .'],
  ['foundations/a-day', 'picture'],
  ['foundations/a-day', 'review'],
  ['foundations/a-day', 'vars busan'],
  ['foundations/a-day', 'check --kind product config/cf.yml'],
  ['foundations/mailer-upgrade', 'interpolate --trace -l vars/mailer.yml config/mailer.yml'],
  ['foundations/mailer-upgrade', 'interpolate -l vars/mailer.yml config/mailer.yml'],
  ['foundations/mailer-upgrade', 'metadata show metadata/mailer-3.0.0.yml'],
  ['foundations/mailer-upgrade', '-', readFileSync(join(FIXTURES, 'foundations/mailer-upgrade/config/mailer.yml'), 'utf8')],
  [
    'foundations/mailer-upgrade',
    'lsp --stdio',
    editorOf({ method: 'initialize', id: 1, params: { processId: null, rootUri: null, capabilities: {} } }),
  ],
];

/** What an editor sends that begins so and leaves at once. */
function editorOf(first: Readonly<Record<string, unknown>>): string {
  const messages = [first, { method: 'initialized', params: {} }, { method: 'shutdown', id: 2 }, { method: 'exit' }];
  return messages
    .map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
    .map((text) => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
    .join('');
}

/** All of them: those of the scenarios in `fixtures/foundations`, and more. None of them writes. */
export function executableCalls(): readonly Call[] {
  const scenarios = readdirSync(join(FIXTURES, 'foundations')).flatMap((name) => {
    const text = readFileSync(join(FIXTURES, 'foundations', name, 'expected.txt'), 'utf8');
    return [...text.matchAll(/^\$ taslint(.*)$/gm)].map(([, words = '']) => callOf(`foundations/${name}`, words));
  });
  return [...scenarios, ...MORE.map(([folder, words, input]) => callOf(folder, words, input))];
}

/** A call of the words of a text. */
export function callOf(folder: string, words: string, input?: string): Call {
  return { folder, words: onOneDay(wordsOf(words)), ...(input === undefined ? {} : { input }) };
}

function wordsOf(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}

/** With a fixed day where the command takes one: what expires depends on it. */
function onOneDay(words: readonly string[]): readonly string[] {
  const command = COMMANDS.find(({ name }) => name === words[0]) ?? commandSpec('lint');
  return command.options.some(({ name }) => name === 'now') ? [...words, '--now', '2026-01-31'] : words;
}

/** A copy of the fixtures with no git around, so that every program sees the same wherever it runs. */
export function copyFixtures(target: string): void {
  cpSync(FIXTURES, target, { recursive: true });
}

const PLAIN = { TZ: 'UTC', LC_ALL: 'C.UTF-8', LANGUAGE: undefined, NODE_OPTIONS: undefined };

/** How taslint is started. */
export interface Program {
  /** What stands before the words of a call, e.g. `node dist/taslint.js`. */
  readonly start: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

/** Makes a call in a copy of the fixtures. */
export function make({ folder, words, input }: Call, { start: [file, ...before], env }: Program, fixtures: string): Ended {
  const options = { cwd: join(fixtures, folder), env: { ...PLAIN, ...env } };
  return run(file, [...before, ...words], { ...options, ...(input === undefined ? {} : { input }) });
}
