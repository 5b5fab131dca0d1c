import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addMonths,
  civilDate,
  epochDay,
  fromPlainDate,
  isoDate,
  parseIsoDate,
  toPlainDate,
  weekdayOf,
} from './epoch-day.js';

const anyDay = fc.integer({ min: -700_000, max: 2_900_000 });
const byTemporal = (day: number) => new Temporal.PlainDate(1970, 1, 1).add({ days: day });

describe('epoch day', () => {
  test('agrees with Temporal on date, weekday and back', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = byTemporal(day);
        expect(civilDate(day)).toEqual({ year: date.year, month: date.month, day: date.day });
        expect(epochDay(date.year, date.month, date.day)).toBe(day);
        expect(isoDate(day)).toBe(date.toString());
        expect(toPlainDate(day).equals(date)).toBe(true);
        expect(fromPlainDate(date)).toBe(day);
        const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
        expect(weekdayOf(day)).toBe(names[date.dayOfWeek - 1]);
      }),
    );
  });

  test('agrees with Temporal on months, with the last day where a date is missing', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 120 }), (day, months) => {
        expect(isoDate(addMonths(day, months))).toBe(byTemporal(day).add({ months }).toString());
      }),
    );
  });

  test('reads the ISO date of a date in another calendar', () => {
    const date = Temporal.PlainDate.from('2026-04-20');
    expect(fromPlainDate(date.withCalendar('gregory'))).toBe(fromPlainDate(date));
  });

  test.each([
    ['not a date', 'tomorrow'],
    ['no such day', '2026-02-29'],
    ['no such month', '2026-13-01'],
    ['day nought', '2026-01-00'],
    ['month nought', '2026-00-10'],
    ['not padded', '2026-1-2'],
    ['a time behind it', '2026-01-02T00:00'],
    ['a line break behind it', '2026-01-02\n'],
    ['nothing', ''],
  ])('does not read %s', (_, text) => {
    expect(parseIsoDate(text)).toBeNull();
  });

  test('reads a leap day', () => {
    expect(isoDate(parseIsoDate('2028-02-29') ?? 0)).toBe('2028-02-29');
  });
});
