import type { SourceFile } from '../base/source.ts';

/** Not `test`: that is what many call an environment (`foundations/test/`), and a real one. */
const SAMPLE_FOLDERS = ['docs', 'spec', 'testdata', 'fixtures'];

/** What a program or its tests bring along: `ci/assets`, `src/director/assets`, `acceptance/assets`. Others keep real configs in `assets`. */
const OWNERS_OF_ASSETS = /^(ci|src|tests?|acceptance|integration)$/;

/** True for files that show or test something and configure nothing: folders and names of documentation, examples and fixtures, blocks cut out of Markdown. Only folders below what people pointed at count. */
export function isSampleFile(of: SourceFile | string): boolean {
  if (typeof of === 'string') return isSamplePath(of);
  let sample = samples.get(of);
  if (sample === undefined) samples.set(of, (sample = isSamplePath(of.path.slice(of.within.length))));
  return sample;
}

/** Asked for every row of a table. */
const samples = new WeakMap<SourceFile, boolean>();

function isSamplePath(path: string): boolean {
  const parts = path.split('/');
  const inFolder = parts
    .slice(0, -1)
    .some(
      (part, index) =>
        SAMPLE_FOLDERS.includes(part) ||
        /^(example|sample)s?([-_]|$)|acceptance-tests$/.test(part) ||
        (part === 'assets' && parts.slice(0, index).some((above) => OWNERS_OF_ASSETS.test(above))),
    );
  return inFolder || /\.md(#|__block)/.test(path) || isSampleName(parts.at(-1) ?? '');
}

/** `vars-example.yml`, `SAMPLE-creds.yml`, `sample.params.yml`; a domain in a name (`sys.example.com.yml`) is none. */
function isSampleName(name: string): boolean {
  const words = name.replace(/\.(ya?ml|json)$/, '').split(/[-_.]/);
  return [words[0], words.at(-1)].some((word) => word !== undefined && /^(example|sample)s?$/i.test(word));
}
