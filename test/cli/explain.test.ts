import { describe, expect, test } from 'vitest';
import { DECISIONS } from '../../src/catalog/decisions.ts';
import { ERROR_TEXTS } from '../../src/catalog/error-texts.ts';
import { SEARCH_WORDS } from '../../src/catalog/search-words.ts';
import { TOPICS, topicNamed } from '../../src/catalog/topics.ts';
import { isNoticeId } from '../../src/lint/notices.ts';
import { builtinRules } from '../../src/run/builtin-rules.ts';
import { run, type Ran } from './run.ts';

const explain = (words: string, lang = 'en'): Promise<Ran> => run(['explain', '--lang', lang, ...words.split(' ')], { cwd: '/' });
const titleOf = (name: string, lang: 'en' | 'ko' = 'en'): string => topicNamed(name)!.title[lang];

describe('a word finds its topic', () => {
  test.each([
    ['haproxy', 'load-balancers'],
    ['zipkin', 'tracing'],
    ['gslb', 'recovery'],
    ['credhub', 'service-credentials'],
    ['bbr', 'recovery'],
    ['DR', 'recovery'],
    ['mysql', 'database'],
    ['ntp', 'dns-and-ntp'],
    ['dns', 'dns-and-ntp'],
    ['autoscaler', 'autoscaler'],
    ['metric-registrar', 'metric-registrar'],
    ['Metric Registrar', 'metric-registrar'],
    ['overcommit', 'noisy-neighbours'],
    ['droplet', 'staging'],
    ['droplet', 'retention'],
    ['ssl', 'load-balancers'],
    ['ssl', 'domains-and-certificates'],
    ['quorum', 'database'],
    ['graceful', 'load-balancers'],
    ['drain', 'load-balancers'],
    ['stemcells', 'bosh-lifecycle'],
    ['블롭스토어', 'blobstore'],
    ['인증서', 'domains-and-certificates'],
    ['인증서를', 'domains-and-certificates'],
    ['이중화', 'redundancy'],
    ['로드밸런서', 'load-balancers'],
    ['로드 밸런서', 'load-balancers'],
    ['스템셀', 'bosh-lifecycle'],
    ['드롭릿', 'staging'],
    ['에런드', 'errands'],
    ['시끄러운 이웃', 'noisy-neighbours'],
    ['쿼럼', 'database'],
    ['폐쇄망', 'om-and-downloads'],
  ])('%s: %s', async (word, topic) => {
    const { code, stdout } = await explain(word);
    expect(code).toBe(0);
    expect(stdout).toContain(titleOf(topic));
  });

  test('a topic page says the statement, what a site decides and the rules', async () => {
    const { stdout } = await explain('blobstore', 'ko');
    expect(stdout).toContain('내부 Blobstore는 VM 한 대');
    expect(stdout).toContain(DECISIONS['blobstore']![0]!.ko);
    expect(stdout).toContain('availability/blobstore-single-instance');
  });
});

describe('a name finds the rules that speak of it', () => {
  test.each([
    ['.router.drain_wait', 'routing/drain-wait-vs-lb'],
    ['.properties.system_blobstore', 'availability/blobstore-single-instance'],
    ['.properties.autoscale_instance_count', 'availability/autoscaler-instances'],
    ['.cloud_controller.max_package_size', 'capacity/app-size-limits'],
    ['push-apps-manager', 'errands/left-on-after-first-install'],
    ['nfs_server', 'availability/blobstore-single-instance'],
    ['isolated_router', 'routing/isolated-reject-without-routers'],
    ['single-az', 'availability/single-az'],
  ])('%s: %s', async (name, rule) => {
    const { code, stdout } = await explain(name);
    expect(code).toBe(0);
    expect(stdout).toContain(rule);
  });

  test('and what the catalogue knows of it', async () => {
    expect((await explain('.router.drain_wait')).stdout).toContain('a property of TAS, default 20');
    expect((await explain('mysql', 'ko')).stdout).toContain('이중화하려면 3대 이상');
    expect((await explain('push-apps-manager')).stdout).toContain('an errand of cf, pushes an app, on by default');
  });
});

describe('an error text finds the rules', () => {
  test.each([
    ['2026/09/01 06:35:54 could not execute "configure-product": Expected to find variables: az\nhost', 'om/unresolved-variable'],
    ['expected to find a map key', 'ops/no-match'],
    ['Error: Timed out pinging to 78b5b3e9-ee5d-40cc-b117-9e7ee18a6a6d after 600 seconds', 'network/subnet-fields'],
    ['x509: certificate signed by unknown authority', 'cert/private-ca-not-trusted'],
    [
      '{"errors":{".properties.mysql_backups":["Value \'enable\' does not match the select_value of a known option"]}}',
      'om/property-shape',
    ],
  ])('%s', async (text, rule) => {
    const { code, stdout } = await run(['explain', text], { cwd: '/' });
    expect(code).toBe(0);
    expect(stdout).toContain(rule);
  });
});

test('without a word, and with --topics, the topics are listed', async () => {
  const { stdout } = await run(['explain'], { cwd: '/' });
  for (const { name } of TOPICS) expect(stdout).toContain(`  ${name} `);
  expect((await run(['explain', '--topics'], { cwd: '/' })).stdout).toBe(stdout);
});

test('an unknown word ends with exit code 2, near matches and one line in the language of the user', async () => {
  const { code, stderr } = await explain('zipkn', 'ko');
  expect(code).toBe(2);
  expect(stderr).toContain('찾을 수 없습니다: zipkn');
  expect(stderr).toContain('zipkin');
  expect((await explain('qwertzuiop')).stderr).toContain('taslint explain --topics');
});

test('the data name topics and rules that exist, and every topic has its words and decisions', async () => {
  const names = TOPICS.map(({ name }) => name).sort();
  expect(Object.keys(SEARCH_WORDS).sort()).toEqual(names);
  expect(Object.keys(DECISIONS).sort()).toEqual(names);
  const { rules } = await builtinRules();
  const ids = new Set(rules.map(({ id }) => id));
  const unknown = ERROR_TEXTS.flatMap((entry) => [
    ...entry.rules.filter((id) => !ids.has(id) && !isNoticeId(id)),
    ...(entry.topics ?? []).filter((name) => !names.includes(name)),
  ]);
  expect(unknown).toEqual([]);
});

test('every rule belongs to a topic', async () => {
  const set = await builtinRules();
  expect(set.rules.filter((rule) => set.explanation(rule, 'en').topics.length === 0).map(({ id }) => id)).toEqual([]);
});
