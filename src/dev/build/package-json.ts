import { readFileSync } from 'node:fs';

/** The texts of a package.json that packing needs; a field that is not a text is left out. */
export interface PackageTexts {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
}

/** Reads name, version and licence of a package. Throws when the file cannot be read or is no JSON. */
export function packageTexts(path: string): PackageTexts {
  const fields = packageFields(path);
  const text = (name: string): Record<string, string> => (typeof fields[name] === 'string' ? { [name]: fields[name] } : {});
  return { ...text('name'), ...text('version'), ...text('license') };
}

/** Everything a package.json says, unchecked. Throws when it is no JSON object. */
export function packageFields(path: string): Readonly<Record<string, unknown>> {
  const fields: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) throw new Error(`${path}: not a JSON object`);
  return Object.fromEntries(Object.entries(fields));
}
