/** The same function, which computes when it is first called and keeps the answer. */
export function memo<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: compute() }).value;
}

/** The same function, which computes once for each object and keeps the answer as long as the object lives. */
export function memoPer<K extends object, T>(compute: (key: K) => T): (key: K) => T {
  const kept = new WeakMap<K, T>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined || kept.has(key)) return known as T; // kept below
    const computed = compute(key);
    kept.set(key, computed);
    return computed;
  };
}

const MOST_TEXTS = 20_000;

/**
 * The same function, which keeps its answers for texts that come again and again, such as names. When there are `most` of them it begins anew, so that a
 * process that goes on does not grow.
 */
export function memoByText<T>(compute: (text: string) => T, most = MOST_TEXTS): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined || kept.has(text)) return known as T; // kept below
    if (kept.size >= most) kept.clear();
    const computed = compute(text);
    kept.set(text, computed);
    return computed;
  };
}
