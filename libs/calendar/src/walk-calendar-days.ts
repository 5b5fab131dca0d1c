import { type CalendarIndex, LONGEST_WALK } from './calendar-index.js';
import { addMonths, civilDate, type EpochDay, isoDate } from './epoch-day.js';
import type { PausedTime } from './paused-time.js';
import type { Target } from './target.js';
import {
  closedDay,
  daysOfReceipt,
  pausedDay,
  type Receipt,
  sameDayReceipt,
  type Walk,
  type WalkedDay,
  workingDayReceipt,
} from './walk.js';
import { MONTHS } from './words.js';

/** Calendar days are counted from the day after day 0, closed or not; the last one rolls on to a working day. */
export function walkCalendarDays(target: Target, at: number, index: CalendarIndex, paused: PausedTime): Walk {
  const receipt = receiptOf(target, at, index);
  return walk(receipt, target.amount, index, paused, (count) => `Day ${count}`);
}

/**
 * A month ends on the corresponding date of the next month, or on its last day where there is none, and rolls on to a working day.
 *
 * A subject access request is due "within one month of receipt" (UK GDPR, article 12(3)); by the Information Commissioner's
 * guidance that runs from the day of receipt, working day or not, to the corresponding calendar date, and to the next working
 * day where that is a weekend or public holiday.
 *
 * The explanation lists only the days that decide: receipt, the end of each month, pauses and what was rolled over.
 */
export function walkCalendarMonths(
  target: Target,
  at: number,
  index: CalendarIndex,
  paused: PausedTime,
): Walk {
  const receipt = receiptOf(target, at, index);
  const { dayZero } = receipt;
  const marks = new Map<number, string>();
  for (let month = 1; month <= target.amount; month++) {
    marks.set(addMonths(dayZero, month) - dayZero, `Calendar month ${month}`);
  }
  const end = addMonths(dayZero, target.amount);
  const found = walk(receipt, end - dayZero, index, paused, (count) => marks.get(count) ?? null);
  const wanted = civilDate(dayZero).day;
  if (wanted > civilDate(end).day) {
    found.missingDate = `${wanted} ${MONTHS[civilDate(end).month - 1]}`;
  }
  return found;
}

function receiptOf({ amount, from = 'day-of-receipt' }: Target, at: number, index: CalendarIndex): Receipt {
  // Nothing to count from the very day: then it must at least be one on which somebody can still do it.
  const sameDay = from === 'day-of-receipt' && amount > 0;
  return sameDay ? sameDayReceipt(at, index) : workingDayReceipt(at, index);
}

function walk(
  receipt: Receipt,
  length: number,
  index: CalendarIndex,
  paused: PausedTime,
  reasonFor: (count: number) => string | null,
): Walk {
  const days = daysOfReceipt(receipt, index);
  let day = receipt.dayZero;
  for (let count = 0; count < length; ) {
    day = next(day, receipt);
    const waiting = paused.reasonOn(day);
    if (waiting !== null) days.push(pausedDay(day, waiting));
    else {
      const reason = reasonFor(++count);
      if (reason !== null) days.push({ day, counted: true, reason });
    }
  }
  const end = day;
  day = rollOn(end, receipt, days, index, paused);
  const found: Walk = { receipt, days, due: day, dueAt: index.closingTime(day) };
  if (day !== end) found.rolledFrom = end;
  return found;
}

/** Adds the days from a closed last day to the working day after it. The clock can be paused on the way there. */
function rollOn(
  end: EpochDay,
  receipt: Receipt,
  days: WalkedDay[],
  index: CalendarIndex,
  paused: PausedTime,
): EpochDay {
  const closedEnd = index.closed(end);
  const last = days.at(-1);
  if (closedEnd === null || last === undefined) return end;
  last.reason += ` (${closedEnd.reason})`;
  for (let day = next(end, receipt); ; day = next(day, receipt)) {
    const waiting = paused.reasonOn(day);
    const closed = index.closed(day);
    if (waiting !== null) days.push(pausedDay(day, waiting));
    else if (closed !== null) days.push(closedDay(day, closed));
    else {
      days.push({ day, counted: false, reason: 'The next working day' });
      return day;
    }
  }
}

function next(day: EpochDay, receipt: Receipt): EpochDay {
  if (day - receipt.day > LONGEST_WALK) {
    throw new RangeError(`This calendar has no working day to end on after ${isoDate(receipt.day)}.`);
  }
  return day + 1;
}
