import { Temporal } from 'temporal-polyfill';
import { type CalendarSettings, dueDate, workingCalendar } from '#calendar';

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
