import type { CalendarIndex, Closed } from './calendar-index.js';
import type { EpochDay } from './epoch-day.js';

/** One day of a walk from receipt to due date. */
export interface WalkedDay {
  day: EpochDay;
  counted: boolean;
  reason: string;
  /** Set where the day was stepped over because it is closed: what the sentence names. */
  skipped?: Closed;
  /** Set where the clock stood still on this day. */
  paused?: true;
}

/** The day and moment of receipt, and what counts as day 0. */
export interface Receipt {
  at: number;
  day: EpochDay;
  /** Day 0: later than `day` only where the receipt was moved to the next working day. */
  dayZero: EpochDay;
  /** Why it was moved, or null. */
  moved: Closed | 'after-closing' | null;
}

/** What a walk found; the explanation is written from it. */
export interface Walk {
  receipt: Receipt;
  days: WalkedDay[];
  due: EpochDay;
  /** Milliseconds since 1970. */
  dueAt: number;
  /** Calendar targets: the last day counted, where the due day rolled on from it. */
  rolledFrom?: EpochDay;
  /** Calendar months: the date that the last month does not have, such as `31 February`. */
  missingDate?: string;
  /** Working hours: when the time began to run, where that was later than the receipt. */
  startedAt?: number;
}

/**
 * Receipt by working days: at or after closing time, or on a closed day, it counts as received on the next working day; before
 * opening it counts on that very day, since the office opens later that day.
 */
export function workingDayReceipt(at: number, index: CalendarIndex): Receipt {
  const day = index.zone.dayOf(at);
  const closed = index.closed(day);
  const moved = closed ?? (at >= index.closingTime(day) ? 'after-closing' : null);
  return { at, day, dayZero: moved === null ? day : index.workingDayFrom(day + 1), moved };
}

/** Receipt on the very day, whatever day and hour that is. */
export function sameDayReceipt(at: number, index: CalendarIndex): Receipt {
  const day = index.zone.dayOf(at);
  return { at, day, dayZero: day, moved: null };
}

/** The days from receipt to day 0, both included. */
export function daysOfReceipt({ day, dayZero, moved }: Receipt, index: CalendarIndex): WalkedDay[] {
  if (moved === null) return [{ day, counted: false, reason: 'Received on this day' }];
  const reason =
    moved === 'after-closing' ? 'Received after closing time' : `Received on a closed day: ${moved.reason}`;
  const days: WalkedDay[] = [{ day, counted: false, reason }];
  for (let d = day + 1; d < dayZero; d++) days.push(closedDay(d, index.closed(d) as Closed));
  days.push({ day: dayZero, counted: false, reason: 'Counts as received on this day' });
  return days;
}

export function pausedDay(day: EpochDay, reason: string): WalkedDay {
  return { day, counted: false, reason, paused: true };
}

export function closedDay(day: EpochDay, closed: Closed): WalkedDay {
  return { day, counted: false, reason: closed.reason, skipped: closed };
}
