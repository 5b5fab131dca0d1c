import { append, type Run } from './text-blocks.js';

/** Points. */
export type WidthOf = (text: string) => number;

/** Where a word that is wider than the paper may be broken with the least harm. */
const GOOD_BREAKS = '/-_.?&=';

/**
 * Breaks a line of text at its spaces so that no line is wider than the paper, and words that are wider than that wherever
 * they must be. A line that goes on after a space ends with it, so that whoever listens to the letter hears two words.
 */
export function breakLines(runs: Run[], width: number, widthOf: WidthOf): Run[][] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  let used = 0;
  const end = () => {
    if (line.length > 0) lines.push(line);
    line = [];
    used = 0;
  };
  const space = widthOf(' ');
  for (const word of wordsOf(runs)) {
    const wide = wordWidth(word, widthOf);
    if (line.length > 0) append(line, { text: ' ', link: null });
    if (used > 0 && used + space + wide > width) end();
    else if (used > 0) used += space;
    for (const [i, piece] of (wide > width ? chopped(word, width, widthOf) : [word]).entries()) {
      if (i > 0) end();
      for (const run of piece) append(line, run);
      used += wordWidth(piece, widthOf);
    }
  }
  end();
  return lines;
}

/** Each word as the runs that it is made of: a web address and the comma behind it are one. */
function wordsOf(runs: Run[]): Run[][] {
  const words: Run[][] = [[]];
  for (const { text, link } of runs) {
    for (const [i, part] of text.split(' ').entries()) {
      if (i > 0) words.push([]);
      if (part !== '') words.at(-1)?.push({ text: part, link });
    }
  }
  return words.filter((word) => word.length > 0);
}

function wordWidth(word: Run[], widthOf: WidthOf): number {
  return word.reduce((sum, { text }) => sum + widthOf(text), 0);
}

function chopped(word: Run[], width: number, widthOf: WidthOf): Run[][] {
  const letters = word.flatMap(({ text, link }) =>
    (text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []).map((letter) => ({ text: letter, link })),
  );
  const pieces: Run[][] = [];
  let [from, used] = [0, 0];
  for (let at = 0; at < letters.length; at++) {
    const wide = widthOf(letters[at]?.text ?? '');
    if (at > from && used + wide > width) {
      const to = goodBreak(letters, from, at);
      pieces.push(joined(letters.slice(from, to)));
      used = wordWidth(letters.slice(to, at), widthOf);
      from = to;
    }
    used += wide;
  }
  return [...pieces, joined(letters.slice(from))];
}

/** Behind the last stroke or dot in the line's latter half; else at its very end. */
function goodBreak(letters: Run[], from: number, end: number): number {
  for (let at = end; at > from + (end - from) / 2; at--) {
    if (GOOD_BREAKS.includes(letters[at - 1]?.text ?? ' ')) return at;
  }
  return end;
}

function joined(letters: Run[]): Run[] {
  const runs: Run[] = [];
  for (const letter of letters) append(runs, letter);
  return runs;
}
