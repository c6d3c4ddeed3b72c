import { createWriteStream, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { runWell } from '../acceptance/run-program.ts';

/** Archives of a folder that hold nothing of the machine that packs: one time for all, no owners, sorted names. Modes are those of the files. */

/** Writes `FOLDER` with its name to a `.tar.xz`. `seconds` since 1970. Takes GNU tar and xz. */
export function packTarXz(folder: string, archive: string, seconds: number): void {
  const same = ['--sort=name', `--mtime=@${seconds}`, '--owner=0', '--group=0', '--numeric-owner', '--format=ustar'];
  // One thread, because how many there are shows in the bytes.
  const env = { LC_ALL: 'C', TZ: 'UTC', TAR_OPTIONS: undefined, XZ_DEFAULTS: undefined, XZ_OPT: undefined };
  runWell('tar', [...same, '--use-compress-program=xz -6 -T1', '-cf', archive, '-C', dirname(folder), basename(folder)], { env });
}

/** Writes `FOLDER`, which holds files only, with its name to a `.zip`. `seconds` since 1970. */
export async function packZip(folder: string, archive: string, seconds: number): Promise<void> {
  const zip = new ZipFile();
  for (const name of readdirSync(folder).sort())
    zip.addFile(join(folder, name), `${basename(folder)}/${name}`, { mtime: asLocalTime(seconds), forceDosTimestamp: true });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(archive));
}

/** Archives of this kind hold local time: it reads there as UTC has it, whatever the zone here. */
function asLocalTime(seconds: number): Date {
  const time = new Date(seconds * 1000);
  const [year, month, day] = [time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate()];
  return new Date(year, month, day, time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds());
}
