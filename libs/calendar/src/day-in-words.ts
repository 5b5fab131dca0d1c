import type { Temporal } from 'temporal-polyfill';
import { fromPlainDate } from './epoch-day.js';
import { plural } from './words.js';
import type { WorkingCalendar } from './working-calendar.js';
import { workingDaysBetween } from './working-days.js';

/**
 * A day as seen from another: `today`, `tomorrow`, `yesterday`, `in 2 working days`, `3 working days ago`. Where no working
 * day lies between the two, in plain days: `in 2 days`.
 */
export function dayInWords(
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): string {
  const days = fromPlainDate(date) - fromPlainDate(today);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const working = Math.abs(workingDaysBetween(today, date, calendar));
  const distance = working > 0 ? plural(working, 'working day') : plural(Math.abs(days), 'day');
  return days > 0 ? `in ${distance}` : `${distance} ago`;
}
