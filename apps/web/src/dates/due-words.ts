import type { Clock } from '#api-client';
import { type DayContext, daysAway, workingDaysAway, zoned } from './days.js';
import { clockTime, month, sayDay, sayExactly, weekday } from './say-when.js';

/** How near it is; each has a colour, an icon and words. */
export type DueTone = 'later' | 'soon' | 'today' | 'overdue' | 'met' | 'late' | 'paused' | 'none';

export interface DueWords {
  tone: DueTone;
  /** "Due today 16:30", "2 working days", "Overdue since Thursday". */
  words: string;
  /** The exact date and time, where there is one. */
  exact: string | null;
}

interface Owed {
  status: string;
  dueAt: string | null;
  clocks: Pick<Clock, 'state' | 'metBy' | 'metAt' | 'missedAt' | 'dueAt'>[];
}

type MetBy = Clock['metBy'];

/** What was kept in time, or late, in words; what tells most comes first. */
const KEPT: readonly [MetBy, string, string][] = [
  ['answer', 'Answered in time', 'Answered late'],
  ['resolved', 'Done in time', 'Done late'],
  ['first-human-reply', 'First contact in time', 'First contact late'],
  ['acknowledgement', 'Acknowledged in time', 'Acknowledged late'],
];

/** Within so many working days it is "soon", as in the inbox's filter. */
const SOON = 2;

/** What a conversation owes, in the fewest words. */
export function dueWords({ status, dueAt, clocks }: Owed, context: DayContext): DueWords {
  if (dueAt) return openDue(dueAt, context);
  if (clocks.some(({ state }) => state === 'paused')) {
    return { tone: 'paused', words: 'Paused', exact: null };
  }
  for (const [metBy, inTime, tooLate] of KEPT) {
    const kept = clocks.filter((clock) => clock.metBy === metBy && clock.metAt);
    const late = kept.find(({ state }) => state === 'missed');
    if (late) return { tone: 'late', words: tooLate, exact: exactly(late.metAt, context) };
    const met = kept.find(({ state }) => state === 'met');
    if (met) return { tone: 'met', words: inTime, exact: exactly(met.metAt, context) };
  }
  const stopped = status === 'done' && clocks.length > 0;
  return { tone: 'none', words: stopped ? 'No longer owed' : 'No date', exact: null };
}

/** The same for one clock by itself. */
export function clockWords(clock: Owed['clocks'][number], context: DayContext): DueWords {
  const owed = clock.state === 'running' || (clock.state === 'missed' && !clock.metAt);
  if (clock.state === 'stopped') return { tone: 'none', words: 'No longer owed', exact: null };
  return dueWords({ status: 'open', dueAt: owed ? clock.dueAt : null, clocks: [clock] }, context);
}

const exactly = (instant: string | null, context: DayContext) => instant && sayExactly(instant, context);

function openDue(dueAt: string, context: DayContext): DueWords {
  const at = zoned(dueAt, context);
  const exact = sayExactly(dueAt, context);
  const day = at.toPlainDate();
  const away = daysAway(day, context);
  // The end of a day is said as the day alone.
  const time = at.hour === 23 && at.minute === 59 ? '' : ` ${clockTime(at)}`;
  if (at.epochMilliseconds < context.now.epochMilliseconds) return { tone: 'overdue', words: since(), exact };
  if (away === 0) return { tone: 'today', words: `Due today${time}`, exact };
  const working = workingDaysAway(day, context);
  const tone = (working ?? away) <= SOON ? 'soon' : 'later';
  if (away === 1) return { tone, words: `Due tomorrow${time}`, exact };
  if (!working) return { tone, words: `Due ${sayDay(day, context)}`, exact };
  return { tone, words: `${working} working ${working === 1 ? 'day' : 'days'}`, exact };

  function since(): string {
    if (away === 0) return `Overdue since ${clockTime(at)}`;
    if (away === -1) return 'Overdue since yesterday';
    if (away > -7) return `Overdue since ${weekday(at)}`;
    return `Overdue since ${at.day} ${month(at)}`;
  }
}
