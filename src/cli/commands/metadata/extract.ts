import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { writeSlim } from '../../../tile/write-slim.ts';
import { EXIT, type ExitCode } from '../../../run/exit-code.ts';
import type { Io } from '../../../run/io.ts';
import { openTile } from '../../../run/open-tile.ts';
import { languageOf } from '../../language.ts';
import type { ParsedArguments } from '../../options.ts';
import { writeWhole } from '../../write-file.ts';
import { fileOf } from './file-argument.ts';
import { EXTRACTED } from './phrases.ts';

/** `taslint metadata extract FILE [-o FILE] [--with-labels]`: the part of a tile's metadata that configs are checked by, small enough for git. */
export async function extractCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const [path] = fileOf(args, 'extract');
  const { tile, file } = await openTile(path, io);
  // what was made slim already keeps telling what it was made from
  const sha256 = tile.sha256 ?? createHash('sha256').update(file.text, 'utf8').digest('hex');
  const text = writeSlim({ ...tile, sha256 }, { labels: args.has('with-labels') });
  const target = args.value('output');
  if (target === undefined) {
    io.stdout.write(text);
    return EXIT.clean;
  }
  writeWhole(resolve(io.cwd, target), text);
  const sizes = { before: Buffer.byteLength(file.text), after: Buffer.byteLength(text) };
  io.stdout.write(`${EXTRACTED[languageOf(args, io)](target, tile, sizes)}\n`);
  return EXIT.clean;
}
