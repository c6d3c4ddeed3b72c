import { unchanged } from '../base/language.ts';
import type { Failure, SetAside } from '../lint/lint-result.ts';
import { isIgnored, isPartOfConfig, type Config } from './config/config.ts';
import { withFilesBeside, type Entries, type Entry } from './entry.ts';
import { findFiles, type FoundFile } from './files/find-files.ts';
import { absolutePath, shownPath } from './files/paths.ts';
import { isFolder } from './files/tree.ts';
import { findOptionsOf, type Request } from './request.ts';

/** `given`: by its name, and not met in a folder. */
export interface RequestedScript extends FoundFile {
  readonly given: boolean;
}

/** The files behind the paths that were asked for. */
export interface Requested {
  readonly entries: Entries;
  /** Scripts and workflows among them. */
  readonly scripts: readonly RequestedScript[];
  /** Folders that were given, absolute. */
  readonly folders: readonly string[];
  /** What could not be looked at. */
  readonly failures: readonly Failure[];
  /** Files that were named and that taslint.yml leaves out. */
  readonly setAside: readonly SetAside[];
  /** Links that were not followed because they lead out of the tree. */
  readonly outside: readonly string[];
}

/** Finds the files that were asked for, without those that taslint.yml leaves out. Throws a UsageError for paths that do not exist. */
export async function findRequested(request: Request, config: Config | undefined): Promise<Requested> {
  const { options, cwd, tree } = request;
  const { stdin, beside = [] } = options;
  const asked = askedPaths(request, config);
  const absolutes = asked.map((path) => absolutePath(path, cwd));
  const folders = absolutes.filter((absolute) => isFolder(absolute, tree));
  const found = await findFiles(asked, findOptionsOf(request));
  const given = new Set(absolutes);
  const requested = new Map<string, Entry>();
  const setAside: SetAside[] = [];
  for (const file of found.files) {
    const isGiven = given.has(file.absolute);
    if (config === undefined || !isIgnored(config, file.absolute))
      requested.set(file.absolute, { found: file, requested: true, given: isGiven });
    else if (isGiven) setAside.push({ path: file.path, because: 'ignored', detail: unchanged(config.file.path) });
  }
  const entries = new Map(withFilesBeside(requested, beside, cwd, config));
  if (stdin !== undefined) {
    const absolute = absolutePath(stdin.path, cwd);
    entries.set(absolute, { found: { path: shownPath(absolute, cwd), absolute }, requested: true, given: true, text: stdin.text });
  }
  return {
    entries,
    folders,
    scripts: found.scripts.flatMap((one) => (isIgnored(config, one.absolute) ? [] : [{ ...one, given: given.has(one.absolute) }])),
    failures: found.failures.map(({ path, message }) => ({ kind: 'unreadable', path, message })),
    setAside,
    outside: found.outside,
  };
}

/** Whoever asks for taslint.yml alone asks for what it holds for: the foundations that it names, and where it names none, all that lies around it. */
function askedPaths({ options, cwd, paths }: Request, config: Config | undefined): readonly string[] {
  const asked = paths.filter((path) => path !== options.stdin?.path);
  const [only] = asked;
  const isWhole = config?.foundations.length === 0 && only !== undefined && asked.every((path) => path === only);
  return isWhole && options.stdin === undefined && isPartOfConfig(config, absolutePath(only, cwd)) ? [config.directory] : asked;
}
