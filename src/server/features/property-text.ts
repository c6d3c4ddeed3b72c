import { soundsSecret } from '../../base/secret-name.ts';
import type { Language } from '../../base/language.ts';
import type { KnownProperty } from '../../catalog/find-property.ts';
import type { Foundation } from '../../foundation/foundation.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { tileOf } from '../../foundation/tile-choice.ts';
import { knownName } from '../../report/explain/known-name.ts';
import { TILE_WORDS } from '../../report/metadata/phrases.ts';
import { errandLine, jobLines, propertyLines } from '../../report/metadata/tile-lines.ts';
import type { TileModel, TileProperty } from '../../tile/model.ts';
import { CREDENTIAL_TYPES } from '../../tile/requirement.ts';
import type { Placed } from './question.ts';
import { item, paragraph, type TextBlock } from './text-block.ts';

/**
 * What the tile says of the property, job or errand that a place of a product config belongs to; the catalog, where no metadata is chosen for the product or
 * it has nothing of that name. Empty for all other places.
 */
export function aboutPlace(
  { foundation, document }: Placed,
  [section, name, ...below]: readonly (string | number)[],
  language: Language,
): readonly TextBlock[] {
  if (document.kind !== 'product' || typeof name !== 'string') return [];
  const product = productsOf(foundation).find((one) => one.document === document);
  if (product === undefined) return [];
  const tile = chosenTile(product, foundation);
  switch (section) {
    case 'product-properties': {
      const lines = tile === undefined ? undefined : linesOfProperty(tile, name, below, language);
      return asBlocks(lines ?? linesOfCatalog(product, name, language));
    }
    case 'resource-config': {
      const job = tile?.jobs.get(name);
      return asBlocks(job === undefined ? knownLines(name, language) : jobLines(job, TILE_WORDS[language]));
    }
    case 'errand-config': {
      const errand = tile?.errands.get(name);
      const lines = errand === undefined ? knownLines(name, language) : [errandLine(errand, TILE_WORDS[language])];
      return asBlocks(errand?.label === undefined ? lines : [...lines, `  ${errand.label}`]);
    }
    default:
      return [];
  }
}

/** What the catalog knows of a job or errand, each meaning of the name in a line below it. */
function knownLines(name: string, language: Language): readonly string[] {
  const lines = knownName(name, language);
  return lines.length === 0 ? [] : [name, ...lines.map((line) => `  ${line.slice(`${name}: `.length)}`)];
}

/** The metadata that is chosen for a product, be it of its version or not: what it says of a name helps in both cases. */
export function chosenTile(product: ProductConfig, foundation: Foundation): TileModel | undefined {
  const chosen = tileOf(product, foundation);
  return chosen.state === 'known' ? chosen.tile : undefined;
}

function linesOfProperty(
  tile: TileModel,
  name: string,
  below: readonly (string | number)[],
  language: Language,
): readonly string[] | undefined {
  const property = tile.properties.get(name);
  if (property === undefined) return undefined;
  const words = TILE_WORDS[language];
  const field = below.flatMap((step) => (typeof step === 'string' ? (property.fields.get(step) ?? []) : [])).at(-1);
  return propertyLines(withoutSecrets(field ?? property), tile, words).map(withoutTags);
}

/** A default of a credential is one, too. */
function withoutSecrets(property: TileProperty): TileProperty {
  return CREDENTIAL_TYPES.has(property.type) || soundsSecret(property.name) ? { ...property, default: undefined } : property;
}

/** Descriptions are written for a web page. */
function withoutTags(text: string): string {
  return text.includes('<') ? text.replace(/<\/?[a-z][^<>]{0,300}>/gi, '') : text;
}

function linesOfCatalog(product: ProductConfig, name: string, language: Language): readonly string[] {
  const words = TILE_WORDS[language];
  const { catalogued, setting } = product.named(name);
  if (catalogued === undefined && setting === undefined) return [];
  const options = setting?.options ?? catalogued?.options ?? [];
  const fields = catalogued?.fields ?? [];
  return [
    name,
    ...(catalogued === undefined ? [] : [`  ${words.type}: ${catalogued.type}`, ...needOf(catalogued, language)]),
    ...(setting?.default === undefined ? [] : [`  ${words.default}: ${setting.default}`]),
    ...(options.length === 0 ? [] : [`  ${words.options}: ${options.join(', ')}`]),
    ...(fields.length === 0 ? [] : [`  ${words.fields}: ${fields.map(({ name: field, type }) => `${field} (${type})`).join(', ')}`]),
  ];
}

function needOf({ required }: KnownProperty, language: Language): readonly string[] {
  return required ? [`  ${TILE_WORDS[language].required}`] : [];
}

/** The first line is what it is about; what is indented belongs to it. */
function asBlocks(lines: readonly string[]): readonly TextBlock[] {
  return lines.map((line, index) => {
    if (index === 0) return paragraph({ strong: line });
    return item(line.trim());
  });
}
