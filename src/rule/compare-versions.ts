/**
 * Compares dotted versions: number parts by value, others as text; a missing part is 0; what follows `-` makes a version earlier than without it
 * (`6.0.0-build.3` < `6.0.0`). Undefined when a text does not start with a digit: nothing can be said about `latest`.
 */
export function compareVersions(left: string, right: string): number | undefined {
  const one = parse(left);
  const other = parse(right);
  if (one === undefined || other === undefined) return undefined;
  const main = compareParts(one.main, other.main);
  if (main !== 0) return main;
  if (one.early.length === 0 || other.early.length === 0) return Math.sign(other.early.length - one.early.length);
  return compareParts(one.early, other.early);
}

function parse(version: string): { main: readonly string[]; early: readonly string[] } | undefined {
  const text = version.startsWith('v') ? version.slice(1) : version;
  if (text.length > 200 || !/^[0-9]/.test(text)) return undefined;
  const plain = text.split('+', 1)[0]!;
  const dash = plain.indexOf('-');
  if (dash < 0) return { main: plain.split('.'), early: [] };
  return { main: plain.slice(0, dash).split('.'), early: plain.slice(dash + 1).split('.') };
}

function compareParts(left: readonly string[], right: readonly string[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const one = left[index] ?? '0';
    const other = right[index] ?? '0';
    if (/^[0-9]+$/.test(one) && /^[0-9]+$/.test(other)) {
      const difference = Number(one) - Number(other);
      if (difference !== 0) return Math.sign(difference);
    } else if (one !== other) {
      return one < other ? -1 : 1;
    }
  }
  return 0;
}
