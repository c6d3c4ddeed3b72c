/**
 * Names and what they stand for, where they are many and not known beforehand. V8 makes a new shape for each property that a plain object gets, and copies the
 * list of all that it has; an object without a prototype is a hash table from the start.
 */
export function dictionary<V>(...parts: readonly (Readonly<Record<string, V>> | Iterable<readonly [string, V]>)[]): Record<string, V> {
  // Without a prototype it is typed `any`.
  const all = Object.create(null) as Record<string, V>;
  for (const part of parts) for (const [name, value] of Symbol.iterator in part ? part : Object.entries(part)) all[name] = value;
  return all;
}
