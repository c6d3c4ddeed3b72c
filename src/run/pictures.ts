import type { VariableSource } from '../interpolate/variables.ts';
import { pictureOf, type Picture } from '../views/picture.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { factInputs } from './facts.ts';

/** The foundations of a workspace as pictures; one of which there is nothing to draw is left out. */
export function picturesOf(workspace: Workspace, variables: readonly VariableSource[], now: Date): readonly Picture[] {
  const { inputs, mask } = factInputs(workspace, variables, now);
  return inputs.flatMap((input) => pictureOf(input(), mask) ?? []);
}
