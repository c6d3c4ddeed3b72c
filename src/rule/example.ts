import type { Localized } from '../base/language.ts';
import { SourceFile, type Span } from '../base/source.ts';
import type { Purpose } from '../foundation/plan.ts';
import { keyName, type ConfigNode } from '../value/node.ts';
import { optionPart, PARTS } from './phrases.ts';
import { SEVERITIES, type OptionValue, type Severity } from './rule.ts';
import type { YamlForm } from './yaml-form.ts';

/** A small foundation that shows what a rule says and what it does not; run as a test. */
export interface RuleExample {
  readonly name: string;
  /** The foundation that `files` are laid over, as written: the name of one of ours, or a path from the rule file; undefined when `files` are all. */
  readonly base: string | undefined;
  /** Path to text. A `taslint.yml` among them is read as the workspace reads it. */
  readonly files: ReadonlyMap<string, string>;
  /** The findings that `files` ask for. */
  readonly markers: readonly Marker[];
  /** The files at the earlier revision, for rules about change; undefined when there is none. */
  readonly previous: ReadonlyMap<string, string> | undefined;
  readonly purpose: Purpose;
  readonly lifecycle: 'auto' | 'first-install' | 'operating';
  readonly varsComplete: boolean;
  /** `facts:` of the foundation, as written. */
  readonly facts: ConfigNode | undefined;
  readonly now: Date | undefined;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** True when the rule must be left undecided about something, and silent. */
  readonly undecided: boolean;
  /** What some of the files are when all fixes are done, those of `--unsafe` too; undefined when the example does not say. */
  readonly fixed: ReadonlyMap<string, string> | undefined;
  /** Where it stands in the rule file. */
  readonly at: Span;
}

export const EXAMPLE_KEYS: readonly string[] = [
  'name',
  'base',
  'files',
  'previous',
  'purpose',
  'lifecycle',
  'vars',
  'facts',
  'now',
  'options',
  'undecided',
  'fixed',
];
const PURPOSES: readonly Purpose[] = ['production', 'lab', 'sandbox', 'unknown'];
const LIFECYCLES = ['auto', 'first-install', 'operating'] as const;

/** Reads `examples:` of a rule file. Their options are checked when they are run. */
export function readExamples(form: YamlForm, node: ConfigNode | undefined): readonly RuleExample[] {
  return form.items(node, 'examples').flatMap((item) => {
    const map = form.map(item, PARTS.example, EXAMPLE_KEYS);
    if (map === undefined) return [];
    const name = form.text(form.required(map, 'name', PARTS.example), 'name');
    const base = readBase(form, map.get('base'));
    const files = readFiles(form, map.get('base') === undefined ? form.required(map, 'files', PARTS.example) : map.get('files'));
    const now = readDate(form, map.get('now'));
    if (name === undefined || (files.size === 0 && base === undefined)) return [];
    return [
      {
        name,
        base,
        files,
        markers: [...files].flatMap(([path, text]) => markersOf(path, text)),
        previous: map.get('previous') === undefined ? undefined : readFiles(form, map.get('previous')),
        purpose: form.choice(map.get('purpose'), 'purpose', PURPOSES) ?? 'unknown',
        lifecycle: form.choice(map.get('lifecycle'), 'lifecycle', LIFECYCLES) ?? 'auto',
        varsComplete: form.choice(map.get('vars'), 'vars', ['complete', 'partial'] as const) === 'complete',
        facts: map.get('facts'),
        now,
        options: readOptionValues(form, map.get('options')),
        undecided: form.flag(map.get('undecided'), 'undecided') ?? false,
        fixed: map.get('fixed') === undefined ? undefined : readFiles(form, map.get('fixed'), 'fixed'),
        at: form.place(item),
      },
    ];
  });
}

/** A base of taslint's own rules is named; one of a site's rule lies beside it, in a folder `bases`, where no rules are looked for. */
function readBase(form: YamlForm, node: ConfigNode | undefined): string | undefined {
  const base = form.text(node, 'base');
  if (base === undefined || node === undefined) return undefined;
  const [isFine, hint]: readonly [boolean, Localized] = form.isSite
    ? [/^\.{1,2}\/(?:[^/]+\/)*bases\/[^/]+$/.test(base), SITE_BASE]
    : [/^[a-z0-9-]+$/.test(base), OWN_BASE];
  return isFine
    ? base
    : form.refuse(node, { en: `\`${base}\` is no base of examples`, ko: `\`${base}\`은(는) 예제의 base로 쓸 수 없습니다` }, hint);
}

