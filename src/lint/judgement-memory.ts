import type { SourceFile } from '../base/source.ts';
import type { Reference } from '../facts/input.ts';
import type { FoundSecrets } from '../foundation/secrets.ts';
import type { OpenFoundation } from './judge-all.ts';
import type { Judgement } from './judge-foundation.ts';

/** Remembers what was found in foundations, from one run to another. */
export interface JudgementMemory {
  /** What was found when everything that a judgement rests on was the same. */
  readonly recall: (question: Question) => Remembered | undefined;
  readonly keep: (question: Question, remembered: Remembered) => void;
}

/** All that a judgement rests on, beside what is the same for the whole run. Nothing of the foundation needs to be read. */
export interface Question extends OpenFoundation {
  readonly reference: Reference | undefined;
  /** True when others are compared with it. */
  readonly isReference: boolean;
  /** True for files whose findings are all reported. */
  readonly isReported: (file: SourceFile) => boolean;
}

export interface Remembered {
  readonly judgement: Judgement;
  readonly secrets: FoundSecrets;
  /** True when the judgement rests on what is secret. */
  readonly isSecretAsked: boolean;
  /** What others are compared with, where they are. */
  readonly summary: Reference | undefined;
}
