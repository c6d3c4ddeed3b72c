import type { LimitCode, SyntaxCode } from './yaml-document.ts';

/** Ends the reading of a file that is refused; `readYaml` turns it into a problem, so it never leaves this folder. */
export class Refusal extends Error {
  readonly code: SyntaxCode | LimitCode;
  readonly start: number;
  readonly end: number;
  /** Offset of the bracket or quote that was opened. */
  readonly opened: number | undefined;

  constructor(code: SyntaxCode | LimitCode, start: number, end: number, opened?: number) {
    super(code);
    this.code = code;
    this.start = start;
    this.end = end;
    this.opened = opened;
  }
}
