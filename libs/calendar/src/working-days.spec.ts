import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  statutoryCalendar,
  unknownYears,
  workingCalendar,
  workingDaysBetween,
} from '#calendar';

const calendar = workingCalendar();
const day = (text: string) => Temporal.PlainDate.from(text);
const anyDay = fc.integer({ min: 0, max: 5_000 }).map((days) => day('2013-01-01').add({ days }));

describe('adding working days', () => {
  test.each([
    ['none is the day itself', '2026-04-02', 0, '2026-04-02'],
    ['none, even on a closed day', '2026-04-04', 0, '2026-04-04'],
    ['one, over Easter', '2026-04-02', 1, '2026-04-07'],
    ['ten, over Easter', '2026-04-02', 10, '2026-04-20'],
    ['one from a Saturday', '2026-04-11', 1, '2026-04-13'],
    ['back over Easter', '2026-04-07', -1, '2026-04-02'],
    ['back from a Sunday', '2026-04-12', -2, '2026-04-09'],
    ['over Christmas 2026', '2026-12-24', 1, '2026-12-29'],
    ['over Christmas 2027', '2027-12-24', 1, '2027-12-29'],
    ['over Christmas 2028', '2028-12-22', 1, '2028-12-27'],
  ])('%s', (_, from, n, to) => {
    expect(addWorkingDays(day(from), n, calendar).toString()).toBe(to);
  });

  test('the next working day is never the day itself', () => {
    expect(nextWorkingDay(day('2026-04-02'), calendar).toString()).toBe('2026-04-07');
  });

  test.each([
    ['a fraction', 1.5],
    ['not a number', Number.NaN],
    ['endless', Number.POSITIVE_INFINITY],
    ['past all sense', 1e9],
    ['past all sense, back', -1e9],
  ])('refuses %s', (_, n) => {
    expect(() => addWorkingDays(day('2026-04-02'), n, calendar)).toThrow(RangeError);
  });

  test('a calendar that never opens again ends in an error', () => {
    const closed = workingCalendar({
      closures: [{ from: '2026-01-01', to: '9999-12-31', name: 'Closed down' }],
    });
    expect(() => nextWorkingDay(day('2026-04-02'), closed)).toThrow(/has no 1 working days/);
  });

  test('adds up, and counts back to where it came from', () => {
    const few = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(anyDay, few, few, (from, n, m) => {
        const there = addWorkingDays(from, n, calendar);
        const further = addWorkingDays(from, n + m, calendar);
        expect(addWorkingDays(there, m, calendar).equals(further)).toBe(true);
        expect(workingDaysBetween(from, there, calendar)).toBe(n);
        if (n > 0) expect(isWorkingDay(there, calendar)).toBe(true);
        const back = addWorkingDays(from, -n, calendar);
        expect(workingDaysBetween(from, back, calendar)).toBe(n === 0 ? 0 : -n);
      }),
    );
  });
});

describe('years that are not known', () => {
  test.each([
    ['all known', '2027-12-01', '2028-12-31', []],
    ['the next year', '2028-12-01', '2029-01-01', [2029]],
    ['before the data begin', '2011-12-31', '2012-01-03', [2011]],
    ['several', '2028-12-01', '2030-02-01', [2029, 2030]],
  ])('%s', (_, from, to, years) => {
    expect(unknownYears(day(from), day(to), calendar).map(({ year }) => year)).toEqual(years);
  });

  test('names the regions', () => {
    expect(unknownYears(day('2029-01-01'), day('2029-01-01'), statutoryCalendar(calendar))).toEqual([
      { year: 2029, regions: ['england-and-wales', 'scotland', 'northern-ireland'] },
    ]);
  });

  test('no regions: nothing to know', () => {
    expect(unknownYears(day('2029-01-01'), day('2031-01-01'), workingCalendar({ regions: [] }))).toEqual([]);
  });
});
