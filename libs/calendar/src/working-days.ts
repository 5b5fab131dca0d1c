import type { Temporal } from 'temporal-polyfill';
import { type CalendarIndex, indexOf, LONGEST_WALK } from './calendar-index.js';
import { civilDate, type EpochDay, fromPlainDate, isoDate, toPlainDate } from './epoch-day.js';
import type { Region } from './region.js';
import type { WorkingCalendar } from './working-calendar.js';

/** True on a day that is no weekend day, no bank holiday in the calendar's regions and in no closure. */
export function isWorkingDay(date: Temporal.PlainDate, calendar: WorkingCalendar): boolean {
  return indexOf(calendar).closed(fromPlainDate(date)) === null;
}

/** Why a day is closed, as one phrase (`Saturday`, `Good Friday`, `Closed: Christmas shutdown`), or null for a working day. */
export function closedReason(date: Temporal.PlainDate, calendar: WorkingCalendar): string | null {
  return indexOf(calendar).closed(fromPlainDate(date))?.reason ?? null;
}

/** True where an instant lies in the opening hours of a working day; the closing moment itself is closed. */
export function isOpen(instant: Temporal.Instant, calendar: WorkingCalendar): boolean {
  const index = indexOf(calendar);
  const at = instant.epochMilliseconds;
  return index.openSpans(index.zone.dayOf(at)).some(({ start, end }) => start <= at && at < end);
}

/** The first working day after a date, the date itself not included. @throws RangeError where none comes. */
export function nextWorkingDay(date: Temporal.PlainDate, calendar: WorkingCalendar): Temporal.PlainDate {
  return addWorkingDays(date, 1, calendar);
}

/**
 * The nth working day after a date, or before it where n is negative; 0 is the date itself, closed or not.
 * @throws RangeError where n is not a whole number, or no such day comes within 55 years.
 */
export function addWorkingDays(
  date: Temporal.PlainDate,
  n: number,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  if (!Number.isInteger(n)) throw new RangeError(`Working days are whole, and ${n} is not.`);
  const index = indexOf(calendar);
  const start = fromPlainDate(date);
  const step = Math.sign(n);
  let day = start;
  for (let left = Math.abs(n); left > 0; ) {
    day += step;
    if (Math.abs(day - start) > LONGEST_WALK) {
      throw new RangeError(`This calendar has no ${n} working days counted from ${isoDate(start)}.`);
    }
    if (index.closed(day) === null) left--;
  }
  return toPlainDate(day);
}

/**
 * How many working days it is from one date to another, so that `addWorkingDays(from, n)` is `to` where that is a working day:
 * `to` counts, `from` does not. Negative where `to` is earlier.
 * @throws RangeError where the dates are more than 55 years apart.
 */
export function workingDaysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: WorkingCalendar,
): number {
  const [a, b] = [fromPlainDate(from), fromPlainDate(to)];
  if (Math.abs(b - a) > LONGEST_WALK) {
    throw new RangeError(`${isoDate(a)} and ${isoDate(b)} are too far apart to count working days.`);
  }
  const index = indexOf(calendar);
  let count = 0;
  for (let day = a + 1; day <= b; day++) if (index.closed(day) === null) count++;
  for (let day = a - 1; day >= b; day--) if (index.closed(day) === null) count--;
  return count;
}

/** A year for which the bank holidays of some of a calendar's regions are not known. */
export interface UnknownYear {
  year: number;
  regions: Region[];
}

/** The years from one date to another, both included, that the calendar cannot be sure of. None where all is known. */
export function unknownYears(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: WorkingCalendar,
): UnknownYear[] {
  return unknownYearsOf(indexOf(calendar), fromPlainDate(from), fromPlainDate(to));
}

export function unknownYearsOf(index: CalendarIndex, from: EpochDay, to: EpochDay): UnknownYear[] {
  const unknown: UnknownYear[] = [];
  for (let year = civilDate(from).year; year <= civilDate(to).year; year++) {
    const regions = index.unknownRegions(year);
    if (regions.length > 0) unknown.push({ year, regions });
  }
  return unknown;
}
