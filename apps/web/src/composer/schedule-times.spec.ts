import { Temporal } from 'temporal-polyfill';
import { sayTime, usualTimes } from './schedule-times.js';

const at = (instant: string) => ({
  now: Temporal.Instant.from(instant),
  timeZone: 'Europe/London',
  workingDays: new Map<string, boolean>(),
});

test.each([
  ['a Thursday', '2026-04-02T17:00:00+01:00', ['Friday 3 April at 09:00', 'Monday 6 April at 09:00']],
  ['a Sunday: tomorrow is Monday', '2026-04-05T12:00:00+01:00', ['Monday 6 April at 09:00']],
  [
    'a Monday: the next one',
    '2026-04-06T08:00:00+01:00',
    ['Tuesday 7 April at 09:00', 'Monday 13 April at 09:00'],
  ],
  [
    'the night before summer time',
    '2026-03-28T23:30:00Z',
    ['Sunday 29 March at 09:00', 'Monday 30 March at 09:00'],
  ],
  [
    'late, when it is tomorrow already elsewhere',
    '2026-07-01T23:30:00Z',
    ['Friday 3 July at 09:00', 'Monday 6 July at 09:00'],
  ],
])('on %s', (_, now, expected) => {
  const context = at(now);
  expect(usualTimes(context).map((time) => sayTime(time.at, context))).toEqual(expected);
});
