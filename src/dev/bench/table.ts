/** One line of the benchmark: what something costs against what everybody has. */
export interface Row {
  readonly what: string;
  /** What is measured, in `unit`. */
  readonly ours: number;
  /** What `ours` is divided by; undefined where the figure stands for itself. */
  readonly against?: { readonly name: string; readonly amount: number };
  readonly unit: 'ms' | 'MB' | 'M';
  /** The figure must not be above it: the command fails then. Undefined where there is only an aim. */
  readonly gate?: number;
  readonly aim?: number;
}

let broken = 0;

export function printHead(): void {
  console.log(`${'today'.padStart(8)}  ${'gate'.padStart(7)}  ${'aim'.padStart(7)}`);
}

/** Prints a row as soon as it is known, and counts it when its gate is broken. */
export function print(row: Row): void {
  const { what, ours, against, unit, gate, aim } = row;
  const figure = figureOf(row);
  const shown = (value: number | undefined): string =>
    value === undefined ? '–' : against === undefined ? `${round(value)} ${unit}` : `${value.toFixed(2)} ×`;
  const isBroken = gate !== undefined && figure > gate;
  if (isBroken) broken += 1;
  const verdict = isBroken ? 'BROKEN' : aim !== undefined && figure <= aim ? 'aim reached' : gate === undefined ? '' : 'holds';
  const amounts = against === undefined ? '' : ` (${round(ours)} ${unit}; ${against.name}: ${round(against.amount)} ${unit})`;
  console.log(
    `${shown(figure).padStart(8)}  ${shown(gate).padStart(7)}  ${shown(aim).padStart(7)}  ${what}${amounts} ${verdict}`.trimEnd(),
  );
}

/** Says why a row is missing. */
export function printMissing(what: string, why: string): void {
  console.log(`${'–'.padStart(8)}  ${' '.repeat(16)}  ${what}: left out, ${why}`);
}

/** The ratio, or the figure that stands for itself. */
export function figureOf({ ours, against }: Pick<Row, 'ours' | 'against'>): number {
  return against === undefined ? ours : ours / against.amount;
}

/** How many rows broke their gates. */
export function brokenGates(): number {
  return broken;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
