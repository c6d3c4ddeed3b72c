import { expect, test } from 'vitest';
import { SourceFile } from '../../../../src/base/source.ts';
import type { DocumentKind } from '../../../../src/foundation/kind.ts';
import { unconfigured, type FoundationPlan } from '../../../../src/foundation/plan.ts';
import { withFilesOfNone } from '../../../../src/workspace/grouping/beside.ts';

function plan(name: string, kinds: Readonly<Record<string, DocumentKind>>): FoundationPlan {
  const documents = Object.entries(kinds).map(([path, kind]) => ({
    file: new SourceFile(path, ''),
    kind,
    why: { en: '', ko: '' },
    varsFiles: [],
    opsFiles: [],
    requested: true,
  }));
  return { ...unconfigured(name), documents };
}

const shown = (plans: readonly FoundationPlan[]): readonly (readonly string[])[] =>
  withFilesOfNone(plans).map(({ beside = [] }) => beside.map(({ file }) => file.path));

const seoul = plan('seoul', { 'seoul/cf.yml': 'product' });
const apps = plan('', { 'apps/web.yml': 'app-manifest', 'apps/group.json': 'security-group' });

test('the only foundation with products sees what belongs to none', () => {
  expect(shown([seoul, apps, plan('', { 'db/db.yml': 'bosh-manifest', 'db/vars.yml': 'vars' })])).toEqual([['apps/web.yml'], [], []]);
});

test('of two foundations none does', () => {
  expect(shown([seoul, plan('busan', { 'busan/cf.yml': 'product' }), apps])).toEqual([[], [], []]);
});
