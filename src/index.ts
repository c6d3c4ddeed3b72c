import { UsageError } from './base/usage-error.ts';
import type * as Library from './run/library.ts';
import { lintPaths } from './run/lint-paths.ts';
import { VERSION as version } from './base/version.ts';

/** taslint as a library: `const { report } = await lintPaths(['config/cf.yml'])`. `src/run/library.ts` says what is promised. */
export { lintPaths, UsageError, version };
export type * from './run/library.ts';

({ lintPaths, UsageError, version }) satisfies Pick<typeof Library, 'lintPaths' | 'version'> & {
  readonly UsageError: new (what: never) => Library.UsageError;
};
