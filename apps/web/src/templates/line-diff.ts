export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** As many comparisons as nobody waits for; a text that has changed more than that is shown as another text. */
const MOST_COMPARISONS = 4_000_000;

/** What differs between two texts, line by line; of lines that were changed, the old ones stand before the new ones. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const same = (lines: string[]): DiffLine[] => lines.map((text) => ({ kind: 'same', text }));
  return [
    ...same(old.slice(0, head)),
    ...changed(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...same(old.slice(old.length - tail)),
  ];
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.trimEnd().split('\n');
}

/** By the longest common run of lines. */
function changed(old: string[], now: string[]): DiffLine[] {
  const removed = (text: string): DiffLine => ({ kind: 'removed', text });
  const added = (text: string): DiffLine => ({ kind: 'added', text });
  if (old.length * now.length > MOST_COMPARISONS) return [...old.map(removed), ...now.map(added)];
  const width = now.length + 1;
  /** How many lines are common from a pair of lines on. */
  const common = new Uint32Array((old.length + 1) * width);
  const from = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        old[row] === now[column]
          ? from(row + 1, column + 1) + 1
          : Math.max(from(row + 1, column), from(row, column + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    const [was, is] = [old[row], now[column]];
    if (was !== undefined && was === is) {
      lines.push({ kind: 'same', text: was });
      row += 1;
      column += 1;
    } else if (was !== undefined && (is === undefined || from(row + 1, column) >= from(row, column + 1))) {
      lines.push(removed(was));
      row += 1;
    } else if (is !== undefined) {
      lines.push(added(is));
      column += 1;
    }
  }
  return lines;
}
