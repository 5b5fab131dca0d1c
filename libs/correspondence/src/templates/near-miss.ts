/** The one of `known` that was probably meant by `written`, or null where nothing comes near. */
export function nearMiss(written: string, known: readonly string[]): string | null {
  const small = written.toLowerCase();
  const sameEnd = known.find((name) => lastPart(name).toLowerCase() === lastPart(small));
  if (sameEnd) return sameEnd;
  const allowed = written.length <= 4 ? 1 : 2;
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const name of known) {
    const distance = Math.min(
      slips(small, name.toLowerCase()),
      // Half a slip more, so that the whole name decides between two with the same end.
      slips(lastPart(small), lastPart(name).toLowerCase()) + 0.5,
    );
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
}

/** Slips of the finger between two words: one left out, put in, mistaken or swapped with its neighbour counts one. */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2 || a.length > 60) return Number.POSITIVE_INFINITY;
  const row = (length: number) => Array.from({ length }, (_, index) => index);
  let beforeLast: number[] = [];
  let last = row(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length] ?? Number.POSITIVE_INFINITY;
}
