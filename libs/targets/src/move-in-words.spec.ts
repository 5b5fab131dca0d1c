import { Temporal } from 'temporal-polyfill';
import { type CalendarSettings, dueDate, workingCalendar } from '#calendar';
import { moveInWords } from './move-in-words.js';

const THURSDAY = Temporal.Instant.from('2026-04-02T10:00:00+01:00');
const WITHOUT_HOLIDAYS: CalendarSettings = { regions: [] };

function due(settings: CalendarSettings, amount = 1, from = THURSDAY) {
  const { due, dueAt, days } = dueDate(
    { amount, unit: 'working-days', from: 'working-day-of-receipt' },
    from,
    workingCalendar(settings),
  );
  return { due: due.toString(), dueAt: new Date(dueAt.epochMilliseconds), days };
}

describe('why a date is another now', () => {
  const closure = { from: '2026-04-07', to: '2026-04-08', name: 'Moving house' };
  test.each<[string, CalendarSettings, CalendarSettings, string]>([
    [
      'a region whose holidays count',
      WITHOUT_HOLIDAYS,
      {},
      'due Tuesday 7 April 2026 instead of Friday 3 April 2026: closed for Good Friday',
    ],
    [
      'and the other way round',
      {},
      WITHOUT_HOLIDAYS,
      'due Friday 3 April 2026 instead of Tuesday 7 April 2026: open on Friday 3 April',
    ],
    [
      'a closure of two days',
      {},
      { closures: [closure] },
      'due Thursday 9 April 2026 instead of Tuesday 7 April 2026: closed for Moving house',
    ],
    [
      'a closure on the day of receipt',
      {},
      { closures: [{ from: '2026-04-02', to: '2026-04-02', name: 'Elections' }] },
      'due Wednesday 8 April 2026 instead of Tuesday 7 April 2026: closed for Elections',
    ],
    [
      'another day of the week',
      WITHOUT_HOLIDAYS,
      { ...WITHOUT_HOLIDAYS, weekend: ['friday', 'saturday', 'sunday'] },
      'due Monday 6 April 2026 instead of Friday 3 April 2026: closed on Fridays',
    ],
    [
      'closing earlier',
      {},
      { openingHours: { tuesday: [{ opens: '09:00', closes: '16:30' }] } },
      'due Tuesday 7 April 2026 at 16:30 instead of 17:00: the calendar was changed',
    ],
    [
      'no hours at all',
      {},
      { openingHours: { thursday: [{ opens: '09:00', closes: '17:00' }] } },
      'due Tuesday 7 April 2026 at the end of the day instead of 17:00: the calendar was changed',
    ],
  ])('%s', (_, before, after, words) => {
    expect(moveInWords(due(before), due(after), 'Europe/London', 'the calendar was changed')).toBe(words);
  });
});
