import { expect, test } from 'vitest';
import { editorIn } from './editor.ts';

test('a document is linted as it stands in the editor, its findings are cleared when it is closed, and the server ends when it is asked to', async () => {
  const editor = await editorIn({ 'cf.yml': 'product-name: cf\n' });
  await editor.open('cf.yml', 'product-name: cf\nresource-config:\n  router:\n    instances: 1\n  nats:\n    instances: 1\n');
  expect(await editor.rules('cf.yml')).toEqual(['availability/router-single']);
  await editor.close('cf.yml');
  expect(await editor.findings('cf.yml')).toEqual([]);
  await editor.connection.sendRequest('shutdown');
  await editor.connection.sendNotification('exit');
  expect(await editor.ended).toBe(0);
});
