/**
 * V8 optimises functions for a process that goes on; a run of this program is over sooner than that pays. These flags make it wait eight times longer, and
 * compile a regular expression once, where it would first make code for an interpreter and throw it away at the second use. They are
 * for the process of the command only, and set when the code of the command is loaded, because V8 takes its compiled form only with the flags that it was
 * made with.
 */
const FLAGS: Readonly<Record<number, readonly string[]>> = {
  11: ['--interrupt-budget=540672', '--no-regexp-tier-up'],
  12: ['--no-regexp-tier-up', '--invocation-count-for-turbofan=24000', '--invocation-count-for-maglev=3200'],
  13: ['--no-regexp-tier-up', '--invocation-count-for-turbofan=24000', '--invocation-count-for-maglev=3200'],
};

/**
 * What a foundation leaves behind when it was judged is garbage at once. V8 lets four times of what is alive gather before it looks; with these it lets twice of
 * it, and keeps the part for young objects as small as it begins, so that what is copied in it is little, too.
 */
const MEMORY: readonly string[] = ['--semi-space-growth-factor=1', '--heap-growing-percent=100'];

/** Sets the flags for this version of V8, e.g. `12.4.254.21-node.57`; none for one that nobody measured. */
export async function optimiseLater(version: string): Promise<void> {
  const flags = FLAGS[Number.parseInt(version, 10)] ?? [];
  if (flags.length === 0) return;
  const { setFlagsFromString } = await import('node:v8'); // lazy: help and version do without
  for (const flag of [...flags, ...MEMORY]) setFlagsFromString(flag);
}
