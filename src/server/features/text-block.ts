import { oneLine } from '../../base/safe-text.ts';
import type { Span } from '../../base/source.ts';
import { codeSpan, prose } from '../../report/markdown-text.ts';
import { lineReference } from '../../report/place.ts';

/** A part of a line: a sentence of ours, what stands in a file or in metadata, a place to go to, an address. */
export type Piece =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly place: Span }
  | { readonly title: string; readonly url: string };

/** A paragraph, or an item of a list. */
export interface TextBlock {
  readonly pieces: readonly Piece[];
  readonly isItem?: true;
}

/** A paragraph. */
export function paragraph(...pieces: readonly Piece[]): TextBlock {
  return { pieces };
}

/** An item of a list. */
export function item(...pieces: readonly Piece[]): TextBlock {
  return { pieces, isItem: true };
}

/** Blocks as Markdown. `addressOf`: where an editor finds a place; undefined for one that it cannot open. */
export function asMarkdown(blocks: readonly TextBlock[], addressOf: (span: Span) => string | undefined): string {
  return laidOut(blocks, (piece) => {
    if (typeof piece === 'string') return prose(oneLine(piece));
    if ('code' in piece) return codeSpan(oneLine(piece.code));
    if ('strong' in piece) return `**${prose(oneLine(piece.strong))}**`;
    if ('url' in piece) return `[${prose(oneLine(piece.title))}](${piece.url})`;
    const address = addressOf(piece.place);
    const shown = prose(lineReference(piece.place));
    return address === undefined ? shown : `[${shown}](${address})`;
  });
}

/** The same for an editor that shows plain text. */
export function asPlainText(blocks: readonly TextBlock[]): string {
  return laidOut(blocks, (piece) => {
    if (typeof piece === 'string') return oneLine(piece);
    if ('code' in piece) return `\`${oneLine(piece.code)}\``;
    if ('strong' in piece) return oneLine(piece.strong);
    return 'url' in piece ? `${oneLine(piece.title)}: ${piece.url}` : lineReference(piece.place);
  });
}

function laidOut(blocks: readonly TextBlock[], shown: (piece: Piece) => string): string {
  let text = '';
  for (const [index, { pieces, isItem }] of blocks.entries()) {
    const isSameList = isItem === true && blocks[index - 1]?.isItem === true;
    const gap = index === 0 ? '' : isSameList ? '\n' : '\n\n';
    text += gap + (isItem === true ? '- ' : '') + pieces.map(shown).join('');
  }
  return text;
}
