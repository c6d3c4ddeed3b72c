import { SourceFile, textOf } from '../../../src/base/source.ts';
import { evaluateDocument, type Evaluation } from '../../../src/interpolate/evaluate.ts';
import { interpolate, type InterpolateInput } from '../../../src/interpolate/interpolate.ts';
import type { Dialect } from '../../../src/interpolate/placeholders.ts';
import { toJson } from '../../../src/interpolate/to-json.ts';
import { scopeOf } from '../../../src/interpolate/variables.ts';
import { descend, type ConfigNode } from '../../../src/value/node.ts';
import { trail } from '../../../src/value/origin.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';
import type { YamlDocument } from '../../../src/yaml/yaml-document.ts';

export function yaml(text: string, path = 'config.yml'): YamlDocument {
  return readYaml(new SourceFile(path, text));
}

export interface Texts {
  readonly template: string;
  readonly ops?: readonly string[];
  readonly vars?: readonly string[];
}

function documents(texts: readonly string[] | undefined, name: string): YamlDocument[] {
  return (texts ?? []).map((text, index) => yaml(text, `${name}-${index}.yml`));
}

/** What om (or bosh) answers: the value, or the class of the refusal as text. */
export function answer(
  texts: Texts,
  options: Omit<InterpolateInput, 'template' | 'opsFiles' | 'varsFiles'> & { readonly args?: readonly string[] } = {},
): unknown {
  const { args, ...rest } = options;
  const result = interpolate({
    ...rest,
    ...(args === undefined ? {} : { vars: args }),
    template: yaml(texts.template),
    opsFiles: documents(texts.ops, 'ops'),
    varsFiles: documents(texts.vars, 'vars'),
  });
  return result.ok ? JSON.parse(toJson(result.root)) : result.problems[0].class;
}

/** The evaluation of a document for linting. */
export function evaluate(texts: Texts, dialect: Dialect = 'om'): Evaluation {
  const scope = scopeOf(documents(texts.vars, 'vars').map(({ file, root }) => ({ kind: 'file', file, root })));
  return evaluateDocument({ document: yaml(texts.template), operations: documents(texts.ops, 'ops'), scope, dialect });
}

/** The way of the value at a path, one `step file: text` per place. */
export function wayOf(root: ConfigNode | undefined, ...path: readonly (string | number)[]): string[] {
  const node = descend(root, ...path);
  if (node === undefined) throw new Error(`nothing at ${path.join('/')}`);
  return trail(node.origin).map(({ step, span }) => `${step} ${span.file.path}: ${textOf(span)}`);
}
