import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packageFields } from './package-json.ts';
import { writeReleaseTree } from './release-tree.ts';

/** `npm run publint`: whether the package that users get is well formed. */
const tree = mkdtempSync(join(tmpdir(), 'taslint-publint-'));
await writeReleaseTree(tree);
const { messages } = await publint({ pkgDir: tree, level: 'suggestion', strict: true, pack: false });
for (const message of messages) console.error(formatMessage(message, packageFields(join(tree, 'package.json'))));
rmSync(tree, { recursive: true, force: true });
process.exitCode = messages.length === 0 ? 0 : 1;
