import { Temporal } from 'temporal-polyfill';
import { type CalendarIndex, indexOf, LONGEST_WALK } from './calendar-index.js';
import { type EpochDay, fromPlainDate, toPlainDate } from './epoch-day.js';
import { checkTarget, type Target } from './target.js';
import { HOUR_MS, MINUTE_MS } from './time-zone.js';
import type { WorkingCalendar } from './working-calendar.js';
import { addWorkingDays } from './working-days.js';

/**
 * The moment that lies so long before a due date: when to warn of it.
 * - Working days: at the opening of the nth working day before the day on which it is due.
 * - Calendar days and months: the same of that date, or of the last working day before it where it is a closed one.
 * - Working hours: so much open time before.
 * - Minutes: so many before, night and day.
 * @throws RangeError where the amount is none, or that day is further away than 55 years
 */
export function warningBefore(
  dueAt: Temporal.Instant,
  { amount, unit }: Pick<Target, 'amount' | 'unit'>,
  calendar: WorkingCalendar,
): Temporal.Instant {
  checkTarget({ amount, unit });
  const index = indexOf(calendar);
  const end = dueAt.epochMilliseconds;
  // A day's last moment may be the first of the next.
  const due = index.zone.dayOf(end - 1);
  switch (unit) {
    case 'minutes':
      return instant(end - Math.round(amount * MINUTE_MS));
    case 'working-hours':
      return instant(openTimeBefore(end, due, Math.round(amount * HOUR_MS), index));
    case 'working-days':
      return opening(fromPlainDate(addWorkingDays(toPlainDate(due), -amount, calendar)), index);
    case 'calendar-days':
      return opening(workingDayUpTo(due - amount, index), index);
    case 'calendar-months':
      return opening(
        workingDayUpTo(fromPlainDate(toPlainDate(due).subtract({ months: amount })), index),
        index,
      );
  }
}

function openTimeBefore(end: number, due: EpochDay, length: number, index: CalendarIndex): number {
  let left = length;
  for (let day = due; due - day < LONGEST_WALK; day--) {
    for (const span of index.openSpans(day).toReversed()) {
      const open = Math.min(span.end, end) - span.start;
      if (open >= left) return span.start + open - left;
      if (open > 0) left -= open;
    }
  }
  throw new RangeError('This calendar is not open for as long as that before the due date.');
}

function workingDayUpTo(day: EpochDay, index: CalendarIndex): EpochDay {
  for (let d = day; day - d < LONGEST_WALK; d--) if (index.closed(d) === null) return d;
  return day;
}

/** When a day's work begins, or the day where it has no hours. */
function opening(day: EpochDay, index: CalendarIndex): Temporal.Instant {
  return instant(index.openSpans(day)[0]?.start ?? index.zone.instantAt(day, 0));
}

function instant(milliseconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds);
}
