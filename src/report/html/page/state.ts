import type { PageData, PageFinding } from '../page-data.ts';

/** What a person looks for, and in which language; kept in the address of the page, so that it can be sent to another. */
export interface State {
  readonly lang: string;
  readonly severity: string;
  readonly foundation: string;
  readonly rule: string;
  readonly kind: string;
  /** `new`, `known` or ''. */
  readonly change: string;
  readonly q: string;
}

export const SEVERITIES = ['error', 'warning', 'info'] as const;
const NAMES = ['lang', 'severity', 'foundation', 'rule', 'kind', 'change', 'q'] as const;

/** The state that an address says; what it does not say is left to `lang`. */
export function stateOf(hash: string, languages: readonly string[]): State {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const of = (name: string): string => said.get(name) ?? '';
  const lang = of('lang');
  return {
    lang: languages.includes(lang) ? lang : (languages[0] ?? 'en'),
    severity: of('severity'),
    foundation: of('foundation'),
    rule: of('rule'),
    kind: of('kind'),
    change: of('change'),
    q: of('q'),
  };
}

/** The address of a state; '' for that in which the page opens. */
export function hashOf(state: State, languages: readonly string[]): string {
  const said = new URLSearchParams();
  for (const name of NAMES) if (state[name] !== '' && !(name === 'lang' && state.lang === languages[0])) said.set(name, state[name]);
  const text = said.toString();
  return text === '' ? '' : `#${text}`;
}

/** Which findings a state lets through. */
export function matcher(data: PageData, texts: readonly string[], state: State): (finding: PageFinding) => boolean {
  const severities = state.severity === '' ? undefined : state.severity.split(',');
  const words = state.q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const [foundation, rule, kind] = [
    data.foundations.indexOf(state.foundation),
    data.rules.findIndex(({ id }) => id === state.rule),
    data.kinds.indexOf(state.kind),
  ];
  const textOf = (finding: PageFinding): string =>
    [
      texts[finding.message],
      data.rules[finding.rule]?.id,
      `${data.paths[finding.path]}:${finding.line}`,
      ...finding.foundations.map((at) => data.foundations[at]),
    ]
      .join('\n')
      .toLowerCase();
  return (finding) => {
    if (severities !== undefined && !severities.includes(SEVERITIES[finding.severity] ?? '')) return false;
    if (state.foundation !== '' && !finding.foundations.includes(foundation)) return false;
    if (state.rule !== '' && finding.rule !== rule) return false;
    if (state.kind !== '' && finding.kind !== kind) return false;
    if (state.change !== '' && (state.change === 'new') !== (finding.isNew === true)) return false;
    if (words.length === 0) return true;
    const text = textOf(finding);
    return words.every((word) => text.includes(word));
  };
}
