import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../src/report/picture/timeline.ts';
import { folderWith, run } from '../cli/run.ts';

/** The picture of a foundation, as the command draws it. */

const FULL = fileURLToPath(new URL('../../fixtures/clean/full-tas', import.meta.url));
const rootless = (text: string): string => text.replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, '');

describe('taslint picture', () => {
  test('draws every VM in its zone, with the sums of the zones', async () => {
    const { code, stdout } = await run(['picture', '--lang', 'en', FULL], { cwd: FULL });
    expect(code).toBe(0);
    const page = rootless(stdout);
    expect(page).toContain('<h1>prod-seoul</h1>');
    expect(page).toMatch(/<th scope="row">diego_cell<\/th>(<td><svg class="vm" width="22"[^>]*>.*?<\/td>){3}<td class="number">6<\/td>/);
    expect(page).toMatch(/<tfoot>.*<td>20<\/td><td>18<\/td><td>18<\/td><td class="number">56<\/td>/);
    expect(page.match(/<svg class="one"/g)).toHaveLength(2);
  });

  test('shows an authority once, however many files hold it, and the certificate that covers a name', async () => {
    const { stdout } = await run(['picture', '--lang', 'en', FULL], { cwd: FULL });
    const page = rootless(stdout);
    expect(page.match(/<th scope="row">Example Root CA<\/th>/g)).toHaveLength(1);
    expect(page).toMatch(/<code>\*\.segment\.example\.com<\/code><\/th><td><span class="fine">✓<\/span> segment/);
  });

  test('is the same, byte for byte, and Korean where that is asked', async () => {
    const one = await run(['picture', '--lang', 'ko', FULL], { cwd: FULL });
    const other = await run(['picture', '--lang', 'ko', FULL], { cwd: FULL });
    expect(one.stdout).toBe(other.stdout);
    expect(rootless(one.stdout)).toContain('AZ별 VM');
    expect(rootless(one.stdout)).not.toMatch(/load balancer|health check|name server|Covered by/);
  });

  test('is text for wikis with --format mermaid', async () => {
    const { stdout } = await run(['picture', '--format', 'mermaid', '--lang', 'en', FULL], { cwd: FULL });
    expect(stdout.match(/^```mermaid$/gm)).toHaveLength(3);
    expect(stdout).toContain('"diego_cell × 2"');
    expect(stdout).toMatch(/^ {2}n0\["clients"\] -->\|"443, 80"\| n1\["load balancer"\]$/m);
  });

  test('a count behind a variable is unknown, and hostile names stay text', async () => {
    const cwd = folderWith({
      'taslint.yml': 'foundations:\n  prod:\n    products: { cf: { config: cf.yml } }\n',
      'cf.yml': 'product-name: cf\nresource-config:\n  router: { instances: ((routers)) }\n  "<img src=x>": { instances: 2 }\n',
    });
    const { stdout } = await run(['picture', '--lang', 'en', '.'], { cwd });
    expect(rootless(stdout)).toMatch(/<th scope="row">router<\/th><td class="number">\?<\/td>/);
    expect(rootless(stdout)).not.toContain('<img');
  });

  test('files of no foundation are nothing to draw', async () => {
    const cwd = folderWith({ 'cf.yml': 'product-name: cf\n' });
    const { code, stderr } = await run(['picture', 'cf.yml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/no foundation to draw/);
  });
});

test('the axis of time reaches ten years at most, and shows today', () => {
  const certificate = { subject: 'x', daysLeft: 1, names: [], uses: [] };
  const line = timelineOf(
    [
      { ...certificate, notBefore: '2025-01-31', notAfter: '2026-02-28' },
      { ...certificate, notBefore: '2010-01-01', notAfter: '2060-01-01' },
    ],
    '2026-01-31',
  );
  expect(line.at('2060-01-01')).toBe(100);
  expect(line.at('2010-01-01')).toBe(0);
  expect(line.today).toBeCloseTo(16.67, 1);
  expect(line.years.map(({ year }) => year)).toEqual([2025, 2027, 2029, 2031, 2033, 2035]);
});
