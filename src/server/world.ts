import type { Language } from '../base/language.ts';
import type { RunWorld } from '../run/io.ts';

/** What the server asks of the world around it. Tests hand in a fake one; only the command touches the real process. */
export interface ServerWorld extends RunWorld {
  /** Where messages of the client come from and go to. */
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** The language that the call asks for. */
  readonly language: Language | undefined;
  /** The language where neither the client nor taslint.yml says one. */
  readonly locale: Language;
  /** The folder with the pages about rules that came with the release, `en` and `ko` in it; undefined where there is none. */
  readonly pages: string | undefined;
  /** The clock, whose day certificates are checked against. */
  readonly now: () => Date;
  /** Does something once, so many milliseconds later; gives back what calls it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
  /** False when no process has this number. */
  readonly isAlive: (processId: number) => boolean;
}
