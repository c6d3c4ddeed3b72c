import { expect, test } from 'vitest';
import { Editor, editorIn } from './editor.ts';
import { CONFIG, SAME_DOMAINS, SITE } from './site.ts';
import { folderWith } from '../cli/run.ts';
import { numbersFrom } from '../random.ts';

/** How the server begins, ends, and bears what it cannot understand. */

test('it says who it is and what it can do', async () => {
  const editor = await editorIn(SITE);
  expect(editor.answer?.serverInfo?.name).toBe('taslint');
  expect(editor.answer?.capabilities.textDocumentSync).toMatchObject({ openClose: true, change: 2, save: true });
  expect(editor.answer?.capabilities.codeActionProvider).toMatchObject({ codeActionKinds: ['quickfix', 'source.fixAll.taslint'] });
});

test('it ends with 0 after a goodbye, and with 1 after an exit without one', async () => {
  const polite = await editorIn(SITE);
  await polite.connection.sendRequest('shutdown');
  await polite.connection.sendNotification('exit');
  expect(await polite.ended).toBe(0);
  const rude = await editorIn(SITE);
  await rude.connection.sendNotification('exit');
  expect(await rude.ended).toBe(1);
});

test('it ends when the stream ends, and when the process of the editor is gone', async () => {
  const closed = await editorIn(SITE);
  closed.toServer.end();
  expect(await closed.ended).toBe(1);
  let isAlive = true;
  const died = await editorIn(SITE, { processId: 4711, isAlive: (id) => id === 4711 && isAlive });
  await died.pass(3000);
  isAlive = false;
  await died.pass(3000);
  expect(await died.ended).toBe(1);
});

test('it survives a thousand malformed messages and documents, and answers as before', { timeout: 120_000 }, async () => {
  const editor = new Editor(folderWith(SITE), {});
  const pick = numbersFrom(7);
  const odd: readonly unknown[] = [
    null,
    [],
    {},
    'x',
    7,
    { textDocument: null },
    { textDocument: { uri: 7 } },
    { textDocument: { uri: 'file://%' } },
  ];
  const methods = ['didOpen', 'didChange', 'didClose', 'didSave', 'hover', 'definition', 'rename', 'completion', 'codeAction', 'nonsense'];
  const frame = (text: string): string => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  await editor.initialize();
  const texts = [
    '[',
    '{{',
    'a: &a *a',
    '\0',
    '\uD800',
    '- '.repeat(2000),
    '"',
    'a: b: c',
    '\t',
    '!!binary x',
    '((',
    '%YAML 9',
    'é: ((가))',
  ];
  for (let round = 0; round < 1000; round++) {
    const params = odd[pick(odd.length)];
    const id = pick(2) === 0 ? {} : { id: `odd-${round}` };
    const method = `textDocument/${methods[pick(methods.length)]}`;
    const messages = [
      () => frame(JSON.stringify({ jsonrpc: '2.0', ...id, method, params })),
      () => frame(JSON.stringify(params ?? null)),
      () => frame('{"jsonrpc": "2.0", "met'),
      () => frame(JSON.stringify({ jsonrpc: '2.0', method: 7, params: [[[]]] })),
      () =>
        frame(
          JSON.stringify({
            jsonrpc: '2.0',
            method: 'textDocument/didOpen',
            params: {
              textDocument: {
                uri: editor.uri(`odd/${pick(9)}.yml`),
                languageId: 'yaml',
                version: 1,
                text: texts[pick(texts.length)]!.repeat(1 + pick(3)),
              },
            },
          }),
        ),
    ];
    editor.toServer.write(messages[pick(messages.length)]!());
    if (round % 100 === 0) await editor.settle();
  }
  for (let file = 0; file < 9; file++) await editor.close(`odd/${file}.yml`);
  await editor.open('config/cf.yml', CONFIG);
  expect(await editor.rules('vars/cf.yml')).toEqual([SAME_DOMAINS]);
});
