import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { CONFIG_SCHEMA } from '../../workspace/config/config-schema.ts';

/**
 * The module that takes the place of `src/workspace/config/config-validator.ts` in the bundle: the same export, with the schema compiled to plain code
 * that imports nothing. Throws when the compiled code would need a part of ajv at run time.
 */
export function compileSchemas(): string {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false, code: { source: true, esm: true } });
  const code = standaloneCode.default(ajv, ajv.compile(CONFIG_SCHEMA));
  if (/\brequire\(|^import /m.test(code))
    throw new Error('the compiled schema needs a part of ajv at run time: leave out minLength, uniqueItems and formats');
  const plain = code.replace(/export const validate = (\w+);\s*export default \w+;/, '');
  if (plain === code) throw new Error('ajv changed the form of its standalone code');
  const name = /export const validate = (\w+);/.exec(code)?.[1] ?? '';
  return `// Generated from src/workspace/config/config-schema.ts; do not edit.
${plain}
export function configCheck() {
  return Promise.resolve((data) => (${name}(data) ? [] : (${name}.errors ?? [])));
}
`;
}
