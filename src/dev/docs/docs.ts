import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSON_V1_SCHEMA } from '../../report/formats/json-v1-schema.ts';
import { JSON_V2_SCHEMA } from '../../report/formats/json-v2-schema.ts';
import { CONFIG_SCHEMA } from '../../workspace/config/config-schema.ts';
import { buildDocs } from '../build-docs.ts';

/**
 * `npm run docs`: makes `dist/docs` anew, the pages about rules and tables and the schema of rule files; a release brings them, git does not keep them. The
 * three schemas that are a promise (`taslint.yml`, both versions of the format json) stand in `docs/schema`: `--check` writes nothing and ends with exit code 1 when one of
 * them is stale.
 */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const KEPT = join(ROOT, 'docs/schema');

const kept = new Map([
  ['json-v1.schema.json', `${JSON.stringify(JSON_V1_SCHEMA, undefined, 2)}\n`],
  ['json-v2.schema.json', `${JSON.stringify(JSON_V2_SCHEMA, undefined, 2)}\n`],
  ['taslint.schema.json', `${JSON.stringify(CONFIG_SCHEMA, undefined, 2)}\n`],
]);
const stale = [...kept].filter(([name, text]) => !existsSync(join(KEPT, name)) || readFileSync(join(KEPT, name), 'utf8') !== text);
if (process.argv.includes('--check')) {
  for (const [name] of stale) console.error(`docs/schema/${name} is stale; run npm run docs`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [name, text] of stale) writeFileSync(join(KEPT, name), text);
  await buildDocs(join(ROOT, 'dist/docs'));
}
