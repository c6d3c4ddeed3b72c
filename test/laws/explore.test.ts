import { writeFileSync, appendFileSync } from 'node:fs';
import { test } from 'vitest';
import { anchors, comments, quote, reorderKeys, windowsLineEnds, unknown } from './rewrite.ts';
import { lintSubject, nameOf, rewritten, subjects } from './subjects.ts';

const LAWS: Record<string, (t: string) => string> = { reorder: reorderKeys, quote, anchors, comments, crlf: windowsLineEnds };
const which = (process.env['LAW'] ?? Object.keys(LAWS).join(',')).split(',');
const out = process.env['OUT'] ?? '/tmp/laws.txt';
test('explore', { timeout: 3_600_000 }, async () => {
  writeFileSync(out, '');
  const all = await subjects();
  const start = performance.now();
  let n = 0,
    bad = 0,
    skipped = 0;
  for (const subject of all.filter((s) => s.name.match(process.env['ONLY'] ?? ''))) {
    let base;
    try {
      base = await lintSubject(subject);
    } catch (e) {
      appendFileSync(out, `SKIP ${subject.name} ${String(e).slice(0, 200)}\n`);
      skipped++;
      continue;
    }
    const names = base.report.findings.map(nameOf).sort();
    for (const law of which) {
      const files = rewritten(subject.files, LAWS[law]!);
      n++;
      let said;
      try {
        said = await lintSubject({ ...subject, files });
      } catch (e) {
        appendFileSync(out, `CRASH ${law} ${subject.name} ${String(e).slice(0, 300)}\n`);
        continue;
      }
      const now = said.report.findings.map(nameOf).sort();
      const lost = minus(names, now),
        found = minus(now, names);
      const prints = minus(base.fingerprints, said.fingerprints);
      if (lost.length + found.length > 0 || said.report.failures.length !== base.report.failures.length) {
        bad++;
        appendFileSync(
          out,
          `== ${law} ${subject.name} (${base.report.failures.length} -> ${said.report.failures.length} failures)\n${lost.map((x) => `  - ${x}\n`).join('')}${found.map((x) => `  + ${x}\n`).join('')}`,
        );
        if (process.env['SHOW']) appendFileSync(out, [...files].map(([p, t]) => `--- ${p}\n${t}`).join(''));
      } else if (prints.length > 0 && law !== 'anchors') appendFileSync(out, `~~ fingerprint ${law} ${subject.name}: ${prints.length}\n`);
    }
  }
  appendFileSync(out, `${n} runs, ${bad} bad, ${skipped} skipped, ${(performance.now() - start) / 1000} s\n`);
});
function minus(a: readonly string[], b: readonly string[]): string[] {
  const rest = [...b];
  return a.filter((x) => {
    const i = rest.indexOf(x);
    if (i < 0) return true;
    rest.splice(i, 1);
    return false;
  });
}
void unknown;
