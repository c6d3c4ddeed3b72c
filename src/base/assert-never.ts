/** Ends a complete switch over a union: adding a kind makes the call a type error, so every place to visit is shown. */
export function assertNever(value: never): never {
  throw new Error(`unexpected kind: ${JSON.stringify(value)}`);
}
