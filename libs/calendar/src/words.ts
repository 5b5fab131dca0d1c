import type { Temporal } from 'temporal-polyfill';
import { civilDate, type EpochDay, fromPlainDate, weekdayOf } from './epoch-day.js';
import { HOUR_MS, MINUTE_MS } from './time-zone.js';

/** Written out here, so that the words never change with the language data of the machine. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export interface DayFormat {
  weekday?: boolean;
  year?: boolean;
}

/** `Monday 20 April`; with `{year: true}` `Monday 20 April 2026`, with `{weekday: false}` `20 April`. */
export function formatDay(date: Temporal.PlainDate, format?: DayFormat): string {
  return dayInFormat(fromPlainDate(date), format);
}

export function dayInFormat(of: EpochDay, { weekday = true, year = false }: DayFormat = {}): string {
  const date = civilDate(of);
  const day = `${date.day} ${MONTHS[date.month - 1]}`;
  return `${weekday ? `${capital(weekdayOf(of))} ` : ''}${day}${year ? ` ${date.year}` : ''}`;
}

/** Milliseconds since midnight as `17:00`, or `17:00:30` where there are seconds. */
export function timeInWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (seconds % 60 > 0) parts.push(seconds % 60);
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Milliseconds as `7 hours 30 minutes`, `2 minutes 30 seconds`, `1 hour`, to the second. */
export function durationInWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const parts = [
    plural(Math.floor(seconds / (HOUR_MS / 1000)), 'hour'),
    plural(Math.floor(seconds / (MINUTE_MS / 1000)) % 60, 'minute'),
    plural(seconds % 60, 'second'),
  ];
  return parts.filter((part) => !part.startsWith('0 ')).join(' ') || '0 minutes';
}

/** `1 working day`, `10 working days`. */
export function plural(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
