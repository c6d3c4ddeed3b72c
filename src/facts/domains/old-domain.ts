/** What still names a system or apps domain that the foundation had at the earlier revision. */
import type { Span } from '../../base/source.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import type { Document } from '../../foundation/foundation.ts';
import { known, type Cell } from '../../value/cell.ts';
import { keyName, type ConfigNode, type ScalarNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import { bareDomain, domainPlaces, isBelow, type DomainKind } from './domain.ts';
import type { FactInput } from '../input.ts';
import { flag, Row, table, text, texts } from '../table.ts';

const columns = {
  hosts: texts('the old names that the file still uses'),
  new: text('the domain now'),
  app_route: flag('true when it is a route of an app manifest'),
};

/** Host names right below the system domain that people write into pipelines and scripts. */
const HOSTS = ['api', 'login', 'uaa', 'apps', 'ssh', 'doppler', 'log-cache'];

interface Moved {
  readonly kind: DomainKind;
  readonly old: string;
  readonly new: string;
}

/** One row per file and domain; none without an earlier revision. */
export const oldDomains = table(
  'old-domain',
  {
    doc: 'A file that still uses the system or apps domain of the earlier revision, after it was changed. Empty without an earlier revision.',
    label: ['file'],
    few: true,
    columns,
  },
  (input) => {
    const moved = movedDomains(input);
    const rows =
      moved.length === 0 ? [] : input.foundation.documents.flatMap((document) => moved.flatMap((domain) => rowFor(document, domain)));
    return [...rows, ...openDomains(input)];
  },
);

function movedDomains(input: FactInput): readonly Moved[] {
  if (input.previous === undefined) return [];
  const before = domainPlaces({ ...input, foundation: input.previous });
  return domainPlaces(input).flatMap(({ kind, name, product }): readonly Moved[] => {
    const earlier = before.find((place) => place.kind === kind && place.product.document.file.path === product.document.file.path);
    if (kind === 'segment' || name.state !== 'known' || earlier?.name.state !== 'known') return [];
    const [old, now] = [bareDomain(earlier.name.value), bareDomain(name.value)];
    return old === now ? [] : [{ kind, old, new: now }];
  });
}

/** A domain that is behind a variable now may have moved: its product file stands for all that may still use the old one. */
function openDomains(input: FactInput): readonly Row<typeof columns>[] {
  if (input.previous === undefined) return [];
  return domainPlaces(input).flatMap(({ kind, name, anchor }) => {
    if (kind === 'segment' || name.state !== 'unknown') return [];
    return [
      new Row(anchor, {
        hosts: name,
        new: name,
        app_route: known(false, anchor),
      }),
    ];
  });
}

function rowFor(document: Document, moved: Moved): readonly Row<typeof columns>[] {
  const root = document.root;
  if (root === undefined || document.kind === 'tile-metadata') return [];
  const isManifest = document.kind === 'app-manifest';
  const hosts = new Map<string, ScalarNode>();
  const visit = (node: ConfigNode, key: string): void => {
    if (node.kind === 'map') for (const entry of node.entries) visit(entry.value, keyName(entry.key));
    else if (node.kind === 'sequence') for (const item of node.items) visit(item, key);
    else if (node.kind === 'scalar' && editSpan(node.origin)?.file === document.file)
      for (const host of hostsIn(node.text.toLowerCase(), moved, isManifest && (key === 'route' || key === 'routes')))
        if (!hosts.has(host)) hosts.set(host, node);
  };
  visit(root, '');
  const [first] = hosts.values();
  if (first === undefined) return [];
  const anchor: Span = anchorOf(first, { file: document.file, start: 0, end: 0 });
  const fact = <V>(value: V): Cell<V> => known(value, anchor, first.origin);
  return [
    new Row(anchor, {
      hosts: fact([...hosts.keys()]),
      new: fact(moved.new),
      app_route: fact(isManifest),
    }),
  ];
}

/** Old names in a text. A route counts by its host; elsewhere only well-known hosts of the system domain count, as whole words. */
function hostsIn(text: string, { kind, old, new: now }: Moved, isRoute: boolean): readonly string[] {
  if (!text.includes(old)) return [];
  if (kind === 'apps') {
    const host = text.split(/[/:]/, 1)[0]!;
    return isRoute && host !== old && isBelow(host, old) && !isBelow(host, now) ? [host] : [];
  }
  return HOSTS.map((host) => `${host}.${old}`).filter((name) => hasWord(text, name));
}

function hasWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + name.length] ?? ' ';
    if (!/[a-z0-9.-]/.test(before) && !/[a-z0-9-]/.test(after)) return true;
  }
  return false;
}
