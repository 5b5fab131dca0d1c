/**
 * How well what was typed fits a text; 0: not at all. Letters must come in order. Whole words, beginnings of words, and
 * letters that stand together count for more; so does a text that holds little else.
 */
export function fuzzyScore(typed: string, text: string): number {
  const sought = plain(typed).replace(/\s+/g, ' ').trim();
  if (!sought) return 1;
  const target = plain(text);
  const whole = target.indexOf(sought);
  if (whole >= 0) {
    const begins = whole === 0 || target[whole - 1] === ' ';
    return (begins ? 3 : 2) + sought.length / (target.length + 1);
  }
  const words = sought.split(' ');
  if (words.length > 1 && words.every((word) => target.split(' ').some((each) => each.startsWith(word)))) {
    return 1.8;
  }
  return inOrder(sought.replaceAll(' ', ''), target);
}

function inOrder(letters: string, target: string): number {
  let at = -1;
  let score = 0;
  for (const letter of letters) {
    const next = target.indexOf(letter, at + 1);
    if (next < 0) return 0;
    if (next === at + 1 && at >= 0) score += 1;
    else if (next === 0 || target[next - 1] === ' ') score += 0.8;
    at = next;
  }
  // Letters strewn all over a text are no match that anybody meant.
  const share = score / letters.length;
  return share < 0.5 ? 0 : share;
}

/** Without accents and capitals: `zoe` finds Zoë. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** Those that fit, the best first; equals keep their order. */
export function bestOf<T>(
  typed: string,
  items: readonly T[],
  textOf: (item: T) => string,
  most: number,
): T[] {
  return items
    .map((item, place) => ({ item, place, score: fuzzyScore(typed, textOf(item)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, most)
    .map(({ item }) => item);
}
