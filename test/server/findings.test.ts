import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ABLE, editorIn } from './editor.ts';
import { CONFIG, MENDED, SAME_DOMAINS, SITE, VARS } from './site.ts';

describe('what is shown', () => {
  test('a document is linted as it stands in the editor, and its findings are cleared when it is closed', async () => {
    const editor = await editorIn({ 'cf.yml': 'product-name: cf\n' });
    await editor.open('cf.yml', 'product-name: cf\nresource-config:\n  router:\n    instances: 1\n  nats:\n    instances: 1\n');
    expect(await editor.rules('cf.yml')).toEqual(['availability/router-single']);
    await editor.close('cf.yml');
    expect(await editor.findings('cf.yml')).toEqual([]);
  });

  test('a finding has its place, its rule, its severity, its way and what decided, on one line without a secret', async () => {
    const editor = await editorIn(SITE);
    await editor.open('config/cf.yml', CONFIG);
    const [finding] = await editor.findings('vars/cf.yml');
    expect(finding).toMatchObject({
      range: { start: { line: 1, character: 13 }, end: { line: 1, character: 29 } },
      severity: 2,
      code: SAME_DOMAINS,
      source: 'taslint',
    });
    expect(finding?.message).not.toContain('\n');
    expect(finding?.message).not.toContain('config/cf.yml'); // the places are told beside it
    expect(finding?.relatedInformation?.map(({ location }) => location.uri)).toContain(editor.uri('config/cf.yml'));
  });

  test('an editor that shows no places beside a message has them in it', async () => {
    const editor = await editorIn(SITE, { capabilities: {} });
    await editor.open('config/cf.yml', CONFIG);
    const [finding] = await editor.findings('vars/cf.yml');
    expect(finding?.message).toContain('config/cf.yml:6');
    expect(finding?.relatedInformation).toBeUndefined();
  });

  test('findings in a file that is not open are shown there, and cleared with the document that they came from', async () => {
    const editor = await editorIn(SITE);
    await editor.open('config/cf.yml', CONFIG);
    expect(await editor.rules('vars/cf.yml')).toEqual([SAME_DOMAINS]);
    await editor.close('config/cf.yml');
    expect(await editor.findings('vars/cf.yml')).toEqual([]);
  });

  test('an unsaved edit of a vars file takes a finding out of the other file', async () => {
    const config = CONFIG.replace('((apps_domain))', 'same.example.com');
    const editor = await editorIn({ 'config/cf.yml': config, 'vars/cf.yml': 'system_domain: same.example.com\n' });
    await editor.open('config/cf.yml', config);
    await editor.open('vars/cf.yml', 'system_domain: same.example.com\n');
    expect(await editor.rules('config/cf.yml')).toEqual([SAME_DOMAINS]);
    await editor.change('vars/cf.yml', 'system_domain: sys.example.com\n');
    expect(await editor.rules('config/cf.yml')).toEqual([]);
  });

  test('an open file that was never saved takes part', async () => {
    const editor = await editorIn({ 'config/cf.yml': CONFIG });
    await editor.open('config/cf.yml', CONFIG);
    await editor.open('vars/cf.yml', VARS);
    expect(await editor.rules('vars/cf.yml')).toEqual([SAME_DOMAINS]);
  });

  test('an unused variable is faded', async () => {
    const editor = await editorIn(SITE);
    await editor.open('vars/cf.yml', `${MENDED}left_over: 1\n`);
    expect(await editor.findings('vars/cf.yml')).toMatchObject([{ code: 'vars/unused', severity: 3, tags: [1] }]);
  });

  test('messages are Korean where the editor is, or asks for it; taslint.yml comes before the editor', async () => {
    const korean = await editorIn(SITE, { locale: 'ko-KR' });
    await korean.open('config/cf.yml', CONFIG);
    expect((await korean.findings('vars/cf.yml'))[0]?.message).toMatch(/[가-힣]/);
    const asked = await editorIn(SITE, { locale: 'en', initializationOptions: { language: 'ko' } });
    await asked.open('config/cf.yml', CONFIG);
    expect((await asked.findings('vars/cf.yml'))[0]?.message).toMatch(/[가-힣]/);
    const configured = await editorIn({ ...SITE, 'taslint.yml': 'lang: en\n' }, { locale: 'ko' });
    await configured.open('config/cf.yml', CONFIG);
    expect((await configured.findings('vars/cf.yml'))[0]?.message).not.toMatch(/[가-힣]/);
  });

  test('columns count UTF-16 units behind Korean text and surrogates, with CRLF too', async () => {
    const editor = await editorIn({});
    const line = '  .cloud_controller.system_domain: { 한글: "😀", value: "https://sys.example.com" }';
    await editor.open('cf.yml', ['product-name: cf', 'product-properties:', line, ''].join('\r\n'));
    const finding = (await editor.findings('cf.yml')).find(({ code }) => code === 'dns/domain-format');
    const character = line.indexOf('"https');
    expect(finding?.range).toEqual({ start: { line: 2, character }, end: { line: 2, character: line.length - 2 } });
  });

  test("other programs' YAML is nobody's business, half-written too; neither are documents of no file", async () => {
    const kubernetes = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n';
    const editor = await editorIn({});
    await editor.open('deployment.yml', kubernetes);
    await editor.open('templates/helm.yaml', `${kubernetes}data: {{ .Values.data }}\n`);
    await editor.open('compose.yml', 'services:\n  web: { image: nginx }\n');
    await editor.open('notes.md', '# Notes\n[x\n', 'markdown');
    await editor.settle();
    await editor.change('deployment.yml', `${kubernetes}  x: [\n`);
    await editor.change('compose.yml', 'services:\n  web: { image: nginx\n');
    await editor.settle();
    expect(editor.published).toEqual([]);
  });

  test('no secret reaches the editor', async () => {
    const secret = 'hunter2-Planted';
    const editor = await editorIn({});
    await editor.open('env.yml', `target: https://opsman.example.com\nusername: admin\npassword: ${secret}\nskip-ssl-validation: true\n`);
    await editor.open('broken.yml', `product-name: cf\nadmin:\n  password: "${secret}\n`);
    await editor.open('other/taslint.yml', `foundations: { a: { password: ${secret} } }\n`);
    await editor.settle();
    expect(editor.published.length).toBeGreaterThan(1);
    expect(editor.sent).not.toContain(secret);
  });
});

