import { memoPer } from '../../base/memo.ts';
import { isPublicPart } from '../../base/secret-name.ts';
import { oneLine } from '../../base/safe-text.ts';
import { MASK } from '../../base/secret-text.ts';
import { Showing } from '../../diff/shown-value.ts';
import type { ShownValue } from '../../diff/difference.ts';
import type { Foundation } from '../../foundation/foundation.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { Secrets, SecretsOfFoundation } from '../../foundation/secrets.ts';
import { tileOf } from '../../foundation/tile-choice.ts';
import { isWholePlaceholder, placeholdersIn } from '../../interpolate/placeholders.ts';
import { maskWay } from '../../lint/mask-finding.ts';
import { givesAway, outlinerFor } from '../../report/mask-lines.ts';
import { CREDENTIAL_TYPES } from '../../tile/requirement.ts';
import { descend, keyName, type ConfigNode } from '../../value/node.ts';
import { trail, type Place } from '../../value/origin.ts';
import type { ValueAt } from './values-at.ts';

/** Characters of a value that are shown. */
const LONGEST_VALUE = 200;
/** Items of a list, and keys of a map, that are told. */
const MOST_ITEMS = 20;

/** What the editor may show of values of the open foundations: no secret of any of them. */
export class ValueTexts {
  readonly #secrets: Secrets;
  readonly #showing: Showing;
  /** Each value of a place is told beside the same others. */
  readonly #holdsSecret = memoPer((values: readonly ValueAt[]) => values.some((one) => this.#isSecret(one)));

  constructor(foundations: readonly Foundation[]) {
    this.#secrets = new Secrets(foundations.map(secretsOf));
    const files = foundations.flatMap(({ documents }) => documents.map(({ file }) => file));
    const outline = outlinerFor(() => files, this.#secrets);
    this.#showing = new Showing(this.#secrets, (text, at) => givesAway(text, at, outline(at.file)));
  }

  /** A value on one line; the mask where it is secret, and where another value that comes from the same place is (`kin`). */
  textOf(value: ValueAt, kin: readonly ValueAt[] = []): string {
    const { node } = value;
    // names of variables, and of the keys of a map, give nothing away
    const isName = node.kind === 'map' || (node.kind === 'unknown' && isWholePlaceholder(node.text));
    if (!isName && (this.#isSecret(value) || this.#holdsSecret(kin))) return MASK;
    return cut(oneLine(this.#textOf(node, keysOf(value))));
  }

  /** The way of a value without texts that are secret. */
  wayOf({ node }: Pick<ValueAt, 'node'>): readonly Place[] {
    return maskWay(trail(node.origin), this.#secrets);
  }

  #isSecret(value: ValueAt): boolean {
    if (isCredential(value)) return true;
    return value.node.kind === 'scalar' && this.#showing.leaf(value.node, keysOf(value)).value.kind === 'secret';
  }

  #textOf(node: ConfigNode, keys: readonly string[]): string {
    switch (node.kind) {
      case 'map':
        return node.names.length === 0 ? '{}' : `{ ${some(node.names.map((name) => this.#secrets.mask(name)))} }`;
      case 'sequence': {
        const { value } = this.#showing.list(node, keys, undefined);
        return value.kind === 'items' && value.items.length > 0 ? `[${some(value.items)}]` : '[]';
      }
      case 'scalar':
      case 'unknown':
        return textOfShown(this.#showing.leaf(node, keys).value);
    }
  }
}

/** Worked out once for the foundations of a run. */
export const valueTextsOf = memoPer((foundations: readonly Foundation[]) => new ValueTexts(foundations));

function textOfShown(value: ShownValue): string {
  switch (value.kind) {
    case 'scalar':
    case 'unknown':
    case 'empty':
      return value.text;
    case 'certificates':
      return value.certificates.map(({ subject, issuer, notAfter }) => `CN=${subject} ← ${issuer}, ${notAfter}`).join('; ');
    case 'items':
      return value.items.join(', ');
    case 'secret':
      return MASK;
  }
}

function some(texts: readonly string[]): string {
  const shown = texts.slice(0, MOST_ITEMS).join(', ');
  return texts.length > MOST_ITEMS ? `${shown}, …` : shown;
}

/** By characters as a person counts them, so that no half of one is left. */
function cut(text: string): string {
  if (text.length <= LONGEST_VALUE) return text;
  const characters = [...text];
  return characters.length <= LONGEST_VALUE ? text : `${characters.slice(0, LONGEST_VALUE).join('')}…`;
}

function keysOf({ path }: ValueAt): readonly string[] {
  return path.filter((step) => typeof step === 'string');
}

/** True for a value in a property that metadata or the catalog knows for a credential, whatever its name sounds like. */
function isCredential({ foundation, document, path }: ValueAt): boolean {
  const [section, name, ...below] = path;
  if (document.kind !== 'product' || section !== 'product-properties' || typeof name !== 'string') return false;
  const last = below.findLast((step) => typeof step === 'string');
  if (last !== undefined && isPublicPart(last)) return false;
  const product = productsOf(foundation).find((one) => one.document === document);
  return product !== undefined && isCredentialProperty(product, foundation, name, below);
}

function isCredentialProperty(product: ProductConfig, foundation: Foundation, name: string, below: readonly (string | number)[]): boolean {
  const chosen = tileOf(product, foundation);
  const field = below.find((step, index) => typeof step === 'string' && index >= 2);
  if (chosen.state === 'known') {
    const property = chosen.tile.properties.get(name);
    const type = (typeof field === 'string' ? property?.fields.get(field) : undefined)?.type ?? property?.type;
    if (type !== undefined && CREDENTIAL_TYPES.has(type)) return true;
  }
  const known = product.named(name).catalogued;
  const type = known?.fields.find((one) => one.name === field)?.type ?? known?.type;
  return type === 'secret' || type === 'credentials' || type === 'certificate';
}

/** The secrets of a foundation, with the variables that fill credentials by the word of metadata and catalog. */
const secretsOf = memoPer((foundation: Foundation): SecretsOfFoundation => {
  const part = new SecretsOfFoundation(() => foundation.documents);
  const names = productsOf(foundation).flatMap((product) => variablesOfCredentials(product, foundation));
  if (names.length > 0) part.know(part.findWith(names));
  return part;
});

function variablesOfCredentials(product: ProductConfig, foundation: Foundation): readonly string[] {
  const section = descend(product.document.yaml.root, 'product-properties');
  if (section?.kind !== 'map') return [];
  return section.entries.flatMap(({ key, value }) =>
    isCredentialProperty(product, foundation, keyName(key), []) ? placeholdersBelow(value) : [],
  );
}

function placeholdersBelow(node: ConfigNode): readonly string[] {
  switch (node.kind) {
    case 'map':
      return node.entries.flatMap(({ key, value }) => (isPublicPart(keyName(key)) ? [] : placeholdersBelow(value)));
    case 'sequence':
      return node.items.flatMap(placeholdersBelow);
    case 'scalar':
    case 'unknown':
      return placeholdersIn(node.text).map(({ name }) => name);
  }
}
