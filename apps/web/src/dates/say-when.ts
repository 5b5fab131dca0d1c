import type { Temporal } from 'temporal-polyfill';
import { type DayContext, daysAway, today, zoned } from './days.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

type Day = Temporal.PlainDate | Temporal.ZonedDateTime;

export const weekday = (day: Day) => WEEKDAYS[day.dayOfWeek - 1] ?? '';
export const month = (day: Day) => MONTHS[day.month - 1] ?? '';
export const clockTime = (at: Temporal.ZonedDateTime) =>
  `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`;

/** "20 April", with the year where it is not this one. */
export function sayDate(day: Day, context: DayContext): string {
  const year = day.year === today(context).year ? '' : ` ${day.year}`;
  return `${day.day} ${month(day)}${year}`;
}

/** "Monday 20 April", with the year where it is not this one. */
export function sayDay(day: Day, context: DayContext): string {
  return `${weekday(day)} ${sayDate(day, context)}`;
}

/** "Monday 20 April 2026, 17:00": what a mouse over it, and a screen reader, are told. */
export function sayExactly(instant: string, context: DayContext): string {
  const at = zoned(instant, context);
  return `${weekday(at)} ${at.day} ${month(at)} ${at.year}, ${clockTime(at)}`;
}

/** For lists and timelines: "10:02", "yesterday 16:40", "Thursday 10:02", "2 April", "2 April 2024". */
export function sayMoment(instant: string, context: DayContext): string {
  const at = zoned(instant, context);
  const away = daysAway(at.toPlainDate(), context);
  if (away === 0) return clockTime(at);
  if (away === -1) return `yesterday ${clockTime(at)}`;
  if (away < 0 && away > -7) return `${weekday(at)} ${clockTime(at)}`;
  return sayDate(at, context);
}

/** "just now", "4 minutes ago", then as `sayMoment`. */
export function sayAgo(instant: string, context: DayContext): string {
  const seconds = Math.round(
    (context.now.epochMilliseconds - zoned(instant, context).epochMilliseconds) / 1000,
  );
  if (seconds < 50) return 'just now';
  if (seconds < 90) return 'a minute ago';
  if (seconds < 3600) return `${Math.round(seconds / 60)} minutes ago`;
  return sayMoment(instant, context);
}