describe('when it is shown', () => {
  test('150 ms after the last change, at most a second after the first, and never twice for the same', async () => {
    const editor = await editorIn(SITE);
    await editor.open('config/cf.yml', CONFIG);
    await editor.pass(149);
    expect(editor.shown('vars/cf.yml')).toBeUndefined();
    await editor.pass(1);
    await editor.settle();
    expect(editor.shown('vars/cf.yml')?.diagnostics).toHaveLength(1);
    const { length } = editor.published;
    for (let round = 0; round < 9; round++) {
      await editor.change('config/cf.yml', `${CONFIG}# ${round}\n`);
      await editor.pass(100);
    }
    expect(editor.published).toHaveLength(length);
    await editor.change('config/cf.yml', CONFIG.replace('((apps_domain))', 'own.example.com'));
    await editor.pass(100);
    await editor.settle();
    expect(editor.shown('vars/cf.yml')?.diagnostics.map(({ code }) => code)).not.toContain(SAME_DOMAINS);
  });

  test('findings say for which version of a document they are', async () => {
    const editor = await editorIn(SITE);
    await editor.open('vars/cf.yml', VARS);
    await editor.settle();
    expect(editor.shown('vars/cf.yml')?.version).toBe(1);
    await editor.change('vars/cf.yml', `# a comment\n${VARS}`);
    await editor.settle();
    expect(editor.shown('vars/cf.yml')).toMatchObject({ version: 2, diagnostics: [{ range: { start: { line: 2 } } }] });
  });

  test('while a document is half written it says so, the findings of other files stay, and all are back when it is mended', async () => {
    const editor = await editorIn(SITE);
    await editor.open('config/cf.yml', CONFIG);
    await editor.settle();
    await editor.change('config/cf.yml', `${CONFIG}  x: [\n`);
    expect(await editor.rules('config/cf.yml')).toEqual(['yaml/syntax']);
    expect(await editor.rules('vars/cf.yml')).toEqual([SAME_DOMAINS]);
    await editor.open('vars/cf.yml', MENDED); // and other files are linted on
    expect(await editor.rules('vars/cf.yml')).toEqual([]);
    await editor.change('vars/cf.yml', VARS);
    await editor.change('config/cf.yml', CONFIG);
    expect(await editor.rules('config/cf.yml')).toEqual([]);
    expect(await editor.rules('vars/cf.yml')).toEqual([SAME_DOMAINS]);
  });

  test('a document that is opened half written counts as it was saved', async () => {
    const editor = await editorIn(SITE);
    await editor.open('config/cf.yml', `${CONFIG}  x: [\n`);
    expect(await editor.rules('config/cf.yml')).toEqual(['yaml/syntax']);
    expect(await editor.rules('vars/cf.yml')).toEqual([SAME_DOMAINS]);
  });

  test('files that change on disk are noticed, and watched where the editor can', async () => {
    const watched: unknown[] = [];
    const editor = await editorIn(SITE, {
      capabilities: { ...ABLE, workspace: { ...ABLE.workspace, didChangeWatchedFiles: { dynamicRegistration: true } } },
      onRegister: (params) => watched.push(params),
    });
    await editor.open('config/cf.yml', CONFIG);
    expect(await editor.rules('vars/cf.yml')).toEqual([SAME_DOMAINS]);
    expect(JSON.stringify(watched)).toContain('**/*.{yml,yaml');
    await editor.write('vars/cf.yml', MENDED);
    expect(await editor.rules('vars/cf.yml')).toEqual([]);
    await editor.write('vars/cf.yml', VARS);
    expect(await editor.rules('vars/cf.yml')).toEqual([SAME_DOMAINS]);
    rmSync(join(editor.root, 'vars/cf.yml'));
    await editor.write('other/none.yml', 'a: 1\n');
    expect(await editor.rules('vars/cf.yml')).toEqual([]);
  });
});

