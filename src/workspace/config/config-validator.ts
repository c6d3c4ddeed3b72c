import { CONFIG_SCHEMA } from './config-schema.ts';

/** What ajv says about one mistake; the few of its fields that are read. */
export interface SchemaMistake {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Checks data against the schema of taslint.yml: the mistakes, none when all is well. */
export type ConfigCheck = (data: unknown) => readonly SchemaMistake[];

/**
 * The check, loaded when there is a taslint.yml to check. The bundle replaces this file by code compiled from the schema
 * (`src/dev/build/compile-schemas.ts`), so that ajv is not shipped; from source the schema is compiled on the spot.
 */
export async function configCheck(): Promise<ConfigCheck> {
  const { Ajv } = await import('ajv'); // lazy, only from source
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false }).compile(CONFIG_SCHEMA);
  return (data) => (validate(data) ? [] : (validate.errors ?? []));
}
