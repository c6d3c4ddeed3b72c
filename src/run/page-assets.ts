import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { PageAssets } from '../report/html/page-parts.ts';

/**
 * The script and the style of pages, small enough to stand in them. The bundle replaces this file by what it gives (`src/dev/build/bundle.ts`), so that esbuild
 * is not shipped; from source they are made on the spot. Throws when a page could not hold them.
 */
export async function pageAssets(): Promise<PageAssets> {
  const { build } = await import('esbuild'); // lazy, only from source
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('../report/html/page', import.meta.url)),
    entryPoints: { script: 'main.ts', style: 'page.css' },
    outdir: 'out',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    legalComments: 'none',
  });
  const textOf = (end: string): string => outputFiles.find(({ path }) => path.endsWith(end))?.text.trim() ?? '';
  const [script, style] = [textOf('.js'), textOf('.css')];
  if (script === '' || style === '' || /<[/!]/.test(script + style))
    throw new Error('the script or the style of the page cannot stand in a page');
  return { script, style, scriptHash: hashOf(script), styleHash: hashOf(style) };
}

/** What a content security policy calls a text. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
