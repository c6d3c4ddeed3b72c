import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { unchanged } from '../../src/base/language.ts';
import { SourceFile } from '../../src/base/source.ts';
import { buildFoundation } from '../../src/foundation/build-foundation.ts';
import { unconfigured } from '../../src/foundation/plan.ts';
import { tileFits } from '../../src/foundation/tile-fit/fit.ts';
import type { Report } from '../../src/report/formats/json-report.ts';
import type { TileModel } from '../../src/tile/model.ts';
import { readTile } from '../../src/tile/read-tile.ts';
import { writeSlim } from '../../src/tile/write-slim.ts';
import { readYaml } from '../../src/yaml/read-yaml.ts';
import { folderWith, run } from '../cli/run.ts';
import { configOfTile, configText } from './config-of-tile.ts';

/**
 * Rules `tile/*` on real metadata: what a tile says of itself is never wrong, and what it asks for is missed. The corpus is not part of the project: without
 * the folder that TASLINT_SHARED names there is nothing to test.
 */

const shared = process.env['TASLINT_SHARED'];
const folder = `${shared}/corpus/tile-metadata`;

/** Files that are a whole tile: those of a few lines are parts and templates. */
const WHOLE = 15_000;

describe.skipIf(!shared)('real metadata', () => {
  const tiles = (shared ? readdirSync(folder).sort() : []).flatMap((path) => {
    const text = readFileSync(`${folder}/${path}`, 'utf8');
    if (text.length <= WHOLE || text.includes('<%')) return [];
    const { model: tile } = readTile(readYaml(new SourceFile(path, text)));
    return tile === undefined ? [] : [{ path, text, tile }];
  });

  test('is that of 19 tiles at least', () => {
    expect(tiles.length).toBeGreaterThanOrEqual(19);
  });

  describe.each(tiles)('$path', ({ text, tile }) => {
    const config = configOfTile(tile);

    test('is content with its own defaults and a plausible value for each property that it asks for, slim too', async () => {
      const whole = configText(tile, config);
      expect(await told(whole, text)).toEqual([]);
      expect(await told(whole, writeSlim(tile, { labels: false }))).toEqual([]);
    });

    test('misses each property that it asks for, once', async () => {
      const bare = configText(tile, config, config.required);
      const found = await told(bare, text);
      // without its selector no option asks for anything
      const asked = config.required.filter((name) => !config.required.includes(tile.properties.get(name)?.inOption?.selector ?? ''));
      expect(found.map((line) => /`([^`]+)`/.exec(line)?.[1] ?? line).sort()).toEqual(asked.sort());
      expect(found.every((line) => line.startsWith('tile/missing-property '))).toBe(true);
      expect(await told(bare, writeSlim(tile, { labels: false }))).toEqual(found);
    });

    test('misses it just so when the rest is there', () => {
      expect(config.required.map((name) => misfitsOf(tile, configText(tile, config, [name])))).toEqual(
        config.required.map((name) => [name]),
      );
    });
  });
});

/** What rules about tiles say of a config, by the whole program. */
async function told(config: string, metadata: string): Promise<readonly string[]> {
  const cwd = folderWith({ 'tile.yml': metadata, 'config.yml': config });
  const { stdout, stderr } = await run(['--profile', 'all', '--metadata', 'tile.yml', '--format', 'json', 'config.yml'], { cwd });
  if (stdout === '') throw new Error(stderr);
  const report = JSON.parse(stdout) as Report; // our own output
  return report.findings
    .filter(({ rule }) => rule.startsWith('tile/'))
    .map(({ rule, place, message }) => `${rule} ${place.start.line} ${message}`);
}

/** Everything that does not fit, by name: what the rules have rows of. */
function misfitsOf(tile: TileModel, config: string): readonly string[] {
  const file = new SourceFile('config.yml', config);
  const document = { file, kind: 'product', why: unchanged(''), varsFiles: [], opsFiles: [], requested: true } as const;
  const tiles = [{ file: tile.file, how: 'argument' }] as const;
  const foundation = buildFoundation({ ...unconfigured(''), documents: [document], tiles }, readYaml);
  return tileFits(foundation).flatMap(({ names, values, missing, jobs, errands }) => [
    ...missing.map(({ property }) => property.name),
    ...[...names, ...jobs, ...errands].map(({ what }) => what),
    ...values.flatMap(({ property, wanted, open }) => (open === undefined ? [`${property.name} ${wanted}`] : [])),
  ]);
}
