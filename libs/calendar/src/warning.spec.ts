import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { OFFICE_HOURS } from './opening-hours.js';
import type { TargetUnit } from './target.js';
import { warningBefore } from './warning.js';
import { workingCalendar } from './working-calendar.js';
import { isWorkingDay } from './working-days.js';

const calendar = workingCalendar({
  timeZone: 'Europe/London',
  regions: ['england-and-wales'],
  openingHours: OFFICE_HOURS,
});
const at = (text: string) => Temporal.Instant.from(text);

test.each<[string, string, number, TargetUnit, string]>([
  [
    'the opening, two working days before',
    '2026-04-23T17:00:00+01:00',
    2,
    'working-days',
    '2026-04-21T09:00:00+01:00',
  ],
  ['over Easter', '2026-04-08T17:00:00+01:00', 2, 'working-days', '2026-04-02T09:00:00+01:00'],
  [
    'the morning of the day itself',
    '2026-04-08T17:00:00+01:00',
    0,
    'working-days',
    '2026-04-08T09:00:00+01:00',
  ],
  [
    'a due date at midnight is of the day before',
    '2026-04-09T00:00:00+01:00',
    1,
    'working-days',
    '2026-04-07T09:00:00+01:00',
  ],
  ['two hours before closing', '2026-04-23T17:00:00+01:00', 2, 'working-hours', '2026-04-23T15:00:00+01:00'],
  [
    'hours that reach into the day before',
    '2026-04-23T10:00:00+01:00',
    2,
    'working-hours',
    '2026-04-22T16:00:00+01:00',
  ],
  ['hours over a weekend', '2026-04-20T09:30:00+01:00', 1, 'working-hours', '2026-04-17T16:30:00+01:00'],
  ['minutes, also at night', '2026-04-23T00:01:00+01:00', 2, 'minutes', '2026-04-22T23:59:00+01:00'],
  ['days', '2026-04-23T17:00:00+01:00', 7, 'calendar-days', '2026-04-16T09:00:00+01:00'],
  ['days that end on a Sunday', '2026-04-22T17:00:00+01:00', 3, 'calendar-days', '2026-04-17T09:00:00+01:00'],
  ['a month', '2026-03-31T17:00:00+01:00', 1, 'calendar-months', '2026-02-27T09:00:00Z'],
])('%s', (_, due, amount, unit, expected) => {
  expect(warningBefore(at(due), { amount, unit }, calendar).toString()).toBe(at(expected).toString());
});

test('no warning comes after the date, a longer one comes no later, and whole days are working days', () => {
  const units = fc.constantFrom<TargetUnit>('working-days', 'working-hours', 'minutes', 'calendar-days');
  const moments = fc.integer({ min: Date.parse('2026-01-05'), max: Date.parse('2027-12-20') });
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 60 }), units, (due, amount, unit) => {
      const dueAt = Temporal.Instant.fromEpochMilliseconds(due);
      const warning = (n: number) => warningBefore(dueAt, { amount: n, unit }, calendar);
      expect(Temporal.Instant.compare(warning(amount), dueAt)).toBeLessThan(1);
      expect(Temporal.Instant.compare(warning(amount + 1), warning(amount))).toBeLessThan(1);
      if (unit !== 'working-days') return;
      const day = warning(amount).toZonedDateTimeISO(calendar.timeZone).toPlainDate();
      expect(isWorkingDay(day, calendar)).toBe(true);
    }),
  );
});

test('an amount that is none is refused', () => {
  expect(() => warningBefore(at('2026-04-23T17:00:00Z'), { amount: -1, unit: 'minutes' }, calendar)).toThrow(
    RangeError,
  );
});
