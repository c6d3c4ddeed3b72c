/** The same function, which computes when it is first called and keeps the answer. */
export function memo<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: compute() }).value;
}

/** The same function, which computes once for each object and keeps the answer as long as the object lives. */
export function memoPer<K extends object, T>(compute: (key: K) => T): (key: K) => T {
  const kept = new WeakMap<K, T>();
  return (key) => {
    if (!kept.has(key)) kept.set(key, compute(key));
    return kept.get(key) as T; // kept one line above
  };
}
