import { fc } from '../random.ts';
import { expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import { applyOperations } from '../../src/interpolate/apply-operations.ts';
import { evaluateDocument, type Evaluation } from '../../src/interpolate/evaluate.ts';
import { interpolate } from '../../src/interpolate/interpolate.ts';
import { readOperations } from '../../src/interpolate/operations.ts';
import { toJson } from '../../src/interpolate/to-json.ts';
import { scopeOf } from '../../src/interpolate/variables.ts';
import type { ConfigNode } from '../../src/value/node.ts';
import { editSpan, trail } from '../../src/value/origin.ts';
import { readYaml } from '../../src/yaml/read-yaml.ts';
import type { YamlDocument } from '../../src/yaml/yaml-document.ts';

const NAMES = ['alpha', 'beta', 'gamma', 'delta'];
const name = fc.constantFrom(...NAMES);
const placeholder = name.map((text) => `((${text}))`);
const leaf = fc.oneof(
  fc.constantFrom('one', 'two', 'three'),
  fc.integer({ min: 0, max: 99 }).map(String),
  placeholder,
  placeholder.map((text) => `"pre-${text}"`),
);

/** A value in flow style. */
const value: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { weight: 4, arbitrary: leaf },
    {
      weight: 1,
      arbitrary: fc
        .uniqueArray(name, { minLength: 1, maxLength: 3 })
        .chain((keys) =>
          fc.tuple(...keys.map(() => tie('value'))).map((values) => `{${keys.map((key, index) => `${key}: ${values[index]}`).join(', ')}}`),
        ),
    },
    { weight: 1, arbitrary: fc.array(tie('value'), { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(', ')}]`) },
  ),
})).value;

const document = fc
  .uniqueArray(name, { minLength: 1 })
  .chain((keys) => fc.tuple(...keys.map(() => value)).map((values) => keys.map((key, index) => `${key}: ${values[index]}\n`).join('')));
const operation = fc.oneof(
  fc.tuple(name, name, value).map(([first, second, given]) => `- type: replace\n  path: /${first}?/${second}\n  value: ${given}\n`),
  fc.tuple(name, value).map(([first, given]) => `- type: replace\n  path: /${first}?\n  value: ${given}\n`),
  fc.tuple(name, value).map(([first, given]) => `- type: replace\n  path: /${first}/-\n  value: ${given}\n`),
  name.map((first) => `- type: remove\n  path: /${first}?\n`),
);
const opsFile = fc.array(operation, { maxLength: 4 }).map((operations) => operations.join(''));

/** Variables that refer to later names only: where one holds itself, editing it takes its own place away. */
const variables = document.map((text) =>
  text.replace(
    /^(\w+): (.*)$/gm,
    (_, key: string, given: string) =>
      `${key}: ${given.replace(/\(\((\w+)\)\)/g, (use, asked: string) => (NAMES.indexOf(asked) > NAMES.indexOf(key) ? use : 'three'))}`,
  ),
);
const texts = fc.record({ template: document, ops: opsFile, vars: variables });

interface Texts {
  readonly template: string;
  readonly ops: string;
  readonly vars: string;
}

function parse(path: string, text: string): YamlDocument {
  return readYaml(new SourceFile(path, text));
}

function evaluate({ template, ops, vars }: Texts): Evaluation {
  const { file, root } = parse('vars.yml', vars);
  return evaluateDocument({
    document: parse('config.yml', template),
    operations: [parse('ops.yml', ops)],
    scope: scopeOf([{ kind: 'file', file, root }]),
  });
}

function* leaves(node: ConfigNode | undefined, path: string): Generator<readonly [string, ConfigNode]> {
  if (node?.kind === 'map') for (const entry of node.entries) yield* leaves(entry.value, `${path}/${entry.key.text}`);
  else if (node?.kind === 'sequence') for (const [index, item] of node.items.entries()) yield* leaves(item, `${path}/${index}`);
  else if (node !== undefined) yield [path, node];
}

test('every place of every value lies in its file', () => {
  fc.assert(
    fc.property(texts, (given) => {
      const { root, uses, problems } = evaluate(given);
      for (const [, node] of leaves(root, '')) {
        for (const { span } of trail(node.origin)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(span.file.text.length);
        }
      }
      for (const { at, name: asked } of uses) expect(at?.file.text.slice(at.start, at.end)).toBe(`((${asked}))`);
      for (const { at } of problems) expect(at!.end).toBeLessThanOrEqual(at!.file.text.length);
    }),
  );
});

test('every way begins in the document and leads past the place to edit', () => {
  fc.assert(
    fc.property(texts, (given) => {
      for (const [, node] of leaves(evaluate(given).root, '')) {
        const places = trail(node.origin);
        expect(places[0]!.span.file.path).toBe('config.yml');
        expect(places.map(({ span }) => span)).toContainEqual(editSpan(node.origin));
      }
    }),
  );
});

test('changing the text at the place to edit changes the value', () => {
  fc.assert(
    fc.property(texts, fc.nat(), (given, choice) => {
      const all = [...leaves(evaluate(given).root, '')];
      fc.pre(all.length > 0);
      const [path, node] = all[choice % all.length]!;
      const span = editSpan(node.origin)!;
      const edited = `${span.file.text.slice(0, span.start)}EDITED${span.file.text.slice(span.end)}`;
      const changed: Texts = {
        ...given,
        [span.file.path === 'config.yml' ? 'template' : span.file.path === 'ops.yml' ? 'ops' : 'vars']: edited,
      };
      const after = new Map(leaves(evaluate(changed).root, ''));
      const value = after.get(path);
      expect(value?.kind === 'scalar' ? value.text : undefined).toContain('EDITED');
    }),
  );
});

test('linting and interpolating agree wherever nothing is missing', () => {
  fc.assert(
    fc.property(texts, (given) => {
      const { file, root } = parse('vars.yml', given.vars);
      const exact = interpolate({
        template: parse('config.yml', given.template),
        opsFiles: [parse('ops.yml', given.ops)],
        varsFiles: [parse('vars.yml', given.vars)],
      });
      const lenient = evaluateDocument({
        document: parse('config.yml', given.template),
        operations: [parse('ops.yml', given.ops)],
        scope: scopeOf([{ kind: 'file', file, root }]),
      });
      const missing = lenient.uses.some(({ outcome }) => outcome === 'missing');
      if (!exact.ok) expect(missing || lenient.problems.some((problem) => problem.class === exact.problems[0].class)).toBe(true);
      else expect(toJson(lenient.root!)).toBe(toJson(exact.root));
    }),
  );
});

test('what two passes have resolved, a further run does not change', () => {
  fc.assert(
    fc.property(texts, (given) => {
      const varsFiles = [parse('vars.yml', given.vars.replaceAll('((', 'x('))];
      const once = interpolate({ template: parse('config.yml', given.template), varsFiles, skipMissing: true });
      if (!once.ok) return;
      const twice = interpolate({ template: parse('again.yml', toJson(once.root)), varsFiles, skipMissing: true });
      expect(twice.ok && toJson(twice.root)).toBe(toJson(once.root));
    }),
  );
});

test('a replace is found again where it was put, and what it does not touch is the very same', () => {
  fc.assert(
    fc.property(document, name, value, (template, key, given) => {
      const before = parse('config.yml', template);
      const ops = `- {type: replace, path: "/${key}?", value: ${given}}\n- {type: test, path: /${key}, value: ${given}}\n`;
      const { root, problems } = applyOperations(before.root, readOperations(parse('ops.yml', ops)).operations);
      expect(problems).toEqual([]);
      if (root?.kind !== 'map' || before.root?.kind !== 'map') throw new Error('the document is a map');
      for (const other of before.root.names) if (other !== key) expect(root.get(other)).toBe(before.root.get(other));
    }),
  );
});

test('a removed key is absent, and removing it again is nothing', () => {
  fc.assert(
    fc.property(document, name, (template, key) => {
      const ops = `- {type: remove, path: "/${key}?"}\n- {type: test, path: /${key}, absent: true}\n- {type: remove, path: "/${key}?"}\n`;
      const { problems, applied } = applyOperations(parse('config.yml', template).root, readOperations(parse('ops.yml', ops)).operations);
      expect(problems).toEqual([]);
      expect(applied[2]).toMatchObject({ outcome: 'nothing-to-remove', changed: false });
    }),
  );
});
