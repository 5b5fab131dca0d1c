import type { CalendarIndex } from './calendar-index.js';
import type { EpochDay } from './epoch-day.js';
import type { PausedTime } from './paused-time.js';
import type { Teller } from './teller.js';
import type { Walk, WalkedDay } from './walk.js';
import { timeInWords } from './words.js';

/** `The days from Friday 10 April to Monday 13 April do not count: waiting for the contact.`, once for each run of days. */
export function pausedDaysInWords(days: readonly WalkedDay[], teller: Teller): string[] {
  const runs: { first: EpochDay; last: EpochDay; reason: string }[] = [];
  for (const { day, paused, reason } of days) {
    if (!paused) continue;
    const run = runs.at(-1);
    if (run && run.last === day - 1 && run.reason === reason) run.last = day;
    else runs.push({ first: day, last: day, reason });
  }
  return runs.map(({ first, last, reason }) =>
    first === last
      ? `${teller.day(first)} does not count: ${inSentence(reason)}.`
      : `The days from ${teller.day(first)} to ${teller.day(last)} do not count: ${inSentence(reason)}.`,
  );
}

/** `The time from 12:00 to 14:00 on Thursday 2 April does not count: waiting for the contact.`, once for each pause. */
export function pausedTimeInWords(
  walk: Walk,
  index: CalendarIndex,
  paused: PausedTime,
  teller: Teller,
): string[] {
  const { zone } = index;
  return paused.spans
    .filter(({ start, end }) => end > walk.receipt.at && start < walk.dueAt)
    .map(({ start, end, reason }) => {
      const from = Math.max(start, walk.receipt.at);
      const [firstDay, lastDay] = [zone.dayOf(from), zone.dayOf(end)];
      const [first, last] = [timeInWords(zone.timeOf(from)), timeInWords(zone.timeOf(end))];
      const time =
        firstDay === lastDay
          ? `${first} to ${last} on ${teller.day(firstDay)}`
          : `${first} on ${teller.day(firstDay)} to ${last} on ${teller.day(lastDay)}`;
      return `The time from ${time} does not count: ${inSentence(reason)}.`;
    });
}

/** Small first letter inside a sentence, but for a name in capitals. */
function inSentence(reason: string): string {
  return /^\p{Lu}\p{Ll}/u.test(reason) ? reason.charAt(0).toLowerCase() + reason.slice(1) : reason;
}
