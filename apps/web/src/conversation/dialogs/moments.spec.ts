import { Temporal } from 'temporal-polyfill';
import { instantOf, usualMoments } from './moments.js';

const context = (now: string) => ({
  now: Temporal.Instant.from(now),
  timeZone: 'Europe/London',
  workingDays: new Map<string, boolean>(),
});

test.each([
  [
    'on a Thursday morning',
    '2026-04-02T09:00:00Z',
    {
      laterToday: '2026-04-02T15:00:00Z',
      tomorrow: '2026-04-03T08:00:00Z',
      monday: '2026-04-06T08:00:00Z',
      week: '2026-04-09T08:00:00Z',
    },
  ],
  [
    'in the evening, today is over',
    '2026-04-02T18:00:00Z',
    { tomorrow: '2026-04-03T08:00:00Z', monday: '2026-04-06T08:00:00Z', week: '2026-04-09T08:00:00Z' },
  ],
  [
    'on a Sunday, Monday is tomorrow',
    '2026-04-05T18:00:00Z',
    { tomorrow: '2026-04-06T08:00:00Z', week: '2026-04-12T08:00:00Z' },
  ],
  [
    'on a Monday, Monday is the next one',
    '2026-04-06T18:00:00Z',
    { tomorrow: '2026-04-07T08:00:00Z', monday: '2026-04-13T08:00:00Z' },
  ],
  [
    'the hour stays over the change of the clocks',
    '2026-10-24T10:00:00Z',
    {
      laterToday: '2026-10-24T15:00:00Z',
      tomorrow: '2026-10-25T09:00:00Z',
      monday: '2026-10-26T09:00:00Z',
      week: '2026-10-31T09:00:00Z',
    },
  ],
])('moments that people mean: %s', (_, now, expected) => {
  const moments = usualMoments(context(now));
  expect(Object.fromEntries(moments.map(({ key, at }) => [key, at]))).toEqual(expected);
});

test('nothing is offered that lies after the latest moment; at that moment is early enough', () => {
  const offered = (latest: string | null) =>
    usualMoments(context('2026-04-02T09:00:00Z'), latest).map(({ key }) => key);
  expect(offered('2026-04-03T08:00:00.000Z')).toEqual(['laterToday', 'tomorrow']);
  expect(offered('2026-04-02T10:00:00Z')).toEqual([]);
  expect(offered(null)).toHaveLength(4);
});

test.each([
  ['2026-04-20T09:00', '2026-04-20T08:00:00Z'],
  ['2026-12-20T09:00', '2026-12-20T09:00:00Z'],
  ['', null],
  ['tomorrow', null],
  ['12026-04-05T09:00', null],
])('%p on the clock of London is %p', (local, instant) => {
  expect(instantOf(local, 'Europe/London')).toBe(instant);
});
