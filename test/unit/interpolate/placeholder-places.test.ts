import { fc, runs } from '../../random.ts';
import { expect, test } from 'vitest';
import { SourceFile, type Span } from '../../../src/base/source.ts';
import { evaluateDocument } from '../../../src/interpolate/evaluate.ts';
import { scopeOf } from '../../../src/interpolate/variables.ts';
import type { ConfigNode } from '../../../src/value/node.ts';
import { trail } from '../../../src/value/origin.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';

const VALUES = {
  plain: ['text', '5', '((', '(( a ))'],
  whole: ['((a))', '((b))', '((map))', '((itself))', '((none))', '"((a))"', "'(((a)))'"],
  pasted: ['x((a))y((b))', '|\n    ((b))'],
};
const value = fc.constantFrom(...Object.values(VALUES).flat());
const key = fc.constantFrom('k', 'l', '((a))', 'm((b))', 'variables');
const line = fc.oneof(
  fc.tuple(key, value).map(([name, text]) => `${name}: ${text}\n`),
  fc
    .tuple(key, key, value)
    .map(([name, inner, text]) => `${name}:\n  ${inner}: ${text}\n  list: [((a)), { deep: ${text.split('\n')[0]} }]\n`),
  fc.tuple(key, value).map(([name, text]) => `${name}:\n- name: a\n- other: ${text}\n`),
);
const document = fc.array(line, { maxLength: 8 }).map((lines) => lines.join(''));
const vars = readYaml(new SourceFile('vars.yml', 'a: 1\nb: see ((a))\nmap: { in: ((a)), plain: [x, ((b))] }\nitself: ((itself))\n'));

/** An ampersand, also in a comment, makes the passes walk the whole document: an alias could hold anything. */
const WALK_ALL = '# &\n';

test('what is passed by unseen would have stayed as it is', () => {
  fc.assert(
    fc.property(document, fc.constantFrom('om' as const, 'bosh' as const), (text, dialect) => {
      expect(evaluated(`${text}# \n`, dialect)).toEqual(evaluated(text + WALK_ALL, dialect));
    }),
    { numRuns: runs(500) },
  );
});

function evaluated(text: string, dialect: 'om' | 'bosh'): unknown {
  const scope = scopeOf([{ kind: 'file', file: vars.file, root: vars.root }]);
  const { root, problems, uses } = evaluateDocument({ document: readYaml(new SourceFile('cf.yml', text)), scope, dialect });
  return {
    root: root === undefined ? undefined : plain(root),
    problems: problems.map(({ class: kind, message, at }) => [kind, message, place(at)]),
    uses: uses.map((use) => ({ ...use, at: place(use.at), value: use.value === undefined ? undefined : plain(use.value) })),
  };
}

function plain(node: ConfigNode): unknown {
  const way = trail(node.origin).map(({ span, ...step }) => [place(span), step]);
  switch (node.kind) {
    case 'map':
      return [way, node.entries.map((entry) => [plain(entry.key), plain(entry.value)])];
    case 'sequence':
      return [way, node.items.map(plain)];
    case 'scalar':
      return [way, node.style, node.resolved];
    case 'unknown':
      return [way, node.because, node.text, node.variables];
  }
}

function place(span: Span | undefined): unknown {
  return span === undefined ? undefined : [span.file.path, span.start, span.end];
}
