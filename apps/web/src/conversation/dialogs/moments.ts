import { Temporal } from 'temporal-polyfill';
import type { DayContext } from '../../dates/days.js';

/**
 * Moments that people mean, in the organisation's time zone; what has passed already is left out.
 * @param latest what lies after it is left out as well
 */
export function usualMoments(
  { now, timeZone }: DayContext,
  latest: string | null = null,
): { key: 'laterToday' | 'tomorrow' | 'monday' | 'week'; at: string }[] {
  const here = now.toZonedDateTimeISO(timeZone);
  const at = (days: number, hour: number) =>
    here.add({ days }).withPlainTime(Temporal.PlainTime.from({ hour })).toInstant();
  const toMonday = ((7 - here.dayOfWeek) % 7) + 1;
  return (
    [
      { key: 'laterToday' as const, instant: at(0, 16) },
      { key: 'tomorrow' as const, instant: at(1, 9) },
      { key: 'monday' as const, instant: at(toMonday, 9) },
      { key: 'week' as const, instant: at(7, 9) },
    ]
      .filter(({ instant }) => Temporal.Instant.compare(instant, now) > 0 && !isAfter(instant, latest))
      // On a Sunday, Monday is tomorrow; said once.
      .filter(({ instant }, place, all) => all.findIndex((each) => each.instant.equals(instant)) === place)
      .map(({ key, instant }) => ({ key, at: instant.toString() }))
  );
}

function isAfter(instant: Temporal.Instant, latest: string | null): boolean {
  return latest !== null && Temporal.Instant.compare(instant, latest) > 0;
}

/** A year has four digits: browsers let nobody type a fifth by mistake. */
export const LATEST = '9999-12-31T23:59';

/** `2026-04-20T09:00` on the organisation's clock as an instant; null where it is none. */
export function instantOf(local: string, timeZone: string): string | null {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant().toString();
  } catch {
    return null;
  }
}
