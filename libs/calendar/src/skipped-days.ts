import type { Closed } from './calendar-index.js';
import type { EpochDay } from './epoch-day.js';
import { listInWords } from './region.js';
import type { Teller } from './teller.js';
import type { WalkedDay } from './walk.js';
import { capital } from './words.js';

interface Skipped {
  first: EpochDay;
  last: EpochDay;
  closed: Closed;
}

/**
 * `Good Friday 3 April and Easter Monday 6 April do not count.` Weekends are not named: everybody expects them. The days of one
 * closure are named together, across the holidays and weekends inside it.
 * @returns one sentence or none
 */
export function skippedInWords(days: readonly WalkedDay[], teller: Teller): string[] {
  const skipped = gather(days);
  if (skipped.length === 0) return [];
  const names = listInWords(skipped.map((item) => inWords(item, teller)));
  return [`${capital(names)} ${skipped.length > 1 ? 'do' : 'does'} not count.`];
}

function gather(days: readonly WalkedDay[]): Skipped[] {
  const found: Skipped[] = [];
  let sinceCounted = 0;
  for (const { day, counted, skipped: closed } of days) {
    if (counted) sinceCounted = found.length;
    if (closed === undefined || closed.kind === 'weekend') continue;
    const same = found.findIndex((item, i) => i >= sinceCounted && belongs(item.closed, closed));
    const run = same < 0 ? undefined : found[same];
    if (run) run.last = day;
    else found.push({ first: day, last: day, closed });
  }
  return found;
}

function belongs(run: Closed, closed: Closed): boolean {
  return closed.kind === 'closure' && run.kind === 'closure' && run.name === closed.name;
}

function inWords({ first, last, closed }: Skipped, teller: Teller): string {
  const days = teller.range(first, last);
  // "2nd January 4 January" would be read as a slip.
  const named = /^\d/.test(closed.name) ? `the ${closed.name} holiday on ${days}` : `${closed.name} ${days}`;
  return closed.where === '' ? named : `${named} (${closed.where})`;
}
