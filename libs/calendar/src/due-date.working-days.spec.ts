import { Temporal } from 'temporal-polyfill';
import { type CalendarSettings, dueDate, type Region, statutoryCalendar, workingCalendar } from '#calendar';

const at = (text: string) => Temporal.Instant.from(text);
const wd = (amount: number) => ({ amount, unit: 'working-days' }) as const;
const shutdown = { from: '2026-12-24', to: '2027-01-01', name: 'Christmas shutdown' };

/** Due day and moment, as the wall clock in London shows it. */
function due(
  target: Parameters<typeof dueDate>[0],
  receivedAt: string,
  settings: CalendarSettings = {},
): string {
  const found = dueDate(target, at(receivedAt), workingCalendar(settings));
  const moment = found.dueAt.toZonedDateTimeISO('Europe/London').toPlainDateTime();
  return `${found.due} ${moment.toString({ smallestUnit: 'minute' })}`;
}

describe('working days', () => {
  test.each<[string, number, string, string, CalendarSettings?]>([
    ['the charter’s example', 10, '2026-04-02T10:00+01:00', '2026-04-20 2026-04-20T17:00'],
    ['before opening counts as that day', 1, '2026-04-09T05:00+01:00', '2026-04-10 2026-04-10T17:00'],
    [
      'a moment before closing counts as that day',
      1,
      '2026-04-09T16:59:59.999+01:00',
      '2026-04-10 2026-04-10T17:00',
    ],
    ['at closing counts as the next day', 1, '2026-04-09T17:00+01:00', '2026-04-13 2026-04-13T17:00'],
    ['late at night counts as the next day', 1, '2026-04-09T23:59+01:00', '2026-04-13 2026-04-13T17:00'],
    [
      'after closing on a Friday counts as Monday',
      1,
      '2026-04-10T18:00+01:00',
      '2026-04-14 2026-04-14T17:00',
    ],
    [
      'a Saturday post is due at the end of Tuesday',
      1,
      '2026-04-11T11:00+01:00',
      '2026-04-14 2026-04-14T17:00',
    ],
    ['a Sunday post as well', 1, '2026-04-12T23:59+01:00', '2026-04-14 2026-04-14T17:00'],
    ['a bank holiday post', 1, '2026-04-06T09:00+01:00', '2026-04-08 2026-04-08T17:00'],
    ['none: due on the day of receipt', 0, '2026-04-09T10:00+01:00', '2026-04-09 2026-04-09T17:00'],
    [
      'none, after closing: due on the next working day',
      0,
      '2026-04-10T17:00+01:00',
      '2026-04-13 2026-04-13T17:00',
    ],
    ['none, on a Saturday: due on Monday', 0, '2026-04-11T10:00+01:00', '2026-04-13 2026-04-13T17:00'],
    ['Christmas 2026: 25 and 28 December, 1 January', 10, '2026-12-21T10:00Z', '2027-01-07 2027-01-07T17:00'],
    [
      'Christmas 2026 in Scotland: 4 January too',
      10,
      '2026-12-21T10:00Z',
      '2027-01-08 2027-01-08T17:00',
      { regions: ['scotland'] },
    ],
    ['Christmas 2027: 27 and 28 December, 3 January', 5, '2027-12-23T10:00Z', '2028-01-04 2028-01-04T17:00'],
    [
      'Christmas 2027 in Scotland: 4 January too',
      5,
      '2027-12-23T10:00Z',
      '2028-01-05 2028-01-05T17:00',
      { regions: ['scotland'] },
    ],
    ['Christmas 2028: 25 and 26 December', 3, '2028-12-22T10:00Z', '2028-12-29 2028-12-29T17:00'],
    ['2 January 2026 is worked in England', 1, '2025-12-31T10:00Z', '2026-01-02 2026-01-02T17:00'],
    [
      '2 January 2026 is not worked in Scotland',
      1,
      '2025-12-31T10:00Z',
      '2026-01-05 2026-01-05T17:00',
      { regions: ['scotland'] },
    ],
    [
      'Easter Monday is worked in Scotland',
      1,
      '2026-04-02T10:00+01:00',
      '2026-04-06 2026-04-06T17:00',
      { regions: ['scotland'] },
    ],
    [
      'the twelfth in Northern Ireland',
      1,
      '2026-07-10T10:00+01:00',
      '2026-07-14 2026-07-14T17:00',
      { regions: ['northern-ireland'] },
    ],
    [
      'a closure of weeks',
      1,
      '2026-06-30T10:00+01:00',
      '2026-08-03 2026-08-03T17:00',
      { closures: [{ from: '2026-07-01', to: '2026-07-31', name: 'Move' }] },
    ],
    ['a Christmas shutdown', 3, '2026-12-22T10:00Z', '2027-01-05 2027-01-05T17:00', { closures: [shutdown] }],
    [
      'received in the shutdown',
      1,
      '2026-12-29T10:00Z',
      '2027-01-05 2027-01-05T17:00',
      { closures: [shutdown] },
    ],
    ['over a leap day', 1, '2028-02-28T10:00Z', '2028-02-29 2028-02-29T17:00'],
    ['no leap day', 1, '2027-02-26T10:00Z', '2027-03-01 2027-03-01T17:00'],
    ['the clocks go forward: still 17:00 on the wall', 1, '2026-03-27T10:00Z', '2026-03-30 2026-03-30T17:00'],
    [
      'the clocks go back: still 17:00 on the wall',
      1,
      '2026-10-23T10:00+01:00',
      '2026-10-26 2026-10-26T17:00',
    ],
    ['16:30 UTC is after closing in summer', 1, '2026-03-30T16:30Z', '2026-04-01 2026-04-01T17:00'],
    ['16:30 UTC is before closing in winter', 1, '2026-10-26T16:30Z', '2026-10-27 2026-10-27T17:00'],
    [
      'late on Sunday in UTC is already Monday in summer',
      1,
      '2026-04-12T23:30Z',
      '2026-04-14 2026-04-14T17:00',
    ],
    [
      'no opening hours that day: the end of it',
      1,
      '2026-04-09T10:00+01:00',
      '2026-04-10 2026-04-11T00:00',
      { openingHours: { thursday: [{ opens: '09:00', closes: '17:00' }] } },
    ],
    [
      'no opening hours: nothing is after closing',
      1,
      '2026-04-09T23:59+01:00',
      '2026-04-10 2026-04-11T00:00',
      { openingHours: {} },
    ],
    [
      'the end of a day of 23 hours',
      1,
      '2026-03-28T10:00Z',
      '2026-03-29 2026-03-30T00:00',
      { weekend: [], openingHours: {} },
    ],
    [
      'the end of a day of 25 hours',
      1,
      '2026-10-24T10:00+01:00',
      '2026-10-25 2026-10-26T00:00',
      { weekend: [], openingHours: {} },
    ],
    [
      'open until midnight',
      1,
      '2026-04-09T23:59+01:00',
      '2026-04-10 2026-04-11T00:00',
      {
        openingHours: {
          thursday: [{ opens: '00:00', closes: '24:00' }],
          friday: [{ opens: '00:00', closes: '24:00' }],
        },
      },
    ],
    [
      'over lunch is not after closing',
      1,
      '2026-04-09T12:45+01:00',
      '2026-04-10 2026-04-10T17:00',
      {
        openingHours: {
          thursday: [
            { opens: '09:00', closes: '12:30' },
            { opens: '13:30', closes: '17:00' },
          ],
          friday: [
            { opens: '09:00', closes: '12:00' },
            { opens: '13:00', closes: '17:00' },
          ],
        },
      },
    ],
    [
      'a short Friday',
      1,
      '2026-04-09T10:00+01:00',
      '2026-04-10 2026-04-10T12:00',
      { openingHours: { friday: [{ opens: '09:00', closes: '12:00' }] } },
    ],
    [
      'a week that begins on Sunday',
      1,
      '2026-04-16T10:00+01:00',
      '2026-04-19 2026-04-19T12:00',
      { weekend: ['friday', 'saturday'], openingHours: { sunday: [{ opens: '09:00', closes: '12:00' }] } },
    ],
  ])('%s', (_, amount, receivedAt, expected, settings = {}) => {
    expect(due(wd(amount), receivedAt, settings)).toBe(expected);
  });

  test('another time zone has its own days', () => {
    const calendar = workingCalendar({ timeZone: 'America/St_Johns', regions: [] });
    const found = dueDate(wd(1), at('2026-04-09T23:30Z'), calendar);
    expect(String(found.due)).toBe('2026-04-13');
    expect(String(found.dueAt)).toBe('2026-04-13T19:30:00Z');
  });
});

