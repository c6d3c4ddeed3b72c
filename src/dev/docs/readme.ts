import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { argumentsOf, session } from './transcript.ts';

/**
 * Keeps the examples of the hand-written pages true: a block that begins with a line ```` ```console ```` and calls of taslint (`$ npx taslint …`) gets
 * below each call what it prints today; after ```` ```console short ```` only the first finding and the summary. `npm run docs` writes them, `--check` ends
 * with exit code 1 when one is stale.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PAGES = ['README.md', 'README.ko.md'];

const check = process.argv.includes('--check');
for (const page of PAGES) {
  const path = join(ROOT, page);
  const text = readFileSync(path, 'utf8');
  const fresh = await refreshed(text);
  if (fresh === text) continue;
  if (check) {
    console.error(`${page} shows output of another day; run npm run docs`);
    process.exitCode = 1;
  } else writeFileSync(path, fresh);
}

async function refreshed(text: string): Promise<string> {
  let written = '';
  for (const part of text.split(/^(```console[ a-z]*\n[\s\S]*?^```)$/m))
    written += part.startsWith('```console') ? await consoleBlock(part) : part;
  return written;
}

/** The calls of a block, each with its output; `echo $?` shows the exit code of the call before, and what is not taslint stands without output. */
async function consoleBlock(block: string): Promise<string> {
  const [first = '', ...lines] = block.split('\n');
  let transcript = `${first}\n`;
  let last = 0;
  for (const call of lines.filter((line) => line.startsWith('$ '))) {
    transcript += `${call}\n`;
    if (call === '$ echo $?') transcript += `${last}\n`;
    else if (/^\$ (npx )?taslint\b/.test(call)) {
      const { output, code } = await session(argumentsOf(call.slice(2)), ROOT);
      transcript += first.endsWith(' short') ? shortened(output) : output;
      last = code;
    }
  }
  return `${transcript}\`\`\``;
}

/** The first finding and the summary; findings are parted by empty lines. */
function shortened(output: string): string {
  const parts = output.trimEnd().split('\n\n');
  return parts.length <= 2 ? output : `${parts[0]}\n\n[…]\n\n${parts.at(-1)}\n`;
}
