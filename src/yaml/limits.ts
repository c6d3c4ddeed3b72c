/** Limits of reading, so that no file can exhaust the machine; each is reported as the limit that it is. */

/** The largest file that is read; the largest real ones, exported tile metadata, stay below 2 MB. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** Maps and lists may stand this deep in each other; real files stay below 20. */
export const MAX_NESTING = 500;

/** Aliases may stand for this many values in one file; a bomb of nine lists of nine aliases stands for hundreds of millions. */
export const MAX_ALIASED_NODES = 1_000_000;