describe('freedom of information: 20 working days after the date of receipt, in any part of the United Kingdom', () => {
  const foi = { amount: 20, unit: 'working-days', from: 'day-of-receipt' } as const;
  const calendar = statutoryCalendar(workingCalendar({ closures: [shutdown] }));

  test.each([
    ['over Easter and 1 May', '2026-04-01T10:00+01:00', '2026-05-01'],
    ['received late in the evening: the same', '2026-04-01T23:59+01:00', '2026-05-01'],
    ['received on Easter Saturday: from the day after', '2026-04-04T10:00+01:00', '2026-05-05'],
    ['received on Good Friday: the same', '2026-04-03T10:00+01:00', '2026-05-05'],
    ['received on the Thursday before: the same', '2026-04-02T18:00+01:00', '2026-05-05'],
    ['a holiday in Scotland only (World Cup)', '2026-05-29T10:00+01:00', '2026-06-29'],
    ['a holiday in Northern Ireland only (12 July)', '2026-06-30T10:00+01:00', '2026-07-29'],
    ['summer holidays of Scotland and of England', '2026-07-31T10:00+01:00', '2026-09-01'],
    ['St Andrew’s Day and Christmas, from a Saturday', '2026-11-28T10:00Z', '2026-12-30'],
    ['the organisation’s shutdown does not stop it', '2026-12-18T10:00Z', '2027-01-21'],
  ])('%s', (_, receivedAt, expected) => {
    expect(String(dueDate(foi, at(receivedAt), calendar).due)).toBe(expected);
  });

  test('none at all is due on a day on which somebody works', () => {
    const none = { ...foi, amount: 0 };
    expect(String(dueDate(none, at('2026-04-03T10:00+01:00'), calendar).due)).toBe('2026-04-07');
  });
});

