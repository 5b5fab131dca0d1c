export type PieceKind = 'plain' | 'variable' | 'block' | 'partial' | 'comment';

/** A run of a template's source that is shown alike. */
export interface Piece {
  kind: PieceKind;
  text: string;
  /** Characters before it. */
  at: number;
  /** A mistake begins here. */
  wrong: boolean;
}

/** Whatever stands in braces; what is not closed yet is plain, and so is what a backslash has taken for text. */
const BRACES = /(?<!\\)\{\{!--[\s\S]*?--~?\}\}|(?<!\\)\{\{\{[^{}]*\}\}\}|(?<!\\)\{\{[^{}]*\}\}/g;

/** Cuts a template's source where its look changes, and where something is wrong. */
export function piecesOf(source: string, mistakes: number[] = []): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: text, index: at } of source.matchAll(BRACES)) {
    pieces.push(...plainPieces(source.slice(done, at), done, mistakes));
    done = at + text.length;
    pieces.push({
      kind: kindOf(text),
      text,
      at,
      wrong: mistakes.some((place) => place >= at && place < done),
    });
  }
  return [...pieces, ...plainPieces(source.slice(done), done, mistakes)];
}

/** In plain text only the word is marked at which something is wrong. */
function plainPieces(text: string, at: number, mistakes: number[]): Piece[] {
  if (text === '') return [];
  const plain = (from: number, to: number, wrong: boolean): Piece[] =>
    from < to ? [{ kind: 'plain', text: text.slice(from, to), at: at + from, wrong }] : [];
  const place = mistakes.find((each) => each >= at && each < at + text.length);
  if (place === undefined) return plain(0, text.length, false);
  const from = place - at;
  const word = /^\S+/.exec(text.slice(from))?.[0].length ?? 1;
  return [
    ...plain(0, from, false),
    ...plain(from, from + word, true),
    ...plainPieces(text.slice(from + word), at + from + word, mistakes),
  ];
}

function kindOf(text: string): PieceKind {
  const [, mark] = /^\{\{~?\s*(!|>|[#/^]|else\b)?/.exec(text) ?? [];
  if (mark === '!') return 'comment';
  if (mark === '>') return 'partial';
  return mark ? 'block' : 'variable';
}

/** Where a line and a column, both from 1, are in a text; its end where there is no such place. */
export function offsetOf(source: string, line: number, column: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const end = source.indexOf('\n', start);
    if (end === -1) return source.length;
    start = end + 1;
  }
  return Math.min(start + column - 1, source.length);
}
