import { Temporal } from 'temporal-polyfill';
import { amountInWords, formatDay } from '#calendar';
import type { Target } from './target.entity.js';

/** `2026-04-20` as `Monday 20 April 2026`. */
export function dayInFull(day: string): string {
  return formatDay(Temporal.PlainDate.from(day), { year: true });
}

/** The day of a moment in a time zone, as `Thursday 2 April 2026`. */
export function dayOfInFull(moment: Date, timeZone: string): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(moment.getTime());
  return formatDay(instant.toZonedDateTimeISO(timeZone).toPlainDate(), { year: true });
}

/** A moment in a time zone, as `Thursday 2 April 2026, 10:00`. */
export function momentInFull(moment: Date, timeZone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
  const time = at.toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'trunc' });
  return `${formatDay(at.toPlainDate(), { year: true })}, ${time}`;
}

/** A target by its name and what it promises: `Answer (10 working days)`. */
export function targetInWords({ name, amount, unit }: Pick<Target, 'name' | 'amount' | 'unit'>): string {
  return `${name} (${amountInWords({ amount, unit })})`;
}
