import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SourceFile } from '../../base/source.ts';

/** A file of a corpus: below a folder named after its kind. */
export interface CorpusFile {
  readonly label: string;
  /** LABEL/NAME, as verdicts and reports name it. */
  readonly file: string;
  /** Read when called, with its path in the repository it comes from: a guard may look at that. */
  readonly read: () => SourceFile;
}

/** The files of a folder laid out as KIND/FILE, with SOURCES.tsv beside it for the original paths. */
export function corpusFiles(directory: string): readonly CorpusFile[] {
  const paths = originalPaths(directory);
  return readdirSync(directory)
    .filter((name) => statSync(join(directory, name)).isDirectory())
    .sort()
    .flatMap((label) =>
      readdirSync(join(directory, label))
        .sort()
        .map((name) => {
          const file = `${label}/${name}`;
          return { label, file, read: () => new SourceFile(paths.get(file) ?? file, readFileSync(join(directory, file), 'utf8')) };
        }),
    );
}

/** Original paths by file, where SOURCES.tsv gives them. */
function originalPaths(directory: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const listing = readdirSync(directory).includes('SOURCES.tsv') ? readFileSync(join(directory, 'SOURCES.tsv'), 'utf8') : '';
  for (const line of listing.split('\n').slice(1)) {
    const [, file, , , path] = line.split('\t');
    if (file !== undefined && path !== undefined) paths.set(file, path);
  }
  return paths;
}
