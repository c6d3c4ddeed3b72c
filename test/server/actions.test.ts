import { expect, test } from 'vitest';
import type { CodeAction, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ABLE, editorIn, type Editor } from './editor.ts';
import { CONFIG, SAME_DOMAINS, SITE } from './site.ts';
import { folderWith } from '../cli/run.ts';

const DIRECTOR = `az-configuration:
- name: az1
properties-configuration:
  director_configuration:
    bosh_recreate_on_next_deploy: true # for the rotation
`;
const RECREATE = 'director/recreate-flags';

/** What can be done about a line of an open document. */
async function actionsAt(editor: Editor, path: string, line: number, only?: readonly string[]): Promise<readonly CodeAction[]> {
  const at = { line, character: 40 };
  return editor.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: editor.uri(path) },
    range: { start: { line, character: 0 }, end: at },
    context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
  });
}

/** The edits of a document in an edit of the workspace, whichever form it has. */
function editsOf(edit: WorkspaceEdit | undefined, uri: string): readonly TextEdit[] {
  const versioned = (edit?.documentChanges ?? []).filter((change): change is TextDocumentEdit => 'edits' in change);
  // what snippets are, a test says by itself
  return [
    ...(edit?.changes?.[uri] ?? []),
    ...versioned.flatMap((change) => (change.textDocument.uri === uri ? (change.edits as TextEdit[]) : [])),
  ];
}

function edited(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('file:///x', 'yaml', 1, text), [...edits]);
}

test('a safe fix is offered as the preferred one, for the version of the document that it is for', async () => {
  const editor = await editorIn({ 'director.yml': DIRECTOR });
  await editor.open('director.yml', DIRECTOR);
  const fix = (await actionsAt(editor, 'director.yml', 4)).find(({ isPreferred }) => isPreferred === true);
  expect(fix).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: RECREATE }] });
  expect(fix?.edit?.documentChanges).toMatchObject([{ textDocument: { version: 1 } }]);
  expect(edited(DIRECTOR, editsOf(fix?.edit, editor.uri('director.yml')))).toBe(DIRECTOR.replace('deploy: true', 'deploy: false'));
});

test('an unsafe fix is marked, and edits the other file', async () => {
  const files = {
    'taslint.yml': 'foundations:\n  seoul:\n    director: { config: director.yml, vars-files: [vars.yml] }\n',
    'director.yml': DIRECTOR.replace('deploy: true', 'deploy: ((recreate))'),
    'vars.yml': 'recreate: yes # once\n',
  };
  const editor = await editorIn(files);
  await editor.open('vars.yml', files['vars.yml']);
  const actions = await actionsAt(editor, 'vars.yml', 0);
  const fix = actions.find(({ title }) => title.includes('(unsafe'));
  expect(fix?.isPreferred).toBeUndefined();
  expect(edited(files['vars.yml'], editsOf(fix?.edit, editor.uri('vars.yml')))).toBe('recreate: false # once\n');
});

test('a finding is accepted by a comment with its reason left to write: a snippet, or a plain comment that taslint asks to complete', async () => {
  const able = await editorIn(SITE);
  await able.open('config/cf.yml', CONFIG);
  await able.open('vars/cf.yml', SITE['vars/cf.yml']);
  const snippet = (await actionsAt(able, 'vars/cf.yml', 1)).find(({ title }) => title.startsWith('Accept'));
  expect(snippet?.edit?.documentChanges).toMatchObject([
    {
      edits: [
        {
          range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
          snippet: { kind: 'snippet', value: `# taslint-ignore[${SAME_DOMAINS}]: \${1:reason}\n` },
        },
      ],
    },
  ]);
  const plain = await editorIn(SITE, { capabilities: {} });
  await plain.open('config/cf.yml', CONFIG);
  await plain.open('vars/cf.yml', SITE['vars/cf.yml']);
  const action = (await actionsAt(plain, 'vars/cf.yml', 1)).find(({ title }) => title.startsWith('Accept'));
  const text = edited(SITE['vars/cf.yml'], editsOf(action?.edit, plain.uri('vars/cf.yml')));
  expect(text.split('\n')[1]).toBe(`# taslint-ignore[${SAME_DOMAINS}]: `);
  await plain.change('vars/cf.yml', text);
  expect(await plain.rules('vars/cf.yml')).toContain('taslint/suppression-without-reason');
  await plain.change('vars/cf.yml', text.replace(']: ', ']: a test'));
  expect(await plain.rules('vars/cf.yml')).toEqual([]);
});

test('of a selection with many findings all are explained, and the first twenty can be accepted', async () => {
  const spaced = Array.from({ length: 25 }, (_, index) => `  .properties.p${index}: { value: "(( domain_${index} ))" }\n`);
  const text = `product-name: cf\nproduct-properties:\n${spaced.join('')}`;
  const editor = await editorIn({ 'cf.yml': text });
  await editor.open('cf.yml', text);
  const actions = await editor.connection.sendRequest<readonly CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: editor.uri('cf.yml') },
    range: { start: { line: 0, character: 0 }, end: { line: 26, character: 60 } },
    context: { diagnostics: [] },
  });
  const titled = (start: string): number => actions.filter(({ title }) => title.startsWith(start)).length;
  expect([titled('Explain'), titled('Accept')]).toEqual([25, 20]);
});

