import type { Temporal } from 'temporal-polyfill';

/** In the morning, on the organisation's clock. */
const MORNING_HOUR = 8;
const HOUR_MS = 3600_000;

/**
 * Whether it is time for a digest.
 * @param last when the one before went out; null: never
 * @param timeZone the organisation's
 */
export function isDigestDue(
  how: 'hourly' | 'daily',
  now: Temporal.Instant,
  last: Temporal.Instant | null,
  timeZone: string,
): boolean {
  if (how === 'hourly') return !last || now.epochMilliseconds - last.epochMilliseconds >= HOUR_MS;
  const here = now.toZonedDateTimeISO(timeZone);
  if (here.hour < MORNING_HOUR) return false;
  const morning = here.startOfDay().with({ hour: MORNING_HOUR });
  return !last || last.epochMilliseconds < morning.epochMilliseconds;
}
