import { needPrograms } from './need-programs.ts';
import { run } from './run-program.ts';

/** Headless Chromium without a network, and what Debian calls it. */

/** Makes sure that the browser and the reader of PDF are there. Ends the program with code 2 where it cannot. */
export function needBrowser(): void {
  needPrograms(
    [
      ['chromium', '--version'],
      ['pdftotext', '-v'],
    ],
    ['chromium', 'poppler-utils', 'fonts-noto-cjk'],
  );
}

/** What a page became after its script ran, and what the browser complained about. */
export interface Opened {
  readonly dom: string;
  readonly complaints: readonly string[];
}

/** Opens a page; `hash`: the state in its address. */
export function open(path: string, { hash = '', dark = false }: { readonly hash?: string; readonly dark?: boolean } = {}): Opened {
  const scheme = dark ? ['--blink-settings=preferredColorScheme=0'] : [];
  const { stdout, stderr } = chromium(...scheme, '--virtual-time-budget=20000', '--dump-dom', `file://${path}${hash}`);
  return { dom: stdout, complaints: stderr.split('\n').filter((line) => /CONSOLE|Uncaught|Refused to/.test(line)) };
}

/** The text of the page as it is printed. */
export function printed(path: string, pdf: string): string {
  chromium('--virtual-time-budget=20000', `--print-to-pdf=${pdf}`, '--no-pdf-header-footer', `file://${path}`);
  return run('pdftotext', ['-layout', pdf, '-']).stdout;
}

function chromium(...args: readonly string[]): ReturnType<typeof run> {
  const ended = run('chromium', [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--enable-logging=stderr',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    ...args,
  ]);
  if (ended.code !== 0) throw new Error(`chromium ended with ${ended.code}\n${ended.stderr}`);
  return ended;
}
