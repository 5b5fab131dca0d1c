import { Temporal } from 'temporal-polyfill';

/**
 * Days are walked as whole numbers since 1970-01-01 (a calendar date, in no time zone): a walk of some weeks then costs
 * next to nothing, where one Temporal object a day would cost more than storing the mail.
 */
export type EpochDay = number;

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export type Weekday = (typeof WEEKDAYS)[number];

export interface CivilDate {
  year: number;
  /** 1 to 12. */
  month: number;
  /** 1 to 31. */
  day: number;
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN_400_YEARS = 146_097;
const DAYS_FROM_YEAR_0 = 719_528;

export function epochDay(year: number, month: number, day: number): EpochDay {
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return daysBeforeYear(year) + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + day - 1 - DAYS_FROM_YEAR_0;
}

export function civilDate(of: EpochDay): CivilDate {
  // The average length of a year finds the year or the one after it.
  let year = Math.floor(((of + DAYS_FROM_YEAR_0) * 400) / DAYS_IN_400_YEARS);
  if (epochDay(year, 1, 1) > of) year--;
  else if (epochDay(year + 1, 1, 1) <= of) year++;
  let month = 12;
  while (epochDay(year, month, 1) > of) month--;
  return { year, month, day: of - epochDay(year, month, 1) + 1 };
}

export function weekdayOf(day: EpochDay): Weekday {
  // 1970-01-01 was a Thursday.
  return WEEKDAYS[(((day + 3) % 7) + 7) % 7] as Weekday;
}

export function daysInMonth(year: number, month: number): number {
  return epochDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - epochDay(year, month, 1);
}

/** The corresponding date so many months on, or the last day of that month where it has none. */
export function addMonths(to: EpochDay, months: number): EpochDay {
  const from = civilDate(to);
  const count = from.month - 1 + months;
  const year = from.year + Math.floor(count / 12);
  const month = (((count % 12) + 12) % 12) + 1;
  return epochDay(year, month, Math.min(from.day, daysInMonth(year, month)));
}

/** The day that a `YYYY-MM-DD` names, or null where there is no such day. */
export function parseIsoDate(text: string): EpochDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return epochDay(year, month, day);
}

export function isoDate(of: EpochDay): string {
  const { year, month, day } = civilDate(of);
  if (year < 0 || year > 9999) return toPlainDate(of).toString();
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

export function fromPlainDate(date: Temporal.PlainDate): EpochDay {
  const iso = date.calendarId === 'iso8601' ? date : date.withCalendar('iso8601');
  return epochDay(iso.year, iso.month, iso.day);
}

export function toPlainDate(of: EpochDay): Temporal.PlainDate {
  const { year, month, day } = civilDate(of);
  return new Temporal.PlainDate(year, month, day);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return year * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + 1;
}
