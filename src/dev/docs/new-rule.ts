import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRuleId } from '../../rule/rule-file.ts';
import { RULES_FOLDER } from '../build/rule-files.ts';
import { ruleTemplate } from './rule-template.ts';

/** `npm run new-rule -- category/what-is-wrong`: writes a rule file that loads and whose examples pass, to be filled. */
const [id, ...rest] = process.argv.slice(2);
const problem = complaint(id, rest);
if (problem === undefined && id !== undefined) {
  const path = join(RULES_FOLDER, `${id}.yml`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, ruleTemplate(currentVersion()));
  console.log(`rules/${id}.yml is yours to fill. Try it with: npm test -- ${id}`);
} else {
  console.error(problem);
  process.exitCode = 2;
}

function complaint(name: string | undefined, more: readonly string[]): string | undefined {
  if (name === undefined || more.length > 0) return 'usage: npm run new-rule -- category/what-is-wrong';
  if (!isRuleId(name)) return `${name} is no rule id: small letters, digits and hyphens, as in capacity/cell-disk-too-small`;
  return existsSync(join(RULES_FOLDER, `${name}.yml`)) ? `rules/${name}.yml already exists` : undefined;
}

function currentVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }; // npm insists on a version
  return version;
}