describe('taslint.yml', () => {
  test('a mistake in it is told in it, the last good one holds on, and it is told when it is mended', async () => {
    const off = `rules: { ${SAME_DOMAINS}: off }\n`;
    const editor = await editorIn({ ...SITE, 'taslint.yml': off });
    await editor.open('config/cf.yml', CONFIG);
    expect(await editor.rules('vars/cf.yml')).toEqual([]);
    await editor.open('taslint.yml', off);
    await editor.change('taslint.yml', `${off}nonsense: true\n`);
    expect(await editor.findings('taslint.yml')).toMatchObject([{ severity: 1, range: { start: { line: 1, character: 0 } } }]);
    expect(await editor.rules('vars/cf.yml')).toEqual([]);
    await editor.change('taslint.yml', 'profile: recommended\n');
    expect(await editor.findings('taslint.yml')).toEqual([]);
    expect(await editor.rules('vars/cf.yml')).toEqual([SAME_DOMAINS]);
  });

  test('open by itself it is looked at, and nothing that it is for is linted', async () => {
    const editor = await editorIn({ ...SITE, 'taslint.yml': 'profile: strict\n' });
    await editor.open('taslint.yml', 'rules: { no/such-rule: off }\n');
    expect(await editor.findings('taslint.yml')).toHaveLength(1);
    expect(editor.published).toEqual([editor.uri('taslint.yml')]);
    await editor.change('taslint.yml', 'profile: strict\n');
    expect(await editor.findings('taslint.yml')).toEqual([]);
  });

  test('two folders with a taslint.yml each are linted side by side', async () => {
    const editor = await editorIn({
      'one/taslint.yml': `rules: { ${SAME_DOMAINS}: off }\n`,
      'one/config/cf.yml': CONFIG,
      'one/vars/cf.yml': VARS,
      'two/taslint.yml': `rules: { ${SAME_DOMAINS}: error }\n`,
      'two/config/cf.yml': CONFIG,
      'two/vars/cf.yml': VARS,
    });
    await editor.open('one/vars/cf.yml', VARS);
    await editor.open('two/vars/cf.yml', VARS);
    expect(await editor.findings('one/vars/cf.yml')).toEqual([]);
    expect(await editor.findings('two/vars/cf.yml')).toMatchObject([{ code: SAME_DOMAINS, severity: 1 }]);
  });
});

test('a vars file of many foundations makes twenty of them be judged while it is typed, and all when it is saved', async () => {
  const names = Array.from({ length: 25 }, (_, index) => `f${10 + index}`);
  const products = names.map((name) => `  ${name}:\n    products:\n      cf: { config: ${name}.yml, vars-files: [common.yml] }\n`);
  const config = CONFIG.replace('((apps_domain))', 'same.example.com');
  const common = 'system_domain: sys.example.com\n';
  const editor = await editorIn({
    ...Object.fromEntries(names.map((name) => [`${name}.yml`, config])),
    'common.yml': common,
    'taslint.yml': `foundations:\n${products.join('')}`,
  });
  await editor.open('common.yml', common);
  const withFindings = async (): Promise<number> => {
    const all = await Promise.all(names.map((name) => editor.rules(`${name}.yml`)));
    return all.filter((rules) => rules.includes(SAME_DOMAINS)).length;
  };
  expect(await withFindings()).toBe(0);
  await editor.change('common.yml', common.replace(': sys', ': same'));

  expect(await withFindings()).toBe(20);
  await editor.connection.sendNotification('textDocument/didSave', { textDocument: { uri: editor.uri('common.yml') } });
  expect(await withFindings()).toBe(25);
});
