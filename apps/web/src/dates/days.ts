import { Temporal } from 'temporal-polyfill';

/** What "today" means here: the organisation's moment and time zone, and which of the coming days it works. */
export interface DayContext {
  now: Temporal.Instant;
  timeZone: string;
  /** By `YYYY-MM-DD`; a day that is not in it is not known. */
  workingDays: ReadonlyMap<string, boolean>;
}

export function zoned(instant: string | Temporal.Instant, { timeZone }: DayContext): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
}

export function today(context: DayContext): Temporal.PlainDate {
  return zoned(context.now, context).toPlainDate();
}

/** Whole days from today; negative before it. */
export function daysAway(day: Temporal.PlainDate, context: DayContext): number {
  return today(context).until(day).days;
}

/** Working days after today up to and including the day; null where the calendar does not reach so far. */
export function workingDaysAway(day: Temporal.PlainDate, context: DayContext): number | null {
  let count = 0;
  for (let each = today(context).add({ days: 1 }); Temporal.PlainDate.compare(each, day) <= 0; ) {
    const counted = context.workingDays.get(each.toString());
    if (counted === undefined) return null;
    if (counted) count += 1;
    each = each.add({ days: 1 });
  }
  return count;
}
