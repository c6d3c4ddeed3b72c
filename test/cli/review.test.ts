import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderWith, run } from './run.ts';

const FULL = fileURLToPath(new URL('../../fixtures/clean/full-tas/', import.meta.url));

describe('taslint review', () => {
  test('is a document to fill and sign, out of what the files say', async () => {
    const { code, stdout } = await run(['review', FULL, '--lang', 'en'], { cwd: FULL });
    expect(code).toBe(0);
    const titles = stdout.split('\n').filter((line) => line.startsWith('## '));
    expect(titles).toEqual([
      '## 1. Ports and who opens them',
      '## 2. Where TLS ends, and the timers',
      '## 3. Names: what to look up, and from where',
      '## 4. What is redundant, and what is single',
      '## 5. Backup, disaster recovery and failback',
      '## 6. Staging and droplet limits',
      '## 7. Blobstore',
      '## 8. Errands: first and later',
      '## 9. Buildpacks and downloads',
      '## 10. Isolation segments',
      '## 11. Certificates and their last days',
      '## 12. Other decisions',
    ]);
    expect(stdout).toContain('nslookup api.sys.example.com\ndig +short @10.10.0.2 api.sys.example.com\n');
    expect(stdout).toContain('| `.properties.routing_tls_termination` | router | cf |');
    expect(stdout).toContain('| `facts: lb.idle-timeout-seconds` | 600 | taslint.yml |');
    expect(stdout).toMatch(/### Single\n[^#]*\| cf \| backup\\_restore \| 1 \|/);
    expect(stdout.split('| Decision | Name | Date | Signature |')).toHaveLength(13);
  });

  test('is the same each time, with a day only when one is given', async () => {
    const once = await run(['review', FULL], { cwd: FULL });
    expect((await run(['review', FULL], { cwd: FULL })).stdout).toBe(once.stdout);
    expect(once.stdout).toContain('| Date |  |');
    expect((await run(['review', FULL, '--now', '2026-02-03'], { cwd: FULL })).stdout).toContain('| Date | 2026-02-03 |');
  });

  test('says what is unknown with the variable that would settle it', async () => {
    const cwd = folderWith({
      'cf.yml':
        'product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: { value: ((system_domain)) }\n' +
        '  .router.drain_wait: { value: ((drain)) }\nresource-config:\n  router: { instances: ((routers)) }\n',
    });
    const { stdout } = await run(['review', '--lang', 'ko', 'cf.yml'], { cwd });
    expect(stdout).toContain('| `.router.drain_wait` | 알 수 없음: ((drain)) 값 필요 | cf |');
    expect(stdout).toContain('# system: ((system_domain)): 여기서는 알 수 없음');
    expect(stdout).toMatch(/### 대수를 알 수 없는 것\n[^#]*router/);
  });

  test('takes the name of a foundation, and writes a page that holds no markup of others', async () => {
    const cwd = folderWith({
      'taslint.yml': 'foundations: { seoul: { products: { cf: { config: cf.yml } } } }\n',
      'cf.yml':
        'product-name: cf\nproduct-properties:\n  .router.drain_wait: { value: 20 }\n' +
        '  .properties.smtp_credentials: { value: { identity: a, password: hunter22hunter22 } }\n' +
        'resource-config: { "<script>alert(1)</script>": { instances: 1 } }\n',
    });
    const { code, stdout, stderr } = await run(['review', 'seoul', '--format', 'html', '-o', 'review.html'], { cwd });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('review.html');
    expect(existsSync(join(cwd, 'review.html'))).toBe(true);
    const page = readFileSync(join(cwd, 'review.html'), 'utf8');
    expect(page).toContain('<input type="checkbox">');
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).not.toMatch(/<script>alert|hunter22|https?:\/\/(?!s3)[^"]*\.(?:js|css)/);
  });

  test('a name that could be a command is no line to paste', async () => {
    const cwd = folderWith({
      'cf.yml': 'product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: { value: "sys.example.com; reboot" }\n',
    });
    const { stdout } = await run(['review', 'cf.yml'], { cwd });
    expect(stdout).not.toMatch(/^(?:nslookup|dig).*reboot/m);
  });

  test('without a product it says so, in the language of the user', async () => {
    const { code, stderr } = await run(['review', '--lang', 'ko'], { cwd: folderWith({ 'notes.yml': 'a: 1\n' }) });
    expect(code).toBe(2);
    expect(stderr).toContain('검토할 파운데이션을 찾지 못했습니다');
  });
});
