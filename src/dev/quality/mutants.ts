import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CLEAN_FOLDER, rulesWithAllExamples } from './all-examples.ts';
import { openClean, plantRule, type Clean, type Planting } from './mutant.ts';

/**
 * `npm run mutants -- DIR [RULE…]`: plants the fault of every example that hurts into the clean foundations of a folder (`fixtures/clean` when none is
 * given), and lists the rules that miss theirs or point at another line. Exit 1 when a recommended rule does.
 */

const [folder = CLEAN_FOLDER, ...wanted] = process.argv.slice(2);
process.exitCode = await run(resolve(folder), wanted);

async function run(directory: string, ids: readonly string[]): Promise<number> {
  const files = await rulesWithAllExamples();
  const rules = files.filter(({ rule }) => ids.length === 0 || ids.includes(rule.id));
  const clean = await openAll(directory);
  if (clean.length === 0) {
    console.error(`${directory}: no file of a known kind in it`);
    return 2;
  }
  const every = files.map(({ rule }) => rule);
  const all: { readonly profile: string; readonly planting: Planting }[] = [];
  for (const file of rules) for (const planting of await plantRule(file, clean, every)) all.push({ profile: file.rule.profile, planting });
  for (const { profile, planting } of all) if (ids.length > 0 || planting.outcome !== 'found') print(planting, profile);
  const found = all.filter(({ planting }) => planting.outcome === 'found');
  const missed = all.filter(({ planting }) => planting.outcome === 'missed' || planting.outcome === 'wrong line');
  console.log(`\nHow faults were planted`);
  for (const way of new Set(found.map(({ planting }) => planting.way))) {
    console.log(`  ${way.padEnd(40)} ${found.filter(({ planting }) => planting.way === way).length}`);
  }
  console.log(`\n${rules.length} rules, ${all.length} faults, ${all.length - found.length - missed.length} not to be planted`);
  console.log(`${found.length} found, ${missed.length} missed`);
  return missed.some(({ profile }) => profile === 'recommended') ? 1 : 0;
}

/** A folder with a taslint.yml is opened as it is; else each folder in it that has one; else the folder by convention. */
async function openAll(directory: string): Promise<readonly Clean[]> {
  const configured = existsSync(join(directory, 'taslint.yml'))
    ? []
    : readdirSync(directory).filter((name) => existsSync(join(directory, name, 'taslint.yml')));
  const folders = configured.length === 0 ? [directory] : configured.sort().map((name) => join(directory, name));
  return (await Promise.all(folders.map(openClean))).flat();
}

function print({ rule, example, outcome, way, where, expected }: Planting, profile: string): void {
  const places =
    outcome === 'found'
      ? where.join(', ')
      : `wanted ${expected.join(' and ') || 'nothing'}${where.length === 0 ? '' : `, found ${where.join(', ')}`}`;
  console.log(`${outcome.padEnd(11)} ${rule} (${profile}): ${example}\n            ${way}: ${places}`);
}
