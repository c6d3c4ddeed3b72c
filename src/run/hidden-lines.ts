import type { Span } from '../base/source.ts';
import type { Secrets } from '../foundation/secrets.ts';
import { givesAway, outlinerFor } from '../report/mask-lines.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Tells whether a text gives away what the lines hide that it comes from: what only the form of a line says, as reports see it. */
export function hiddenBy(workspaces: readonly Pick<Workspace, 'plans'>[], secrets: Secrets): (text: string, at: Span) => boolean {
  const files = () => workspaces.flatMap(({ plans }) => plans.flatMap(({ documents }) => documents.map(({ file }) => file)));
  const outline = outlinerFor(files, secrets);
  return (text, at) => givesAway(text, at, outline(at.file));
}
