import type { SourceFile } from '../../base/source.ts';
import type { Language } from '../../base/language.ts';
import { buildFoundation } from '../../foundation/build-foundation.ts';
import type { FoundationPlan } from '../../foundation/plan.ts';
import { productsOf } from '../../foundation/product-config.ts';
import { tileOf, type TileChoice } from '../../foundation/tile-choice.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { widthOf } from '../../run/terminal.ts';
import { openInputs } from '../../run/open-inputs.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { ParsedArguments } from '../options.ts';
import { inputOptionsOf } from '../run-arguments.ts';
import { languageOf } from '../language.ts';
import { listFoundations, type Listed, type ListedTile } from '../foundation-list.ts';
import { TILES } from './phrases.ts';

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
  else io.stdout.write(listFoundations(listed, leftAlone, { language, width: widthOf(io.env, io.stdout) }));
  return workspace.failures.length > 0 ? EXIT.failed : EXIT.clean;
}

/** The metadata of the products of a plan, by config. */
function tilesOf(plan: FoundationPlan, { read }: Workspace, language: Language): ReadonlyMap<SourceFile, ListedTile> {
  const listed = new Map<SourceFile, ListedTile>();
  if (plan.tiles === undefined) return listed;
  const foundation = buildFoundation(plan, read);
  for (const product of productsOf(foundation)) {
    const tile = listedTile(tileOf(product, foundation), language);
    if (tile !== undefined) listed.set(product.document.file, tile);
  }
  return listed;
}

function listedTile(choice: TileChoice, language: Language): ListedTile | undefined {
  const words = TILES[language];
  switch (choice.state) {
    case 'none':
      return undefined;
    case 'open':
      return { state: 'open', paths: choice.candidates.map(({ path }) => path), why: words.open };
    case 'unusable':
      return { state: 'unusable', paths: [choice.file.path], why: `${words.unusable}: ${choice.detail[language]}` };
    case 'known': {
      const { file, version } = choice.tile;
      return { state: 'known', paths: [file.path], version, why: `${words.how[choice.how]}, ${words.version[choice.version]}` };
    }
  }
}
