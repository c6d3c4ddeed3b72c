import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CompletionItem, Hover, Location, WorkspaceEdit } from 'vscode-languageserver';
import { ABLE, editorIn, type Editor } from './editor.ts';

const FILES = {
  'lab/config/cf.yml': 'product-name: cf\nproduct-properties:\n  .properties.smtp_from:\n    value: "한글 😀 ((sender))"\n',
  'lab/vars/cf.yml': 'sender: ops@example.com\n',
};
const BOTH = `foundations:
  one:
    products:
      cf: { config: one.yml, vars-files: [common.yml] }
  two:
    products:
      cf: { config: two.yml, vars-files: [common.yml] }
`;

/** Asks about the place of a text in an open document. */
function ask<T>(editor: Editor, method: string, path: string, text: string, at: string, more: object = {}): Promise<T> {
  const offset = text.indexOf(at) + at.length;
  const before = text.slice(0, offset).split('\n');
  return editor.connection.sendRequest(`textDocument/${method}`, {
    textDocument: { uri: editor.uri(path) },
    position: { line: before.length - 1, character: before.at(-1)!.length },
    ...more,
  });
}

test('hover tells in Markdown, with a link to each place, and counts columns in UTF-16', async () => {
  const editor = await editorIn(FILES, { capabilities: { ...ABLE, textDocument: { hover: { contentFormat: ['markdown'] } } } });
  const text = FILES['lab/config/cf.yml'];
  await editor.open('lab/config/cf.yml', text);
  const hover = await ask<Hover>(editor, 'hover', 'lab/config/cf.yml', text, '((sen');
  expect(hover.range).toEqual({ start: { line: 3, character: 18 }, end: { line: 3, character: 28 } });
  expect(hover.contents).toMatchObject({ kind: 'markdown' });
  expect(JSON.stringify(hover.contents)).toContain(`[lab/vars/cf.yml:1](${editor.uri('lab/vars/cf.yml')}#L1)`);
});

test('an editor that knows no Markdown gets plain text, in its language', async () => {
  const editor = await editorIn(FILES, { capabilities: {}, locale: 'ko-KR' });
  await editor.open('lab/vars/cf.yml', FILES['lab/vars/cf.yml']);
  const hover = await ask<Hover>(editor, 'hover', 'lab/vars/cf.yml', FILES['lab/vars/cf.yml'], 'send');
  expect(hover.contents).toEqual({ kind: 'plaintext', value: '`sender`: `ops@example.com` (문자열)\n\n- 사용 위치: lab/config/cf.yml:4' });
});

test('while a file that taslint.yml names is gone, a question is answered with nothing, not with a failure', async () => {
  const editor = await editorIn({
    ...FILES,
    'taslint.yml': BOTH.replace(/ {2}two:[^]*/, ''),
    'one.yml': FILES['lab/config/cf.yml'],
    'common.yml': 'sender: a\n',
  });
  const text = FILES['lab/config/cf.yml'];
  await editor.open('one.yml', text);
  await editor.settle();
  rmSync(join(editor.root, 'common.yml'));
  await editor.write('other/none.yml', 'a: 1\n');
  await editor.settle();
  for (const method of ['hover', 'completion', 'definition', 'prepareRename'])
    expect(await ask(editor, method, 'one.yml', text, '((sen')).toBeNull();
  expect(await ask(editor, 'rename', 'one.yml', text, '((sen', { newName: 'from' })).toBeNull();
  expect(await editor.findings('taslint.yml')).toHaveLength(1);
});

test('while a document is half written, what was not changed is known on', async () => {
  const editor = await editorIn(FILES);
  const text = FILES['lab/config/cf.yml'];
  await editor.open('lab/config/cf.yml', text);
  await editor.settle();
  const broken = text.replace('product-name', 'x: [\nproduct-name');
  await editor.change('lab/config/cf.yml', broken);
  expect(await ask<Location[]>(editor, 'definition', 'lab/config/cf.yml', broken, '((sen')).toMatchObject([
    { uri: editor.uri('lab/vars/cf.yml'), range: { start: { line: 0, character: 0 } } },
  ]);
  const references = await ask<Location[]>(editor, 'references', 'lab/config/cf.yml', broken, '((sen', {
    context: { includeDeclaration: false },
  });
  expect(references).toMatchObject([{ range: { start: { line: 4, character: 18 } } }]);
  await expect(ask(editor, 'rename', 'lab/config/cf.yml', broken, '((sen', { newName: 'from' })).rejects.toThrow(
    'lab/config/cf.yml cannot be read as it is now',
  );
});

