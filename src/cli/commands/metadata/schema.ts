import { resolve } from 'node:path';
import { productSchema } from '../../../tile/product-schema.ts';
import { EXIT, type ExitCode } from '../../../run/exit-code.ts';
import type { Io } from '../../../run/io.ts';
import { openTile } from '../../../run/open-tile.ts';
import { languageOf } from '../../language.ts';
import type { ParsedArguments } from '../../options.ts';
import { writeWhole } from '../../write-file.ts';
import { fileOf } from './file-argument.ts';
import { WROTE } from './phrases.ts';

/** `taslint metadata schema FILE [-o FILE]`: the JSON schema of the product's config, for editors. */
export async function schemaCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const [path] = fileOf(args, 'schema');
  const { tile } = await openTile(path, io);
  const text = `${JSON.stringify(productSchema(tile), null, 2)}\n`;
  const target = args.value('output');
  if (target === undefined) io.stdout.write(text);
  else {
    writeWhole(resolve(io.cwd, target), text);
    io.stdout.write(`${WROTE[languageOf(args, io)](target)}\n`);
  }
  return EXIT.clean;
}
