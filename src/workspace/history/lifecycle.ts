import { memo } from '../../base/memo.ts';
import type { SourceFile } from '../../base/source.ts';
import type { Lifecycle } from '../../facts/input.ts';
import type { DocumentKind } from '../../foundation/kind.ts';
import type { FoundationPlan } from '../../foundation/plan.ts';
import type { Documents } from '../documents.ts';
import type { Request } from '../request.ts';
import { Histories } from './file-history.ts';

/** Tells whether a foundation has been installed once, as taslint.yml or git says; git is asked at the first call and the answer is kept. */
export function lifecyclesOf(
  plans: readonly FoundationPlan[],
  { repositories, options }: Request,
  documents: Documents,
): (plan: FoundationPlan) => () => Lifecycle {
  const histories = new Histories(repositories, options.env ?? {}, options.histories);
  const filesOf = (plan: FoundationPlan): readonly string[] =>
    lifecycleFiles(plan, documents).flatMap((file) => documents.absoluteOf(file) ?? []);
  const expectAll = memo(() => {
    // who asks about one foundation will ask about the others
    for (const plan of plans) if (plan.lifecycle === 'auto') histories.expect(filesOf(plan));
  });
  return (plan) =>
    memo(() => {
      if (plan.lifecycle !== 'auto') return { state: plan.lifecycle, because: 'configured' };
      expectAll();
      return decide(filesOf(plan).map((file) => histories.lifecycleOf(file)));
    });
}

/** What the history of the main product says; of several, one that was there before is enough. */
function decide(answers: readonly Lifecycle[]): Lifecycle {
  const decides = (state: Lifecycle['state']): Lifecycle | undefined => answers.find((answer) => answer.state === state);
  return decides('operating') ?? decides('unknown') ?? decides('first-install') ?? { state: 'operating', because: 'no-git' };
}

/** The files whose past tells whether the foundation is in operation: TAS itself, else all products, else manifests, else what was asked for. */
function lifecycleFiles(plan: FoundationPlan, documents: Documents): readonly SourceFile[] {
  const ofKind = (...kinds: readonly DocumentKind[]): readonly SourceFile[] =>
    plan.documents.filter(({ kind }) => kinds.includes(kind)).map(({ file }) => file);
  const products = ofKind('product');
  const tas = products.filter((file) => {
    const { product } = documents.contentOf(file);
    return product === 'cf' || product === 'srt';
  });
  const choices = [
    tas,
    products,
    ofKind('bosh-manifest', 'director'),
    plan.documents.filter(({ requested }) => requested).map(({ file }) => file),
  ];
  return choices.find((files) => files.length > 0) ?? [];
}
