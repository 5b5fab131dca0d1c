import { Temporal } from 'temporal-polyfill';
import { formatDay, WEEKDAYS } from '#calendar';
import type { Reckoning } from './clock.entity.js';
import { dayInFull } from './days-in-words.js';

type Dated = Pick<Reckoning, 'due' | 'dueAt' | 'days'>;
type Day = Reckoning['days'][number];

/**
 * What became of a date, and why: `due Tuesday 7 April 2026 instead of Monday 6 April 2026: closed for Easter Monday`.
 * @param otherwise why, where the days themselves do not say
 */
export function moveInWords(before: Dated, after: Dated, timeZone: string, otherwise: string): string {
  const why = movedBecause(before.days, after.days) ?? otherwise;
  const [was, is] = [dayInFull(before.due), dayInFull(after.due)];
  if (was !== is) return `due ${is} instead of ${was}: ${why}`;
  return `due ${is} at ${timeOf(after, timeZone)} instead of ${timeOf(before, timeZone)}: ${why}`;
}

/** Which days close or open that did not before, as far as the two walks tell; null where they do not. */
export function movedBecause(before: readonly Day[], after: readonly Day[]): string | null {
  const earlier = new Map(before.map((day) => [day.date, day]));
  const reasons = after.flatMap((now) => {
    const was = earlier.get(now.date);
    if (!was || closedFor(was) === closedFor(now)) return [];
    return closedFor(now) ?? `open on ${formatDay(Temporal.PlainDate.from(now.date))}`;
  });
  return [...new Set(reasons)].join(', ') || null;
}

/** Null for a day that is worked. */
function closedFor({ counted, reason }: Day): string | null {
  const name = reason.replace(/^Received on a closed day: /, '').replace(/^Closed: /, '');
  if (counted || /^(Received|Counts as received|Waiting) /.test(name)) return null;
  const everyWeek = (WEEKDAYS as readonly string[]).includes(name.toLowerCase());
  return everyWeek ? `closed on ${name}s` : `closed for ${name}`;
}

function timeOf({ dueAt }: Dated, timeZone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(dueAt.getTime()).toZonedDateTimeISO(timeZone);
  const time = at.toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'trunc' });
  return time === '23:59' || time === '00:00' ? 'the end of the day' : time;
}
