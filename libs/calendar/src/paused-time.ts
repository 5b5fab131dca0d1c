import type { Temporal } from 'temporal-polyfill';
import type { Span } from './calendar-index.js';
import type { EpochDay } from './epoch-day.js';
import type { TimeZone } from './time-zone.js';

/** A stretch of time in which a clock stands still, such as while waiting for the contact. */
export interface Pause {
  readonly from: Temporal.Instant;
  /** Null while it lasts: it is then taken to end at the `now` that is handed in, so the date is the earliest there can be. */
  readonly to: Temporal.Instant | null;
  /** Why, as the explanation says it: `Waiting for the contact` where it is left out. */
  readonly reason?: string;
}

interface PausedSpan extends Span {
  /** The first and the last day that do not count: the day of the pause itself still does, the day of resumption no longer. */
  firstDay: EpochDay;
  lastDay: EpochDay;
  reason: string;
}

const WAITING = 'Waiting for the contact';

/** Pauses in order, with nothing paused twice. */
export class PausedTime {
  readonly spans: readonly PausedSpan[];

  /** @throws RangeError where a pause ends before it begins, or one that lasts comes without `now`. */
  constructor(pauses: readonly Pause[], now: Temporal.Instant | undefined, zone: TimeZone) {
    // Of two that begin together the longer is told, in whichever order they are given.
    const spans = pauses
      .map((pause) => spanOf(pause, now))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    let last = Number.NEGATIVE_INFINITY;
    this.spans = spans.flatMap(({ start, end, reason }) => {
      const from = Math.max(start, last);
      if (end <= from) return [];
      last = end;
      return [{ start: from, end, reason, firstDay: zone.dayOf(from) + 1, lastDay: zone.dayOf(end) }];
    });
  }

  /** Why a day does not count, or null where it does. */
  reasonOn(day: EpochDay): string | null {
    for (const span of this.spans) if (span.firstDay <= day && day <= span.lastDay) return span.reason;
    return null;
  }

  /** What is left of a stretch of time once the pauses are cut out of it, in order. */
  cutFrom(time: Span): Span[] {
    const pieces: Span[] = [];
    let { start } = time;
    for (const paused of this.spans) {
      if (paused.end <= start) continue;
      if (paused.start >= time.end) break;
      if (paused.start > start) pieces.push({ start, end: paused.start });
      start = paused.end;
    }
    if (start < time.end) pieces.push({ start, end: time.end });
    return pieces;
  }
}

function spanOf({ from, to, reason = WAITING }: Pause, now: Temporal.Instant | undefined) {
  const start = from.epochMilliseconds;
  if (to === null && now === undefined) {
    throw new RangeError('A pause that lasts has no due date yet: hand in the present instant as "now".');
  }
  // A clock of another machine may put "now" a little before the pause.
  const end = to === null ? Math.max(now?.epochMilliseconds ?? start, start) : to.epochMilliseconds;
  if (end < start) throw new RangeError(`A pause cannot end (${to}) before it begins (${from}).`);
  return { start, end, reason };
}
