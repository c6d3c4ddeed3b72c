import type { VariableSource } from '../interpolate/variables.ts';
import { reviewOf, type Review } from '../views/review.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { factInputs } from './facts.ts';

/** The foundations of a workspace as reviews of their design; one without a product and a director is left out. */
export function reviewsOf(workspace: Workspace, variables: readonly VariableSource[], now: Date): readonly Review[] {
  const { inputs, mask } = factInputs(workspace, variables, now);
  return inputs.flatMap((input) => reviewOf(input(), mask) ?? []);
}
