import { Temporal } from 'temporal-polyfill';
import { type CalendarIndex, indexOf } from './calendar-index.js';
import { civilDate, isoDate, toPlainDate } from './epoch-day.js';
import { explain } from './explain.js';
import { type Pause, PausedTime } from './paused-time.js';
import { listInWords, regionsInWords } from './region.js';
import { checkTarget, type Target, type TargetUnit } from './target.js';
import type { Walk, WalkedDay } from './walk.js';
import { walkCalendarDays, walkCalendarMonths } from './walk-calendar-days.js';
import { walkMinutes, walkWorkingHours } from './walk-time.js';
import { walkWorkingDays } from './walk-working-days.js';
import type { WorkingCalendar } from './working-calendar.js';
import { type UnknownYear, unknownYearsOf } from './working-days.js';

/** One day of an explanation. */
export interface ExplainedDay {
  /** `YYYY-MM-DD` in the calendar's time zone. */
  date: string;
  /** Whether it was counted towards the target. */
  counted: boolean;
  /** `Working day 3`, `Good Friday`, `Received after closing time` … */
  reason: string;
}

/** When a target is due, and why. */
export interface DueDate {
  /** In the calendar's time zone. */
  due: Temporal.PlainDate;
  /** Closing time on the due day, or the end of that day where it has no hours; the very moment for hours and minutes. */
  dueAt: Temporal.Instant;
  /** One plain paragraph; a provisional date says so in it. */
  text: string;
  /** From the day of receipt to the due date, both included; for calendar months only the days that decide. */
  days: ExplainedDay[];
  /** True where bank holidays on the way are not known: the same call may give a later date once they are. */
  provisional: boolean;
  /** Sentences that somebody has to see; empty for most. */
  warnings: string[];
}

const WALKS: Record<
  TargetUnit,
  (target: Target, at: number, index: CalendarIndex, paused: PausedTime) => Walk
> = {
  'working-days': walkWorkingDays,
  'working-hours': walkWorkingHours,
  minutes: walkMinutes,
  'calendar-days': walkCalendarDays,
  'calendar-months': walkCalendarMonths,
};

/**
 * When a target is due for something received at an instant, and why. Pure: the same arguments give the same answer, so that a
 * provisional date is put right by calling again with better bank holidays.
 *
 * Pauses: for targets in days and months the days after the one on which a pause began, up to and including the one on which it
 * ended, are not counted, so that after it as many days are left as before; for hours and minutes the paused time is not. What was due
 * before a pause began does not change. A pause that lasts (`to: null`) is taken to end at `now`.
 *
 * @throws RangeError for an amount that is negative, not a number, not whole where it must be or longer than about ten years; a
 * pause that ends before it begins, or that lasts where there is no `now`; a calendar that does not open within 55 years.
 */
export function dueDate(
  target: Target,
  receivedAt: Temporal.Instant,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
  now?: Temporal.Instant,
): DueDate {
  checkTarget(target);
  const index = indexOf(calendar);
  const paused = new PausedTime(pauses, now, index.zone);
  const walk = WALKS[target.unit](target, receivedAt.epochMilliseconds, index, paused);
  // Minutes pass on every day alike; everything else leans on the bank holidays.
  const unknown = target.unit === 'minutes' ? [] : unknownYearsOf(index, walk.receipt.day, walk.due);
  const warnings = warningsFor(unknown);
  return {
    due: toPlainDate(walk.due),
    dueAt: Temporal.Instant.fromEpochMilliseconds(walk.dueAt),
    text: [explain(target, walk, index, paused), ...warnings].join(' '),
    days: walk.days.map((day) => explainedDay(day, unknown)),
    provisional: warnings.length > 0,
    warnings,
  };
}

function warningsFor(unknown: readonly UnknownYear[]): string[] {
  if (unknown.length === 0) return [];
  const years = listInWords(unknown.map(({ year, regions }) => `${year} (${regionsInWords(regions)})`));
  return [`Provisional: the bank holidays of ${years} are not known, so the real date may be later.`];
}

function explainedDay({ day, counted, reason }: WalkedDay, unknown: readonly UnknownYear[]): ExplainedDay {
  const date = isoDate(day);
  const unsure = counted && unknown.some(({ year }) => year === civilDate(day).year);
  return { date, counted, reason: unsure ? `${reason} (bank holidays not known)` : reason };
}
