import { type CalendarIndex, LONGEST_WALK, type Span } from './calendar-index.js';
import { type EpochDay, isoDate } from './epoch-day.js';
import type { PausedTime } from './paused-time.js';
import type { Target } from './target.js';
import { HOUR_MS, MINUTE_MS } from './time-zone.js';
import { closedDay, sameDayReceipt, type Walk, type WalkedDay } from './walk.js';
import { capital, durationInWords, timeInWords } from './words.js';

/**
 * Working hours run while the organisation is open and nothing is paused. Time is what really passes, so that a night in which the
 * clocks change is an hour shorter or longer for those who work in it.
 */
export function walkWorkingHours(
  { amount }: Target,
  at: number,
  index: CalendarIndex,
  paused: PausedTime,
): Walk {
  const receipt = sameDayReceipt(at, index);
  const received = `Received at ${timeInWords(index.zone.timeOf(at))}`;
  const days: WalkedDay[] = [];
  let left = Math.round(amount * HOUR_MS);
  let startedAt: number | undefined;
  for (let day = receipt.day; day - receipt.day <= LONGEST_WALK; day++) {
    let counted = 0;
    for (const piece of runningTime(day, at, index, paused)) {
      startedAt ??= piece.start;
      const used = Math.min(left, piece.end - piece.start);
      counted += used;
      left -= used;
      if (left === 0) {
        const reason = `${durationInWords(counted)} counted`;
        days.push({
          day,
          counted: counted > 0,
          reason: day === receipt.day ? `${received}, ${reason}` : reason,
        });
        const found: Walk = { receipt, days, due: day, dueAt: piece.start + used };
        if (startedAt > at) found.startedAt = startedAt;
        return found;
      }
    }
    const walked = hoursOf(day, counted, index, paused);
    days.push(day === receipt.day ? { ...walked, reason: `${received}, ${walked.reason}` } : walked);
  }
  throw new RangeError(`This calendar is not open for ${amount} hours after ${isoDate(receipt.day)}.`);
}

/** Minutes are plain time on the clock: they pass whether the organisation is open or not, and stand still only while paused. */
export function walkMinutes({ amount }: Target, at: number, index: CalendarIndex, paused: PausedTime): Walk {
  const receipt = sameDayReceipt(at, index);
  let dueAt = at + Math.round(amount * MINUTE_MS);
  for (const { start, end } of paused.spans) {
    if (end > at && start < dueAt) dueAt += end - Math.max(start, at);
  }
  const due = index.zone.dayOf(dueAt);
  if (due - receipt.day > LONGEST_WALK) {
    throw new RangeError(`${amount} minutes after ${isoDate(receipt.day)} is too far away.`);
  }
  const days: WalkedDay[] = [];
  for (let day = receipt.day; day <= due; day++) {
    const said: string[] = [];
    if (day === receipt.day) said.push(`received at ${timeInWords(index.zone.timeOf(at))}`);
    if (day === due) said.push(`due at ${timeInWords(index.zone.timeOf(dueAt))}`);
    days.push({ day, counted: true, reason: capital(said.join(', ') || 'every minute counts') });
  }
  return { receipt, days, due, dueAt };
}

/** The open time of a day from the receipt on, with the pauses cut out. */
function runningTime(day: EpochDay, at: number, index: CalendarIndex, paused: PausedTime): Span[] {
  return index.openSpans(day).flatMap(({ start, end }) => {
    const from = Math.max(start, at);
    return from < end ? paused.cutFrom({ start: from, end }) : [];
  });
}

/** A day at whose end the target is not reached. */
function hoursOf(day: EpochDay, counted: number, index: CalendarIndex, paused: PausedTime): WalkedDay {
  if (counted > 0) return { day, counted: true, reason: `${durationInWords(counted)} counted` };
  const closed = index.closed(day);
  if (closed !== null) return closedDay(day, closed);
  const open = index.openSpans(day);
  if (open.length === 0) return { day, counted: false, reason: 'No opening hours' };
  const cut = paused.spans.find((span) =>
    open.some(({ start, end }) => span.start < end && span.end > start),
  );
  return { day, counted: false, reason: cut?.reason ?? 'after closing time' };
}
