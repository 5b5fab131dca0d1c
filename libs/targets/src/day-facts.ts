import type { Temporal } from 'temporal-polyfill';
import { closedReason, isOpen, type WorkingCalendar } from '#calendar';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A moment as the organisation lived it, for rules that look at the time. */
export interface DayFacts {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:MM` on the wall clock. */
  time: string;
  weekday: string;
  /** The organisation was open. */
  inHours: boolean;
  /** The bank holiday or closure that the day was; null for none. */
  holiday: string | null;
}

export function dayFacts(instant: Temporal.Instant, calendar: WorkingCalendar): DayFacts {
  const local = instant.toZonedDateTimeISO(calendar.timeZone);
  const date = local.toPlainDate();
  const weekday = WEEKDAYS[local.dayOfWeek - 1] ?? 'monday';
  return {
    date: date.toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    weekday,
    inHours: isOpen(instant, calendar),
    holiday: calendar.weekend.includes(weekday) ? null : closedReason(date, calendar),
  };
}