const SITE_BASE: Localized = {
  en: 'write the folder as a path from the rule file: base: ./bases/our-cf',
  ko: '규칙 파일에서 본 폴더 경로를 적으세요: `base: ./bases/our-cf`',
};
const OWN_BASE: Localized = {
  en: 'name a folder of fixtures/clean: base: full-tas',
  ko: 'fixtures/clean의 폴더 이름을 적으세요: `base: full-tas`',
};

function readFiles(form: YamlForm, node: ConfigNode | undefined, what = 'files'): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { name, key, value } of form.entries(node, what)) {
    const text =
      value.kind === 'scalar' && typeof value.value === 'string'
        ? value.value
        : form.refuse(
            value,
            { en: `\`${name}\` must be a text`, ko: `\`${name}\`에는 문자열을 적어야 합니다` },
            { en: `write the file as a block: ${name}: |`, ko: `파일을 블록으로 쓰세요: \`${name}: |\`` },
          );
    if (name.startsWith('/') || name.split('/').includes('..')) form.refuse(key, OUTSIDE);
    if (text !== undefined) files.set(name, text);
  }
  return files;
}

const OUTSIDE: Localized = {
  en: 'paths of examples are relative and stay inside',
  ko: '예제의 경로는 예제 폴더 안을 가리키는 상대 경로여야 합니다',
};

function readDate(form: YamlForm, node: ConfigNode | undefined): Date | undefined {
  if (node === undefined) return undefined;
  const date = node.kind === 'scalar' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(node.text) ? new Date(node.text) : undefined;
  return date === undefined || Number.isNaN(date.getTime())
    ? form.refuse(node, { en: 'now must be a date like 2026-01-31', ko: 'now에는 2026-01-31과 같은 날짜를 적어야 합니다' })
    : date;
}

function readOptionValues(form: YamlForm, node: ConfigNode | undefined): Readonly<Record<string, OptionValue>> {
  if (node === undefined) return {};
  if (node.kind !== 'map') return form.refuse(node, { en: 'options must be a map', ko: 'options에는 맵을 적어야 합니다' }) ?? {};
  return Object.fromEntries(
    node.entries.flatMap(({ key, value }): [string, OptionValue][] => {
      if (value.kind === 'sequence') return [[keyName(key), value.items.map((item) => String(form.scalar(item, PARTS.element)))]];
      const scalar = form.scalar(value, optionPart(keyName(key)));
      return scalar === undefined ? [] : [[keyName(key), scalar]];
    }),
  );
}

/** What a `# <- finding` at the end of a line asks for. */
export interface Marker {
  readonly path: string;
  /** Where the finding may stand: one line, or several once a fault was merged into another file and every line of it will do. */
  readonly lines: ReadonlySet<number>;
  /** Undefined when any severity will do. */
  readonly severity: Severity | undefined;
  /** Number of the case, from 1; undefined when any will do. */
  readonly case: number | undefined;
}

const MARKER = /# <- (?:([0-9]{1,3}) )?findings?(?:: ?([a-z0-9 ,]{1,200}))?[ \t]*$/;

/** A file of an example without what it says about its findings. */
export function withoutMarkers(text: string): string {
  return text.replaceAll(/[ \t]*# <- .*/g, '');
}

/** The findings that a file asks for: `# <- finding`, `# <- finding: error`, `# <- finding: case 2`, `# <- finding: warning, info`, `# <- 3 findings`. */
export function markersOf(path: string, text: string): readonly Marker[] {
  const file = new SourceFile(path, text);
  const markers: Marker[] = [];
  for (let line = 1; line <= file.lineCount; line++) {
    const content = file.line(line);
    const at = content.lastIndexOf('# <- ');
    const match = at < 0 ? null : MARKER.exec(content.slice(at));
    if (match === null) continue;
    const wanted = match[2] === undefined ? [] : match[2].split(',').map((part) => part.trim());
    const count = Number(match[1] ?? Math.max(1, wanted.length));
    for (let index = 0; index < count; index++)
      markers.push({ path, lines: new Set([line]), ...readWanted(wanted[index] ?? wanted[0] ?? '') });
  }
  return markers;
}

function readWanted(words: string): { severity: Severity | undefined; case: number | undefined } {
  const number = /case ([0-9]{1,3})/.exec(words)?.[1];
  return {
    severity: SEVERITIES.find((severity) => words.split(' ').includes(severity)),
    case: number === undefined ? undefined : Number(number),
  };
}
