import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { jsonReport } from '../../src/report/formats/json.ts';
import { builtinRules } from '../../src/run/builtin-rules.ts';
import type { RunWorld } from '../../src/run/io.ts';
import { reportOptions } from '../../src/run/report-options.ts';
import type { RunOptions } from '../../src/run/run-options.ts';
import { run, type Run } from '../../src/run/run.ts';
import { Session } from '../../src/run/session.ts';
import { DISK, type Tree } from '../../src/workspace/files/tree.ts';
import { SourceFile } from '../../src/base/source.ts';
import { folderWith } from './run.ts';
import { numbersFrom } from '../random.ts';

/** A session finds what a fresh run finds, whatever was edited before. */

const CLEAN = fileURLToPath(new URL('../../fixtures/clean/full-tas', import.meta.url));
const NOW = new Date('2026-01-31T00:00:00Z');
const look = { color: false, width: 80, hyperlinks: false, verbose: true, timing: false, debug: false };

function files(): ReadonlyMap<string, string> {
  const paths = readdirSync(CLEAN, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yml'));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(CLEAN, path), 'utf8')]));
}

async function reportOf({ result, ...ran }: Run, world: RunWorld): Promise<string> {
  const report = jsonReport(result, await reportOptions(look, world, { ...ran, hashed: true }));
  return JSON.stringify([
    report,
    result.undecided.map(({ rule, at, variables }) => [rule, at.file.path, at.start, variables]),
    ran.exitCode,
  ]);
}

/** One edit of one line: a value, a whole line, a line twice, two characters. */
function edited(text: string, pick: (count: number) => number): string {
  const lines = text.split('\n');
  const at = pick(lines.length);
  const line = lines[at]!;
  const edits = [
    () =>
      lines.splice(
        at,
        1,
        line.replace(/: .*/, () => `: ${['false', 'true', '1', '((unknown))', 'example.com', '[', '10.0.0.5'][pick(7)]!}`),
      ),
    () => lines.splice(at, 1),
    () => lines.splice(at, 0, line),
    () => lines.splice(at, 1, `${line} # taslint-ignore[security/ssh-access-enabled]: test`),
    () => lines.splice(at, 1, line.slice(0, pick(line.length + 1)) + line.slice(pick(line.length + 1))),
  ];
  edits[pick(edits.length)]!();
  return lines.join('\n');
}

/** More than the suite needs are tried by hand: `SESSION_EDITS=200`. */
const EDITS = Number(process.env['SESSION_EDITS'] ?? 12);

test('after any edits, unsaved ones too, a session finds what a fresh run finds', { timeout: 900_000 }, async () => {
  const original = files();
  const root = folderWith(
    Object.fromEntries(
      [...original].flatMap(([path, text]) => [
        [`prod/${path}`, text],
        [`lab/${path}`, text],
      ]),
    ),
  );
  const builtin = builtinRules();
  const world: RunWorld = {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: root },
    clock: () => 0,
    interruptible: (work) => work(),
    rules: () => builtin,
  };
  const options: RunOptions = { paths: ['.'], profile: 'all', locale: 'en', now: NOW, look };
  const session = new Session(options, world);
  const buffers = new Map<string, string>();
  const tree: Tree = {
    ...DISK,
    read: (absolute, shown) => {
      const text = buffers.get(absolute);
      return text === undefined ? DISK.read(absolute, shown) : { file: new SourceFile(shown, text) };
    },
  };
  const pick = numbersFrom(Number(process.env['SESSION_SEED'] ?? 5));
  const paths = [...original.keys()];
  for (let round = 0; round < EDITS; round++) {
    const path = paths[pick(paths.length)]!;
    const absolute = join(root, ['prod', 'lab'][pick(2)]!, path);
    const text = buffers.get(absolute) ?? original.get(path)!;
    // now and then somebody takes it all back
    if (pick(6) === 0) buffers.delete(absolute);
    else buffers.set(absolute, edited(text, pick));
    const [mine, fresh] = [await session.run(NOW, { tree }), await new Session(options, world).run(NOW, { tree })];
    expect(await reportOf(mine, world)).toBe(await reportOf(fresh, world));
    if (round === 0) {
      buffers.clear();
      expect(await reportOf(await session.run(NOW, { tree }), world)).toBe(await reportOf(await run(options, world), world));
    }
  }
});
