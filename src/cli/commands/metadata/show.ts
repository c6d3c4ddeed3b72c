import { didYouMean, meant } from '../../../base/did-you-mean.ts';
import { oneLine } from '../../../base/safe-text.ts';
import { UsageError } from '../../../base/usage-error.ts';
import { TILE_WORDS } from '../../../report/metadata/phrases.ts';
import { errandLine, jobLine, jobLines, propertyLine, propertyLines } from '../../../report/metadata/tile-lines.ts';
import { EXIT, type ExitCode } from '../../../run/exit-code.ts';
import type { Io } from '../../../run/io.ts';
import { openTile } from '../../../run/open-tile.ts';
import type { TileModel } from '../../../tile/model.ts';
import { languageOf } from '../../language.ts';
import type { ParsedArguments } from '../../options.ts';
import { fileOf } from './file-argument.ts';

type Words = (typeof TILE_WORDS)['en'];

/** `taslint metadata show FILE [PROPERTY]`: the tile in short, or all about one property, job or errand, and what belongs to a property. */
export async function showCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const [path, name] = fileOf(args, 'show', 2);
  const { tile } = await openTile(path, io);
  const words = TILE_WORDS[languageOf(args, io)];
  const blocks = name === undefined ? overview(tile, words) : named(tile, name, words);
  io.stdout.write(`${blocks.map((lines) => lines.map(oneLine).join('\n')).join('\n\n')}\n`);
  return EXIT.clean;
}

function overview(tile: TileModel, words: Words): readonly (readonly string[])[] {
  const about = [
    `${tile.name} ${tile.version}`,
    `  ${words.metadataVersion}: ${tile.metadataVersion}`,
    ...(tile.minimumVersionForUpgrade === undefined ? [] : [`  ${words.upgradeFrom}: ${tile.minimumVersionForUpgrade}`]),
    ...tile.stemcells.map(({ os, version }) => `  ${words.stemcell}: ${os} ${version}`),
    ...tile.requires.map(
      ({ name, version, optional }) => `  ${words.requires}: ${name} ${version}${optional ? ` (${words.optional})` : ''}`,
    ),
  ];
  const list = (title: string, lines: readonly string[]): readonly (readonly string[])[] =>
    lines.length === 0 ? [] : [[`${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)]];
  return [
    about,
    ...list(
      words.properties,
      [...tile.properties.values()].map((property) => propertyLine(property, words)),
    ),
    ...list(
      words.jobs,
      [...tile.jobs.values()].map((job) => jobLine(job, words)),
    ),
    ...list(
      words.errands,
      [...tile.errands.values()].map((errand) => errandLine(errand, words)),
    ),
  ];
}

/** Everything of that name. Throws a UsageError when the tile has nothing of it. */
function named(tile: TileModel, name: string, words: Words): readonly (readonly string[])[] {
  const property = tile.properties.get(name);
  const job = tile.jobs.get(name);
  const errand = tile.errands.get(name);
  const below = [...tile.properties.values()].filter((other) => other.name.startsWith(`${name}.`));
  const blocks = [
    ...(property === undefined ? [] : [propertyLines(property, tile, words)]),
    ...(job === undefined ? [] : [jobLines(job, words)]),
    ...(errand === undefined ? [] : [[errandLine(errand, words)]]),
    ...(below.length === 0 ? [] : [below.map((other) => propertyLine(other, words))]),
  ];
  if (blocks.length > 0) return blocks;
  const near = didYouMean(name, [...tile.properties.keys(), ...tile.jobs.keys(), ...tile.errands.keys()]);
  throw new UsageError(
    {
      en: `${tile.name} ${tile.version} has no property, job or errand ${name}`,
      ko: `${tile.name} ${tile.version}에 없는 속성, job, errand입니다: ${name}`,
    },
    { hint: near === undefined ? { en: 'without a name, all are listed', ko: '이름을 주지 않으면 모두 보여 줍니다' } : meant(near) },
  );
}
