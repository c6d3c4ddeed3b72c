import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadBuiltinRules } from '../../src/dev/build/rule-files.ts';
import { readMoreExamples } from '../../src/dev/quality/all-examples.ts';
import type { Finding, Report } from '../../src/report/formats/json-report.ts';
import { folderWith, run } from '../cli/run.ts';

/** Whatever is mended: what was found is gone, nothing new is wrong, and there is nothing left to do the same way. */

const { files: rules } = await loadBuiltinRules();
const more = readMoreExamples();
const examples = rules.flatMap(({ rule, examples: own }) =>
  [...own, ...(more.get(rule.id) ?? [])].flatMap((example) =>
    example.fixed === undefined || example.base !== undefined ? [] : [[`${rule.id}: ${example.name}`, rule.id, example.files] as const],
  ),
);

async function found(cwd: string): Promise<Report> {
  const { stdout } = await run(['--format', 'json', '--profile', 'all', '.'], { cwd });
  return JSON.parse(stdout) as Report; // what our own format writes
}

function contents(cwd: string): readonly string[] {
  const paths = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((path) => /\.ya?ml$/.test(path));
  return paths.sort().map((path) => readFileSync(join(cwd, path), 'utf8'));
}

describe('fixes of the examples', () => {
  test.each(examples)('%s', async (_, id, files) => {
    const cwd = folderWith(Object.fromEntries(files));
    const before = await found(cwd);
    await run(['--fix', '--unsafe', '--profile', 'all', '.'], { cwd });
    const after = await found(cwd);
    const isMended = ({ rule, fixes }: Finding): boolean => rule === id && fixes.length > 0;
    expect(after.findings.filter(isMended)).toEqual([]);
    // a value that can be read at last may be judged at last
    const known = new Set([...before.findings, ...before.unknown].map(({ rule }) => rule));
    const added = after.findings.filter(({ severity, rule }) => severity !== 'info' && !known.has(rule));
    expect(added.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    const once = contents(cwd);
    await run(['--fix', '--unsafe', '--profile', 'all', '.'], { cwd });
    expect(contents(cwd)).toEqual(once);
  });
});