test('a renaming reaches the foundations that share the vars file and are not open', async () => {
  const text = 'product-name: cf\nproduct-properties:\n  .properties.smtp_from: { value: ((sender)) }\n';
  const files = { 'taslint.yml': BOTH, 'one.yml': text, 'two.yml': text, 'common.yml': 'sender: ops@example.com\n' };
  const editor = await editorIn(files);
  await editor.open('one.yml', text);
  const { changes } = await ask<WorkspaceEdit>(editor, 'rename', 'one.yml', text, '((sen', { newName: 'mail_from' });
  expect(Object.keys(changes ?? {}).sort()).toEqual(['common.yml', 'one.yml', 'two.yml'].map((path) => editor.uri(path)));
  expect(changes?.[editor.uri('common.yml')]).toEqual([
    { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } }, newText: 'mail_from' },
  ]);
});

test('a name that the other foundation has already is refused, in the language of the editor', async () => {
  const text = 'product-name: cf\nproduct-properties:\n  .properties.smtp_from: { value: ((sender)) }\n';
  const other = text.replace('sender', 'mail_from');
  const files = {
    'taslint.yml': BOTH,
    'one.yml': text,
    'two.yml': other,
    'common.yml': 'sender: a@example.com\nmail_from: b@example.com\n',
  };
  const editor = await editorIn(files, { locale: 'ko' });
  await editor.open('one.yml', text);
  await expect(ask(editor, 'rename', 'one.yml', text, '((sen', { newName: 'mail_from' })).rejects.toThrow('mail_from 변수가 이미 있어');
});

test('nothing is said of a file of another program, or of a place where nothing stands', async () => {
  const editor = await editorIn({});
  const text = 'jobs:\n- name: ((param))\n  plan: []\n';
  await editor.open('pipeline.yml', text);
  expect(await ask(editor, 'hover', 'pipeline.yml', text, '((par')).toBeNull();
  expect(await ask(editor, 'prepareRename', 'pipeline.yml', text, '((par')).toBeNull();
});

test('a half-written document is completed as it stands in the editor, by what could be read last', async () => {
  const editor = await editorIn(FILES);
  const text = FILES['lab/config/cf.yml'];
  await editor.open('lab/config/cf.yml', text);
  await editor.settle();
  const broken = `${text}  .properties.smtp_address:\n    value: "한글 ((`;
  await editor.change('lab/config/cf.yml', broken);
  const items = await ask<CompletionItem[]>(editor, 'completion', 'lab/config/cf.yml', broken, '한글 ((', {
    context: { triggerKind: 2, triggerCharacter: '(' },
  });
  expect(items).toMatchObject([
    {
      label: 'sender',
      detail: 'text · lab/vars/cf.yml',
      textEdit: { range: { start: { line: 5, character: 17 }, end: { line: 5, character: 17 } }, newText: 'sender))' },
    },
  ]);
});

test('indenting a line and a single parenthesis ask for nothing', async () => {
  const editor = await editorIn({});
  const text = 'product-name: cf\nresource-config:\n  \nerrand-config:\n  smoke_tests: { post-deploy-state: (}\n';
  await editor.open('cf.yml', text);
  const typed = (triggerCharacter: string): object => ({ context: { triggerKind: 2, triggerCharacter } });
  expect(await ask(editor, 'completion', 'cf.yml', text, 'resource-config:\n  ', typed(' '))).toEqual([]);
  expect(await ask(editor, 'completion', 'cf.yml', text, 'state: (', typed('('))).toEqual([]);
});
