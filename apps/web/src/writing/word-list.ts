interface Word {
  word: string;
  better: string;
}

/** The list as one edits it: a line each, `utilise = use`. */
export function asLines(words: Word[]): string {
  return words.map(({ word, better }) => `${word} = ${better}`).join('\n');
}

/** The list that these lines are; `wrong` is the first line that is none of it. */
export function fromLines(lines: string): { words: Word[]; wrong: string | null } {
  const words: Word[] = [];
  for (const line of lines.split('\n')) {
    if (line.trim() === '') continue;
    const at = line.indexOf('=');
    const word = line.slice(0, Math.max(at, 0)).trim();
    const better = line.slice(at + 1).trim();
    if (at < 0 || !word || !better) return { words, wrong: line.trim() };
    words.push({ word, better });
  }
  return { words, wrong: null };
}
