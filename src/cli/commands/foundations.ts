import { displayWidth } from '../../base/display-width.ts';
import type { SourceFile } from '../../base/source.ts';
import { oneLine } from '../../base/safe-text.ts';
import type { Language } from '../../base/language.ts';
import { buildFoundation } from '../../foundation/build-foundation.ts';
import type { FoundationPlan } from '../../foundation/plan.ts';
import { productsOf } from '../../foundation/product-config.ts';
import { tileOf, type TileChoice } from '../../foundation/tile-choice.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { openInputs } from '../../run/open-inputs.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { ParsedArguments } from '../options.ts';
import { inputOptionsOf } from '../run-arguments.ts';
import { languageOf } from '../environment.ts';
import { FOUNDATIONS, TILES } from './phrases.ts';

interface Listed {
  readonly foundation: string;
  readonly purpose: string;
  readonly files: readonly {
    readonly path: string;
    readonly kind: string;
    readonly why: string;
    readonly vars: readonly string[];
    readonly ops: readonly string[];
    /** The metadata of a product's tile; left out where there is none. */
    readonly metadata?: ListedTile;
  }[];
}

/** Which metadata is used, or which could be. */
interface ListedTile {
  readonly state: 'known' | 'open' | 'unusable';
  readonly paths: readonly string[];
  /** Of the metadata that is used. */
  readonly version?: string;
  readonly why: string;
}

/** `taslint foundations`: which file went where, and why. */
export async function foundationsCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const workspace = await openInputs(await inputOptionsOf(args, io), io);
  const language = languageOf(args, io, workspace.config?.language);
  const plans = workspace.plans.filter(({ documents }) => documents.length > 0);
  const listed = plans.map((plan): Listed => {
    const tiles = tilesOf(plan, workspace, language);
    return {
      foundation: plan.name,
      purpose: plan.purpose,
      files: plan.documents.map((document) => {
        const metadata = tiles.get(document.file);
        return {
          path: document.file.path,
          kind: document.kind,
          why: document.why[language],
          vars: document.varsFiles.map((file) => file.path),
          ops: document.opsFiles.map((file) => file.path),
          ...(metadata === undefined ? {} : { metadata }),
        };
      }),
    };
  });
  const leftAlone = workspace.leftAlone.map((left) => ({
    path: left.file.path,
    kind: left.kind,
    why: left.why[language],
  }));
  if (args.value('format') === 'json') io.stdout.write(`${JSON.stringify({ version: 1, foundations: listed, leftAlone }, null, 2)}\n`);
  else io.stdout.write(describe(listed, leftAlone, language));
  return workspace.failures.length > 0 ? EXIT.failed : EXIT.clean;
}

/** The metadata of the products of a plan, by config. */
function tilesOf(plan: FoundationPlan, { read }: Workspace, language: Language): ReadonlyMap<SourceFile, ListedTile> {
  const listed = new Map<SourceFile, ListedTile>();
  if (plan.tiles === undefined) return listed;
  const foundation = buildFoundation(plan, read);
  for (const product of productsOf(foundation)) {
    const tile = listedTile(tileOf(product, foundation), TILES[language]);
    if (tile !== undefined) listed.set(product.document.file, tile);
  }
  return listed;
}

function listedTile(choice: TileChoice, words: (typeof TILES)['en']): ListedTile | undefined {
  switch (choice.state) {
    case 'none':
      return undefined;
    case 'open':
      return { state: 'open', paths: choice.candidates.map(({ path }) => path), why: words.open };
    case 'unusable':
      return { state: 'unusable', paths: [choice.file.path], why: `${words.unusable}: ${choice.detail}` };
    case 'known': {
      const { file, version } = choice.tile;
      return { state: 'known', paths: [file.path], version, why: `${words.how[choice.how]}, ${words.version[choice.version]}` };
    }
  }
}

function describe(
  foundations: readonly Listed[],
  leftAlone: readonly { path: string; kind: string; why: string }[],
  language: Language,
): string {
  const words = FOUNDATIONS[language];
  const blocks = foundations.map(({ foundation, purpose, files }) => {
    const title = foundation === '' ? words.alone : `${foundation}${purpose === 'unknown' ? '' : ` (${purpose})`}`;
    return [oneLine(title), ...table(files)].join('\n');
  });
  if (leftAlone.length > 0) blocks.push([words.leftAlone, ...table(leftAlone.map((left) => ({ ...left, vars: [], ops: [] })))].join('\n'));
  return blocks.length === 0 ? `${words.none}\n` : `${blocks.join('\n\n')}\n`;
}

function table(files: Listed['files']): readonly string[] {
  const width = Math.min(48, Math.max(...files.map((file) => displayWidth(file.path))));
  return files.flatMap((file) => {
    const path = oneLine(file.path);
    const padding = ' '.repeat(Math.max(0, width - displayWidth(path)));
    const { metadata } = file;
    const version = metadata?.version === undefined ? '' : `${metadata.version}, `;
    const way = [
      ...file.vars.map((vars) => `      vars: ${oneLine(vars)}`),
      ...file.ops.map((ops) => `      ops:  ${oneLine(ops)}`),
      ...(metadata === undefined
        ? []
        : [`      metadata: ${metadata.paths.map(oneLine).join(', ')} (${oneLine(`${version}${metadata.why}`)})`]),
    ];
    return [`  ${path}${padding}  ${file.kind.padEnd(14)}  ${oneLine(file.why)}`, ...way];
  });
}
