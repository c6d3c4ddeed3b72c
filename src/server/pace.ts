import type { ServerWorld } from './world.ts';

/** Milliseconds that pass after the last change, and at most after the first, before work begins. */
const QUIET = 150;
const LONGEST = 1000;

/** Does work some time after it was asked for, once for all that asked meanwhile, and never twice at the same time. */
export class Pace {
  readonly #after: ServerWorld['after'];
  readonly #work: () => Promise<void>;
  #callOff: (() => void)[] = [];
  #isWaiting = false;
  #running: Promise<void> | undefined;

  /** `work` must not reject. */
  constructor(after: ServerWorld['after'], work: () => Promise<void>) {
    this.#after = after;
    this.#work = work;
  }

  /** Asks for the work: when nobody has asked for a moment, or when somebody asked long ago. */
  ask(): void {
    const [quiet] = this.#callOff;
    const begin = (): void => void this.now();
    quiet?.();
    if (this.#isWaiting) this.#callOff[0] = this.#after(QUIET, begin);
    else this.#callOff = [this.#after(QUIET, begin), this.#after(LONGEST, begin)];
    this.#isWaiting = true;
  }

  /** Does the work that was asked for at once; resolves when nothing is left to do. */
  async now(): Promise<void> {
    while (this.#running !== undefined || this.#isWaiting) {
      this.#running ??= this.#begin();
      await this.#running;
    }
  }

  async #begin(): Promise<void> {
    this.stop();
    await this.#work();
    this.#running = undefined;
  }

  /** Forgets what was asked for. */
  stop(): void {
    for (const callOff of this.#callOff) callOff();
    this.#callOff = [];
    this.#isWaiting = false;
  }
}
