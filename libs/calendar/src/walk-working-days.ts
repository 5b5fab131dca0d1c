import { type CalendarIndex, LONGEST_WALK } from './calendar-index.js';
import { isoDate } from './epoch-day.js';
import type { PausedTime } from './paused-time.js';
import type { Target } from './target.js';
import { closedDay, daysOfReceipt, pausedDay, sameDayReceipt, type Walk, workingDayReceipt } from './walk.js';

/**
 * Working days are counted from the day after day 0. A target of none at all is due on the working day of receipt.
 *
 * Freedom of information uses `day-of-receipt`: an answer is due "not later than the twentieth working day following the date of
 * receipt" (Freedom of Information Act 2000, section 10(1)), so the hour and the kind of day it came in on do not matter.
 */
export function walkWorkingDays(
  { amount, from }: Target,
  at: number,
  index: CalendarIndex,
  paused: PausedTime,
): Walk {
  const sameDay = from === 'day-of-receipt' && amount > 0;
  const receipt = sameDay ? sameDayReceipt(at, index) : workingDayReceipt(at, index);
  const days = daysOfReceipt(receipt, index);
  let day = receipt.dayZero;
  for (let count = 0; count < amount; ) {
    day++;
    if (day - receipt.day > LONGEST_WALK) {
      throw new RangeError(`This calendar has no ${amount} working days after ${isoDate(receipt.day)}.`);
    }
    const waiting = paused.reasonOn(day);
    const closed = index.closed(day);
    if (waiting !== null) days.push(pausedDay(day, waiting));
    else if (closed !== null) days.push(closedDay(day, closed));
    else days.push({ day, counted: true, reason: `Working day ${++count}` });
  }
  return { receipt, days, due: day, dueAt: index.closingTime(day) };
}
