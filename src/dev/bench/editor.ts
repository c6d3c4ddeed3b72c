import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { builtinRules } from '../../run/builtin-rules.ts';
import { serve } from '../../server/serve.ts';
import { CORPUS_DAY } from '../quality/corpus-findings.ts';
import { writeFullTas } from './full-tas.ts';
import { writeFoundation } from './inputs.ts';
import { FOLDER } from './measure.ts';
import { print } from './table.ts';

const ROUNDS = 120;
const WARM = 60;

/** What an editor feels: a line of a product file changed, and the whole foundation of 12 files is answered for again, by a language server that runs already. */
export async function changedLine(): Promise<void> {
  writeFoundation('changed', 3);
  await answers('answer to a changed line in a foundation of 12 files', join(FOLDER, 'changed'), 'config/cf.yml', true);
  const real = join(writeFullTas('changed-tas', 1), 'foundation-0');
  await answers('answer to a changed line in a TAS foundation of 15 files', real, 'config/cf.yml', false);
}

/** Processor time from the message of the change to the last finding, the editor's part (in this process, too) included. */
async function answers(what: string, cwd: string, file: string, gates: boolean): Promise<void> {
  const builtin = builtinRules();
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()];
  void serve({
    cwd,
    env: process.env,
    clock: () => performance.now(),
    interruptible: (work) => work(),
    rules: () => builtin,
    input: toServer,
    output: toEditor,
    language: undefined,
    locale: 'en',
    pages: undefined,
    now: () => CORPUS_DAY,
    after: () => () => {}, // nothing waits here: asking for actions makes the server hurry
    isAlive: () => true,
  });
  const editor = createMessageConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer));
  editor.onRequest('client/registerCapability', () => null);
  editor.listen();
  const uri = pathToFileURL(join(cwd, file)).href;
  const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
  await editor.sendRequest('initialize', { processId: null, rootUri: pathToFileURL(cwd).href, capabilities });
  const text = readFileSync(join(cwd, file), 'utf8');
  const [before, value] = /^ +value: (?:value of setting )?(\d+)$/m.exec(text) ?? [];
  if (before === undefined || value === undefined) throw new Error(`no line of ${file} to change`);
  const line = text.slice(0, text.indexOf(`${before}\n`)).split('\n').length - 1;
  await editor.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
  const start = { line, character: before.length - value.length };
  let { length } = value;
  const costs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const changed = String(7000 + round);
    const from = process.cpuUsage();
    await editor.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: round + 2 },
      contentChanges: [{ range: { start, end: { line, character: start.character + length } }, text: changed }],
    });
    await editor.sendRequest('textDocument/codeAction', {
      textDocument: { uri: pathToFileURL(join(cwd, 'none.yml')).href },
      range: { start, end: start },
      context: { diagnostics: [] },
    });
    const { user, system } = process.cpuUsage(from);
    if (round >= WARM) costs.push((user + system) / 1000);
    length = changed.length;
  }
  toServer.end();
  editor.dispose();
  const ours = costs.sort((one, other) => one - other)[costs.length >> 1]!;
  print({ what, ours, unit: 'ms', ...(gates ? { gate: 15 } : {}), aim: 8 });
}
