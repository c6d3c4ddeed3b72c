import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SourceFile } from '../../base/source.ts';
import { main } from '../../cli/main.ts';
import type { Finding, Report } from '../../report/formats/json-report.ts';
import { builtinRules } from '../../run/builtin-rules.ts';
import { keyName, type ConfigNode, type MapEntry } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import { readYaml } from '../../yaml/read-yaml.ts';

/** A case of the format `taslint-metadata-cases/1`: a config for the tile of the file, and the places that must be told. Where there is none, nothing may be. */
export interface MetadataCase {
  readonly id: string;
  readonly title: string;
  readonly config: string;
  /** `.properties.X` for an entry of product-properties, else keys from the root with points between them. */
  readonly problems: readonly string[];
}

/** undefined when what is told is what must be, else how it differs. `directory` is a scratch folder for the files of the case. */
export async function checkMetadataCase(
  metadata: string,
  { config, problems }: MetadataCase,
  directory: string,
): Promise<string | undefined> {
  writeFileSync(join(directory, 'tile.yml'), metadata);
  writeFileSync(join(directory, 'config.yml'), config);
  const findings = await findingsOf(directory);
  const places = problems.map((path) => ({ path, lines: linesOf(config, path) }));
  const isAbout = (finding: Finding, { path, lines }: (typeof places)[number]): boolean =>
    finding.message.includes(`\`${path}\``) ||
    (lines !== undefined && lines.first <= finding.place.start.line && finding.place.start.line <= lines.last);
  const missed = places.filter((place) => !findings.some((finding) => isAbout(finding, place))).map(({ path }) => path);
  const surplus = findings.filter((finding) => !places.some((place) => isAbout(finding, place)));
  const parts = [
    ...missed.map((path) => `${path} is not told`),
    ...surplus.map(({ rule, place, message }) => `line ${place.start.line}: ${message} [${rule}]`),
  ];
  return parts.length === 0 ? undefined : parts.join('; ');
}

/** What is told of the config; the cases write secrets as plain text, which is another matter. */
async function findingsOf(cwd: string): Promise<readonly Finding[]> {
  let stdout = '';
  let stderr = '';
  const code = await main(['--profile', 'all', '--metadata', 'tile.yml', '--format', 'json', 'config.yml'], {
    cwd,
    env: {},
    stdout: { write: (text) => void (stdout += text), isTerminal: false, columns: undefined },
    stderr: { write: (text) => void (stderr += text), isTerminal: false, columns: undefined },
    readStdin: () => Promise.reject(new Error('a case reads no standard input')),
    interruptible: (work) => work(),
    now: () => new Date(0),
    clock: () => 0,
    rules: builtinRules,
  });
  if (code !== 0 && code !== 1) throw new Error(`exit code ${code}: ${stderr}`);
  return (JSON.parse(stdout) as Report).findings.filter(({ rule }) => !rule.startsWith('security/')); // its own output
}

/** The lines of what a path names; undefined when it is not written. */
function linesOf(config: string, path: string): { readonly first: number; readonly last: number } | undefined {
  const file = new SourceFile('config.yml', config);
  let node: ConfigNode | undefined = readYaml(file).root;
  let entry: MapEntry | undefined;
  for (const key of path.startsWith('.') ? ['product-properties', path] : path.split('.')) {
    entry = node?.kind === 'map' ? node.entries.find((one) => keyName(one.key) === key) : undefined;
    if (entry === undefined) return undefined;
    node = entry.value;
  }
  const [key, value] = [editSpan(entry!.key.origin), editSpan(entry!.value.origin)];
  if (key === undefined || value === undefined) return undefined;
  return { first: file.position(key.start).line, last: file.position(Math.max(value.end - 1, key.end)).line };
}
