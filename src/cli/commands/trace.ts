import { oneLine } from '../../base/safe-text.ts';
import { lineReference } from '../../report/place.ts';
import { isPublicPart, soundsSecret } from '../../base/secret-name.ts';
import { isHarmless, MASK, maskText, namesSecret } from '../../base/secret-text.ts';
import type { Secrets } from '../../foundation/secrets.ts';
import type { Language } from '../../base/language.ts';
import { keyName, type ConfigNode, type ScalarNode } from '../../value/node.ts';
import { flagsOf, trail, type Origin } from '../../value/origin.ts';
import { TRACE } from './phrases.ts';

interface Leaf {
  readonly path: string;
  readonly value: string;
  readonly origin: Origin;
}

/** Where each leaf of a configuration came from: its place, and the variables and operations on the way. Secret values are masked. */
export function traceLines(root: ConfigNode, start: string, secrets: Secrets, language: Language, asJson: boolean): string {
  const leaves = [...leavesOf(root, start, namesSecret(start), secrets)];
  if (asJson) {
    const rows = leaves.map(({ path, value, origin }) => ({ path, value, way: wayOf(origin) }));
    return `${JSON.stringify({ version: 1, leaves: rows }, null, 2)}\n`;
  }
  return leaves
    .map(({ path, value, origin }) => `${oneLine(path === '' ? '/' : path)}: ${oneLine(value)}\n${describeWay(origin, language)}`)
    .join('');
}

/** Scalars, unknowns and empty containers, depth first, with the pointer that `--path` takes. */
function* leavesOf(node: ConfigNode, path: string, secret: boolean, secrets: Secrets): Generator<Leaf> {
  switch (node.kind) {
    case 'map':
      if (node.entries.length === 0) yield { path, value: '{}', origin: node.origin };
      for (const { key, value } of node.entries) {
        const name = keyName(key);
        yield* leavesOf(
          value,
          `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll(':', '~7')}`,
          (secret && !isPublicPart(name)) || soundsSecret(name),
          secrets,
        );
      }
      return;
    case 'sequence':
      if (node.items.length === 0) yield { path, value: '[]', origin: node.origin };
      for (const [index, item] of node.items.entries()) yield* leavesOf(item, `${path}/${index}`, secret, secrets);
      return;
    case 'scalar':
      yield { path, value: shownText(node, secret, secrets), origin: node.origin };
      return;
    case 'unknown':
      yield { path, value: maskText(node.text), origin: node.origin };
  }
}

function shownText({ text, origin }: ScalarNode, secret: boolean, secrets: Secrets): string {
  if (isHarmless(text)) return text;
  return secret || viaSecretVariable(origin) || secrets.isGivenAway(text, origin) ? MASK : secrets.mask(maskText(text));
}

function viaSecretVariable(origin: Origin): boolean {
  return trail(origin).some((place) => place.name !== undefined && place.step !== 'operation' && soundsSecret(place.name));
}

function wayOf(origin: Origin): readonly { step: string; name?: string; place?: string }[] {
  if (origin.kind === 'argument') return [{ step: 'argument', name: origin.flag }];
  const places = trail(origin).map((place) => ({
    step: place.step,
    ...(place.name === undefined ? {} : { name: place.name }),
    place: lineReference(place.span),
  }));
  return [...places, ...flagsOf(origin).map((flag) => ({ step: 'argument', name: flag }))];
}

function describeWay(origin: Origin, language: Language): string {
  const lines = trail(origin).map((place) => `    ${TRACE[language].steps[place.step](place.name ?? '')} ${lineReference(place.span)}\n`);
  const flags = flagsOf(origin).map((flag) => `    ${TRACE[language].argument} ${oneLine(flag)}\n`);
  return [...lines, ...flags].join('');
}
