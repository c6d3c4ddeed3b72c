import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpusFiles } from '../../src/dev/quality/corpus-files.ts';
import { countChanges, countFindings, everyRule, type CorpusFindings } from '../../src/dev/quality/corpus-findings.ts';
import { compareVerdicts, isPrecise, readVerdicts, showComparison } from '../../src/dev/quality/verdicts.ts';
import { classify } from '../../src/foundation/classify.ts';
import { readYaml } from '../../src/yaml/read-yaml.ts';

/**
 * What real files demand of each rule. The corpus is not part of the project: without the folder that TASLINT_SHARED names there is nothing to test.
 */

/** Folders of the corpus that the figures below were measured on: 286 product, 421 director, 101 BOSH manifest and 30 runtime-config files. */
const MEASURED = ['product', 'director', 'bosh-manifest', 'runtime-config'];

/** Files with a finding once the guards hold. A rule that fires on far more has lost a guard. */
const FILES: Readonly<Record<string, number>> = {
  'availability/blobstore-single-instance': 5,
  'availability/blobstore-scaled-beyond-one': 0,
  'availability/diego-bbs-single': 7,
  'availability/diego-brain-single': 10,
  'availability/diego-cell-minimum': 5,
  'availability/fewer-instances-than-azs': 0,
  'availability/max-in-flight-too-high': 0,
  'availability/mysql-even-count': 0,
  'availability/mysql-proxy-single': 0,
  'availability/mysql-single-node': 0,
  'availability/resurrector-off': 11,
  'availability/router-single': 7,
  'availability/single-az': 54,
  'availability/small-footprint-not-ha': 40,
  'bosh/floating-versions': 74,
  'bosh/quorum-instances': 1,
  'bosh/references': 2,
  'bosh/static-ips': 0,
  'capacity/app-size-limits': 0,
  'capacity/cell-disk-below-staging': 0,
  'capacity/staging-disk-limit': 0,
  'cert/expiry': 16,
  'cert/pem-format': 9,
  'cert/san-missing-apps-domain': 0,
  'cert/san-missing-login-uaa': 5,
  'cert/san-missing-system-domain': 0,
  'database/location-vs-instances': 0,
  'director/post-deploy-disabled': 8,
  'director/recreate-flags': 1,
  'dns/domain-format': 2,
  'dns/ntp-redundancy': 20,
  'dns/single-dns-server': 12,
  'dns/system-equals-apps-domain': 0,
  'errands/dependency-missing': 15,
  'errands/invalid-state': 1,
  'errands/left-on-after-first-install': 35,
  'errands/unknown-name': 0,
  'network/ranges-overlap': 0,
  'network/subnet-fields': 5,
  'om/env-file': 39,
  'om/property-shape': 3,
  'om/unknown-key': 5,
  'routing/client-cert-none-with-xfcc': 1,
  'routing/drain-wait-vs-lb': 0,
  'routing/lb-not-attached': 3,
  'routing/tcp-ports': 4,
  'routing/tracing-headers': 0,
  'runtime/include-typo': 1,
  'runtime/release-version': 0,
  'runtime/unscoped-addon': 13,
  'security/credhub-primary-key': 3,
  'security/placeholder-value': 6,
  'security/plaintext-secret': 61,
  'security/ssh-access-enabled': 32,
};

/** A tenth more is a matter of how files are read; two more may be two revisions of one file. */
function atMost(files: number): number {
  return Math.ceil(files * 1.1) + 2;
}

const shared = process.env['TASLINT_SHARED'];

describe.skipIf(shared === undefined)('on real files', async () => {
  if (shared === undefined) return;
  const rules = await everyRule();
  const files = corpusFiles(join(shared, 'corpus'));
  const found: CorpusFindings = { rules: new Map(), findings: [], defects: [] };
  for (const { file, read } of files) {
    const document = readYaml(read());
    countFindings(file, document, classify(document, document.file.path).kind, rules, found);
  }

  const verdicts = readVerdicts();
  countChanges(files, verdicts, rules, found);

  test('no rule fails', () => {
    expect(found.defects).toEqual([]);
  });

  test.each(Object.entries(FILES))('%s fires on about %i files, not on far more', (rule, wanted) => {
    expect(rules.rules.map(({ id }) => id)).toContain(rule);
    const fired = [...(found.rules.get(rule)?.files ?? [])].filter((file) => MEASURED.includes(file.split('/')[0]!));
    expect(fired.length).toBeLessThanOrEqual(atMost(wanted));
  });

  test('recommended rules are right in at least 98 of 100 findings that were judged, and report none that was judged wrong', () => {
    const comparison = compareVerdicts(found.findings, verdicts, rules.rules, new Set(files.map(({ file }) => file)));
    expect(isPrecise(comparison), showComparison(comparison, false)).toBe(true);
  });
});
