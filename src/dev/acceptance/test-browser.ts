import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../report/formats/json-report.ts';
import { bundle } from '../build/bundle.ts';
import { needBrowser, open, printed } from './browser.ts';
import { Checks, expectEqual } from './checks.ts';
import { run } from './run-program.ts';

/** What a browser without a network makes of the page of `--format html`: read, searched, printed, in both languages and themes. */

needBrowser();

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'taslint-browser-'));
const checks = new Checks();
const dist = join(folder, 'dist');
await bundle(dist);
const page = join(folder, 'page.html');
const report = lint('fixtures/foundations', page);

await checks.check('the page opens without a complaint of the browser, and nothing is asked of the network', () => {
  const { dom, complaints } = open(page);
  expectEqual('what the browser said', complaints, []);
  expectEqual('the script', dom.includes('id="ready"'), true);
});

await checks.check('the filters count as the format json does', () => {
  const all = report.findings.length;
  for (const severity of ['error', 'warning', 'info'])
    expectEqual(severity, countIn(`#severity=${severity}`), [
      report.findings.filter((finding) => finding.severity === severity).length,
      all,
    ]);
  for (const rule of Object.keys(report.rules).slice(0, 3))
    expectEqual(rule, countIn(`#rule=${encodeURIComponent(rule)}`), [
      report.findings.filter((finding) => finding.rule === rule).length,
      all,
    ]);
});

await checks.check('the language of the address is the one that is shown', () => {
  const { dom } = open(page, { hash: '#lang=ko' });
  expectEqual('the language', /<html lang="(\w+)"/.exec(dom)?.[1], 'ko');
  const shown = textOf(dom);
  expectEqual('English labels', /\b(Errors|Warnings|Findings|Search|Undecided)\b/.exec(shown)?.[0] ?? '', '');
});

await checks.check('the printed page has every message', () => {
  const text = squeezed(printed(page, join(folder, 'page.pdf')));
  const missing = report.findings.map(({ message }) => squeezed(message.replaceAll('`', ''))).filter((message) => !text.includes(message));
  expectEqual('messages that are not printed', missing, []);
});

await checks.check('hostile texts of a file change nothing of the page and run nothing', () => {
  const hostile = join(folder, 'hostile.html');
  const name = '</script><script>document.title="run"</script><img src=x onerror=document.title="run">';
  writeFileSync(
    join(folder, 'cf.yml'),
    `product-name: cf\n? ${JSON.stringify(name)}\n: 1\nresource-config: {}\nresource-config: { ${JSON.stringify(`${name}${'x'.repeat(10_000)}`)}: 1 }\n`,
  );
  lint(join(folder, 'cf.yml'), hostile);
  const { dom, complaints } = open(hostile);
  expectEqual('what the browser said', complaints, []);
  expectEqual('scripts', dom.match(/<script/g)?.length, 2);
  expectEqual('pictures', dom.match(/<img/g) ?? [], []);
  expectEqual('the title', /<title>(.*?)<\/title>/.exec(dom)?.[1]?.startsWith('taslint: '), true);
});

await checks.check('5,000 findings are read in pages of 300', () => {
  const many = join(folder, 'many');
  const large = join(folder, 'large.html');
  writeFileSync(
    `${many}.yml`,
    `product-name: cf\nproduct-properties:\n${Array.from({ length: 5200 }, (_, at) => `  .properties.p${at}: { value: 1, value: 2 }\n`).join('')}`,
  );
  lint(`${many}.yml`, large);
  const { dom, complaints } = open(large);
  expectEqual('what the browser said', complaints, []);
  expectEqual('a button for the rest', dom.includes('class="more"'), true);
});

const drawn = join(folder, 'picture.html');
writeFileSync(
  drawn,
  run(process.execPath, [join(dist, 'taslint.js'), 'picture', '--now', '2026-01-31', 'fixtures/clean/full-tas'], { cwd: ROOT }).stdout,
);

await checks.check('the picture of a foundation opens without a complaint, in both languages', () => {
  for (const hash of ['', '#lang=ko']) expectEqual('what the browser said', open(drawn, { hash }).complaints, []);
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
for (const [theme, dark] of [
  ['light', false],
  ['dark', true],
] as const)
  for (const lang of ['en', 'ko'])
    await checks.check(`axe finds nothing serious, ${theme}, ${lang}`, () =>
      expectEqual('what axe found', seriousOf(page, lang, dark), []),
    );

await checks.check('axe finds nothing serious in the picture', () => expectEqual('what axe found', seriousOf(drawn, 'en', false), []));

rmSync(folder, { recursive: true, force: true });
checks.finish();

/** Writes the page of a path and gives what the format json says of it. */
function lint(path: string, target: string): Report {
  const json = `${target}.json`;
  const ended = run(
    process.execPath,
    [join(dist, 'taslint.js'), '--profile', 'all', '--now', '2026-01-31', '--format', `html=${target}`, '--format', `json=${json}`, path],
    { cwd: ROOT, env: { LC_ALL: 'C' } },
  );
  if (ended.code > 1 && !ended.stderr.includes('Found')) throw new Error(ended.stderr);
  return JSON.parse(readFileSync(json, 'utf8')) as Report; // the format promises it
}

/** How many findings the page says that it shows, and of how many. */
function countIn(hash: string): readonly number[] {
  const { dom } = open(page, { hash });
  const said = /id="count"[^>]*><span>(?:(\d+) of )?(\d+) findings/.exec(dom);
  return [Number(said?.[1] ?? said?.[2]), Number(said?.[2])];
}

/** What a person reads of a page. */
function textOf(dom: string): string {
  return dom
    .replaceAll(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<span data-other="[^"]*"/g, '<span')
    .replaceAll(/<[^>]*>/g, ' ');
}

function squeezed(text: string): string {
  return text.replaceAll(/[\s\u00ad\f]+/g, '');
}

/** What axe calls serious or worse of the opened page; its policy would not let axe run. */
function seriousOf(path: string, lang: string, dark: boolean): unknown {
  const copy = join(folder, 'axe.html');
  const probe = `for (const details of document.querySelectorAll('details')) details.open = true;
setTimeout(() => axe.run(document).then(({ violations }) => {
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  document.body.dataset.axe = JSON.stringify(serious.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]));
}), 100);`;
  const text = readFileSync(path, 'utf8').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  writeFileSync(
    copy,
    text.replace('</body>', () => `<script>${axe}</script><script>${probe}</script></body>`),
  );
  const { dom } = open(copy, { hash: `#lang=${lang}`, dark });
  const said = / data-axe="([^"]*)"/.exec(dom)?.[1];
  if (said === undefined) throw new Error('axe did not end');
  return JSON.parse(said.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
}
