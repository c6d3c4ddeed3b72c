import { REMOVALS, type Removal } from './removals.ts';

const byName = new Map<string, Removal[]>();
const families: Removal[] = [];
for (const removal of REMOVALS) {
  if (removal.name.endsWith('*')) families.push(removal);
  else byName.set(removal.name, [...(byName.get(removal.name) ?? []), removal]);
}

const NONE: readonly Removal[] = [];

/** Removals of a property, job or errand, by its own name and the name TAS gives it; most names have none. */
export function removalsOf(name: string, canonical: string): readonly Removal[] {
  const named = byName.get(name) ?? byName.get(canonical) ?? NONE;
  if (!families.some((removal) => isOfFamily(canonical, removal))) return named;
  return [...named, ...families.filter((removal) => isOfFamily(canonical, removal))];
}

/** True for a name that begins as the pattern of a removal does, which ends in a star. */
function isOfFamily(canonical: string, { name }: Removal): boolean {
  return canonical.startsWith(name.slice(0, -1));
}
