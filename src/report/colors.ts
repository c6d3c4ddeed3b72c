/** Colours of a terminal. Written here, because a package that finds out by itself whether there is a terminal makes Node load its network modules for it. */
export interface Colors {
  readonly bold: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly cyan: Paint;
}

/** A text between the sequences that turn something on and off. The text holds no such sequence that turns the same off. */
export type Paint = (text: string) => string;

/** The colours, or functions that change nothing. */
export function colorsOf(enabled: boolean): Colors {
  const paint =
    (on: number, off: number): Paint =>
    (text) =>
      enabled ? `\x1b[${on}m${text}\x1b[${off}m` : text;
  return { bold: paint(1, 22), red: paint(31, 39), yellow: paint(33, 39), blue: paint(34, 39), cyan: paint(36, 39) };
}
