import { Temporal } from 'temporal-polyfill';
import { amountInWords, formatDay } from '#calendar';
import type { Target } from './target.entity.js';

/**
 * `2026-04-20` as `Monday 20 April 2026`, or as it is written in another language: `dydd Llun 20 Ebrill 2026`.
 * @param language BCP 47
 */
export function dayInFull(day: string, language = 'en'): string {
  const date = Temporal.PlainDate.from(day);
  if (language === 'en') return formatDay(date, { year: true });
  const words = date.toLocaleString(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  // As it stands within a Welsh sentence.
  return language === 'cy' ? words.replace(/^Dydd (\p{L}+), /u, 'dydd $1 ') : words;
}

/** The day of a moment in a time zone, as `2026-04-02`. */
export function dayOf(moment: Date, timeZone: string): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(moment.getTime());
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The day of a moment in a time zone, as `Thursday 2 April 2026`. */
export function dayOfInFull(moment: Date, timeZone: string): string {
  return dayInFull(dayOf(moment, timeZone));
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
