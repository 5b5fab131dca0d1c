import { Temporal } from 'temporal-polyfill';
import type { DayContext } from '../dates/days.js';
import { sayAway } from './away.js';

const NOW: DayContext = {
  now: Temporal.Instant.from('2026-11-20T23:30:00Z'),
  timeZone: 'Europe/London',
  workingDays: new Map(),
};
const USERS = [
  { id: 'ann', name: 'Ann Writer', disabled: false },
  { id: 'ben', name: 'Ben Reader', disabled: false },
  { id: 'cal', name: 'Cal Gone', disabled: true },
];

const say = (awayUntil: string | null, coveredBy: string | null = null) =>
  sayAway({ awayUntil, coveredBy }, USERS, 'ann', NOW);

test.each([
  ['somebody who is there', null, null, null],
  ['somebody who is back', '2026-11-19', 'ben', null],
  ['the last day', '2026-11-20', null, 'away today'],
  ['a day of this year', '2026-12-04', null, 'away until 4 December'],
  ['a day of the next', '2027-01-04', null, 'away until 4 January 2027'],
  ['a colleague who covers', '2026-12-04', 'ben', 'away until 4 December, Ben Reader covers'],
  ['oneself who covers', '2026-12-04', 'ann', 'away until 4 December, you cover'],
  ['a cover who has left', '2026-12-04', 'cal', 'away until 4 December'],
])('%s', (_, until, cover, said) => {
  expect(say(until, cover)).toBe(said);
});
