import { run } from './run-program.ts';

/** Headless Chromium without a network, and what Debian calls it. */

const PACKAGES = ['chromium', 'poppler-utils', 'fonts-noto-cjk'];

/** Makes sure that the browser and the reader of PDF are there; only root may install them. Ends the program with code 2 where it cannot. */
export function needBrowser(): void {
  if (isThere('chromium', '--version') && isThere('pdftotext', '-v')) return;
  const apt = (...args: string[]): number => run('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' } }).code;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && apt('update', '-qq') === 0 && apt('install', '-y', '-qq', '--no-install-recommends', ...PACKAGES) === 0) return;
  console.error(`there is no Chromium, and this user or machine cannot install it: apt-get install ${PACKAGES.join(' ')}`);
  process.exit(2);
}

function isThere(program: string, version: string): boolean {
  try {
    return run(program, [version]).code === 0;
  } catch {
    // not on the PATH
    return false;
  }
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
