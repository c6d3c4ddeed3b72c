import { createRequire } from 'node:module';
import type * as Library from 're2js';

/**
 * The one place that knows the library for regular expressions. It is loaded by the first pattern that is judged, in the middle of what may not wait, so not by
 * `import()`. The bundle has another form of this file (`src/dev/build/bundle.ts`).
 */
export function re2(): typeof Library {
  return require('re2js') as typeof Library; // its own types
}

const require = createRequire(import.meta.url);
