import type { Temporal } from 'temporal-polyfill';
import { type DayContext, zoned } from '../dates/days.js';
import { clockTime, sayDay } from '../dates/say-when.js';

const OPENING = { hour: 9, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 } as const;
const MONDAY = 1;

export interface ScheduleTime {
  label: string;
  at: Temporal.ZonedDateTime;
}

/** Times that somebody who writes in the evening has in mind; in the organisation's time zone. */
export function usualTimes(context: DayContext): ScheduleTime[] {
  const now = zoned(context.now, context);
  const tomorrow = now.add({ days: 1 }).with(OPENING);
  const monday = now.add({ days: (MONDAY - now.dayOfWeek + 7) % 7 || 7 }).with(OPENING);
  const times = [{ label: `Tomorrow ${clockTime(tomorrow)}`, at: tomorrow }];
  if (monday.toInstant().epochMilliseconds !== tomorrow.toInstant().epochMilliseconds) {
    times.push({ label: `Monday ${clockTime(monday)}`, at: monday });
  }
  return times;
}

/** "Monday 20 April at 09:00". */
export function sayTime(at: Temporal.ZonedDateTime, context: DayContext): string {
  return `${sayDay(at, context)} at ${clockTime(at)}`;
}
