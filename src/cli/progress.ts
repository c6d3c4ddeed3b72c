import type { Io } from '../run/io.ts';
import { isContinuousIntegration } from './settings.ts';

const PATIENCE_MILLISECONDS = 700;

/** A line on standard error that says how far reading has come: only on a terminal, outside CI, and when the work is long. */
export function progress(io: Io): { readonly step: (read: number, total: number) => void; readonly end: () => void } {
  if (!io.stderr.isTerminal || isContinuousIntegration(io)) return { step: () => {}, end: () => {} };
  const started = io.clock();
  let last = started + PATIENCE_MILLISECONDS;
  let shown = false;
  return {
    step(read, total) {
      const now = io.clock();
      if (now < last) return;
      last = now + 100;
      shown = true;
      io.stderr.write(`\rreading ${read} of ${total} files`);
    },
    end() {
      if (shown) io.stderr.write('\r\u001b[K');
    },
  };
}