describe('a year without bank holidays', () => {
  const received = at('2028-12-20T10:00Z');

  test.each<[string, number, Region[], boolean]>([
    ['due before the year ends', 5, ['england-and-wales'], false],
    ['due in the next year', 6, ['england-and-wales'], true],
    ['no bank holidays are kept', 6, [], false],
  ])('%s', (_, amount, regions, provisional) => {
    const found = dueDate(wd(amount), received, workingCalendar({ regions }));
    expect(found.provisional).toBe(provisional);
    expect(found.warnings).toHaveLength(provisional ? 1 : 0);
  });

  test('says so loudly, and which regions it is about', () => {
    const found = dueDate(wd(6), received, statutoryCalendar(workingCalendar()));
    expect(found.warnings).toEqual([
      'Provisional: the bank holidays of 2029 (England, Wales, Scotland and Northern Ireland) are not known, so the real date may be later.',
    ]);
    expect(found.text).toContain(found.warnings[0]);
    expect(found.days.at(-1)).toEqual({
      date: '2029-01-01',
      counted: true,
      reason: 'Working day 6 (bank holidays not known)',
    });
  });

  test('is put right by the same call once the data have come', () => {
    const names = ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'];
    const days = Object.fromEntries(names.map((date) => [`2029-${date}`, 'Holiday']));
    const { bankHolidays } = workingCalendar();
    const refreshed = workingCalendar({
      bankHolidays: {
        ...bankHolidays,
        'england-and-wales': { ...bankHolidays['england-and-wales'], ...days },
      },
    });
    const found = dueDate(wd(6), received, refreshed);
    expect(found).toMatchObject({ provisional: false, warnings: [] });
    expect(String(found.due)).toBe('2029-01-02');
  });

  test('minutes pass on holidays too', () => {
    expect(
      dueDate({ amount: 5, unit: 'minutes' }, at('2029-06-01T10:00Z'), workingCalendar()).provisional,
    ).toBe(false);
  });
});

describe('what cannot be counted', () => {
  const received = at('2026-04-02T09:00Z');

  test.each<[string, object, RegExp]>([
    [
      'a negative amount',
      { amount: -1, unit: 'working-days' },
      /cannot be -1 working days: give a whole number from 0 to 3650/,
    ],
    ['not a number', { amount: Number.NaN, unit: 'working-hours' }, /cannot be NaN working hours/],
    ['endless', { amount: Number.POSITIVE_INFINITY, unit: 'minutes' }, /cannot be Infinity minutes/],
    ['huge', { amount: 1e9, unit: 'calendar-days' }, /from 0 to 3650/],
    ['half a day', { amount: 0.5, unit: 'working-days' }, /a whole number/],
    ['half a month', { amount: 1.5, unit: 'calendar-months' }, /a whole number/],
    ['text for an amount', { amount: '10', unit: 'working-days' }, /cannot be 10 working days/],
    ['nothing for an amount', { unit: 'working-days' }, /cannot be undefined/],
    ['an unknown unit', { amount: 1, unit: 'fortnights' }, /cannot be counted in "fortnights"/],
    ['a unit from the prototype', { amount: 1, unit: 'constructor' }, /cannot be counted in "constructor"/],
    [
      'an unknown start',
      { amount: 1, unit: 'working-days', from: 'yesterday' },
      /cannot count from "yesterday"/,
    ],
  ])('%s', (_, target, message) => {
    const call = () => dueDate(target as Parameters<typeof dueDate>[0], received, workingCalendar());
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });

  const closedDown = { closures: [{ from: '2026-01-01', to: '9999-12-31', name: 'Closed down' }] };
  const lastDay = { closures: [{ from: '2026-04-03', to: '9999-12-31', name: 'Closed down' }] };

  test.each<[string, Parameters<typeof dueDate>[0], CalendarSettings]>([
    ['closed for ever, working days', wd(1), closedDown],
    ['closed for ever after receipt, working days', wd(1), lastDay],
    ['closed for ever, none at all', wd(0), closedDown],
    ['closed for ever, from the very day', { ...wd(1), from: 'day-of-receipt' }, closedDown],
    ['closed for ever, calendar days', { amount: 1, unit: 'calendar-days' }, lastDay],
    ['closed for ever, months', { amount: 1, unit: 'calendar-months' }, closedDown],
    ['closed for ever, hours', { amount: 1, unit: 'working-hours' }, closedDown],
    ['no opening hours, hours', { amount: 1, unit: 'working-hours' }, { openingHours: {} }],
  ])('a calendar that does not open ends in an error: %s', (_, target, settings) => {
    expect(() => dueDate(target, received, workingCalendar(settings))).toThrow(RangeError);
    expect(() => dueDate(target, received, workingCalendar(settings))).toThrow(
      /^This calendar (has no|is not open)/,
    );
  });
});
