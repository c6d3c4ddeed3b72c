import type { Io } from '../run/io.ts';
import type { OnProgress } from '../run/open-inputs.ts';
import { isContinuousIntegration } from './environment.ts';

const PATIENCE_MILLISECONDS = 700;

/** Does work with a line on standard error that says how far reading has come: only on a terminal, outside CI, and when the work is long. */
export async function withProgress<Result>(io: Io, work: (onProgress?: OnProgress) => Promise<Result>): Promise<Result> {
  if (!io.stderr.isTerminal || isContinuousIntegration(io)) return work();
  let next = io.clock() + PATIENCE_MILLISECONDS;
  let shown = false;
  const result = await work((read, total) => {
    const now = io.clock();
    if (now < next) return;
    next = now + 100;
    shown = true;
    io.stderr.write(`\rreading ${read} of ${total} files`);
  });
  if (shown) io.stderr.write('\r\u001b[K');
  return result;
}