test('nothing is accepted that taslint.yml calls unignorable, nor what taslint says of the text itself', async () => {
  const editor = await editorIn({ ...SITE, 'taslint.yml': `unignorable: [${SAME_DOMAINS}]\n` });
  await editor.open('config/cf.yml', CONFIG);
  await editor.open('vars/cf.yml', SITE['vars/cf.yml']);
  await editor.open('broken.yml', 'product-name: [\n');
  const titles = [...(await actionsAt(editor, 'vars/cf.yml', 1)), ...(await actionsAt(editor, 'broken.yml', 1))].map(({ title }) => title);
  expect(titles).toContain(`Explain ${SAME_DOMAINS}`);
  expect(titles.filter((title) => title.startsWith('Accept'))).toEqual([]);
});

test('source.fixAll.taslint does what is safe and nothing else, and only where it is asked for', async () => {
  const text = `product-name: cf
product-properties:
  .cloud_controller.system_domain: { value: "https://sys.example.com" }
  .router.drain_wiat: { value: 20 }
errand-config:
  smoke_tests: { post-deploy-state: "on" }
`;
  const editor = await editorIn({ 'cf.yml': text });
  await editor.open('cf.yml', text);
  expect((await actionsAt(editor, 'cf.yml', 2)).map(({ kind }) => kind)).not.toContain('source.fixAll.taslint');
  const all = await actionsAt(editor, 'cf.yml', 0, ['source.fixAll']);
  expect(all).toHaveLength(1);
  const fixed = edited(text, editsOf(all[0]?.edit, editor.uri('cf.yml')));
  expect(fixed).toBe(text.replace('drain_wiat', 'drain_wait').replace('"on"', 'true').replace('https://', ''));
});

test('a fix of a secret never leaves the server', async () => {
  const text = 'target: https://opsman.example.com\nusername: admin\npassword: " hunter2-Planted"\nskip-ssl-validation: true\n';
  const editor = await editorIn({ 'env.yml': text }, { initializationOptions: {} });
  await editor.open('env.yml', text);
  for (let line = 0; line < 4; line++) await actionsAt(editor, 'env.yml', line);
  await actionsAt(editor, 'env.yml', 0, ['source']);
  expect(editor.sent).not.toContain('hunter2-Planted');
});

test('the id of a rule leads to its page: a document of the server, or a file that came with the release, or nowhere', async () => {
  const virtual = await editorIn(SITE, { initializationOptions: { virtualDocuments: true }, locale: 'ko' });
  await virtual.open('config/cf.yml', CONFIG);
  const [finding] = await virtual.findings('vars/cf.yml');
  expect(finding?.codeDescription?.href).toBe(`taslint:/rules/ko/${SAME_DOMAINS}.txt`);
  const page = await virtual.connection.sendRequest<{ readonly text: string }>('workspace/textDocumentContent', {
    uri: finding?.codeDescription?.href,
  });
  expect(page.text).toContain(`# taslint-ignore[${SAME_DOMAINS}]`);
  expect(page.text).toMatch(/[가-힣]/);

  const pages = folderWith({ 'en/dns.md': `# dns\n\n## ${SAME_DOMAINS}\n\n**Same**\n` });
  const shipped = await editorIn(SITE, { pages });
  await shipped.open('config/cf.yml', CONFIG);
  expect((await shipped.findings('vars/cf.yml'))[0]?.codeDescription?.href).toMatch(/^file:.*\/en\/dns\.md#dnssystem-equals-apps-domain$/);

  const without = await editorIn(SITE);
  await without.open('config/cf.yml', CONFIG);
  expect((await without.findings('vars/cf.yml'))[0]?.codeDescription).toBeUndefined();
});

test('a rule is explained: its page is opened where there is one, else the editor is told in short', async () => {
  const shown: unknown[] = [];
  const explain = async (editor: Editor, rule: unknown): Promise<string | null> =>
    editor.connection.sendRequest('workspace/executeCommand', { command: 'taslint.explainRule', arguments: [rule] });
  const able = await editorIn(SITE, { initializationOptions: { virtualDocuments: true } });
  able.connection.onRequest('window/showDocument', (params: unknown) => (shown.push(params), { success: true }));
  expect(await explain(able, SAME_DOMAINS)).toContain(SAME_DOMAINS);
  await able.settle();
  expect(shown).toMatchObject([{ uri: `taslint:/rules/en/${SAME_DOMAINS}.txt` }]);

  const plain = await editorIn(SITE, { capabilities: { ...ABLE, window: {} } });
  plain.connection.onNotification('window/showMessage', (params: unknown) => void shown.push(params));
  await explain(plain, SAME_DOMAINS);
  expect(await explain(plain, 'no/such-rule')).toBeNull();
  expect(await explain(plain, { id: 7 })).toBeNull();
  await plain.settle();
  expect(JSON.stringify(shown)).toContain(`${SAME_DOMAINS}: `);
});
