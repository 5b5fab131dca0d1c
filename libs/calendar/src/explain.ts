import type { CalendarIndex } from './calendar-index.js';
import { pausedDaysInWords, pausedTimeInWords } from './paused-in-words.js';
import type { PausedTime } from './paused-time.js';
import { skippedInWords } from './skipped-days.js';
import type { Target } from './target.js';
import { Teller } from './teller.js';
import { HOUR_MS, MINUTE_MS } from './time-zone.js';
import type { Walk } from './walk.js';
import { durationInWords, plural, timeInWords } from './words.js';

/** A walk as one plain paragraph, for people outside as well as for staff. */
export function explain(target: Target, walk: Walk, index: CalendarIndex, paused: PausedTime): string {
  const teller = new Teller();
  const sentences =
    target.unit === 'working-hours' || target.unit === 'minutes'
      ? [
          ...startOfTime(target, walk, index, teller),
          ...pausedTimeInWords(walk, index, paused, teller),
          ...skippedInWords(walk.days, teller),
          dueTime(walk, index, teller),
        ]
      : [
          ...startOfDays(target, walk, teller),
          ...pausedDaysInWords(walk.days, teller),
          ...endOfWalk(walk, index, teller),
          ...skippedInWords(walk.days, teller),
          `Due ${teller.day(walk.due)}.`,
        ];
  return sentences.join(' ');
}

function startOfDays(target: Target, { receipt }: Walk, teller: Teller): string[] {
  const amount = amountInWords(target);
  if (receipt.moved === null) return [`${amount} from ${teller.day(receipt.day)}.`];
  const hour = receipt.moved === 'after-closing' ? 'after closing time ' : '';
  const day = teller.day(receipt.day);
  const named =
    receipt.moved === 'after-closing' || receipt.moved.kind === 'weekend' ? '' : ` (${receipt.moved.reason})`;
  const moved = `Received ${hour}on ${day}${named}, so it counts as received on ${teller.day(receipt.dayZero)}.`;
  return [moved, `${amount} from that day.`];
}

function startOfTime(target: Target, walk: Walk, index: CalendarIndex, teller: Teller): string[] {
  const at = timeInWords(index.zone.timeOf(walk.receipt.at));
  const start = `${amountInWords(target)} from ${at} on ${teller.day(walk.receipt.day)}.`;
  if (walk.startedAt === undefined) return [start];
  const opening = timeInWords(index.zone.timeOf(walk.startedAt));
  return [start, `The time runs from ${opening} on ${teller.day(index.zone.dayOf(walk.startedAt))}.`];
}

function endOfWalk(walk: Walk, index: CalendarIndex, teller: Teller): string[] {
  const sentences: string[] = [];
  if (walk.missingDate !== undefined) {
    sentences.push(`There is no ${walk.missingDate}, so the last day of the month is taken.`);
  }
  if (walk.rolledFrom !== undefined) {
    const closed = index.closed(walk.rolledFrom);
    const named = closed === null || closed.kind === 'weekend' ? '' : ` (${closed.reason})`;
    const day = teller.day(walk.rolledFrom);
    sentences.push(`That is ${day}${named}, a closed day, so it moves to the next working day.`);
  }
  return sentences;
}

function dueTime(walk: Walk, index: CalendarIndex, teller: Teller): string {
  // Open until midnight: the target ends with the due day, and the clock already shows the next.
  const midnight = index.zone.dayOf(walk.dueAt) > walk.due;
  const time = midnight ? '24:00' : timeInWords(index.zone.timeOf(walk.dueAt));
  return `Due at ${time} on ${teller.day(walk.due)}.`;
}

/** `10 working days`, `1 calendar month`. */
export function amountInWords({ amount, unit }: Pick<Target, 'amount' | 'unit'>): string {
  switch (unit) {
    case 'working-days':
      return plural(amount, 'working day');
    case 'calendar-days':
      return plural(amount, 'calendar day');
    case 'calendar-months':
      return plural(amount, 'calendar month');
    case 'working-hours':
      return Number.isInteger(amount)
        ? plural(amount, 'working hour')
        : `${durationInWords(amount * HOUR_MS)} of opening time`;
    case 'minutes':
      return durationInWords(amount * MINUTE_MS);
  }
}
