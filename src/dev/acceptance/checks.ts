/** A list of named checks of the finished program, one line each, counted as the gate counts: for programs that are too slow or too real for the tests. */
export class Checks {
  #passed = 0;
  #failed = 0;

  /** Runs one check; it fails by throwing. */
  async check(name: string, run: () => void | Promise<void>): Promise<void> {
    try {
      await run();
      this.#passed += 1;
      console.log(`ok      ${name}`);
    } catch (error) {
      this.#failed += 1;
      console.log(`FAILED  ${name}\n${indented(error instanceof Error ? error.message : String(error))}`);
    }
  }

  /** Prints the closing line and sets the exit code. */
  finish(): void {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    if (this.#failed > 0 || this.#passed === 0) process.exitCode = 1;
  }
}

/** Fails a check with both values when they differ. */
export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual, undefined, 2), JSON.stringify(expected, undefined, 2)];
  if (is !== should) throw new Error(`${what} is\n${is}\nbut should be\n${should}`);
}

/** Fails a check when a text lacks a part. */
export function expectIncludes(what: string, text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`${what} does not mention ${JSON.stringify(part)}:\n${text}`);
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '        ');
}
